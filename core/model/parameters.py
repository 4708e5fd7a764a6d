"""Where each parameter of the model stands: its tensor, row and column, its number in the whole, and its place on a map
drawn to scale.

On the map one number is one unit of area, so what looks twice as big is twice as many numbers. Nothing here needs
torch.

Letters: D d_model, M d_mlp, V d_vocab, C n_ctx.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, prod

from core.config import ModelConfig

KINDS = ("embeddings", "attention", "feed-forward", "prediction", "norm")  # of parameters
TABLE_COLUMNS = 4  # a table is folded into so many columns, each D wide
LAYERS_ABREAST = 3
GAP = 24  # units between two tensors of different parts


@dataclass(frozen=True)
class Part:
    """One tensor of the model, as `Transformer.named_parameters` gives it."""

    name: str
    kind: str  # one of KINDS
    layer: int | None
    shape: tuple[int, ...]
    first: int  # number of its first parameter in the whole model, counted from 0

    @property
    def size(self) -> int:
        return prod(self.shape)

    @property
    def rows(self) -> int:
        return self.shape[0] if len(self.shape) == 2 else 1

    @property
    def columns(self) -> int:
        return self.shape[-1]


@dataclass(frozen=True)
class Box:
    """A rectangle of the map that holds numbers of one tensor, row by row, from the tensor's number `start` on."""

    part: int  # place in the list of parts
    start: int
    count: int
    x: int
    y: int
    width: int

    @property
    def height(self) -> int:
        return ceil(self.count / self.width)


def parts(config: ModelConfig) -> list[Part]:
    """Every tensor of a model, in the order of the model file."""
    d, m = config.d_model, config.d_mlp
    block = [
        ("ln1.weight", "norm", (d,)), ("ln1.bias", "norm", (d,)),
        ("attn.qkv.weight", "attention", (3 * d, d)), ("attn.qkv.bias", "attention", (3 * d,)),
        ("attn.out.weight", "attention", (d, d)), ("attn.out.bias", "attention", (d,)),
        ("ln2.weight", "norm", (d,)), ("ln2.bias", "norm", (d,)),
        ("mlp.up.weight", "feed-forward", (m, d)), ("mlp.up.bias", "feed-forward", (m,)),
        ("mlp.down.weight", "feed-forward", (d, m)), ("mlp.down.bias", "feed-forward", (d,)),
    ]
    listed = [
        ("embed.weight", "embeddings", None, (config.d_vocab, d)),
        ("pos_embed.weight", "embeddings", None, (config.n_ctx, d)),
    ]
    listed += [
        (f"blocks.{layer}.{name}", kind, layer, shape)
        for layer in range(config.n_layers)
        for name, kind, shape in block
    ]
    listed += [("final_norm.weight", "norm", None, (d,)), ("final_norm.bias", "norm", None, (d,)),
               ("unembed.weight", "prediction", None, (config.d_vocab, d))]
    found, first = [], 0
    for name, kind, layer, shape in listed:
        found.append(Part(name, kind, layer, shape, first))
        first += found[-1].size
    return found


def locate(listed: Sequence[Part], number: int) -> tuple[int, int, int]:
    """(place in the list of parts, row, column) of a parameter counted from 0 through the whole model.

    Raises:  IndexError if the model has no such number.
    """
    for place, part in enumerate(listed):
        if part.first <= number < part.first + part.size:
            row, column = divmod(number - part.first, part.columns)
            return place, row, column
    raise IndexError(f"the model has no parameter {number}")


def kind_of(name: str) -> str:
    """The kind of the parameter called `name`, one of KINDS.

    >>> kind_of("blocks.3.mlp.up.weight")
    'feed-forward'
    """
    parts = name.split(".")
    if "embed" in parts or "pos_embed" in parts:
        return "embeddings"
    if "unembed" in parts:
        return "prediction"
    if "attn" in parts:
        return "attention"
    return "feed-forward" if "mlp" in parts else "norm"


def layer_of(name: str) -> int | None:
    """The number of the block to which the parameter called `name` belongs, None outside the blocks."""
    parts = name.split(".")
    return int(parts[1]) if parts[0] == "blocks" else None


def count_by(listed: Sequence[Part]) -> dict[str, int]:
    """How many parameters there are of each kind, in the order in which the kinds first stand in the model."""
    counts: dict[str, int] = {}
    for part in listed:
        counts[part.kind] = counts.get(part.kind, 0) + part.size
    return counts


def plan(config: ModelConfig) -> list[Box]:
    """The model on a map: the embeddings to the left, the layers in rows in the middle, prediction to the right.

    Every box is one number a unit of area (its last row may be cut short); no two boxes overlap.
    """
    listed, boxes = parts(config), []
    tables = [place for place, part in enumerate(listed) if part.kind == "embeddings"]
    x = _table(boxes, listed, tables, 0) + 2 * GAP
    top = 0
    for row in range(ceil(config.n_layers / LAYERS_ABREAST)):
        tall = 0
        for column in range(LAYERS_ABREAST):
            layer = row * LAYERS_ABREAST + column
            if layer < config.n_layers:
                left = x + column * (3 * (config.d_model + GAP) + GAP)
                tall = max(tall, _layer(boxes, listed, layer, left, top))
        top += tall + 4 * GAP
    right = max(box.x + box.width for box in boxes) + 2 * GAP
    _table(boxes, listed, [place for place, part in enumerate(listed) if part.kind == "prediction"], right)
    below = max(box.y + box.height for box in boxes if box.x >= right) + GAP
    _stack(
        boxes,
        listed,
        [place for place, part in enumerate(listed) if part.kind == "norm" and part.layer is None],
        right,
        below,
    )
    return boxes


def _table(boxes: list[Box], listed: Sequence[Part], places: Sequence[int], x: int) -> int:
    """Tables folded into TABLE_COLUMNS columns of equal height, from x on; returns where they end."""
    y = 0
    width = listed[places[0]].columns
    for place in places:
        rows = listed[place].rows
        tall = ceil(rows / TABLE_COLUMNS)
        for column in range(TABLE_COLUMNS):
            count = min(tall, rows - column * tall)
            if count > 0:
                boxes.append(
                    Box(place, column * tall * width, count * width, x + column * (width + GAP // 4), y, width)
                )
        y += tall + GAP
    return x + TABLE_COLUMNS * width + (TABLE_COLUMNS - 1) * (GAP // 4)


def _layer(boxes: list[Box], listed: Sequence[Part], layer: int, x: int, y: int) -> int:
    """One layer in three columns: attention, feed-forward up, feed-forward down, norms on top; returns its height."""
    of = [place for place, part in enumerate(listed) if part.layer == layer]
    named = {listed[place].name.split(".", 2)[2]: place for place in of}
    width, ends = listed[named["ln1.weight"]].columns, []
    for column, names in enumerate((
        ("ln1.weight", "ln1.bias", "attn.qkv.weight", "attn.qkv.bias", "attn.out.weight", "attn.out.bias"),
        ("ln2.weight", "ln2.bias", "mlp.up.weight", "mlp.up.bias"),
        ("mlp.down.weight", "mlp.down.bias"),
    )):
        ends.append(_stack(boxes, listed, [named[name] for name in names], x + column * (width + GAP), y, width))
    return max(ends) - y


def _stack(
    boxes: list[Box], listed: Sequence[Part], places: Sequence[int], x: int, y: int, width: int | None = None
) -> int:
    """Tensors one below the other; a tensor wider than `width` is folded. Returns where they end."""
    for place in places:
        boxes.append(Box(place, 0, listed[place].size, x, y, width or listed[place].columns))
        y += boxes[-1].height + 2
    return y
