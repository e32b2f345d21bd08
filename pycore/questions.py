"""What a question must look like before it is answered: FIELDS, its kind: {field: (what it must be, in words; whether a value is)}.

    checked(question)    the kind of a well-formed question; ValueError with a sentence that names the field that is wrong
    elements_of(text)    the questions of a JSON list, each by itself; what cannot be read is a Broken with its sentence
"""
import json
import re
from dataclasses import dataclass
from math import isfinite

DEEPEST = 40                   # brackets within brackets; a matrix in a question has four
MARKS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},]')


def is_text(value) -> bool:
    return isinstance(value, str)


def is_number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def are_texts(value) -> bool:
    return isinstance(value, (list, tuple)) and all(map(is_text, value))


def is_object(value) -> bool:
    return isinstance(value, dict) and all(map(is_text, value))


def is_amount(value) -> bool:
    """A number, or nested lists of numbers."""
    return all(map(is_amount, value)) if isinstance(value, list) else is_number(value)


def are_given(value) -> bool:
    return is_object(value) and all(is_text(each) or is_amount(each) for each in value.values())


def are_amounts(value) -> bool:
    return is_object(value) and all(map(is_amount, value.values()))


def are_words(value) -> bool:
    return is_object(value) and all(map(is_text, value.values()))


def are_concepts(value) -> bool:
    return isinstance(value, (list, tuple)) and all(
        is_object(row) and is_text(row.get("name")) and are_texts(row.get("shapes")) and is_text(row.get("slug", "")) and is_text(row.get("does", ""))
        for row in value)


def are_stand_ins(value) -> bool:
    def is_place(pair):
        return isinstance(pair, (list, tuple)) and len(pair) == 2 and isinstance(pair[0], int) and is_text(pair[1])
    return is_object(value) and all(
        isinstance(row, dict) and are_texts(row.get("lines")) and isinstance(row.get("gone"), (list, tuple)) and all(map(is_place, row["gone"]))
        for row in value.values())


TEXT, TEXTS, OBJECT = ("a text", is_text), ("a list of texts", are_texts), ("an object", is_object)
FIELDS = {
    "show": {"show": TEXT, "settings": OBJECT, "knobs": ("an object of numbers and lists of numbers", are_amounts),
             "width": ("a number from 40 to 10,000", lambda value: is_number(value) and isfinite(value) and 40 <= value <= 10_000),
             "causes": ("an object of texts", are_words), "tones": ("an object of texts", are_words),
             "instead": ('an object of {"lines": [text], "gone": [[number of a line, place]]}', are_stand_ins)},
    "facts": {"facts": TEXT, "settings": OBJECT, "knobs": ("an object of numbers and lists of numbers", are_amounts),
              "instead": ('an object of {"lines": [text], "gone": [[number of a line, place]]}', are_stand_ins)},
    "value": {"value": TEXT, "at": TEXTS, "given": ("an object of numbers, nested lists of numbers, and names of code", are_given),
              "functions": TEXTS, "before": TEXTS, "slopes": ("true or false", lambda value: isinstance(value, bool))},
    "read": {"read": TEXT, "given": ("an object of numbers and nested lists of numbers", lambda value: value is None or are_amounts(value)),
             "concepts": ("a list of concepts, each with a name and its shapes", are_concepts),
             "fade": ("a place, such as \"0.1\"", lambda value: value is None or is_text(value))},
}


def checked(question) -> str:
    """Whether it asks for "show", "value" or "read"."""
    if not isinstance(question, dict):
        raise ValueError(f"A question is an object such as {{\"value\": \"x + 1\"}}; this one is {said(question)}.")
    kind = next((kind for kind in FIELDS if kind in question), None)
    if kind is None:
        raise ValueError("A question asks for \"show\", \"value\" or \"read\"; this one has " + (", ".join(map(str, question)) or "nothing") + ".")
    for field, value in question.items():
        if field not in FIELDS[kind]:
            raise ValueError(f"A question that asks for \"{kind}\" has no field \"{field}\"; it may have {', '.join(FIELDS[kind])}.")
        wanted, right = FIELDS[kind][field]
        if not right(value):
            raise ValueError(f"The field \"{field}\" of a question that asks for \"{kind}\" is {wanted}; here it is {said(value)}.")
    return kind


def said(value) -> str:
    """A value in JSON, its beginning if it is long."""
    text = json.dumps(value, ensure_ascii=False, default=lambda each: f"({type(each).__name__})")
    return text if len(text) <= 60 else f"{text[:57]}..."


@dataclass(frozen=True)
class Broken:
    """A question that cannot be read, and why."""
    sentence: str


def elements_of(text: str) -> list:
    """The questions of a JSON list. Those nested too deeply are not read: nesting costs stack, of which a browser has little."""
    if max_depth(text) <= DEEPEST:
        return listed(json.loads(text))
    return [Broken(f"This question is nested more than {DEEPEST} brackets deep.") if max_depth(each) >= DEEPEST else json.loads(each)
            for each in pieces(text)]


def listed(questions) -> list:
    if not isinstance(questions, list):
        raise ValueError(f"Questions come as a list; this is {said(questions)}.")
    return questions


def max_depth(text: str) -> int:
    """How deep brackets stand within brackets, those in texts aside."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return 0
    return max((depth for depth, _ in depths(text)), default=0)


def depths(text: str):
    """(depth, mark) after every bracket and comma of a JSON text."""
    depth = 0
    for mark in MARKS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark[0], 0)
        yield depth, mark


def pieces(text: str) -> list[str]:
    """The elements of a JSON list, as text."""
    cuts = [mark for depth, mark in depths(text) if depth == 1 and mark[0] in "[," or depth == 0 and mark[0] == "]"]
    return [text[one.end():other.start()] for one, other in zip(cuts, cuts[1:])]
