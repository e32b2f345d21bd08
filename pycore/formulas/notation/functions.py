"""Functions that are known by name: name: said."""

KNOWN = {
    "exp": "the exponential of",
    "log": "the logarithm of",
    "ln": "the natural logarithm of",
    "lg": "the logarithm of",
    "sin": "sine of",
    "cos": "cosine of",
    "tan": "tangent of",
    "cot": "cotangent of",
    "sec": "secant of",
    "csc": "cosecant of",
    "arcsin": "arc sine of",
    "arccos": "arc cosine of",
    "arctan": "arc tangent of",
    "sinh": "hyperbolic sine of",
    "cosh": "hyperbolic cosine of",
    "tanh": "tanh of",
    "coth": "hyperbolic cotangent of",
    "sigmoid": "sigmoid of",
    "softmax": "softmax of",
    "softplus": "softplus of",
    "softsign": "softsign of",
    "relu": "ReLU of",
    "gelu": "GELU of",
    "silu": "SiLU of",
    "elu": "ELU of",
    "selu": "SELU of",
    "swish": "swish of",
    "logsumexp": "log-sum-exp of",
    "sqrt": "the square root of",
    "abs": "the absolute value of",
    "sign": "the sign of",
    "max": "the largest of",
    "min": "the smallest of",
    "argmax": "the place of the largest of",
    "argmin": "the place of the smallest of",
    "mean": "the mean of",
    "det": "the determinant of",
    "tr": "the trace of",
    "trace": "the trace of",
    "rank": "the rank of",
    "diag": "the diagonal of",
    "dim": "the dimension of",
    "ker": "the kernel of",
    "deg": "the degree of",
    "gcd": "the greatest common divisor of",
    "erf": "the error function of",
    "Var": "the variance of",
    "var": "the variance of",
    "Cov": "the covariance of",
    "cov": "the covariance of",
    "Pr": "the probability of",
    "mod": "modulo",
    "sup": "the supremum of",
    "inf": "the infimum of",
    "arg": "the argument of",
    "hom": "the maps",
    "floor": "the floor of",
    "round": "the rounding of",
    "clip": "the clipping of",
    "concat": "the concatenation of",
    "std": "the standard deviation of",
    "vec": "the vector of",
    "minimize": "minimize",
    "maximize": "maximize",
}
# other spellings of the same function
SPELLINGS = {
    "ReLU": "relu",
    "RELU": "relu",
    "Relu": "relu",
    "GELU": "gelu",
    "SiLU": "silu",
    "ELU": "elu",
    "SELU": "selu",
    "Softmax": "softmax",
    "SoftMax": "softmax",
    "SOFTMAX": "softmax",
    "Sigmoid": "sigmoid",
    "Swish": "swish",
    "Softplus": "softplus",
    "SoftPlus": "softplus",
    "Concat": "concat",
    "concatenate": "concat",
    "Tr": "tr",
    "sgn": "sign",
    "Tanh": "tanh",
    "Exp": "exp",
    "Log": "log",
    "Max": "max",
    "Min": "min",
    "Cat": "concat",
    "Diag": "diag",
    "Rank": "rank",
    "Det": "det",
    "VAR": "var",
    "arcmax": "argmax",
    "Sign": "sign",
}

# commands of LaTeX that are functions by themselves
COMMANDS = frozenset("exp log ln lg sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth det dim ker deg gcd hom Pr".split())
# functions that take what follows them without a bracket
BARE = COMMANDS | frozenset(
    "sigmoid softmax softplus relu gelu argmax argmin max min sup inf tr trace sign erf logsumexp Var var Cov minimize maximize".split()
)

EXPECTATIONS = frozenset(["E", r"\mathbb{E}", r"\mathrm{E}", r"\mathbf{E}", r"\mathcal{E}"])
INDICATORS = frozenset([r"\mathbf{1}", r"\mathbb{1}", r"\mathbb{I}", r"\mathrm{I}", r"\mathds{1}"])
SURE = (
    frozenset(
        [
            r"\mathbb{E}",
            r"\mathbb{P}",
            r"\mathbb{V}",
            r"\mathrm{E}",
            r"\mathcal{N}",
            r"\mathcal{O}",
            r"\mathrm{P}",
            r"\mathrm{O}",
            r"\mathcal{L}",
            "Pr",
        ]
    )
    | INDICATORS
)

# letters that are more often functions than amounts, when something in parentheses follows
LIKELY = frozenset(r"f g h F G H J L D E V P Q p q u U \phi \psi \varphi \Phi \Psi \sigma \pi \ell \Gamma \rho \kappa \Pi O".split())
# letters that are more often amounts
AMOUNTS = frozenset(
    r"a b c d e i j k l m n r s t v w x y z A B C I K M N S W X Y Z \alpha \beta \gamma \delta \epsilon \varepsilon \eta \lambda \mu \nu \tau \theta \omega \zeta \xi \Delta".split()
)

# words printed letter by letter
WORDS = (
    frozenset(KNOWN)
    | frozenset(SPELLINGS)
    | frozenset(
        "score attention Attention MultiHead head loss Loss align Embed embed Linear LayerNorm BatchNorm FFN MLP MSE MAE RMSE onehot LSTM GRU RNN CNN KL JS LN BN GN IN CE NLL SE PE RMS RoPE BCE ELBO "
        "dropout Dropout precision recall accuracy input output hidden context query key value sim sinc dist prox proj conv Conv pool Pool pos subject otherwise const data model".split()
    )
)
# words that name things below and above letters
SCRIPT_WORDS = frozenset(
    "in out max min new old data model ref rec reg pos neg key val train test avg tot total hid hidden input output class prior post gen real fake norm init final target pred true false seq len mean std loss enc dec emb "
    "att attn head kv clip value end start best worst eff var err env opt clean noise noisy style content cond uncond mask img text audio vis feat proj res skip up down left right top bot imm cum sum src tgt det bias".split()
)
