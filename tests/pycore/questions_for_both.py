"""Some hundreds of questions whose answers might differ between two machines: KINDS, {kind: [question, ...]}, the same every time.

Where whole numbers overflow, where a matrix is singular or nearly so, where NumPy warns or raises in one place only, where
a stack ends, where text becomes numbers.
"""
import itertools
import json
import random

SQUARES = {                    # square matrices, singular or as good as, and others that only look it
    "one to nine": [[1, 2, 3], [4, 5, 6], [7, 8, 9]], "twice a row": [[1, 2], [2, 4]], "twice a third": [[0.1, 0.2], [0.3, 0.6]],
    "nothing": [[0, 0], [0, 0]], "a zero row": [[1, 2], [0, 0]], "a zero": [[0]], "one number": [[4]], "turned": [[0, 1], [1, 0]],
    "four": [[1, 2], [3, 4]], "sheared": [[1, 1], [0, 1]], "magic": [[16, 2, 3, 13], [5, 11, 10, 8], [9, 7, 6, 12], [4, 14, 15, 1]],
    "near": [[1, 1], [1, 1 + 1e-10]], "nearer": [[1, 1], [1, 1 + 1e-15]], "tiny": [[1e-9, 2e-9], [3e-9, 4e-9]], "vast": [[1e150, 0], [0, 1e150]],
    "steep": [[1e-12, 0], [0, 1e12]], "rows apart": [[1e-8, 2e-8], [3e8, 4e8]], "tenths": [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]],
    "thirds": [[1 / 3, 2 / 3], [1, 2]], "Hilbert": [[1 / (i + j + 1) for j in range(6)] for i in range(6)],
    "counting": [[5 * i + j for j in range(5)] for i in range(5)], "infinite": [[1, 1e999], [0, 1]], "no number": [[1, float("nan")], [0, 1]],
    "whole": [[3, 1, 2], [1, 5, 1], [2, 1, 4]], "triangle": [[2, 1, 1], [0, 3, 1], [0, 0, 4]],
}
NUMBERS = (0, -0.0, 1, -2, 0.5, 10, 710, -745, 1e-300, 1e300, 46341, 2 ** 31, 2 ** 53 + 1, 2 ** 63, 10 ** 30, float("inf"), float("nan"))
ROWS = [
    {"slug": "softmax", "name": "softmax", "shapes": [r"\frac{e^{x_i}}{\sum_j e^{x_j}}"], "does": "makes shares"},
    {"slug": "sigmoid", "name": "sigmoid", "shapes": [r"\frac{1}{1 + e^{-x}}"], "does": "squeezes"},
    {"slug": "momentum", "name": "momentum", "shapes": [r"\gamma v + \eta g"], "does": "keeps speed"},
    {"slug": "weighted-sum", "name": "weighted sum", "shapes": [r"\sum_i w_i x_i"], "does": "weighs"},
    {"slug": "relu", "name": "ReLU", "shapes": [r"\max(0, x)"], "does": "stops the others"},
]
KNOBS = {"moving average": {"memory": (0, 0.99)}, "weights of the past": {"memory": (0, 0.99)},
         "descending": {"learning_rate": (0.0001, 1), "memory": (0, 0.99)}, "attending": {}}


def value(latex, at=("",), **more):
    return {"value": latex, "at": list(at), **more}


def sloped(latex, at=("", "0", "1"), **more):
    return value(latex, at, slopes=True, **more)


