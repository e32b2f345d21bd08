"""Functions that are known by name: name: said."""

KNOWN = {
    "exp": "the exponential of", "log": "the logarithm of", "ln": "the natural logarithm of", "lg": "the logarithm of",
    "sin": "sine of", "cos": "cosine of", "tan": "tangent of", "cot": "cotangent of", "sec": "secant of", "csc": "cosecant of",
    "arcsin": "arc sine of", "arccos": "arc cosine of", "arctan": "arc tangent of", "sinh": "hyperbolic sine of", "cosh": "hyperbolic cosine of",
    "tanh": "tanh of", "coth": "hyperbolic cotangent of", "sigmoid": "sigmoid of", "softmax": "softmax of", "softplus": "softplus of", "softsign": "softsign of",
    "relu": "ReLU of", "gelu": "GELU of", "silu": "SiLU of", "elu": "ELU of", "selu": "SELU of", "swish": "swish of", "logsumexp": "log-sum-exp of",
    "sqrt": "the square root of", "abs": "the absolute value of", "sign": "the sign of", "sgn": "the sign of", "max": "the largest of", "min": "the smallest of",
    "argmax": "the place of the largest of", "argmin": "the place of the smallest of", "mean": "the mean of", "det": "the determinant of", "tr": "the trace of", "trace": "the trace of",
    "rank": "the rank of", "diag": "the diagonal of", "dim": "the dimension of", "ker": "the kernel of", "deg": "the degree of", "gcd": "the greatest common divisor of",
    "erf": "the error function of", "Var": "the variance of", "var": "the variance of", "Cov": "the covariance of", "cov": "the covariance of", "Pr": "the probability of", "mod": "modulo",
    "sup": "the supremum of", "inf": "the infimum of", "arg": "the argument of", "hom": "the maps", "floor": "the floor of", "round": "the rounding of", "clip": "the clipping of",
    "concat": "the concatenation of", "std": "the standard deviation of", "vec": "the vector of",
}
# other spellings of the same function
SPELLINGS = {"ReLU": "relu", "RELU": "relu", "GELU": "gelu", "SiLU": "silu", "ELU": "elu", "SELU": "selu", "Softmax": "softmax", "SoftMax": "softmax", "Sigmoid": "sigmoid",
             "Swish": "swish", "Softplus": "softplus", "Concat": "concat", "Tr": "tr", "sgn": "sign", "Tanh": "tanh", "Exp": "exp", "Log": "log", "Max": "max", "Min": "min", "Cat": "concat"}

# commands of LaTeX that are functions by themselves
COMMANDS = frozenset("exp log ln lg sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth det dim ker deg gcd hom arg Pr max min sup inf".split())

# letters that are more often functions than amounts, when something in parentheses follows
LIKELY = frozenset(r"f g h F G H J L D E V P Q p q u U \phi \psi \varphi \Phi \Psi \sigma \pi \epsilon_\theta \ell \Gamma \rho \kappa \Pi".split())

# words printed letter by letter
WORDS = frozenset(KNOWN) | frozenset(SPELLINGS) | frozenset("score attention Attention MultiHead head loss Loss align Embed embed Linear LayerNorm BatchNorm FFN MLP MSE cos sim onehot LSTM GRU RNN "
                                                            "dropout Dropout precision recall accuracy input output hidden context query key value".split())
