"""Questions that nobody would ask: formulas over every kind of node, with letters given as anything that JSON can hold.

    questions(count, seed)    so many of them, the same every time
"""
import random

LETTERS = ("x", "y", r"\mathbf{v}", r"\mathbf{A}", "n", "f", "J", r"\theta", "x_i", "x_{ij}", r"\mathbf{h}_s")
LEAVES = (*LETTERS, "0", "1", "2", "0.5", "3", r"\pi", r"\infty", "i", "x_{i-1}", "x_{i+1}", "x_1", r"\mathbf{A}_{ij}", "x'", r"\hat{x}", "x_{12}")
TEMPLATES = (                  # # stands for any formula, @ for a letter
    "# + #", "# - #", "# #", r"# \cdot #", r"# \odot #", r"# \times #", r"# \otimes #", r"# \circ #", "# / #", r"\frac{#}{#}", "(#)^{#}", "#^T", "(#)^{-1}", "(#)^2", "#^T #",
    "-#", r"\sqrt{#}", r"\sqrt[3]{#}", "(#)!", r"\binom{#}{#}", r"\exp(#)", r"\log(#)", r"\log_2(#)", r"\sin(#)", r"\tanh(#)", r"\sigma(#)", r"\max(#, #)", r"\max(0, #)", r"\min(#)", r"\mathrm{softmax}(#)",
    r"\mathrm{ReLU}(#)", r"\mathrm{elu}(#)", r"\mathrm{mean}(#)", r"\mathrm{std}(#)", r"\mathrm{Var}(#)", r"\mathrm{clip}(#, #, #)", r"\mathrm{concat}(#, #)", r"\mathrm{diag}(#)", r"\mathrm{rank}(#)", r"\mathrm{tr}(#)",
    r"\det(#)", r"\mathrm{argmax}(#)", r"\mathrm{vec}(#)", r"\mathrm{logsumexp}(#)", r"\mathrm{sign}(#)", r"\mathrm{round}(#)", r"\mathrm{erf}(#)", r"\mathrm{gelu}(#)", "|#|", r"\|#\|", r"\|#\|_1", r"\|#\|_2", r"\|#\|_F",
    r"\|#\|_\infty", r"\|#\|_3", r"\|#\|_0", r"\lfloor # \rfloor", r"\lceil # \rceil", r"# \bmod #", r"\sum_{i=1}^{n} #", r"\sum_i #", r"\prod_{i=1}^{3} #", r"\prod_i #", r"\sum_{i=0}^{2} #", r"\max_i #", r"\arg\max_i #",
    r"\sum_{j \ne i} #", r"\sum_{i=1}^{2} \sum_{j=1}^{i} #", r"\sum #", r"[# ; #]", "(#, #)", r"\begin{pmatrix} # & # \\ # & # \end{pmatrix}", r"\begin{vmatrix} # & # \\ # & # \end{vmatrix}", r"\begin{bmatrix} # \\ # \end{bmatrix}",
    r"\langle #, # \rangle", r"\begin{cases} # & # > # \\ # & \text{otherwise} \end{cases}", r"\mathbb{1}[# < #]", "@ = #", r"@ \leftarrow #", r"f(#)", r"J(#)", r"\nabla_\theta J(\theta)", r"\nabla_x (#)", r"\frac{\partial #}{\partial x}",
    r"\frac{dy}{dx}", r"@_{#}", r"\mathbf{A} #", r"#^T \mathbf{A} #", r"\{#\}", r"\int_0^1 # dx", r"\lim_{x \to 0} #", r"P(# \mid #)", r"\underbrace{#}_{x}", r"x = # \\ y = #", r"\sin^2(#)", r"f(x) = #", r"# \ge #", r"\mathbb{E}[#]",
)
VALUES = (0, 1, -1, 2, 0.5, -0.0, 3, 1e300, -1e300, 1e-320, 2 ** 31, 2 ** 63, 10 ** 30, 10 ** 400, float("nan"), float("inf"), [], [0], [1], [1, 2], [1, 2, 3], [3, 3, 1], [0, 0], [[]], [[], []], [[1]], [[1, 2]], [[1], [2]],
          [[1, 2], [3, 4]], [[1, 2], [2, 4]], [[0, 0], [0, 0]], [[1, 2, 3], [4, 5, 6]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 2], [3]], [[[1, 2], [3, 4]], [[5, 6], [7, 8]]], [[[1]]], [[[]]], [1, [2]], [float("nan"), 1],
          [float("inf"), 1], [1e200, 1e200], "x", "", "pycore.activations.relu", "pycore.landscapes.ravine", "pycore.attention.dot_score", "pycore.attention.general_score", "pycore.losses.mean_squared_error",
          "pycore.matrices.rotation", "pycore.matrices.projection", "pycore.averages.weights_of_the_past", "pycore.optimizers.momentum", "pycore.matrices.keeps", "pycore.attention.multi_head", "pycore.losses.examples", "os.system",
          None, True, {"a": 1}, [None], ["a"], [True], [{}])

ODD = (10 ** 400, [[1, 2], [3]], [1, [2]], [None], ["a"], [True], [{}])


def formula(chance, depth: int) -> str:
    if not depth or chance.random() < 0.2:
        return chance.choice(LEAVES)
    made = chance.choice(TEMPLATES)
    while "#" in made:
        made = made.replace("#", formula(chance, depth - 1), 1)
    return made.replace("@", chance.choice(LETTERS))


def questions(count: int, seed: int):
    chance = random.Random(seed)
    plain = [value for value in VALUES if not isinstance(value, (str, dict, bool, type(None))) and value not in ODD]
    functions = [value for value in VALUES if isinstance(value, str) and value.startswith("pycore.")]
    for _ in range(count):
        given = {letter: chance.choice(VALUES if chance.random() < 0.02 else plain) for letter in LETTERS if chance.random() < 0.8}
        if chance.random() < 0.3:
            given |= {letter: chance.choice(functions) for letter in ("f", "J")}
        at = chance.sample(("", "0", "1", "0.0", "1.0", "2", ":0-1", "1:0-1"), 2) if chance.random() < 0.1 else ["", "0"] if chance.random() < 0.5 else [""]
        question = {"value": formula(chance, chance.randint(1, 3)), "given": given, "at": at, "slopes": True}
        if chance.random() < 0.1:
            question["functions"] = [chance.choice(("f", "x", "J"))]
        if chance.random() < 0.1:
            question["before"] = [formula(chance, 2)]
        yield question