def series():
    bodies = ("i", "i^2", "-i", "i i", r"i \cdot i \cdot i", r"\frac{1}{i}", "(-1)^i", "2^i", "i + 1", "3 i + 2", r"\frac{i}{2}", "i!", "n - i", r"\log i", "i^i")
    for n in (0, 1, 5, 12, 13, 20, 21, 30, 170, 171):
        yield value(r"\prod_{i=1}^{n} i", given={"n": n})
    for n in (0, 1, 10, 1000, 65536):
        yield value(r"\sum_{i=1}^{n} i", given={"n": n})
    for body in bodies:
        for sign in (r"\sum", r"\prod", r"\max"):
            yield value(rf"{sign}_{{i=1}}^{{n}} {body}", given={"n": 40})
        yield sloped(rf"\sum_{{i=1}}^{{n}} {body} x_i", given={"x": [0.5, -1, 2, 3]}, at=["", "0", "3", "2"])
    for n in (3, 30):
        yield value(r"\sum_{i=1}^{n} \sum_{j=1}^{i} i j", given={"n": n})
        yield value(r"\sum_{i=1}^{n} \sum_{j=1}^{n} 46341 i j", given={"n": n})
    yield from (value(latex, given={"x": [3, 1, 2, 3]}) for latex in (
        r"\arg\max_i x_i", r"\arg\min_i x_i", r"\sum_i i x_i", r"\arg\max_i x_i \cdot 2147483647", r"(\arg\max_i x_i)^{40}", r"\mathrm{argmax}(x) \cdot 2147483647",
        r"\sum_{i=1}^{4} \mathbb{1}[x_i = 3] \cdot 2147483647", r"\sum_{i=1}^{4} 2147483647 i", r"\max_i i x_i", r"\prod_i (x_i + i)", r"\sum_{i < j} i j x_i x_j",
        r"\sum_{i=0}^{3} i", r"\prod_{i=0}^{3} x_{i+1}", r"\sum_{i=1}^{5} x_i", r"\sum_{i=1}^{\infty} x_i", r"\sum_{i=1}^{n} x_i", r"\sum_{i=1}^{2.5} x_i"))


def factorials():
    for n in (0, 1, 5, 12, 13, 20, 21, 22, 23, 100, 170, 171, 1e9, 0.5, -0.5, -1, -2.5, float("nan"), float("inf"), [1, 2]):
        yield value("n!", given={"n": n})
    for n, k in itertools.product((0, 1, 5, 5.5, 30, 34, 40, 67, 100, 1000, 2000, 1e9, -2, float("nan")), (0, 1, 2, 2.5, 20, 33, 500, -1, float("inf"))):
        yield value(r"\binom{n}{k}", given={"n": n, "k": k})


def matrices():
    for name, A in SQUARES.items():
        given = {r"\mathbf{A}": A, r"\mathbf{b}": [1.0 + i for i in range(len(A))]}
        yield value(r"\mathbf{A}^{-1}", given=given)
        yield value(r"\mathbf{A}^{-1} \mathbf{b}", given=given)
        yield value(r"\mathbf{A}^{-2}", given=given)
        yield value(r"\mathbf{A}^{3}", given=given)
        yield value(r"\det \mathbf{A}", given=given)
        yield value(r"\det(\mathbf{A})^0", given=given)
        yield value(r"|\mathbf{A}|", given=given)
        yield value(r"\mathrm{rank}(\mathbf{A})", given=given)
        yield value(r"\|\mathbf{A}\|_2", given=given)
        yield value(r"\|\mathbf{A}\|_1 + \|\mathbf{A}\|_\infty", given=given)
        yield value(r"\|\mathbf{A}\|_F", given=given)
        yield value(r"\mathrm{tr}(\mathbf{A})", given=given)
        yield value(r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}", given=dict(zip("abcd", sum(A, [])[:4])))
        if len(A) < 4:
            yield sloped(r"\mathbf{A}^{-1} \mathbf{b}", given=given)
            yield sloped(r"\det \mathbf{A}", given=given)
            yield sloped(r"\mathbf{b}^T \mathbf{A}^{-1} \mathbf{b}", given=given)
            yield sloped(r"\|\mathbf{A}\|_2", given=given)
    chance = random.Random(7)
    for n in (2, 3, 4, 5):
        for _ in range(4):
            A = [[chance.randint(-3, 3) for _ in range(n)] for _ in range(n)]
            A[-1] = [a + b for a, b in zip(A[0], A[1 % n])]                         # singular, if n is more than two
            given = {"A": A, "x": [1] * n}
            yield from (value(latex, given=given) for latex in ("A^{-1}", r"\det(A)", r"\mathrm{rank}(A)", "x^T A x", "A A", "A^T A", r"\mathbf{A}^{0}"))
    for n in (31, 40, 62, 63, 64, 2000):
        yield value(r"\mathbf{A}^{n}", given={r"\mathbf{A}": [[1, 1], [1, 0]], "n": n})
        yield value(r"\mathbf{A}^{n}", given={r"\mathbf{A}": [[2, 0], [0, 3]], "n": n})
        yield sloped(r"\mathbf{A}^{n}", given={r"\mathbf{A}": [[0.5, 0.25], [0, 0.5]], "n": n})


