"""Signs as keyboards and other programs write them: each row is what was typed: the command it stands for."""
from pycore.formulas.notation.letters import CAPITALS, GREEK

TYPED = {char: "\\" + name for name, (char, _) in (GREEK | CAPITALS).items()}
TYPED |= {
    "−": "-", "–": "-", "←": r"\leftarrow", "→": r"\to", "⇒": r"\Rightarrow", "⇔": r"\Leftrightarrow", "↦": r"\mapsto", "∈": r"\in", "∉": r"\notin", "≤": r"\le", "≥": r"\ge", "≠": r"\ne",
    "≈": r"\approx", "∼": r"\sim", "∝": r"\propto", "≡": r"\equiv", "×": r"\times", "·": r"\cdot", "⋅": r"\cdot", "∗": "*", "⊙": r"\odot", "⊗": r"\otimes", "⊕": r"\oplus", "±": r"\pm", "∞": r"\infty",
    "∂": r"\partial", "∇": r"\nabla", "∑": r"\sum", "∏": r"\prod", "∫": r"\int", "∀": r"\forall", "∃": r"\exists", "ℝ": r"\reals", "…": r"\dots", "⋯": r"\cdots", "′": "'", "’": "'", "`": "'", "‖": r"\|", "∥": r"\|",
    "∪": r"\cup", "∩": r"\cap", "⊂": r"\subset", "⊆": r"\subseteq", "∅": r"\emptyset", "⟨": r"\langle", "⟩": r"\rangle", "⊤": r"\top", "ℓ": r"\ell", "°": r"\degree", "√": r"\sqrt", "∘": r"\circ", "⌊": r"\lfloor", "⌋": r"\rfloor",
    "->": r"\to", "=>": r"\Rightarrow", "<=": r"\le", ">=": r"\ge", "<<": r"\ll", ">>": r"\gg", "=:": ":=", "：": ":", "，": ",",
    r"\mspace": r"\hspace", r"\lbrace": r"\{", r"\rbrace": r"\}", r"\lbrack": "[", r"\rbrack": "]", r"\lparen": "(", r"\rparen": ")", r"\colon": ":", r"\vert": "|", r"\Vert": r"\|", r"\lnot": r"\neg", r"\cr": r"\\", r"\tabularnewline": r"\\", r"\newline": r"\\", r"\epsilonup": r"\epsilon", r"\or": r"\lor", r"\and": r"\land",
}
