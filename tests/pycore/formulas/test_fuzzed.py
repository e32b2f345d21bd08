"""Whatever is asked, there is an answer or a sentence: nothing else, and no word of NumPy's. (More of the same: questions(50_000, seed).)"""
import json

import pytest
from tests.pycore.formulas.fuzzing import questions

from pycore.answers import answer, as_json
from pycore.sentences import own_words

FOREIGN = ("axis", "operand", "broadcast", "out of bounds", "ufunc", "dtype", "ndarray", "ArrayType", "tuple index", "unpack", "positional argument", "object is not")


@pytest.mark.filterwarnings("ignore")
def test_an_answer_or_a_sentence():
    answered = 0
    for question in questions(600, 11):
        question = json.loads(json.dumps(question))
        try:
            found = answer(question)
        except Exception as error:
            assert own_words(error), f"{type(error).__name__}: {error}\n{json.dumps(question)}"
            said = str(error)
        else:
            as_json(found)
            answered += found["values"] != [None] * len(found["values"])
            said = found.get("misfit", {}).get("error", "")
        assert not any(word in said for word in FOREIGN), said
    assert answered > 100, "most questions have no value: the fuzz tries too little"


@pytest.mark.parametrize("latex, given", [
    (r"x", {"x": []}), (r"\|x\|", {"x": [[], []]}), (r"x + 1", {"x": [[]]}), (r"\mathrm{mean}(x)", {"x": []}), (r"\mathrm{std}(x)", {"x": []}),
    (r"\sin(x, y)", {"x": [1], "y": [2]}), (r"\mathrm{mean}(x, y)", {"x": [[1, 2], [3, 4]], "y": 7}), ("f(x)", {"f": "pycore.matrices.keeps", "x": [[1, 0], [0, 1]]}),
])
def test_what_the_fuzz_has_found(latex, given):
    found = answer({"value": latex, "given": given, "at": ["", "0"] if "(" in latex or "+" in latex or "|" in latex else [""], "slopes": True})
    assert not any(word in str(found.get("misfit")) for word in FOREIGN)
