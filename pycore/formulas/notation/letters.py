"""Letters: Greek and special ones, alphabets, accents; each row is command: (character, said)."""

GREEK = {
    name: (chr(code), name)
    for name, code in {
        "alpha": 0x3B1,
        "beta": 0x3B2,
        "gamma": 0x3B3,
        "delta": 0x3B4,
        "zeta": 0x3B6,
        "eta": 0x3B7,
        "theta": 0x3B8,
        "iota": 0x3B9,
        "kappa": 0x3BA,
        "lambda": 0x3BB,
        "mu": 0x3BC,
        "nu": 0x3BD,
        "xi": 0x3BE,
        "omicron": 0x3BF,
        "pi": 0x3C0,
        "rho": 0x3C1,
        "sigma": 0x3C3,
        "tau": 0x3C4,
        "upsilon": 0x3C5,
        "chi": 0x3C7,
        "psi": 0x3C8,
        "omega": 0x3C9,
    }.items()
}
GREEK |= {
    "epsilon": ("ϵ", "epsilon"),
    "varepsilon": ("ε", "epsilon"),
    "phi": ("ϕ", "phi"),
    "varphi": ("φ", "phi"),
    "vartheta": ("ϑ", "theta"),
    "varrho": ("ϱ", "rho"),
    "varsigma": ("ς", "sigma"),
    "varpi": ("ϖ", "pi"),
    "varkappa": ("ϰ", "kappa"),
}
CAPITALS = {
    name: (char, "capital " + name.lower())
    for name, char in {
        "Gamma": "Γ",
        "Delta": "Δ",
        "Theta": "Θ",
        "Lambda": "Λ",
        "Xi": "Ξ",
        "Pi": "Π",
        "Sigma": "Σ",
        "Upsilon": "Υ",
        "Phi": "Φ",
        "Psi": "Ψ",
        "Omega": "Ω",
    }.items()
}
SPECIAL = {
    "infty": ("∞", "infinity"),
    "ell": ("ℓ", "ell"),
    "hbar": ("ℏ", "h bar"),
    "imath": ("ı", "i"),
    "jmath": ("ȷ", "j"),
    "Re": ("ℜ", "real part"),
    "Im": ("ℑ", "imaginary part"),
    "aleph": ("ℵ", "aleph"),
    "wp": ("℘", "p"),
    "emptyset": ("∅", "the empty set"),
    "varnothing": ("∅", "the empty set"),
    "top": ("⊤", "top"),
    "bot": ("⊥", "bottom"),
    "dagger": ("†", "dagger"),
    "ddagger": ("‡", "double dagger"),
    "star": ("⋆", "star"),
    "ast": ("∗", "star"),
    "bullet": ("•", "bullet"),
    "checkmark": ("✓", "check"),
    "Box": ("□", "box"),
    "square": ("□", "square"),
    "triangle": ("△", "triangle"),
    "intercal": ("⊺", "transpose"),
    "degree": ("°", "degrees"),
    "S": ("§", "section"),
    "%": ("%", "percent"),
    "#": ("#", "number"),
    "&": ("&", "and"),
    "$": ("$", "dollar"),
    "_": ("_", "underscore"),
}
LETTERS = GREEK | CAPITALS | SPECIAL

ELLIPSES = {"dots": "…", "ldots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "dotsc": "…", "dotsb": "⋯", "dotsm": "⋯", "dotso": "…"}

# command: (name of the alphabet, said before the letter)
ALPHABETS = {
    "mathbf": ("bold", ""),
    "boldsymbol": ("bold", ""),
    "bm": ("bold", ""),
    "pmb": ("bold", ""),
    "textbf": ("bold", ""),
    "bold": ("bold", ""),
    "mathcal": ("script", "script"),
    "mathscr": ("script", "script"),
    "cal": ("script", "script"),
    "mathbb": ("double", ""),
    "mathds": ("double", ""),
    "mathfrak": ("fraktur", "fraktur"),
    "mathsf": ("sans", ""),
    "mathtt": ("mono", ""),
    "mathit": ("italic", ""),
    "mathnormal": ("italic", ""),
    "mathrm": ("roman", ""),
    "rm": ("roman", ""),
    "bf": ("bold", ""),
    "it": ("italic", ""),
    "sf": ("sans", ""),
    "tt": ("mono", ""),
}
# the LaTeX by which an alphabet is written once and for all
SPELLED = {
    "bold": "mathbf",
    "script": "mathcal",
    "double": "mathbb",
    "fraktur": "mathfrak",
    "sans": "mathsf",
    "mono": "mathtt",
    "italic": "mathit",
    "roman": "mathrm",
}

# command: (character, said after the letter)
ACCENTS = {
    "hat": ("ˆ", "hat"),
    "widehat": ("\u0302", "hat"),
    "bar": ("‾", "bar"),
    "overline": ("‾", "bar"),
    "tilde": ("˜", "tilde"),
    "widetilde": ("\u0303", "tilde"),
    "vec": ("→", "vector"),
    "overrightarrow": ("→", "vector"),
    "overleftarrow": ("←", "under a left arrow"),
    "dot": ("˙", "dot"),
    "ddot": ("¨", "double dot"),
    "check": ("ˇ", "check"),
    "breve": ("˘", "breve"),
    "acute": ("´", "acute"),
    "grave": ("`", "grave"),
    "mathring": ("˚", "ring"),
}
UNDER = {"underline": ("_", "underlined"), "underbar": ("_", "underlined")}
SAME_ACCENT = {"widehat": "hat", "overline": "bar", "widetilde": "tilde", "overrightarrow": "vec", "underbar": "underline"}

_START = {
    "bold": (0x1D400, 0x1D6A8, 0x1D6C2, 0x1D7CE),
    "italic": (0x1D434, None, None, None),
    "script": (0x1D49C, None, None, None),
    "fraktur": (0x1D504, None, None, None),
    "double": (0x1D538, None, None, 0x1D7D8),
    "sans": (0x1D5A0, None, None, 0x1D7E2),
    "mono": (0x1D670, None, None, 0x1D7F6),
    "bolditalic": (0x1D468, 0x1D71C, 0x1D736, None),
}
_ODD = (
    {("script", c): v for c, v in zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ")}
    | {("fraktur", c): v for c, v in zip("CHIRZ", "ℭℌℑℜℨ")}
    | {("double", c): v for c, v in zip("CHNPQRZ", "ℂℍℕℙℚℝℤ")}
    | {("italic", "h"): "ℎ"}
)
_GREEK_TAIL = {"ϵ": 26, "ϑ": 27, "ϰ": 28, "ϕ": 29, "ϱ": 30, "ϖ": 31}


def styled(char: str, alphabet: str) -> str:
    """The character of a mathematical alphabet for one plain letter or digit, or the letter itself."""
    if (alphabet, char) in _ODD:
        return _ODD[alphabet, char]
    latin, capital_greek, greek, digits = _START.get(alphabet, (None,) * 4)
    if latin and "A" <= char <= "Z":
        return chr(latin + ord(char) - 65)
    if latin and "a" <= char <= "z":
        return chr(latin + ord(char) - 71)
    if capital_greek and "Α" <= char <= "Ω":
        return chr(capital_greek + ord(char) - 0x391)
    if greek and "α" <= char <= "ω":
        return chr(greek + ord(char) - 0x3B1)
    if greek and char in _GREEK_TAIL:
        return chr(greek + _GREEK_TAIL[char])
    if digits and "0" <= char <= "9":
        return chr(digits + ord(char) - 48)
    return char
