"""Sentences: what an error says, if it was written for people."""


def own_words(error: Exception) -> str:
    """What an error says, if that is one of our sentences; what NumPy and Python say of axes and operands helps no reader."""
    return str(error) if isinstance(error, ValueError) and str(error).rstrip().endswith((".", "?")) else ""
