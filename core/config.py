"""Everything that shapes a run, as frozen data: the same config gives the same corpus, order and weights.

    RunConfig = name + CorpusConfig + TokenizerConfig + ModelConfig + TrainingConfig
"""

import json
import reprlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from core.errors import BadInput

ASSETS = Path(__file__).parents[1] / "assets"  # what ships with the code: runs, texts, probes
# in a checkpoint's file, matrix x is int8 and its rows' scales stand in x/scale (core.runs.checkpoints.compact)
SCALE = "/scale"
NORM_EPSILON = 1e-5  # added to the variance in every norm: the default of PyTorch and of GPT-2
MOST = 10**9  # of anything that can be counted
LATEST_EDITION = 2  # of the program that writes the small world (core.corpus.build.EDITIONS)
SEEDS = 2**64 - 1  # the largest seed that PyTorch takes
LONGEST_NAME = 64  # characters
MATRIX_KINDS = ("attention", "feed-forward")  # of the matrices inside the blocks, which Muon may nudge
UNDECAYED = ("positions", "biases", "norms")  # what weight decay may leave alone
LOG_SPACED = (0, 16, 32, 64, 100, 150, 200, 300, 400, 600, 800, 1000, 1500, 2000, 3000, 5000, 9000)


@dataclass(frozen=True)
class CorpusConfig:
    """What the model reads."""

    edition: int = LATEST_EDITION  # of the program that writes the small world: which kinds of text it knows
    seed: int = 1  # of that program
    documents: int = 250_000  # how many documents the program writes
    held_out: int = 3_000  # how many more it writes to test on
    house_copies: int = 3  # how often each passage of the stories stands in the training text
    leave_out: tuple[str, ...] = ()  # names of the sources or shelves that stay out of the training text

    def __post_init__(self):
        _within(self, "corpus", 1, LATEST_EDITION, "edition")
        _within(self, "corpus", 0, SEEDS, "seed")
        _within(self, "corpus", 0, MOST, "documents", "held_out", "house_copies")


@dataclass(frozen=True)
class TokenizerConfig:
    """How text is cut into tokens."""

    d_vocab: int = 3584  # number of different tokens, the end-of-document token and the 256 bytes included
    common: int = 124  # a word of the lexicon that the training text holds so often has to be one token

    def __post_init__(self):
        _within(self, "tokenizer", 0, MOST, "d_vocab", "common")
        _demand(self.d_vocab > 256, "tokenizer.d_vocab", self.d_vocab, "more than 256: every byte is a token")


@dataclass(frozen=True)
class ModelConfig:
    """The shape of the transformer."""

    d_vocab: int = 3584  # number of different tokens
    n_ctx: int = 128  # most tokens read at once
    d_model: int = 128  # numbers that stand for one token between two layers
    n_layers: int = 6  # blocks of attention and feed-forward
    n_heads: int = 4  # attention heads a block
    d_mlp: int = 512  # hidden units of a feed-forward part
    init_std: float = 0.02  # standard deviation of the untrained weights
    wave_height: float = 0.1  # of the waves that positions start as; the first words are smaller, and grow

    def __post_init__(self):
        _within(self, "model", 1, MOST, "d_vocab", "n_ctx", "d_model", "d_mlp")
        _within(self, "model", 1, 1_000, "n_layers", "n_heads")
        _within(self, "model", 0, 100, "init_std", "wave_height", above=True)
        _demand(
            self.d_model % self.n_heads == 0,
            "model.d_model",
            self.d_model,
            f"a multiple of model.n_heads, {self.n_heads}",
        )

    @property
    def d_head(self) -> int:
        """Numbers that one head works with."""
        return self.d_model // self.n_heads

    @property
    def matmul_parameters(self) -> int:
        """Parameters that multiply something at every token: all the matrices but the two tables that are looked up."""
        return self.n_layers * (4 * self.d_model**2 + 2 * self.d_model * self.d_mlp) + self.d_model * self.d_vocab

    @property
    def training_flops_per_token(self) -> int:
        """Floating-point operations of one token, forward and backward (Source: Kaplan et al. 2020, section 2.1, and
        its attention term).
        """
        return 6 * self.matmul_parameters + 12 * self.n_layers * self.d_model * self.n_ctx


