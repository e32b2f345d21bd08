"""Breadth: how broad a short script is in our font, so that what stands over it can make room for it."""

import re

# thousandths of an em; slanted letters, then what stands upright
SLANTED, UPRIGHT = (
    {entry[0]: int(entry[1:]) for entry in row.split()}
    for row in (
        "a555 b518 c414 d556 e424 f577 g503 h569 i274 j431 k533 l278 m830 n565 o486 p598 q517 r412 s386 t338 u565 v504 "
        "w727 x559 y510 z493 A681 B593 C656 D702 E614 F583 G697 H757 I343 J398 K655 L569 M869 N714 O707 P569 Q707 R620 "
        "S534 T610 U731 V640 W913 X637 Y607 Z606 α585 β550 γ500 δ519 ε394 ζ478 η509 θ514 ι249 κ510 λ525 μ588 ν496 ξ490 "
        "ο466 π634 ρ547 ς403 σ570 τ464 υ506 φ607 χ641 ψ632 ω660 ϵ411 ϕ587",
        "0495 1495 2495 3495 4495 5495 6495 7495 8495 9495 .245 ,245 ;245 :245 (357 )357 [349 ]349 ⊤701 ∗536 ′296 −720 "
        "+720 =720 <701 >701 /386 T603 |267 "
        "a480 b522 c446 d539 e464 f307 g484 h577 i285 j263 k542 l283 m852 n576 o514 p537 q521 r380 s395 t315 u570 v481 "
        "w749 x479 y483 z458 A718 B618 C670 D730 E626 F588 G720 H777 I357 J396 K702 L585 M895 N742 O738 P569 Q737 R659 "
        "S504 U752 V680 W944 X664 Y647 Z594 ∞953",
    )
)
ROOMLESS = ('lspace="0" rspace="0"', 'fence="true"', 'form="prefix">')
PIECE = re.compile(r"<(m\w+)([^>]*>)([^<]*)")


def breadth(markup: str) -> int | None:
    """Thousandths of an em; None for what is not plain letters, digits and signs in a row."""
    whole = 0
    for tag, attributes, text in PIECE.findall(markup):
        if tag == "mrow":
            continue
        if tag not in ("mi", "mn", "mo"):
            return None
        slanted = tag == "mi" and len(text) == 1 and "mathvariant" not in attributes
        if tag == "mo" and not any(form in attributes for form in ROOMLESS):
            if 'lspace="0" rspace="0.1667em"' not in attributes:
                return None
            whole += 167
        widths = [slanted and SLANTED.get(char) or UPRIGHT.get(char) for char in text]
        if None in widths:
            return None
        whole += sum(widths)
    return whole
