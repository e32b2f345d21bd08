"""Matrices taken apart, from scratch, with their history: what each factor does, and every step that found it.

    lu(A)            P A = L U          rows ordered, elimination recorded, what is left: for solving
    qr(A)            A = Q R            axes straightened: for least squares
    eigen(A)         A V = V diag(w)    directions that are only stretched: for powers
    symmetric(A)     A = V diag(w) V^T  the same for a symmetric matrix, at right angles
    svd(A)           A = U diag(s) V^T  turn, stretch, turn: for seeing, and for keeping little

Each has a `_steps` form that yields the factors as they grow; after every step they still make A. What hangs on whether a
matrix flattens something is decided in one place: is_singular and rank, and so determinant, solve and inverse.
"""
from pycore.factorizations.eigen import eigen, schur_steps
from pycore.factorizations.inverse import inverse, power, stretch
from pycore.factorizations.lu import determinant, lu, lu_steps, solve
from pycore.factorizations.qr import gram_schmidt_steps, householder_steps, least_squares, qr
from pycore.factorizations.singular import is_singular, rank
from pycore.factorizations.svd import low_rank, svd, svd_steps
from pycore.factorizations.symmetric import symmetric, symmetric_steps

__all__ = ["determinant", "eigen", "gram_schmidt_steps", "householder_steps", "inverse", "is_singular", "least_squares", "low_rank", "lu",
           "lu_steps", "power", "qr", "rank", "schur_steps", "solve", "stretch", "svd", "svd_steps", "symmetric", "symmetric_steps"]
