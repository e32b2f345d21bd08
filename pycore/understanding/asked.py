"""What the page asks through pycore.answers, and what it hears back: never an exception, always a sentence."""
from pycore.understanding.fading import faded
from pycore.understanding.limits import Refused
from pycore.understanding.whole import understood


def asked(read: str, given: dict | None = None, concepts: list = (), fade: str | None = None) -> dict:
    """{"ok": True, ...understood} or, with `fade`, {"ok": True, ...faded}; {"ok": False, "error", "column"} for what is refused."""
    try:
        found = understood(read, concepts, given) if fade is None else faded(read, fade, concepts)
        return {"ok": True, **found}
    except Refused as refused:
        return {"ok": False, "error": f"{refused.message} {refused.suggestion}".strip(), "column": refused.column}
    except RecursionError:
        return {"ok": False, "error": "This formula is nested too deeply to be read.", "column": 1}
