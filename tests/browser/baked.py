"""What a page carries baked, and the questions whose answers it should be; and how far the two may be apart.

    baked(page, island, pictures, frames, concepts)    yields a Baked for the opening and every frame of every formula, number
                                                       and figure, and for every example of the page that reads formulas
    differences(baked, live)                 yields (place, baked, live) wherever they disagree

Numbers were baked with six digits, drawings with one after the point. pictures are the drawings in the page itself,
{figure: {width: {"words", "elements"}}}.
"""
import math
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import product, zip_longest

from pycore.scenes import WIDTHS

NUMBER = r"[-−]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?"
TOLERANCE, PIXELS = 1e-6, 0.1 + 1e-9


@dataclass(frozen=True)
class Baked:
    """A thing of a page with its knobs somewhere, what was baked for it, and the question it answers."""
    where: str
    question: dict
    answer: dict


def baked(page: str, island: dict, pictures: dict, frames: dict, concepts: list) -> Iterator[Baked]:
    """Everything of one page: first as it opens, then along each knob's grid."""
    knobs, grid, stops = island["knobs"], frames.get("grid", {}), frames.get("stops", {})

    def stands(name, grid=grid):
        """Every place of a grid: how to say it, and {knob: value}. A letter with an axis for each of its knobs has a net."""
        ids = [name] if not isinstance(grid[name][0], list) else [knob for knob in knobs if knob.split(":")[0] == name]
        for values in product(*([grid[name]] if ids == [name] else grid[name])):
            yield ", ".join(f"{id} = {value:g}" for id, value in zip(ids, values, strict=True)), dict(zip(ids, values))

    def given(turned={}):
        """What the page's letters are worth with some knobs turned."""
        now = {name: knob["value"] for name, knob in knobs.items()} | turned
        return filled(island["fixed"], now) | {knob["latex"]: now[name] for name, knob in knobs.items() if knob["latex"]}

    def turned(name):
        """The places of its stops, each with how to say it and what is given then."""
        return ((says, given(values)) for says, values in stands(name, stops))

    opening = given()
    for id, formula in island["formulas"].items():
        rows = frames.get("values", {}).get(id, {})
        slopes = formula.get("slopes", {})
        at = sorted({*formula["values"], *slopes, *(place for steps in rows.values() for step in steps for place in step)})
        asked = {"value": formula["latex"], "at": at, "functions": formula["functions"], "before": formula.get("before", [])}
        every = [("as it opens", opening, {})]
        every += [(*stand, step) for knob, steps in rows.items() for stand, step in zip(turned(knob), steps, strict=True)]
        for says, letters, step in every:
            values = formula["values"] | step
            yield Baked(f"{page}: formula {id}, {says}", asked | {"given": letters}, {"values": {place: values.get(place) for place in at}})
        if slopes:                                      # baked for the opening only
            yield Baked(f"{page}: slopes of formula {id}", asked | {"given": opening, "slopes": True}, {"slopes": {place: slopes.get(place) for place in at}})

    for example in island.get("examples", ()):
        asked = {"read": example["latex"], "given": example["given"], "concepts": concepts}
        yield Baked(f"{page}: example {example['name']}", asked, {"read": {key: value for key, value in example.items() if key != "name"}})

    for id, number in island["numbers"].items():
        rows = frames.get("numbers", {}).get(id, {})
        every = [("as it opens", opening, number["value"])]
        every += [(*stand, value) for knob, row in rows.items() for stand, value in zip(turned(knob), row, strict=True)]
        for says, letters, value in every:
            yield Baked(f"{page}: number {id}, {says}", {"value": number["latex"], "at": [""], "given": letters}, {"values": {"": value}})

    for id, figure in island["figures"].items():
        def at(turned={}):
            """The scene's knobs, some of the page's or the figure's own turned."""
            own = {f"{id}/{name}": local["value"] for name, local in figure["local"].items()}
            now = {name: knob["value"] for name, knob in knobs.items()} | own | turned
            shared = {name: now[given] for name, given in figure["knobs"].items() if given in now}
            single = {name: now[f"{id}/{name}"] for name in figure["local"] if name.partition(":")[0] not in figure["fixed"]}     # no entry of a vector
            return filled(figure["fixed"], now) | shared | single

        for width, pixels in WIDTHS.items():
            asked = {"show": figure["scene"], "settings": figure["settings"], "width": pixels, "causes": figure["causes"], "tones": figure["tones"]}
            yield Baked(f"{page}: {width} figure {id}, as it opens", asked | {"knobs": at()}, pictures[id][width])
            sheet = frames.get("figures", {}).get(id, {}).get(width, {})
            for knob, steps in sheet.items():
                if knob == "base":
                    continue
                for n, ((says, values), changes) in enumerate(zip(stands(knob), steps, strict=True)):
                    if n % 2 != (width == "narrow"):        # every frame at one of its two widths: the other differs in places only
                        continue
                    answer = {"elements": changed(sheet["base"], changes)} | ({"words": frames["words"][id][knob][n]} if width == "wide" else {})
                    if width == "wide" and id in frames["tables"]:
                        answer["table"] = frames["tables"][id].get(knob, [frames["tables"][id]["base"]] * (n + 1))[n]
                    yield Baked(f"{page}: {width} figure {id}, {says}", asked | {"knobs": at(values)}, answer)


