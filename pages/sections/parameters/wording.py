"""What is said about one number of the model, its row, its matrix, its layer and the whole, computed from where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from core.config import ModelConfig
from core.formatting import percent
from core.model.parameters import Part, count_by, locate, parts
from pages.sections.parameters.zoom import written
from pages.shared.text import prose
from pages.shared.text.wording import quoted_token

if TYPE_CHECKING:
    from core.model.tokenizer import Tokenizer

SECONDS_A_DAY, DAYS_A_YEAR = 86_400, 365.25


class Told(NamedTuple):
    """What is said at one view: the finding, and what it means."""

    title: str
    about: str


# query, key, value
LOOKS = ("where head {head} looks from", "what head {head} looks for", "what head {head} brings along")


def tell(config: ModelConfig, tokenizer: Tokenizer, number: int, values: np.ndarray, tall: int) -> list[Told]:
    """Title and explanation of every view, plain text.

    Args: values (R, C), the matrix of the number; tall, rows that one cell of its picture stands for.
    """
    listed = parts(config)
    place, row, column = locate(listed, number)
    part, total = listed[place], listed[-1].first + listed[-1].size
    return [
        Told(f"Number {number + 1:,} is {written(float(values[row, column]))}",
             purpose(config, tokenizer, part, row, column)),
        _row(part, row, values[row]), _matrix(part, values, tall), _layer(listed, part, total), _model(listed, total),
    ]


def purpose(config: ModelConfig, tokenizer: Tokenizer, part: Part, row: int, column: int) -> str:
    """What the number has a hand in, in one sentence."""
    name = part.name.removeprefix(f"blocks.{part.layer}.")
    where = "" if part.layer is None else f"In layer {part.layer + 1}, "
    if name == "embed.weight":
        return f"It is one of the {part.columns} numbers that stand for the token {quoted_token(tokenizer.token(row))}."
    if name == "pos_embed.weight":
        return f"It is one of the {part.columns} numbers that stand for place {row + 1} in a text."
    if name == "unembed.weight":
        return f"It helps to work out the score of the token {quoted_token(tokenizer.token(row))}."
    if name.startswith("attn.qkv"):
        which, inside = divmod(row if name.endswith("weight") else column, config.d_model)
        return f"{where}it helps to work out {LOOKS[which].format(head=inside // config.d_head + 1)}."
    if name == "attn.out.weight":
        return f"{where}it carries a bit of what head {column // config.d_head + 1} has gathered."
    if name.startswith("mlp.up"):
        return (
            f"{where}it feeds feed-forward unit {(row if name.endswith('weight') else column) + 1} of {config.d_mlp}."
        )
    if name == "mlp.down.weight":
        return f"{where}it carries the answer of feed-forward unit {column + 1} of {config.d_mlp}."
    if part.kind == "norm":
        return f"{where}it sets the size of one number before the next part reads it.".replace(
            "it sets", "It sets" if not where else "it sets", 1
        )
    return f"{where}it is a fixed amount that is always added."


def _row(part: Part, row: int, values: np.ndarray) -> Told:
    above, below = int((values > 0).sum()), int((values < 0).sum())
    neither = part.columns - above - below
    where = f"Its row has {part.columns} numbers" if part.rows > 1 else f"It stands in a list of {part.columns} numbers"
    level = f"; {neither} at zero" if neither else ""
    return Told(where, f"{above} above zero, up and light; {below} below, down and dark{level}")


def _matrix(part: Part, values: np.ndarray, tall: int) -> Told:
    if part.rows == 1:
        return Told(f"The list stands alone: {part.size:,} numbers", _said("view_list"))
    about = f"{part.size:,} numbers, {int((values > 0).sum()):,} above zero"
    return Told(f"Its matrix: {part.rows:,} rows of {part.columns}",
                f"{about}; a dot is the farthest from zero of {tall} rows" if tall > 1 else about)


def _layer(listed: list[Part], part: Part, total: int) -> Told:
    alike = [each for each in listed if each.layer == part.layer and (part.layer is not None or each.kind == part.kind)]
    size = sum(each.size for each in alike)
    what = f"Layer {part.layer + 1} has" if part.layer is not None else {
        "embeddings": "The embeddings have", "prediction": "The prediction layer has", "norm": "The last norm has"}[part.kind]
    return Told(f"{what} {size:,} numbers", f"{percent(size / total)} of the model")


def _model(listed: list[Part], total: int) -> Told:
    counts = count_by(listed)
    most = max(counts, key=counts.get)
    return Told(f"All {total:,} numbers, to scale", f"{most.capitalize()} leads with {percent(counts[most] / total)}")


def in_words(count: int) -> str:
    """So many numbers, to three figures.

    >>> in_words(70_553_706_496), in_words(134_515_008), in_words(2_123_904)
    ('70.6 billion', '135 million', '2.12 million')
    """
    size, name = next((one for one in ((10**9, "billion"), (10**6, "million")) if count >= one[0]), (1, ""))
    return f"{count / size:.3g} {name}".strip()


def times_read(seconds: int) -> str:
    """So many seconds, in days or years."""
    days = seconds / SECONDS_A_DAY
    years = days / DAYS_A_YEAR
    return f"{days:.0f} days" if days < 400 else f"{years:,.1f} years" if years < 100 else f"{years:,.0f} years"


def _said(name: str) -> str:
    return " ".join(prose.section("parameters", name).split())
