"""What a figure asks the core."""
from __future__ import annotations

from .records import Figure, Knob
from .values import Givens


def question(figure: Figure, givens: Givens, width: int, turned: dict[str, float] | None = None) -> dict:
    """The question whose answer is the figure's picture; `turned` are scene knobs that stand elsewhere than at the opening."""
    by_id = {knob.id: knob for knob in givens.knobs.values()}
    knobs = {**figure.fixed, **{name: local.value for name, local in figure.local.items()},
             **{name: by_id[id].value for name, id in figure.knobs.items()}, **(turned or {})}
    return {"show": figure.scene, "settings": dict(figure.settings), "knobs": knobs, "width": width,
            "causes": dict(figure.causes), "tones": dict(figure.tones)}