def filled(given, now: dict):
    """What is given, with the present values where it names knobs."""
    if isinstance(given, dict):
        return {name: filled(value, now) for name, value in given.items()}
    return [filled(each, now) for each in given] if isinstance(given, list) else now.get(given, given)


def changed(base: list, changes) -> list:
    """A frame as whole elements: [[index, attribute, value], ...] done to the base ("" is the text), or {"whole": elements}."""
    if isinstance(changes, dict):
        return changes["whole"]
    elements = deepcopy(base)
    for index, name, value in changes:
        if name:
            elements[index][1][name] = value
        else:
            elements[index][2] = value
    return elements


def differences(one: Baked, live: dict) -> Iterator[tuple[str, object, object]]:
    """Where an answer is not what was baked: the place in it, and both."""
    if "error" in live:
        yield "everything", one.answer, live["error"]
        return
    if "read" in one.answer:
        for key, value in one.answer["read"].items():
            yield from unequal(key, value, live.get(key))
    for kind in ("values", "slopes"):
        for place, value in one.answer.get(kind, {}).items():
            yield from unequal(f"at {place or 'the whole'}", value, live[kind][one.question["at"].index(place)])
    for kind in ("words", "table"):
        if kind in one.answer and one.answer[kind] != live.get(kind):
            yield f"its {kind}", one.answer[kind], live.get(kind)
    for n, (mark, answered) in enumerate(zip_longest(one.answer.get("elements", ()), live.get("elements", ()) if "elements" in one.answer else ())):
        if mark is None or answered is None or mark[0] != answered[0] or mark[1].keys() != answered[1].keys():
            yield f"mark {n}", mark, answered
            continue
        for name, text in mark[1].items():
            if not alike(name, text, answered[1][name]):
                yield f"mark {n} ({mark[0]}), {name}", text, answered[1][name]
        if mark[2] != answered[2]:
            yield f"mark {n} ({mark[0]}), its text", mark[2], answered[2]


def unequal(place: str, value, live) -> Iterator[tuple[str, object, object]]:
    """Numbers that are further apart than six digits and a rounding explain, and whatever else is not the same."""
    if isinstance(value, dict) and isinstance(live, dict) and value.keys() == live.keys():
        for key in value:
            yield from unequal(f"{place}, {key or 'the whole'}", value[key], live[key])
    elif isinstance(value, list) and isinstance(live, list) and len(value) == len(live):
        for n, pair in enumerate(zip(value, live)):
            yield from unequal(f"{place}, entry {n}", *pair)
    elif isinstance(value, (int, float)) and isinstance(live, (int, float)):
        if abs(value - live) > half_a_digit(live) + TOLERANCE * abs(live) + 1e-15:
            yield place, value, live
    elif value != live:
        yield place, value, live


def half_a_digit(value: float) -> float:
    """Half of a number's sixth digit, which is what baking may have rounded away."""
    return 0.5 * 10.0 ** (math.floor(math.log10(abs(value))) - 5) if value else 0.0


def alike(name: str, text: str, live: str) -> bool:
    """Attributes that draw may differ by a tenth of a pixel in each of their numbers; others must be the same."""
    if text == live or re.match("class|data-|aria-|role", name):
        return text == live
    some, others = ([float(each.replace("−", "-")) for each in re.findall(NUMBER, one)] for one in (text, live))
    return re.sub(NUMBER, "0", text) == re.sub(NUMBER, "0", live) and all(abs(a - b) <= PIXELS for a, b in zip(some, others))
