"""Signs that stand between things: each row is sign: (level, character, said).

Levels say what binds first; a higher level binds tighter.
"""

LINE, PHRASE, SEMICOLON, CONDITION, COMMA, COLON, LOGIC, RELATION, SUM, TIMES, PRODUCT, UNARY = range(12)

RELATIONS = {
    "=": ("=", "equals"),
    "<": ("<", "is less than"),
    ">": (">", "is greater than"),
    ":=": ("≔", "is defined as"),
    r"\lt": ("<", "is less than"),
    r"\gt": (">", "is greater than"),
    r"\le": ("≤", "is at most"),
    r"\leq": ("≤", "is at most"),
    r"\ge": ("≥", "is at least"),
    r"\geq": ("≥", "is at least"),
    r"\leqslant": ("⩽", "is at most"),
    r"\geqslant": ("⩾", "is at least"),
    r"\ne": ("≠", "is not"),
    r"\neq": ("≠", "is not"),
    r"\ll": ("≪", "is much less than"),
    r"\gg": ("≫", "is much greater than"),
    r"\equiv": ("≡", "is identical to"),
    r"\approx": ("≈", "is about"),
    r"\simeq": ("≃", "is about"),
    r"\cong": ("≅", "is like"),
    r"\approxeq": ("≊", "is about"),
    r"\sim": ("∼", "is drawn from"),
    r"\propto": ("∝", "is proportional to"),
    r"\triangleq": ("≜", "is defined as"),
    r"\doteq": ("≐", "is set to"),
    r"\coloneqq": ("≔", "is defined as"),
    r"\defeq": ("≔", "is defined as"),
    r"\asymp": ("≍", "grows like"),
    r"\in": ("∈", "in"),
    r"\notin": ("∉", "not in"),
    r"\ni": ("∋", "contains"),
    r"\nsim": ("≁", "is not like"),
    r"\nmid": ("∤", "does not divide"),
    r"\subset": ("⊂", "is a part of"),
    r"\subseteq": ("⊆", "is a part of"),
    r"\supset": ("⊃", "contains"),
    r"\supseteq": ("⊇", "contains"),
    r"\subsetneq": ("⊊", "is a part of"),
    r"\sqsubseteq": ("⊑", "is a part of"),
    r"\gets": ("←", "becomes"),
    r"\leftarrow": ("←", "becomes"),
    r"\longleftarrow": ("⟵", "becomes"),
    r"\to": ("→", "to"),
    r"\rightarrow": ("→", "to"),
    r"\longrightarrow": ("⟶", "to"),
    r"\mapsto": ("↦", "goes to"),
    r"\longmapsto": ("⟼", "goes to"),
    r"\Rightarrow": ("⇒", "implies"),
    r"\implies": ("⟹", "implies"),
    r"\Longrightarrow": ("⟹", "implies"),
    r"\Leftarrow": ("⇐", "follows from"),
    r"\impliedby": ("⟸", "follows from"),
    r"\leftrightarrow": ("↔", "corresponds to"),
    r"\Leftrightarrow": ("⇔", "if and only if"),
    r"\iff": ("⟺", "if and only if"),
    r"\Longleftrightarrow": ("⟺", "if and only if"),
    r"\rightleftharpoons": ("⇌", "corresponds to"),
    r"\perp": ("⊥", "is orthogonal to"),
    r"\indep": ("⫫", "is independent of"),
    r"\bot": ("⊥", "is independent of"),
    r"\parallel": ("∥", "is parallel to"),
    r"\prec": ("≺", "comes before"),
    r"\succ": ("≻", "comes after"),
    r"\preceq": ("⪯", "is at most"),
    r"\succeq": ("⪰", "is at least"),
    r"\models": ("⊨", "models"),
    r"\vdash": ("⊢", "proves"),
    r"\rightharpoonup": ("⇀", "tends to"),
    r"\hookrightarrow": ("↪", "goes into"),
    r"\rightsquigarrow": ("⇝", "leads to"),
    r"\leadsto": ("⇝", "leads to"),
    r"\twoheadrightarrow": ("↠", "goes onto"),
    r"\nearrow": ("↗", "rises to"),
    r"\searrow": ("↘", "falls to"),
    r"\uparrow": ("↑", "up"),
    r"\downarrow": ("↓", "down"),
    r"\lesssim": ("≲", "is about at most"),
    r"\gtrsim": ("≳", "is about at least"),
    r"\Vdash": ("⊩", "forces"),
    r"\bowtie": ("⋈", "joined with"),
}
SAME_RELATION = {
    r"\lt": "<",
    r"\gt": ">",
    r"\leq": r"\le",
    r"\leqslant": r"\le",
    r"\geq": r"\ge",
    r"\geqslant": r"\ge",
    r"\neq": r"\ne",
    r"\gets": r"\leftarrow",
    r"\longleftarrow": r"\leftarrow",
    r"\coloneqq": ":=",
    r"\defeq": ":=",
    r"\rightarrow": r"\to",
    r"\longrightarrow": r"\to",
    r"\longmapsto": r"\mapsto",
    r"\implies": r"\Rightarrow",
    r"\Longrightarrow": r"\Rightarrow",
    r"\iff": r"\Leftrightarrow",
    r"\Longleftrightarrow": r"\Leftrightarrow",
    r"\bot": r"\perp",
}
NEGATED = {"=": r"\ne", r"\in": r"\notin", r"\sim": r"\nsim", r"\mid": r"\nmid"}

