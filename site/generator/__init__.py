"""The generator: content in, pages out.

    build(root, out, say, runtime)   make the site in `out`, or raise Mistakes and leave `out` as it was
    check(root)                      every mistake in the content, writing nothing
    checked(root)                    the same, and beside it the numbers that could not be checked
    CSP                              what a page may load, as a header says it

A page goes through blocks (cut), things (given, formulas, figures, guesses, code), sentences
(Markdown, math, live numbers, terms), draw (templates), island and frames (data for its scripts).
"""
from .building import Report, build, check, checked
from .mistakes import Mistake, Mistakes
from .pages import CSP

__all__ = ["CSP", "Mistake", "Mistakes", "Report", "build", "check", "checked"]
