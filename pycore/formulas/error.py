"""FormulaError: what is wrong with a formula, where it is, and what to do about it."""


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
