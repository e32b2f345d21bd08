"""What is wrong with a formula, where it is, and what to do about it.

FormulaError    it cannot be read, or has no value, say because a letter has none
Misfit          its letters have values, but these do not fit together
"""


class FormulaError(ValueError):
    """A sentence about a formula, with the column (from one) of the culprit in its LaTeX.

    message says what is wrong; suggestion, where there is one, says what to write instead.
    """

    def __init__(self, message: str, column: int, suggestion: str = ""):
        self.message = message
        self.column = column
        self.suggestion = suggestion
        super().__init__(message, column, suggestion)

    def __str__(self) -> str:
        hint = f" {self.suggestion}" if self.suggestion else ""
        return f"Column {self.column}: {self.message}{hint}"


class Misfit(FormulaError):
    """Shapes that do not go together, an index outside its family, a function without what it needs."""