@dataclass(frozen=True)
class TrainingConfig:
    """How the weights are nudged."""

    seed: int = 1  # of the first weights and of the order of the text
    steps: int = 20_000  # nudges in all
    batch_size: int = 16  # rows of n_ctx tokens read before each nudge
    learning_rate: float = 2e-3  # highest size of a nudge, reached after the warm-up
    final_learning_rate: float = 1e-4  # size of the last nudge; a cosine leads there
    warmup_steps: int = 200  # steps over which the learning rate grows from 0
    muon: tuple[str, ...] = MATRIX_KINDS  # kinds whose matrices Muon nudges; AdamW nudges everything else
    muon_momentum: float = 0.95  # memory of Muon's mean gradient
    muon_nesterov: bool = True  # whether Muon looks one nudge ahead along it
    muon_iterations: int = 5  # of Newton and Schulz, which make a nudge nearly orthogonal
    # what one of them makes of a singular value s: a s + b s^3 + c s^5
    muon_coefficients: tuple[float, ...] = (3.4445, -4.7750, 2.0315)
    muon_scale: float = 0.2  # of its nudges, times the root of the longer side: the size of AdamW's
    beta1: float = 0.9  # memory of AdamW's mean gradient
    beta2: float = 0.98  # memory of AdamW's mean squared gradient
    adam_epsilon: float = 1e-8  # added to the root of AdamW's mean squared gradient
    weight_decay: float = 0.1  # pull of matrices towards 0
    undecayed: tuple[str, ...] = UNDECAYED  # what weight decay leaves alone
    # of the learning rate: at full pace the noise of small batches wears the positions' waves away
    positions_pace: float = 0.1
    gradient_clip: float = 1.0  # longest gradient that is used as it is
    # of the matrix products: "bfloat16" or "float32" (twice as fast on a processor without tiles for matrices, AMX);
    # weights and optimizer are float32 always
    precision: str = "float32"
    heldout_rows: int = 512  # rows of held-out text that each checkpoint is tested on
    checkpoints: tuple[int, ...] = LOG_SPACED  # steps to keep, besides the last

    def __post_init__(self):
        _within(self, "training", 0, SEEDS, "seed")
        _within(self, "training", 1, MOST, "steps", "batch_size", "heldout_rows")
        _within(self, "training", 0, MOST, "warmup_steps", "final_learning_rate", "weight_decay", "positions_pace")
        _within(self, "training", 0, MOST, "learning_rate", "gradient_clip", "adam_epsilon", above=True)
        _within(self, "training", 0, 100, "muon_iterations")
        _within(self, "training", 0, MOST, "muon_scale", above=True)
        _demand(
            len(self.muon_coefficients) == 3, "training.muon_coefficients", self.muon_coefficients, "three numbers"
        )
        for name in ("beta1", "beta2", "muon_momentum"):
            _demand(0 <= getattr(self, name) < 1, f"training.{name}", getattr(self, name), "0 or more, below 1")
        for name, known in (("muon", MATRIX_KINDS), ("undecayed", UNDECAYED)):
            _demand(
                set(getattr(self, name)) <= set(known),
                f"training.{name}",
                list(getattr(self, name)),
                f"some of {', '.join(known)}",
            )
        _demand(
            self.precision in ("bfloat16", "float32"), "training.precision", self.precision, '"bfloat16" or "float32"'
        )

    @property
    def checkpoint_steps(self) -> tuple[int, ...]:
        """The steps whose weights are kept, in order: those of `checkpoints` that come before the last one, and the
        last one.
        """
        return (*sorted({step for step in self.checkpoints if 0 <= step < self.steps}), self.steps)


# What shaped the runs whose config was saved before it had these fields (until 1.4.0; the corpus's until 1.6): never to
# be changed with the defaults above.
BEFORE_SAVED: Mapping[str, Mapping[str, Any]] = {
    "corpus": {"edition": 1},
    "tokenizer": {"common": 10},
    "model": {"wave_height": 0.1},
    "training": {
        "muon": ["attention", "feed-forward"],
        "muon_momentum": 0.95,
        "muon_nesterov": True,
        "muon_iterations": 5,
        "muon_coefficients": [3.4445, -4.7750, 2.0315],
        "muon_scale": 0.2,
        "adam_epsilon": 1e-8,
        "undecayed": ["positions", "biases", "norms"],
        "positions_pace": 0.1,
    },
}