def extremes():
    functions = (r"\exp(x)", r"\log x", r"\ln x", r"\sqrt{x}", r"\frac{1}{x}", "x^{-1}", "x^0", "0^x", "x^x", r"\sigma(x)", r"\tanh(x)", r"\sin(x)", r"\arcsin(x)", "|x|", r"\lfloor x \rfloor",
                 r"\lceil x \rceil", r"\mathrm{sign}(x)", r"\mathrm{softplus}(x)", r"\mathrm{ReLU}(x)", r"\mathrm{gelu}(x)", r"\mathrm{erf}(x)", r"x \bmod 7", "x x", r"\frac{x}{x}", "x - x",
                 r"\log_2 x", r"\mathrm{round}(x)", r"\cosh(x)", r"\mathrm{elu}(x)", r"\mathbb{1}[x > 0]", r"\begin{cases} 1 & x > 0 \\ 2 & x = 0 \\ 3 & \text{otherwise} \end{cases}")
    for latex, x in itertools.product(functions, NUMBERS):
        yield value(latex, given={"x": x})
    for latex, x in itertools.product(functions, (0, -1, 2 ** 31)):
        yield sloped(latex, given={"x": x}, at=["", "0", "1", "1.0", "0.0"])
    for x in ([1000, 1001, 999], [-1e308, 1e308], [0, 0, 0], [1e-320, 1e-310], [1, float("inf")], [1, float("nan")], [7], [], [[1, 2], [3, 4]], [2 ** 31, 2 ** 32], [3, 3, 1]):
        for latex in (r"\mathrm{softmax}(x)", r"\max(x)", r"\min(x)", r"\mathrm{mean}(x)", r"\mathrm{std}(x)", r"\mathrm{Var}(x)", r"\|x\|", r"\|x\|_1", r"\|x\|_3", r"\|x\|_\infty", r"\|x\|_0",
                      r"\mathrm{logsumexp}(x)", r"\mathrm{argmax}(x)", r"x^T x", r"\frac{x}{\|x\|}", r"\sum_i x_i", r"\prod_i x_i", r"\frac{e^{x_i}}{\sum_j e^{x_j}}", "2147483647 x", r"\mathrm{diag}(x)"):
            yield sloped(latex, given={"x": x})


def corners():
    for latex in (r"\max(0, x)", r"\max(x, 0)", r"\min(x, 0)", r"\max(x, y)", r"\mathrm{ReLU}(x)", r"\mathrm{elu}(x)", "|x|", r"\sqrt{x}", r"\mathrm{clip}(x, 0, 1)", r"\max(0.1 x, x)", r"\|x\|", r"\max(0, 1 - x)"):
        for x in (0, 1, -1, [0, 0], [1, 1], [0, -1]):
            yield sloped(latex, given={"x": x, "y": 0}, at=["", "0", "1", "2", "1.0"])


def misfits():
    values = ([1, 2], [1, 2, 3], [[1, 2], [3, 4]], [[1, 2, 3]], 2, [], [[]], [[1], [2, 3]], ["a"], "a", None, True, {"a": 1}, [None, 1], [[[1, 2]]], 10 ** 400, -10 ** 400, [10 ** 400], "pycore.attention.dot_score",
              "pycore.nothing.at_all", "pycore.activations.relu")
    for a, b in itertools.product(values, ([1, 2], [[1, 2], [3, 4]], 3)):
        for latex in ("a + b", "a b", r"a \odot b", r"\frac{a}{b}", "a^b", r"\sin(a, b)", "[a ; b]"):
            yield sloped(latex, given={"a": a, "b": b})


