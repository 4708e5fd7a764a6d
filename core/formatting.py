"""How shares and signed numbers are written, in every figure and on every page; elements.js writes them alike in the
browser; and how many nats a bit is.
"""

from math import log

NO_FIGURE, NOT_ASKED = "no figure", "not asked"  # where a number is missing: it is none, and not nothing
BIT = log(2)  # nats: a surprise that is worked out in nats is told in bits, nats / BIT


def percent(share: float) -> str:
    """A share (0 to 1): 62 %, 4.5 %, 99.7 %; never 0 % for what is more than nothing, never 100 % for what is less than
    all.

    >>> [percent(share) for share in (0, 0.0004, 0.0451, 0.624, 0.997, 0.9999, 1)]
    ['0\\xa0%', '<\\xa00.1\\xa0%', '4.5\\xa0%', '62\\xa0%', '99.7\\xa0%', '>\\xa099.9\\xa0%', '100\\xa0%']
    """
    if 0 < share < 0.001:
        return "<\u00a00.1\u00a0%"
    if 0.999 < share < 1:
        return ">\u00a099.9\u00a0%"
    fine = 0 < share < 0.0995 or 0.995 <= share < 1
    return f"{100 * share:.{int(fine)}f}\u00a0%"


def percent_if(share: float | None) -> str:
    """A share as `percent` writes it, or that there is none.

    >>> percent_if(0), percent_if(None)
    ('0\\xa0%', 'no figure')
    """
    return NO_FIGURE if share is None else percent(share)


def signed(value: float, form: str = ".2f") -> str:
    """A number with a true minus, and none before nothing: −0.42.

    >>> [signed(-0.421), signed(-0.001), signed(0.5, "+.1f")]
    ['−0.42', '0.00', '+0.5']
    """
    return f"{value:{form}}".replace("-", "−") if float(f"{value:{form}}") else f"{0:{form}}"
