"""Brackets: each row is opening sign: (closing sign, its character, the closing one's, kind of what they enclose)."""

PAIRS = {
    "(": (")", "(", ")", "group"),
    "[": ("]", "[", "]", "group"),
    r"\{": (r"\}", "{", "}", "set"),
    r"\langle": (r"\rangle", "⟨", "⟩", "inner"),
    r"\lfloor": (r"\rfloor", "⌊", "⌋", "floor"),
    r"\lceil": (r"\rceil", "⌈", "⌉", "ceiling"),
    r"\lvert": (r"\rvert", "|", "|", "absolute"),
    r"\lVert": (r"\rVert", "‖", "‖", "norm"),
    r"\llbracket": (r"\rrbracket", "⟦", "⟧", "indicator"),
    r"\left.": (r"\right.", "", "", "group"),
    r"\lgroup": (r"\rgroup", "(", ")", "group"),
}
BARS = {"|": ("|", "absolute"), r"\|": ("‖", "norm")}
CLOSING = {row[0] for row in PAIRS.values()}
CHARACTER = (
    {sign: row[1] for sign, row in PAIRS.items()}
    | {row[0]: row[2] for row in PAIRS.values()}
    | {sign: row[0] for sign, row in BARS.items()}
    | {"/": "/", r"\backslash": "∖", r"\uparrow": "↑", r"\downarrow": "↓"}
)
# closing signs that may close another row's opening: half-open intervals, \left( ... \right.
MIXED = {")": {"["}, "]": {"("}}
SIZES = {
    command + side: size
    for command, size in (("big", "1.2em"), ("Big", "1.8em"), ("bigg", "2.4em"), ("Bigg", "3em"))
    for side in ("", "l", "r", "m")
}
