"""Text to tokens and back: byte-level BPE with whole words first, all of it in one tokenizer.json that Hugging Face's
`tokenizers` reads anywhere.

Inside, every line starts with one space, so that a word is the same token at the start of a line as in the middle of
it:
" Anna smiled" for "Anna smiled". Each digit is a token. Any Unicode text comes back exactly as it went in.

Source: Sennrich et al. 2016 (byte-pair encoding); Radford et al. 2019, section 2.2 (on bytes).
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import tokenizers
from tokenizers import Regex, decoders, models, normalizers, pre_tokenizers, processors

from core.errors import BadInput, DamagedFile

END = "<|end|>"  # stands before every document; only a vocabulary entry, so typed text can never produce it
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# GPT-2's, but n't stays on its verb
PIECE = r"""'s|'re|'ve|'m|'ll|'d| ?\p{L}+n't| ?\p{L}+| ?\p{N}| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"""
ALPHABET = sorted(pre_tokenizers.ByteLevel.alphabet())  # one character for each byte


class Piece(NamedTuple):
    """One token of a text: the token as it is shown, its id, and text[start:end], what it stands for."""

    token: str
    id: int
    start: int
    end: int


class Tokenizer:
    """Cuts text into tokens. `word_counts`, how often each lower-case word stands in the training text, is there to
    spot unknown words.
    """

    def __init__(self, backend: tokenizers.Tokenizer, word_counts: Mapping[str, int] | None = None):
        self._backend = backend
        self.word_counts = dict(sorted((word_counts or {}).items()))
        self.d_vocab = backend.get_vocab_size()
        self.end_id = backend.token_to_id(END)
        self._tokens = [_shown(backend.id_to_token(id)) for id in range(self.d_vocab)]
        self._ids = {token: id for id, token in enumerate(self._tokens)}

    def encode(self, text: str) -> list[int]:
        """The token ids of a text, without an end token. Raises BadInput if the text isn't valid Unicode."""
        return self._encoding(text).ids

    def encode_batch(self, texts: list[str]) -> list[list[int]]:
        """The token ids of many texts, several at a time."""
        return [encoding.ids for encoding in self._backend.encode_batch_fast(texts)]

    def decode(self, ids: Iterable[int]) -> str:
        """The text of token ids; end tokens are left out. Bytes that are no valid UTF-8 become U+FFFD."""
        return self._backend.decode([id for id in ids if id != self.end_id])

    def token(self, id: int) -> str:
        """How a token is shown: its leading space stays, a new line is ↵, what can't be printed is its bytes, as
        <0x07>.
        """
        if not 0 <= id < self.d_vocab:
            raise BadInput(f"There is no token {id}; tokens are numbered from 0 to {self.d_vocab - 1}.")
        return self._tokens[id]

    def id(self, token: str) -> int | None:
        """The id of a token as `token` shows it, None if there is no such token: id(" cat") is a number, id(" ca")
        mostly isn't.
        """
        return self._ids.get(token)

    def pieces(self, text: str) -> list[Piece]:
        """The tokens of a text and where each stands in it; the space that every line starts with inside has no place
        there.
        """
        starts, ends = _places(text)
        pieces, byte = [], 0
        for id in self.encode(text):
            past = byte + len(self._backend.id_to_token(id))  # one character of a vocabulary entry is one byte
            pieces.append(Piece(self._tokens[id], id, starts[byte], ends[past - 1]))
            byte = past
        return pieces

    def unknown_words(self, text: str) -> list[str]:
        """The words of a text that the training text never holds, in order, each once, whatever their capitals."""
        found = {word.lower(): word for word in reversed(split_words(text))}
        return [word for word in dict.fromkeys(split_words(text))
                if word.lower() not in self.word_counts and found[word.lower()] == word]

    def save(self, folder: Path) -> None:
        """Write tokenizer.json and words.json into a folder, the same bytes on every system."""
        words = json.dumps(self.word_counts, ensure_ascii=False, separators=(",", ":"))
        (folder / "tokenizer.json").write_bytes(self._backend.to_str(pretty=True).encode())
        (folder / "words.json").write_bytes(f"{words}\n".encode())

    def for_others(self) -> str:
        """A tokenizer.json for tools that know nothing of Nudge: `encode` puts the end token first, `decode` leaves
        every space where it was.

        So a text comes back with the space that it begins with inside, and a continuation, decoded alone, keeps the
        space before its first word.
        """
        backend = tokenizers.Tokenizer.from_str(self._backend.to_str())
        backend.add_special_tokens([END])
        first = [(END, self.end_id)]
        backend.post_processor = processors.TemplateProcessing(f"{END} $A", f"{END} $A {END}:1 $B:1", first)
        backend.decoder = decoders.Sequence([decoders.ByteLevel(), decoders.Replace("\n ", "\n")])
        return backend.to_str(pretty=True)

    def as_ours(self) -> "Tokenizer":
        """This tokenizer, read from what `for_others` wrote, as a run keeps it.

        Raises BadInput if it doesn't cut text as ours do.
        """
        backend = empty_backend()
        ours, theirs = (json.loads(tokenizer.to_str()) for tokenizer in (backend, self._backend))
        same = all(ours[part] == theirs[part] for part in ("normalizer", "pre_tokenizer"))
        if not same or self.end_id is None or not theirs["model"].get("ignore_merges"):
            raise BadInput(
                "The tokenizer.json isn't one of Nudge's. Import a directory that `python -m core export` wrote."
            )
        backend.model = self._backend.model
        return Tokenizer(backend, self.word_counts)

    @classmethod
    def from_file(cls, path: Path) -> "Tokenizer":
        """The tokenizer in a tokenizer.json, with the words.json beside it if there is one. Raises DamagedFile."""
        words = path.with_name("words.json")
        try:
            return cls.from_text(
                path.read_text(encoding="utf-8"), words.read_text(encoding="utf-8") if words.exists() else "{}"
            )
        except (OSError, UnicodeDecodeError) as error:
            raise DamagedFile(f"The tokenizer {path} can't be read ({error}). Restore the file.") from error

    @classmethod
    def from_text(cls, tokenizer_json: str, words_json: str = "{}") -> "Tokenizer":
        """The tokenizer that the texts of a tokenizer.json and a words.json describe. Raises DamagedFile."""
        try:
            return cls(tokenizers.Tokenizer.from_str(tokenizer_json), json.loads(words_json))
        except Exception as error:  # `tokenizers` raises plain Exception
            raise DamagedFile(
                f"tokenizer.json or words.json isn't what was written ({error}). Restore the files."
            ) from error

    def _encoding(self, text: str) -> tokenizers.Encoding:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise BadInput(
                f"Character {error.start + 1} of the text is half of a surrogate pair, not a character. Leave it out."
            ) from error
        return self._backend.encode(text)


