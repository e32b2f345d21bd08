"""The one door to the core: plain questions in, plain answers out, at build time and in the browser alike.

    {"show": scene, "settings": {}, "knobs": {}, "width": 952, "causes": {}, "tones": {},
     "instead": {"pycore.optimizers.momentum": {"lines": [latex, ...], "gone": [[0, "1.0"]]}}}
        -> {"width", "height", "elements", "words"}, and "table", rows of texts, where it has one; `instead`: what stands in for functions (pycore.agreement.standing_in)
    {"facts": scene, "settings": {}, "knobs": {}, "instead": {}}
        -> {name: {"value": number, word or list, "means": a line}}: what is true of that picture, asked only by the build
    {"value": latex, "at": ["0.1", ""], "given": {}, "functions": [], "before": [latex, ...]}
        -> {"values": [number, nested list or None, ...]}, and "misfit" where what is given does not fit together; with
           "slopes": true also {"slopes": [number or None, ...]}, how much the value answers to each place
    {"read": latex, "given": {}, "concepts": [rows], "fade": place}
        -> {"ok": True, ...} as pycore.understanding says, or {"ok": False, "error", "column"}

    answer(question)      one question; a wrong one raises ValueError with a sentence
    answer_json(text)     a JSON list of questions; a wrong one answers {"error": sentence}, the others still answer

What a question may hold is in pycore.questions.
"""
import json
from difflib import get_close_matches
from functools import lru_cache

import numpy as np

from pycore.marks import elements
from pycore.questions import Broken, checked, elements_of
from pycore.scenes import SCENES, WIDTHS
from pycore.sentences import own_words


def answer(question: dict) -> dict:
    """Answer one question."""
    kind = checked(question)
    if kind == "show":
        return shown(**question)
    if kind == "facts":
        return true(**question)
    if kind == "value":
        return valued(**question)
    from pycore.understanding.asked import asked        # only one page asks it
    return asked(**question)


def answer_json(text: str) -> str:
    """Answer a JSON list of questions with a JSON list of answers, in the same order."""
    return f"[{','.join(map(answered, elements_of(text)))}]"


def answered(question) -> str:
    """The answer to one question as JSON; whatever goes wrong with it, the others have theirs."""
    try:
        if isinstance(question, Broken):
            raise ValueError(question.sentence)
        return as_json(answer(question))
    except Exception as error:
        return as_json({"error": why(error)})


def why(error: Exception) -> str:
    """A sentence for what went wrong; the name of what nobody foresaw, so that it can be reported."""
    if own_words(error):
        return str(error)
    if isinstance(error, RecursionError):
        return "This is nested too deeply to be worked out."
    if isinstance(error, MemoryError):
        return "This takes more memory than there is here."
    return f"This question could not be answered ({type(error).__name__})."


def as_json(found: dict) -> str:
    return json.dumps(found, separators=(",", ":"), allow_nan=False)


def shown(show: str, settings: dict = {}, knobs: dict = {}, width: int = WIDTHS["wide"], causes: dict = {}, tones: dict = {},
          instead: dict = {}) -> dict:
    """A scene's picture as elements, with the scene's own values for what is not given."""
    scene, at, chosen = staged(show, settings, knobs)
    picture = scene.show(at, chosen, width, standing_in(instead, scene.uses(chosen)))
    return {"width": picture.width, "height": round(float(picture.height), 1),
            "elements": elements(picture, causes, scene.TONES | tones), "words": picture.words} | ({"table": picture.table.cells} if picture.table else {})


def true(facts: str, settings: dict = {}, knobs: dict = {}, instead: dict = {}) -> dict:
    """What is true of a scene's picture, by name; nothing where a scene tells no facts."""
    scene, at, chosen = staged(facts, settings, knobs)
    if not hasattr(scene, "facts"):
        return {}
    told = scene.facts(at, chosen, standing_in(instead, scene.uses(chosen)))
    return {name: {"value": fact.value, "means": fact.means} for name, fact in told.items()}


def staged(name: str, settings: dict, knobs: dict) -> tuple:
    """A scene with all its knobs, within their ranges, and all its settings."""
    scene = SCENES[known(name, SCENES, "scene")]
    for one in knobs:
        known(one, scene.KNOBS, f"knob of the scene {name}")
    for one, value in settings.items():
        if problem := scene.SETTINGS[known(one, scene.SETTINGS, f"setting of the scene {name}")].problem(value):
            raise ValueError(f"The scene {name} cannot take {one}: {value}. {problem}")
    return (scene, {one: within(one, knob, knobs.get(one, knob.value)) for one, knob in scene.KNOBS.items()},
            {one: settings.get(one, setting.default) for one, setting in scene.SETTINGS.items()})


