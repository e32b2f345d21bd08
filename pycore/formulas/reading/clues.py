"""Clues: what a formula tells about its letters before it is read.

"counted": letters that bound a sum or divide a one, so that a raised T is no transpose;
"stepped": letters that count layers or times above others, as in W^l and W^{l+1};
"plain d": d stands where no differential can, so that it is a letter.
"""

STEPPING = frozenset(["l", "t", "k", "i", "s", "L", r"\tau", r"\ell"])
NO_DIFFERENTIAL = frozenset(
    [
        ("_", "d"),
        ("^", "d"),
        ("d", "_"),
        ("d", "="),
        ("d", r"\times"),
        (r"\times", "d"),
        ("d", ")"),
        ("d", ","),
        (",", "d"),
        ("d", r"\in"),
        ("=", "d"),
        ("/", "d"),
    ]
)


def clues(tokens) -> dict:
    texts = _without_environments([token.text for token in tokens])
    return {
        "counted": _counted(texts),
        "stepped": _stepped(texts),
        "plain d": "d" in texts and any(_plain(texts, i) for i, text in enumerate(texts) if text == "d"),
    }


def _without_environments(texts: list[str]) -> list[str]:
    """The same without \\begin{aligned}, \\end{bmatrix} and their like, whose names are no letters of the formula."""
    kept, i = [], 0
    while i < len(texts):
        if texts[i] in (r"\begin", r"\end") and "}" in texts[i:]:
            i = texts.index("}", i)
        else:
            kept.append(texts[i])
        i += 1
    return kept


def _plain(texts: list[str], i: int) -> bool:
    before, after = texts[i - 1] if i else "", texts[i + 1]
    if (
        (before, "d") in NO_DIFFERENTIAL
        and (before != "=" or not after[:1].isalpha())
        and (before not in ("/", ",") or not after[:1].isalpha())
    ):
        return True
    return (
        ("d", after) in NO_DIFFERENTIAL
        or after == "}"
        and not (before == "{" and i > 1 and texts[i - 2] in (r"\frac", r"\dfrac", r"\tfrac", r"\mathrm", r"\text"))
    )


def _stepped(texts: list[str]) -> set[str]:
    """Letters that stand both as ^l and as ^{l+1} or ^{l-1}."""
    if "^" not in texts:
        return set()
    alone, moved = set(), set()
    for i, text in enumerate(texts[:-2]):
        if text == "^":
            if texts[i + 1] in STEPPING:
                alone.add(texts[i + 1])
            elif texts[i + 1] == "{" and texts[i + 2] in STEPPING:
                (alone if texts[i + 3] == "}" else moved if texts[i + 3] in "+-" else set()).add(texts[i + 2])
    return alone & moved


def _counted(texts: list[str]) -> set[str]:
    found = set()
    for i, text in enumerate(texts[:-2]):
        if text == "^" and _over_series(texts, i):
            found.add(texts[i + 1] if texts[i + 1] != "{" else texts[i + 2])
        elif text == r"\frac" and texts[i + 1] == "1" and texts[i + 2] != "{":
            found.add(texts[i + 2])
        elif text == r"\frac" and i + 5 < len(texts) and texts[i + 3 : i + 5] == ["}", "{"]:
            found.add(texts[i + 5])
        elif text in ("=", r"\le", r"\in", r"\dots", ",", "<") and texts[i + 1] == "T":
            found.add("T")
        elif text == "T" and not _raised(texts, i) and texts[i + 1] in ("=", r"\to", r"\ge", "-", "+"):
            found.add("T")
    return found


def _raised(texts: list[str], i: int) -> bool:
    """Whether a letter stands in a superscript of its own."""
    return i > 0 and (texts[i - 1] == "^" or texts[i - 1] == "{" and i > 1 and texts[i - 2] == "^")


def _over_series(texts: list[str], i: int) -> bool:
    """Whether the ^ at i carries the upper bound of a sum or product."""
    j = i - 1
    if j >= 0 and texts[j] == "}":
        level = 0
        while j >= 0 and i - j < 60:
            level += (texts[j] == "}") - (texts[j] == "{")
            if level == 0:
                break
            j -= 1
        j -= 2
    elif j >= 1 and texts[j - 1] == "_":
        j -= 2
    return j >= 0 and texts[j] in (r"\sum", r"\prod", r"\int", r"\bigcup")