def malformed():
    yield from ([], 5, "x", None, True, {}, {"value": 5}, {"value": None}, {"value": "x", "given": [1]}, {"value": "x", "given": 5}, {"value": "x", "at": 5}, {"value": "x", "at": [5]}, {"value": "x", "at": ["zz"]},
                {"value": "x", "at": ["0.1.2"]}, {"value": "a b", "at": ["0:zz"], "given": {"a": 1, "b": 2}}, {"value": "a b", "at": [":0-9"], "given": {"a": 1, "b": 2}}, {"value": "a b", "at": [":1-0"]}, {"value": "x", "more": 1},
                {"value": "x", "functions": 5}, {"value": "x", "functions": [5]}, {"value": "x", "before": 5}, {"value": "x", "before": [5]}, {"value": "x", "before": [r"\frac{1"]}, {"value": r"\frac{1}{"}, {"value": ""}, {"value": " "},
                {"value": "x", "slopes": "yes"}, {"value": "x", "given": {r"\frac{": 1}}, {"value": "x", "given": {"": 1}}, {"value": "x", "given": {"x": "pycore.answers.answer"}}, {"value": "x", "given": {"x": "os.system"}},
                {"read": 5}, {"read": "x", "given": [1]}, {"read": "x", "concepts": [{}]}, {"read": "x", "concepts": 5}, {"read": "x", "concepts": [5]}, {"read": "x", "concepts": [{"name": "n", "shapes": 5}]},
                {"read": "x", "concepts": [{"name": 5, "shapes": ["x"]}]}, {"read": "x", "fade": 5}, {"read": "x", "fade": "zz"}, {"read": "a b", "fade": "0:1"}, {"read": "a b", "fade": ""}, {"read": "x", "nonsense": 1},
                {"show": 5}, {"show": "nothing"}, {"show": "descending", "knobs": 5}, {"show": "descending", "knobs": {"memory": "x"}}, {"show": "descending", "knobs": {"memory": None}}, {"show": "descending", "knobs": {"memory": [1]}},
                {"show": "descending", "settings": [1]}, {"show": "descending", "width": "wide"}, {"show": "descending", "width": -5}, {"show": "descending", "causes": 5}, {"show": "descending", "tones": [1]}, {"show": "descending", "width": 1e400},
                {"show": "descending", "instead": {"pycore.optimizers.momentum": 5}}, {"show": "descending", "instead": {"x": {}}}, {"show": "descending", "instead": 5}, {"show": ["a"]}, {"value": ["x"]}, {"read": {"x": 1}})


CHAINS = {
    "slashes": lambda n: "/".join("x" * n), "times": lambda n: r" \times ".join("x" * n), "dots and stars": lambda n: "x" + "".join((r" \odot x", r" \cdot x")[i % 2] for i in range(n)), "sums": lambda n: "+".join("x" * n),
    "fractions": lambda n: r"\frac{1}{1+" * n + "x" + "}" * n, "powers": lambda n: "x^{" * n + "x" + "}" * n, "parentheses": lambda n: "(" * n + "x" + ")" * n, "parentheses and one": lambda n: "(1+" * n + "x" + ")" * n,
    "roots": lambda n: r"\sqrt{1+" * n + "x" + "}" * n, "sines": lambda n: r"\sin(" * n + "x" + ")" * n, "indices": lambda n: "x_{" * n + "1" + "}" * n, "series": lambda n: "".join(rf"\sum_{{i_{{{k}}}=1}}^{{1}} " for k in range(n)) + "x",
    "conditions": lambda n: r" \mid ".join("x" * n), "signs": lambda n: "-" * n + "x", "primes": lambda n: "x" + "'" * n, "factorials": lambda n: "x" + "!" * n, "relations": lambda n: "=".join("x" * n), "lefts": lambda n: r"\left(" * n + "x" + r"\right)" * n,
    "hats": lambda n: r"\hat{" * n + "x" + "}" * n, "bars": lambda n: "|1+" * n + "x" + "|" * n, "transposes": lambda n: "x" + "^T" * n, "matrices": lambda n: r"\begin{pmatrix}" * n + "x" + r"\end{pmatrix}" * n, "overs": lambda n: r"{1 \over " * n + "x" + "}" * n,
    "colons": lambda n: ":".join("x" * n), "words": lambda n: r"\text{if } x \quad " * n, "lines": lambda n: r"\\".join("x" * n), "braces": lambda n: "{" * n + "x" + "}" * n, "functions": lambda n: "f" * n + "(x)",
    "set signs": lambda n: "x" + "".join((r" \cup x", r" \cap x")[i % 2] for i in range(n)), "plus and minus": lambda n: "x" + "".join(("+x", r" \oplus x")[i % 2] for i in range(n)),
}