@dataclass(frozen=True)
class RunConfig:
    """A run: everything that shaped its weights."""

    name: str = "base"
    corpus: CorpusConfig = field(default_factory=CorpusConfig)
    tokenizer: TokenizerConfig = field(default_factory=TokenizerConfig)
    model: ModelConfig = field(default_factory=ModelConfig)
    training: TrainingConfig = field(default_factory=TrainingConfig)

    def __post_init__(self):
        plain = self.name.replace("-", "").replace("_", "")
        _demand(plain.isalnum() and plain.isascii() and len(self.name) <= LONGEST_NAME, "name", self.name,
                f"letters, digits, - and _ only, {LONGEST_NAME} at most: it names a folder")
        _demand(self.tokenizer.d_vocab == self.model.d_vocab, "model.d_vocab", self.model.d_vocab,
                f"tokenizer.d_vocab, {self.tokenizer.d_vocab}")

    def to_json(self) -> str:
        """The config as JSON text, every field written out; `RunConfig.from_json` reads it back."""
        return json.dumps(asdict(self), indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str, unsaid: Mapping[str, Mapping[str, Any]] | None = None) -> "RunConfig":
        """The config that a JSON text describes; fields that it leaves out have the values of `unsaid`, or else their
        defaults.

        Args:    unsaid, for the config of a run that is there: BEFORE_SAVED.
        Raises:  BadInput that names the field, if one is unknown or holds something of the wrong kind.
        """
        try:
            given = json.loads(text)
            if unsaid and isinstance(given, dict):
                given = {
                    **given,
                    **{
                        part: {**values, **given[part]}
                        for part, values in unsaid.items()
                        if isinstance(given.get(part), dict)
                    },
                }
            return _read(cls, given, "")
        except json.JSONDecodeError as error:
            raise BadInput(
                f"A config has to be JSON; line {error.lineno}, column {error.colno}: {error.msg}."
            ) from error
        except (ValueError, RecursionError) as error:
            raise BadInput(f"A config has to be JSON that can be read ({error}).") from error


def _within(part: Any, of: str, low: int, high: int, *names: str, above: bool = False) -> None:
    """Demand that these fields of a part of the config lie from low (with `above`, from above it) to high."""
    for name in names:
        value = getattr(part, name)  # not a number lies nowhere
        _demand(low < value <= high if above else low <= value <= high, f"{of}.{name}", value,
                f"{'above' if above else 'from'} {low:,} {'and at most' if above else 'to'} {high:,}")


def _demand(holds: bool, name: str, value: object, wish: str) -> None:
    if not holds:
        raise BadInput(f"The config's {name} is {reprlib.repr(value)}; it has to be {wish}.")


def _read(kind: Any, value: Any, name: str) -> Any:
    """`value`, as JSON gives it, as an object of type `kind`; `name` is where it stands, for messages."""
    if is_dataclass(kind):
        _demand(isinstance(value, dict), name or "outermost value", value, "an object in braces")
        hints = get_type_hints(kind)
        known = [item.name for item in fields(kind)]
        for key in value:
            if key not in known:
                raise BadInput(
                    f"The config has no field {(name + '.' + key).lstrip('.')!r}; here it has {', '.join(known)}."
                )
        return kind(**{key: _read(hints[key], item, f"{name}.{key}".lstrip(".")) for key, item in value.items()})
    if get_origin(kind) is tuple:
        _demand(isinstance(value, list), name, value, "a list in square brackets")
        return tuple(_read(get_args(kind)[0], item, name) for item in value)
    if get_origin(kind) in (Union, UnionType):
        return None if value is None else _read(get_args(kind)[0], value, name)
    number = isinstance(value, int) and not isinstance(value, bool)
    if kind is float and number:
        return float(value)
    _demand(number if kind is int else isinstance(value, kind), name, value, f"of type {kind.__name__}")
    return value


# A lesson (core.training.live): the small model that learns while someone watches. What it has of tokens and context
# comes from the run whose text it reads.
LESSON_MODEL = ModelConfig(d_model=64, n_layers=2, n_heads=4, d_mlp=256)
LESSON_TRAINING = TrainingConfig(
    steps=1200,
    batch_size=4,
    learning_rate=1e-2,
    final_learning_rate=1e-3,
    warmup_steps=20,
    precision="float32",
    heldout_rows=4,
    checkpoints=(
        0,
        10,
        20,
        40,
        60,
        80,
        100,
        130,
        160,
        200,
        250,
        300,
        350,
        400,
        500,
        600,
        800,
        1000,
        1200,
    ),  # when it writes a sample
)
