"""A figure's lines as numbers: those on the page, and those the core gives when asked right here."""
import re

from pycore.answers import answer
from tests.browser.reading import island

NUMBERS = r"[-−]?\d+(?:\.\d+)?"


def paths(page, figure: str) -> list:
    drawn = page.locator(f"#{figure} svg.wide > *").evaluate_all("marks => marks.map(mark => mark.getAttribute('d') ?? '')")
    return [list(map(float, re.findall(NUMBERS, d))) for d in drawn]


def true_paths(page, about: dict, turned: dict) -> list:
    """The same picture, asked of the core right here."""
    knobs = {name: turned.get(knob, island(page)["knobs"][knob]["value"]) for name, knob in about["knobs"].items()}
    knobs |= about["fixed"] | {name: local["value"] for name, local in about["local"].items()}
    made = answer({"show": about["scene"], "settings": about["settings"], "knobs": knobs, "width": 952})
    return [list(map(float, re.findall(NUMBERS, attributes.get("d", "")))) for _, attributes, _ in made["elements"]]