def standing_in(instead: dict, functions) -> dict:
    """What takes the place of some of these functions: {function: callable}."""
    if not instead:
        return {}
    from pycore.agreement.standing_in import stand_in   # only what is thought away needs it
    named = {f"{function.__module__}.{function.__name__}": function for function in functions}
    return {named[known(name, named, "function in this picture")]: stand_in(named[name], tuple(row["lines"]), tuple(map(tuple, row["gone"])))
            for name, row in instead.items()}


def valued(value: str, at: list = ("",), given: dict = {}, functions: list = (), before: list = (), slopes: bool = False) -> dict:
    """The values of a formula's parts, and their slopes if asked for; None where a part has none, say because a letter is
    not given.

    What is given is a number, a nested list, or the whole name of code that a letter stands for (pycore.bound).
    `before` are formulas that run first, like the lines of a program: each gives the letter on its left a new value, or
    the function on its left to the lines after it. If what is given does not fit together, "misfit" says so:
    {"error", "column", "suggestion"}.
    """
    from pycore.formulas import Place, read             # only formulas need them, and scenes come first
    from pycore.formulas.places import piece
    from pycore.formulas.valuing.lines import functions_of
    with np.errstate(all="ignore"):
        declared = tuple(sorted(one for one in functions if not isinstance(given.get(one), str)))      # code is a function anyway
        numbers = after(json.dumps(given), declared, tuple(before))
        formula = read(value, functions_of(numbers, functions))
        for place in at:
            piece(formula.tree, Place.parse(place))     # a place that there is not is no place without a value
        found = formula.values(numbers, dict.fromkeys(("", *at)))
        wrong = None if "" in found else formula.misfit(numbers)
    misfit = {"misfit": {"error": wrong.message, "column": wrong.column, "suggestion": wrong.suggestion}} if wrong else {}
    return {"values": [plain(found.get(place)) for place in at]} | misfit | ({"slopes": sloped(formula, numbers, at)} if slopes else {})


@lru_cache(maxsize=32)
def after(given: str, functions: tuple, before: tuple) -> dict:
    """What is worth what after these lines; kept, as the formulas of a section are asked for together."""
    from pycore.bound import following, worth
    from pycore.formulas import read
    from pycore.formulas.valuing.lines import assigned, functions_of
    if not before:
        return worth(json.loads(given))
    numbers = after(given, functions, before[:-1])
    return following(numbers, assigned(read(before[-1], functions_of(numbers, functions)), numbers))


def sloped(formula, numbers: dict, at: list) -> list:
    """How much the formula's value answers to each place; None where that tells nothing."""
    from pycore.formulas.valuing.sloping import told    # only what is attended to asks for it
    return list(map(told(formula, numbers, at).get, at))


def plain(value):
    """A number or nested list that JSON can carry; None for what it cannot, an entry that is infinite or no number among them."""
    if value is None or not np.issubdtype(np.asarray(value).dtype, np.number):
        return None
    array = np.asarray(value, float)
    finite = np.isfinite(array)
    return np.where(finite, array, None).tolist() if finite.any() else None


def within(name: str, knob, value):
    """The value a knob takes: inside its range, whole where it counts; of a vector or matrix every entry."""
    kinds = ("a number", "a vector", "a matrix")
    try:
        value = np.asarray(value, float)
    except (ValueError, OverflowError):
        raise ValueError(f"{name} is a list of rows of one length, and of numbers that are not too large.") from None
    if (wanted := np.ndim(knob.value)) != (given := np.ndim(value)):
        raise ValueError(f"{name} is {kinds[wanted]}, not {kinds[given] if given < 3 else 'more than a matrix'}.")
    if np.isnan(value).any():
        raise ValueError(f"{name} is no number.")
    if wanted:
        return np.clip(value, knob.low, knob.high)
    value = min(max(float(value), knob.low), knob.high)
    return round(value) if knob.integer else value


def known(name: str, names, kind: str) -> str:
    if name in names:
        return name
    near = get_close_matches(name, names, 1)
    hint = f"did you mean \"{near[0]}\"?" if near else f"there is {', '.join(names) or 'none'}."
    raise ValueError(f"There is no {kind} called \"{name}\": {hint}")