def split_words(text: str) -> list[str]:
    """The words of a text as they stand there; contractions stay whole, a possessive 's is dropped."""
    return [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(text)]


def empty_backend() -> tokenizers.Tokenizer:
    """The pipeline around the vocabulary: a space before every line, pieces that tokens never cross, bytes; and the way
    back.
    """
    backend = tokenizers.Tokenizer(models.BPE())
    backend.normalizer = normalizers.Sequence([normalizers.Prepend(" "), normalizers.Replace("\n", "\n ")])
    backend.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(PIECE), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])
    backend.decoder = decoders.Sequence(
        [decoders.ByteLevel(), decoders.Replace("\n ", "\n"), decoders.Strip(" ", 1, 0)]
    )
    return backend


def _places(text: str) -> tuple[list[int], list[int]]:
    """Where the character behind each byte of the normalised text starts and ends in `text`; an added space takes no
    room.
    """
    starts: list[int] = []
    ends: list[int] = []
    for place, character in enumerate(text):
        if place == 0 or text[place - 1] == "\n":
            starts.append(place)
            ends.append(place)
        width = len(character.encode())
        starts += [place] * width
        ends += [place + 1] * width
    if text.endswith("\n"):
        starts.append(len(text))
        ends.append(len(text))
    return starts, ends


def pre_tokens(backend: tokenizers.Tokenizer, text: str) -> list[str]:
    normal = backend.normalizer.normalize_str(text)
    return [piece for piece, _ in backend.pre_tokenizer.pre_tokenize_str(normal)]


def _byte_of_character() -> dict[str, int]:
    """The byte behind each character of a byte-level vocabulary (Source: Radford et al. 2019, their
    `bytes_to_unicode`).
    """
    printable = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    others = [byte for byte in range(256) if byte not in printable]
    return {chr(byte): byte for byte in printable} | {chr(256 + place): byte for place, byte in enumerate(others)}


_BYTES = _byte_of_character()


def _shown(raw: str) -> str:
    """A vocabulary entry as readers see it."""
    if raw == END:
        return END
    text = bytes(map(_BYTES.__getitem__, raw)).decode("utf-8", "surrogateescape")
    if text.isprintable():
        return text
    shown = []
    for character in text:
        if character == "\n":
            shown.append("↵")
        elif character.isprintable():
            shown.append(character)
        else:
            shown.extend(f"<0x{byte:02X}>" for byte in character.encode("utf-8", "surrogateescape"))
    return "".join(shown)