def chains():
    for make in CHAINS.values():
        for n in (5, 40, 110, 370, 6000):
            if len(latex := make(n)) < 60_000:
                yield sloped(latex, given={"x": 1.5}, at=[""])
                if len(latex) < 4000:
                    yield {"read": latex, "given": {"x": 1.5}, "concepts": ROWS}


def nested():
    for depth in (2, 5, 30, 60, 300, 5000, 100_000):
        yield {"text": '{"value": "x", "given": {"x": ' + "[" * depth + "1" + "]" * depth + "}}"}
        yield {"text": '{"read": "x", "given": ' + '{"x":' * depth + "1" + "}" * depth + "}"}


def reads():
    for latex in (r"\frac{e^{x_i}}{\sum_j e^{x_j}}", r"\frac{1}{1+e^{-x}}", r"v = \gamma v + \eta g", r"\sum_i w_i x_i + b", r"\max(0, x)", r"\mathbf{A}^{-1} \mathbf{b}", r"\det \mathbf{A}", r"\prod_{i=1}^{n} i", "n!",
                  r"\frac{a}{b}", r"\sqrt{x}", r"\binom{n}{k}", r"\int_0^1 x dx", r"\lim_{x \to 0} \frac{\sin x}{x}", r"\nabla_\theta J(\theta)", "f(x) = x^2", r"a = b = c", "x_1, x_2, x_3"):
        yield {"read": latex, "concepts": ROWS}
        yield {"read": latex, "concepts": ROWS, "given": {"x": [1, 2, 3], "n": 20, "k": 3, "a": 1, "b": 0, r"\mathbf{A}": [[1, 2], [2, 4]], r"\mathbf{b}": [1, 2], r"\gamma": 0.9, "v": 2, r"\eta": 0.1, "g": -1, "w": [1, 0, -1]}}
        yield {"read": latex, "fade": "0", "concepts": ROWS}


def code():
    x = {"x": [1.0, 0, -2]}
    for name in ("relu", "relu_slope", "elu", "elu_slope", "leaky_relu", "sigmoid", "gelu", "softplus", "softmax", "tanh_slope"):
        yield sloped("f(x)", given={"f": f"pycore.activations.{name}", **x})
    for name in ("bowl", "ravine", "valley", "plateau", "many_minima"):
        yield sloped(r"J(\theta)", given={"J": f"pycore.landscapes.{name}", r"\theta": [0.5, -1]})
        yield sloped(r"\nabla_\theta J(\theta)", given={"J": f"pycore.landscapes.{name}", r"\theta": [0.5, -1]})
    for name, given in (("weights_of_the_past", {"b": 0.9, "k": 12}), ("weight_of_the_past", {"b": 0.9, "k": 40}), ("memory_length", {"b": 1, "k": 1})):
        yield value("f(b, k)" if name != "memory_length" else "f(b)", given={"f": f"pycore.averages.{name}", **given})
    for name, argument in (("permutation", [2, 0, 1]), ("reflection", [1, 2]), ("rotation", 0.5), ("projection", [[1, 0], [1, 1], [0, 2]]), ("shear", 2), ("reflection", [0, 0]), ("projection", [[1, 2], [2, 4]])):
        yield value("f(a)", given={"f": f"pycore.matrices.{name}", "a": argument})


def scenes():
    for show, knobs in KNOBS.items():
        yield {"show": show}
        yield {"show": show, "width": 340}
        for values in itertools.product(*knobs.values()):
            yield {"show": show, "knobs": dict(zip(knobs, values))}
    for form in ("momentum", "RMSProp", "Adam"):
        for rate in (0.0001, 1):
            yield {"show": "descending", "settings": {"rules": [form]}, "knobs": {"learning_rate": rate}}


KINDS = {kind.__name__: list(kind()) for kind in (series, factorials, matrices, extremes, corners, misfits, malformed, chains, nested, reads, code, scenes)}


def as_text(question) -> str:
    """A question as JSON; a few are JSON already, since they are nested deeper than Python would write them."""
    if isinstance(question, dict) and "text" in question:
        return question["text"]
    return json.dumps(question)
