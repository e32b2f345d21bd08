"""Letters that want a value before a formula has one, and numbers to begin with.

    letters(formula)              [{"latex", "mathml", "kind"}]: kind is "number", "vector", "matrix" or "family"
    given_for(letters, given)     of what is given, what is asked for
    suggested(formula, letters)   {latex: value} with which most of the formula has a value

x_i beside a sum over x_j asks for the whole family x; h_t alone asks for h_t. What stands left of the equals sign comes
out, so it is not asked for; neither is a constant, or a letter that is applied like a function.
"""
from pycore.formulas import FormulaError, canonical, read
from pycore.formulas.free import CONSTANTS, bound_letters
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, walk
from pycore.understanding.typeset import typeset
from pycore.understanding.valued import numbers, values

LETTERS = ("symbol", "indexed", "primed", "accent", "raised")
NUMBERS = (2, 1, 0.5, 3, -1, 0.1, 1.5, 4, 0.25, -2)
VECTORS = ([1, 2], [0.5, -1], [2, 1], [-1, 3])
MATRICES = ([[1, 2], [0, 1]], [[2, 0], [1, 1]], [[1, -1], [1, 1]], [[0.5, 1], [1, 0]])
SMALL = (r"\epsilon", r"\varepsilon", r"\eta", r"\alpha", r"\lambda")
SHARES = (r"\beta", r"\beta_1", r"\beta_2", r"\gamma", r"\rho", r"\mu")
MOST = 16


def letters(formula) -> list[dict]:
    """What to ask a reader for, in order of appearance."""
    bound = {letter.key for node in walk(formula.tree) if node.kind == "series" for letter in bound_letters(node)}
    found: dict[str, tuple[Node, str]] = {}
    seen = list(_free(_asked(formula.tree), bound))
    families = {spell(node.children[0]) for node in seen if node.kind == "indexed" and any(inner.key in bound for inner in walk(node.children[1]))}
    for node in seen:
        if node.kind == "indexed" and spell(node.children[0]) in families:
            base = node.children[0]
            two = len(node.children[1].children) == 2 and node.children[1].kind in ("product", "list")
            found.setdefault(spell(base), (base, "matrix" if two else "family"))
        else:
            found.setdefault(spell(node), (node, _kind(node)))
    transposed = {spell(node.children[0]) for node in walk(formula.tree) if node.kind == "transpose"}
    return [{"latex": latex, "mathml": typeset(latex),
             "kind": "matrix" if kind == "number" and latex in transposed and latex[:1].isupper() else kind}
            for latex, (node, kind) in found.items() if typeset(latex) and (kind != "number" or not _is_constant(latex))]


def given_for(wanted: list[dict], given: dict | None) -> dict:
    """Of what is given, the values of the letters that are asked for, each under its one spelling."""
    asked = {letter["latex"] for letter in wanted}
    return {spelling: value for latex, value in (given or {}).items() if (spelling := _spelled(latex)) in asked}


def _spelled(latex: str) -> str:
    try:
        return canonical(latex)
    except FormulaError:
        return ""


def suggested(formula, wanted: list[dict]) -> dict:
    """Small numbers that fit together: every vector has two entries, every matrix two rows and columns."""
    if not wanted or len(wanted) > MOST:
        return {}
    best, most = {}, 0
    for capital in ("matrix", "number") if any(letter["kind"] == "matrix" for letter in wanted) else ("number", "matrix"):
        given = _filled(wanted, capital)
        try:
            found = values(formula, numbers(given), {})
        except (FormulaError, ValueError, ArithmeticError):
            continue
        count = len(found) + 1000 * ("" in found)
        if count > most:
            best, most = given, count
    return best


def _filled(wanted: list[dict], capital: str) -> dict:
    count = {"number": 0, "vector": 0, "matrix": 0}
    rows = {"number": NUMBERS, "vector": VECTORS, "matrix": MATRICES}
    made = {}
    for letter in wanted:
        latex, kind = letter["latex"], letter["kind"]
        kind = capital if kind == "number" and latex[:1].isupper() and "_" not in latex else "vector" if kind == "family" else kind
        if kind == "number" and latex in SMALL + SHARES:
            made[latex] = 0.1 if latex in SMALL else 0.9
            continue
        made[latex] = rows[kind][count[kind] % len(rows[kind])]
        count[kind] += 1
    return made


def _asked(root: Node) -> list[Node]:
    """The sides that are worked out: of an equation those right of the sign, of lines each one's."""
    if root.kind in ("lines", "list", "phrase", "groups"):
        return [side for child in root.children for side in _asked(child)]
    return list(root.children[1:]) if root.kind == "relation" and len(root.children) > 1 else [root]


def _free(roots: list[Node], bound: set[str]):
    waiting = list(reversed(roots))
    while waiting:
        node = waiting.pop()
        if node.kind == "apply":
            waiting.extend(reversed(node.children[1:] if len(node.children) > 1 else node.children))
            continue
        if node.kind in LETTERS and node.key not in bound:
            letter = node
            while letter.children:
                letter = letter.children[0]
            if letter.kind == "symbol":
                if letter.name not in CONSTANTS:
                    yield node
                continue
        waiting.extend(reversed(node.children))


def _kind(node: Node) -> str:
    """What a letter is by its look: bold small letters are vectors, bold capitals matrices."""
    letter = node
    while letter.children:
        letter = letter.children[0]
    for face in (r"\mathbf{", r"\boldsymbol{", r"\bm{", r"\vec{"):
        if letter.name.startswith(face):
            return "matrix" if letter.name[len(face):len(face) + 1].isupper() else "vector"
    return "vector" if node.kind == "accent" and node.name == "vec" else "number"


def _is_constant(latex: str) -> bool:
    """Whether a letter has a value of its own, like e and pi."""
    try:
        read(latex).value({})
        return True
    except FormulaError:
        return False
