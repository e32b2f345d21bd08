"""Recognition: which concepts' shapes occur in a formula, where, and which almost do."""

from dataclasses import dataclass, replace
from itertools import combinations

from pycore.formulas.concepts.concept import Concept, near_shapes_of, shapes_of
from pycore.formulas.concepts.kinds import stem
from pycore.formulas.concepts.match import match
from pycore.formulas.concepts.shape import Bindings, Shape
from pycore.formulas.formula import Formula
from pycore.formulas.places import Place
from pycore.formulas.rewriting.plain import negated, plain
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, walk


@dataclass(frozen=True)
class Hit:
    concept: str
    place: Place
    latex: str
    letters: tuple[tuple[str, str], ...]
    weight: int = 0


@dataclass(frozen=True)
class Near:
    concept: str
    place: Place
    latex: str
    why: str


@dataclass(frozen=True)
class Found:
    hits: tuple[Hit, ...]
    near: tuple[Near, ...]


def recognise(formula: Formula, concepts, near: bool = True) -> Found:
    """The most telling concept of each part, and the near misses where there is none."""
    spots = spots_of(formula.tree)
    hits = best(formula, [hit for node in spots for concept in concepts for hit in hits_at(formula, node, concept)])
    close = misses(formula, spots, concepts, hits) if near else ()
    return Found(tuple(hits), tuple(close))


def spots_of(tree: Node) -> list[Node]:
    """Where to look, in plain form: every node, and every fraction that only lost its own place by standing beside a factor."""
    spots = [node for node in walk(plain(tree)) if node.children]
    spread = spreads(spots)
    seen = {node.path for node in spots}
    spots += [plain(node) for node in walk(tree) if node.kind == "fraction" and node.path not in seen]
    return [node for node in spots if node.path not in spread]


def spreads(spots) -> set[str]:
    """The places of sigma(x) that is no sigmoid: mu(x) stands beside it, or nothing in the brackets varies."""
    calls = [(stem(node.children[0]).name, node) for node in spots if node.kind == "apply"]
    middles = {node.children[-1].key for name, node in calls if name == r"\mu"}
    return {node.path for name, node in calls if name == r"\sigma" and (node.children[-1].key in middles or is_fixed(node.children[-1]))}


def is_fixed(node: Node) -> bool:
    """Whether all letters are names of numbers: log e, but no plain number."""
    letters = {inner.name for inner in walk(node) if inner.kind == "symbol"}
    return bool(letters) and letters <= {"e", r"\mathrm{e}", r"\pi"}


def hits_at(formula: Formula, node: Node, concept: Concept):
    for shape in shapes_of(concept):
        if (found := match(shape, node)) is not None:
            yield hit_of(formula, concept, Place(node.path), node, shape, found)
            return
        if shape.tree.kind == node.kind and node.kind in ("sum", "product") and not node.name and (part := part_of_row(shape, node)):
            place, run, found = part
            yield hit_of(formula, concept, place, run, shape, found)
            return


def part_of_row(shape: Shape, node: Node):
    """The shape among some of the terms or factors of a row."""
    wanted = len(shape.tree.children)
    if not wanted < len(node.children) <= 6:
        return None
    for chosen in combinations(range(len(node.children)), wanted):
        if node.kind == "product" and chosen[-1] - chosen[0] != wanted - 1:
            continue
        run = node.like(children=tuple(node.children[place] for place in chosen))
        if (found := match(shape, run)) is not None:
            return place_of(node, run), run, found
    return None


def place_of(node: Node, run: Node) -> Place:
    """The place of some children: a run if they are neighbours as the author wrote them."""
    stem = node.path + "." if node.path else ""
    steps = [child.path.removeprefix(stem) for child in run.children]
    if all(step.isdigit() for step in steps):
        first, last = min(map(int, steps)), max(map(int, steps))
        if last - first == len(steps) - 1:
            return Place(node.path, first, last)
    return Place(node.path)


def hit_of(formula, concept, place, node, shape, found: Bindings) -> Hit:
    letters = [(spell(inner), spell(found.letters[inner.key])) for inner in walk(shape.tree) if inner.key in found.letters]
    letters += [(spell(inner), family_said(*found.families[inner.key])) for inner in walk(shape.tree) if inner.key in found.families]
    return Hit(concept.name, place, spell(formula.piece(place)), tuple(dict.fromkeys(letters)), shape.weight)


def family_said(node: Node, index: str) -> str:
    """What a family stands for: z, where its entries are z_k."""
    return spell(node.children[0]) if node.kind == "indexed" and node.children[1].key == index else spell(node)


def best(formula, hits) -> list[Hit]:
    """Of hits at one place, or of one concept inside itself at the same place, the most telling."""
    kept: dict = {}
    for hit in hits:
        key = (hit.place.path, hit.place.first, hit.place.last)
        if key not in kept or hit.weight > kept[key].weight:
            kept[key] = hit
    found = sorted(kept.values(), key=lambda hit: (len(hit.place.path), str(hit.place)))
    names = {(hit.concept, hit.place.path) for hit in found}
    return [hit for hit in found if not _within_same(formula, hit, names)]


def _within_same(formula, hit: Hit, names) -> bool:
    """Whether the same concept was already found right above, or as the equation this is a piece of."""
    steps = hit.place.path.split(".") if hit.place.path else []
    above = [".".join(steps[:length]) for length in range(len(steps))]
    return any((hit.concept, path) in names and (path == above[-1] or formula.piece(path).kind == "relation") for path in above)


def misses(formula, spots, concepts, hits) -> list[Near]:
    """Near misses that tell more than what was found there; of one fault the most telling, the most telling first."""
    minuses = [node.path for node in spots if node.kind == "negative"]
    signed = {node.path for node in spots if any(within(node.path, path) for path in minuses)}  # their minus may stand further out
    close = [
        (shape.weight, Near(concept.name, Place(node.path), "", why))
        for node in spots
        for concept in concepts
        for shape, why in near_shapes_of(concept)
        if match(shape, node) is not None and not (node.path in signed and any(match(exact, negated(node)) for exact in shapes_of(concept)))
    ]
    kept: list[Near] = []
    for weight, miss in sorted(close, key=lambda one: -one[0]):
        path = miss.place.path
        if any(hit.weight >= weight and (within(path, hit.place.path) or hit.concept == miss.concept and within(hit.place.path, path)) for hit in hits):
            continue
        if not any(within(path, other.place.path) or within(other.place.path, path) for other in kept):
            kept.append(replace(miss, latex=spell(formula.piece(miss.place))))
    return kept


def within(path: str, outer: str) -> bool:
    """Whether a path leads to a place or into it."""
    return path == outer or not outer or path.startswith(f"{outer}.")
