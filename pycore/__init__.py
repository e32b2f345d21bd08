"""The mathematics of Third Road: formulas as trees, algorithms that yield their steps, scenes that show them.

    formulas understanding                     read, say, value and typeset a formula; all that can be told of one
    agreement bound                            formulas held beside their code, and letters that stand for code
    averages landscapes                        numbers that remember, and ground to walk on
    optimizers variants descent                what walks downhill, each function like its formula
    activations losses ratios attention        what networks are made of
    matrices factorizations                    what matrices do, and what they are made of
    slopes composed tape samples training      how networks learn
    contours marks scenes                      knobs in, shapes out
    answers                                    the one door for pages: questions in, answers out, as plain data

It needs NumPy and the standard library only, and knows nothing of files, networks or pages.
"""
