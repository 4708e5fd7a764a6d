"""What is said about one number of the model, its row, its matrix, its layer and the whole, computed from where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.config import ModelConfig
from core.formatting import percent
from core.model.parameters import Part, count_by, locate, parts
from pages.sections.parameters.zoom import WINDOW, Told, written
from pages.shared.text import prose
from pages.shared.text.wording import quoted_token

if TYPE_CHECKING:
    from core.model.tokenizer import Tokenizer

# query, key, value
LOOKS = ("where head {head} looks from", "what head {head} looks for", "what head {head} brings along")


def tell(config: ModelConfig, tokenizer: Tokenizer, number: int, value: float) -> list[Told]:
    """Title and explanation of every level of the zoom, plain text."""
    listed = parts(config)
    place, row, column = locate(listed, number)
    part, total = listed[place], listed[-1].first + listed[-1].size
    slots = {
        "row": row + 1,
        "rows": part.rows,
        "columns": part.columns,
        "column": column + 1,
        "size": f"{part.size:,}",
        "total": f"{total:,}",
    }
    return [
        Told(f"Number {number + 1:,} of this model is {written(value)}",
             f"{purpose(config, tokenizer, part, row, column)} {_said('level number', slots)}"),
        _row(part, slots), _matrix(part, slots), _layer(listed, part, total), _model(listed, total),
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


def loss_title(before: float, after: float, blind: float) -> str:
    """What a change does to the average loss, as a finding; losses in nats, `blind` that of a blind guess."""
    was, now = f"{before:.2f}", f"{after:.2f}"
    if was == now:
        return f"The average loss stays at {was}"
    if after < before:
        return f"The average loss falls, from {was} to {now}: on these sentences it does better so"
    return f"The average loss rises from {was} to {now}" + (
        ", worse than a blind guess" if after > blind + 0.005 else ""
    )


def _row(part: Part, slots: dict) -> Told:
    if part.rows == 1:
        return Told(f"It stands in a list of {part.columns}", _said("level list", slots))
    return Told(
        f"It stands in row {slots['row']:,} of {part.rows:,}: a row has {part.columns} numbers",
        _said("level row", slots),
    )


def _matrix(part: Part, slots: dict) -> Told:
    more = f" {_said('level window', {'window': f'{WINDOW:,}'})}" if part.size > WINDOW else ""
    if part.rows == 1:
        return Told(f"The list is a short one: {part.size:,} numbers", _said("level short", slots) + more)
    return Told(
        f"Its matrix has {part.size:,} numbers: {part.rows:,} rows of {part.columns}",
        _said("level matrix", slots) + more,
    )


def _layer(listed: list[Part], part: Part, total: int) -> Told:
    if part.layer is None:
        size = sum(each.size for each in listed if each.kind == part.kind and each.layer is None)
        what = {"embeddings": "The embeddings", "prediction": "The prediction layer", "norm": "The last norm"}[
            part.kind
        ]
        verb = "hold" if part.kind == "embeddings" else "holds"
        return Told(f"{what} {verb} {size:,} numbers, {percent(size / total)} of the model", _said("level table", {}))
    of = count_by([each for each in listed if each.layer == part.layer])
    size = sum(of.values())
    return Told(
        f"Layer {part.layer + 1} has {size:,} numbers, {percent(size / total)} of the model",
        _said(
            "level layer",
            {"attention": f"{of['attention']:,}", "forward": f"{of['feed-forward']:,}", "norm": f"{of['norm']:,}"},
        ),
    )


def _model(listed: list[Part], total: int) -> Told:
    counts = count_by(listed)
    most = max(counts, key=counts.get)
    return Told(f"All {total:,} numbers; {most} leads with {percent(counts[most] / total)}", _said("level model", {}))


def _said(name: str, slots: dict) -> str:
    return " ".join(prose.section("parameters", name, **slots).replace("**", "").split())
