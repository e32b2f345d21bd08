"""core: how exact the core is beside NumPy's LAPACK and PyTorch's printed numbers, and how long it is to read.

Errors of factorizations are backward errors in multiples of machine epsilon, the worst over the same random matrices;
"askew" is how far columns are from right angles and length one.
"""

import ast
import io
import tokenize
from pathlib import Path

KEPT = ("averages", "landscapes", "optimizers", "variants", "descent", "activations", "losses", "ratios", "attention", "matrices",
        "factorizations", "slopes", "composed", "tape", "samples", "training")
SILENT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER, tokenize.ENCODING}


def run(root: Path, arguments: list[str]) -> int:
    from commands import set_up

    set_up.install(root, "test")
    factorizations()
    printed()
    slopes()
    lines(root)
    return 0


def factorizations(rounds: int = 40) -> None:
    """Ours and LAPACK's, on matrices of 2 to 12 rows, one in four of them deficient, of sizes from 1e-3 to 1e3."""
    import numpy as np

    chance, worst = np.random.default_rng(0), {}
    for n in (2, 3, 5, 8, 12):
        for turn in range(rounds):
            A = chance.normal(size=(n, chance.integers(1, n + 1))) * 10.0 ** chance.integers(-3, 4)
            if turn % 4 == 0:
                A[:, -1] = A[:, 0]
            for name, pair in measured(A, chance.normal(size=(n, n))).items():
                worst[name] = tuple(map(max, pair, worst.get(name, pair)))
    print(f"{5 * rounds} random matrices; worst, in multiples of machine epsilon\n{'':26}   ours  LAPACK  ratio")
    for name, (ours, theirs) in worst.items():
        print(f"{name:26} {ours:6.1f}  {theirs:6.1f}  {ours / theirs:5.2f}")


def measured(A, S) -> dict[str, tuple[float, float]]:
    """Our error and LAPACK's, for every factorization of A, and of the square S."""
    import numpy as np
    import scipy.linalg as lapack
    from pycore import factorizations as f
    from tests.pycore.backward import crooked, error

    (P, L, U), (P_, L_, U_) = f.lu(A), lapack.lu(A)
    (Q, R), (Q_, R_) = f.qr(A), np.linalg.qr(A)
    (B, s, Ct), (B_, s_, Ct_) = f.svd(A), np.linalg.svd(A, full_matrices=False)
    (w, V), (w_, V_) = f.eigen(S), np.linalg.eig(S)
    *_, schur = f.schur_steps(S)
    T_, Z_ = lapack.schur(S, "complex")
    M = S + S.T
    (d, E), (d_, E_) = f.symmetric(M), np.linalg.eigh(M)
    *_, straight = f.gram_schmidt_steps(S)
    Q_S, R_S = np.linalg.qr(S)
    return {
        "LU": (error(P @ A, L @ U), error(A, P_ @ L_ @ U_)),
        "QR, mirrors": (error(A, Q @ R), error(A, Q_ @ R_)),
        "QR, mirrors, askew": (crooked(Q), crooked(Q_)),
        "QR, Gram-Schmidt": (error(S, straight.Q @ straight.R), error(S, Q_S @ R_S)),
        "QR, Gram-Schmidt, askew": (crooked(straight.Q), crooked(Q_S)),
        "eigen": (error(S, S + S @ V - V * w), error(S, S + S @ V_ - V_ * w_)),
        "Schur": (error(S, schur.Q @ schur.T @ schur.Q.conj().T), error(S, Z_ @ T_ @ Z_.conj().T)),
        "Schur, askew": (crooked(schur.Q), crooked(Z_)),
        "symmetric": (error(M, E * d @ E.T), error(M, E_ * d_ @ E_.T)),
        "symmetric, askew": (crooked(E), crooked(E_)),
        "SVD": (error(A, B * s @ Ct), error(A, B_ * s_ @ Ct_)),
        "SVD, U askew": (crooked(B), crooked(B_)),
        "SVD, V askew": (crooked(Ct.T), crooked(Ct_.T)),
    }


def printed() -> None:
    """The distances from what PyTorch printed."""
    from tests.pycore import test_activations, test_losses, test_optimizers, test_tape, test_training

    print("\nworst distance from PyTorch's printed numbers")
    for title in test_optimizers.TORCH:
        print(f"{title + ', 100 steps':46} {test_optimizers.distance(title):.1e}")
    print(f"{'activations and their slopes':46} {max(map(test_activations.distance, test_activations.ACTIVATIONS)):.1e}")
    print(f"{'losses and their slopes':46} {max(map(test_losses.distance, test_losses.GIVEN)):.1e}")
    print(f"{str(len(test_training.TORCH)) + ' trainings, 60 steps, relative':46} {max(map(test_training.distance, test_training.TORCH)):.1e}")
    print(f"{'gradients of ' + str(len(test_tape.TORCH)) + ' expressions, from the tape':46} {max(map(test_tape.distance, test_tape.TORCH)):.1e}")


def slopes() -> None:
    """How many slopes are held against differences, complex steps and PyTorch, entry by entry."""
    import numpy as np
    from pycore.slopes import SLOPES
    from tests.pycore.test_tape import CASES, SMOOTH, TORCH, entries

    smooth = [case for case in CASES if case[0] in SMOOTH]
    torch = sum(np.size(slope) for row in TORCH for slope in row["slopes"].values())
    print(f"\n{len(SLOPES)} operations have slopes; checked entry by entry: {entries(CASES):,} of {len(CASES)} cases against differences, "
          f"{entries(smooth):,} of {len(smooth)} against complex steps, {torch:,} of {len(TORCH)} against PyTorch")


def lines(root: Path) -> None:
    """Lines of code and of everything, for each module of the core and each folder built on it."""
    core, total = root / "pycore", [0, 0]
    print(f"\n{'lines':26}   code   all")
    for name in KEPT:
        files = [core / f"{name}.py"] if (core / f"{name}.py").exists() else sorted((core / name).glob("*.py"))
        counts = [sum(each) for each in zip(*map(counted, files))]
        total = [sum(each) for each in zip(total, counts)]
        print(f"{name:26} {counts[0]:6,} {counts[1]:5,}")
    print(f"{'together':26} {total[0]:6,} {total[1]:5,}")


def counted(file: Path) -> tuple[int, int]:
    """Lines with code on them, docstrings apart, and all lines."""
    text = file.read_text(encoding="utf-8")
    held = [node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))]
    said = {line for node in held if ast.get_docstring(node) is not None for line in range(node.body[0].lineno, node.body[0].end_lineno + 1)}
    code = {line for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type not in SILENT
            for line in range(token.start[0], token.end[0] + 1)}
    return len(code - said), text.count("\n")