SUMS = {
    "+": ("+", "plus"),
    "-": ("−", "minus"),
    r"\pm": ("±", "plus or minus"),
    r"\mp": ("∓", "minus or plus"),
    r"\cup": ("∪", "together with"),
    r"\setminus": ("∖", "without"),
    r"\backslash": ("∖", "without"),
    r"\oplus": ("⊕", "o-plus"),
    r"\ominus": ("⊖", "o-minus"),
    r"\sqcup": ("⊔", "joined with"),
    r"\uplus": ("⊎", "together with"),
}
# signs whose terms are subtracted (or both): sign: kind of the term's node
SIGNED = {"-": "negative", r"\pm": "either", r"\mp": "either"}

TIMES_SIGNS = {
    r"\cdot": ("⋅", "times"),
    r"\times": ("×", "times"),
    "*": ("∗", "star"),
    r"\ast": ("∗", "star"),
    r"\star": ("⋆", "star"),
    r"\odot": ("⊙", "times, element by element,"),
    r"\otimes": ("⊗", "tensor"),
    r"\circ": ("∘", "after"),
    r"\cap": ("∩", "and also in"),
    r"\bullet": ("•", "dot"),
    r"\div": ("÷", "divided by"),
    r"\wedge": ("∧", "wedge"),
    r"\bmod": ("mod", "modulo"),
    r"\mod": ("mod", "modulo"),
    r"\ltimes": ("⋉", "times"),
    r"\rtimes": ("⋊", "times"),
    r"\diamond": ("⋄", "diamond"),
    r"\boxtimes": ("⊠", "box times"),
    r"\circledast": ("⊛", "circled star"),
    r"\oslash": ("⊘", "divided, element by element, by"),
    r"\boxplus": ("⊞", "box plus"),
}
SAME_TIMES = {r"\ast": "*", r"\mod": r"\bmod"}

LOGIC_SIGNS = {r"\land": ("∧", "and"), r"\lor": ("∨", "or"), r"\vee": ("∨", "or")}

# sign: (level, character, said)
BETWEEN = {sign: (LOGIC, *row) for sign, row in LOGIC_SIGNS.items()}
BETWEEN |= {sign: (RELATION, *row) for sign, row in RELATIONS.items()}
BETWEEN |= {sign: (SUM, *row) for sign, row in SUMS.items()}
BETWEEN |= {sign: (TIMES, *row) for sign, row in TIMES_SIGNS.items()}
BETWEEN |= {
    "/": (PRODUCT, "/", "over"),
    ",": (COMMA, ",", ","),
    ";": (SEMICOLON, ";", ";"),
    r"\mid": (CONDITION, "∣", "given"),
    ":": (COLON, ":", "such that"),
    r"\over": (PHRASE, "/", "over"),
    r"\choose": (PHRASE, "", "choose"),
}

# signs that may also stand alone: as a script, in f(\cdot), in (*)
ALONE = frozenset(BETWEEN) - {",", ";", r"\mid", r"\over", r"\choose"}
