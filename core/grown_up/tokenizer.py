"""The grown-up's tokenizer, built from the parts in its file: byte-level BPE, each digit a token, no space added in
front.

Typed text can't produce one of its marks ("<|im_end|>"): they are added here by number, in the chat form alone.
Source: `tokenizer.ggml.pre` = "smollm", as llama.cpp and the model's own tokenizer.json read it.
"""

from collections.abc import Iterable

from tokenizers import Tokenizer as Backend
from tokenizers import decoders, models, pre_tokenizers

from core.errors import BadInput
from core.grown_up.weights import Weights

MARKED = 3  # token_type of the marks, which are no text
BEGIN, END = "<|im_start|>", "<|im_end|>"
SYSTEM = "You are a helpful AI assistant named SmolLM, trained by Hugging Face"  # as its chat template has it
LONGEST = 512  # tokens of a text that is given to it


class Tokenizer:
    """Cuts text into the grown-up's tokens."""

    def __init__(self, tokens: list[str], kinds: list[int], merges: list[str]):
        """tokens, their kinds, merges: as in the file."""
        self._backend = Backend(models.BPE({token: id for id, token in enumerate(tokens)},
                                           [tuple(merge.split(" ", 1)) for merge in merges]))
        self._backend.pre_tokenizer = pre_tokenizers.Sequence([
            pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)
        ])
        self._backend.decoder = decoders.ByteLevel()
        self.d_vocab = len(tokens)
        self.marks = {token: id for id, token in enumerate(tokens) if kinds[id] == MARKED}
        self._no_text = set(self.marks.values())

    @classmethod
    def of(cls, weights: Weights) -> "Tokenizer":
        """The tokenizer in the grown-up's file."""
        return cls(*(weights.fact(f"tokenizer.ggml.{name}") for name in ("tokens", "token_type", "merges")))

    def encode(self, text: str) -> list[int]:
        """The ids of a text. Raises BadInput if it isn't valid Unicode."""
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise BadInput(
                f"Character {error.start + 1} of the text is half of a surrogate pair. Leave it out."
            ) from error
        return self._backend.encode(text, add_special_tokens=False).ids

    def decode(self, ids: Iterable[int]) -> str:
        """The text of ids, its marks left out."""
        return self._backend.decode([id for id in ids if id not in self._no_text], skip_special_tokens=False)

    def token(self, id: int) -> str:
        """How a token is shown: its leading space stays, a new line is ↵, a mark stands as it is named."""
        if id in self._no_text:
            return self._backend.id_to_token(id)
        return self._backend.decode([id], skip_special_tokens=False).replace("\n", "↵")

    def id(self, token: str) -> int | None:
        """The id of what is one token, None for anything else: id(" cat") is a number."""
        ids = self.encode(token)
        return ids[0] if len(ids) == 1 else None

    def plain(self, text: str) -> list[int]:
        """The ids that it reads for a text as it stands, spaces at its end aside. Raises BadInput if it is empty or too
        long.
        """
        text = text.rstrip(" ")
        if not text.strip():
            raise BadInput("There is no text to read; give at least one word.")
        ids = self.encode(text)
        if len(ids) > LONGEST:
            raise BadInput(f"The text has {len(ids):,} tokens; {LONGEST} are read here at most. Use a shorter text.")
        return ids

    def chat(self, question: str) -> list[int]:
        """The same question in its chat form, up to where its answer begins."""
        begin, end = self.marks[BEGIN], self.marks[END]
        between = self.encode("\n")
        said = [
            begin,
            *self.encode(f"system\n{SYSTEM}"),
            end,
            *between,
            begin,
            *self.encode("user\n"),
            *self.plain(question),
        ]
        return [*said, end, *between, begin, *self.encode("assistant\n")]
