"""The mathematics of Third Road: formulas as trees, algorithms that yield their steps, scenes that show them.

    formulas      read, say, value and typeset a formula
    averages landscapes optimizers      the essays' machines, each function like its formula
    marks scenes  knobs in, shapes out
    answers       the one door for pages: questions in, answers out, as plain data

It needs NumPy and the standard library only, and knows nothing of files, networks or pages.
"""
