"""MathML Core from a tree: every node an element, source order kept."""
