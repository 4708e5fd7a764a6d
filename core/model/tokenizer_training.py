"""How a tokenizer is fitted to a text: which words become tokens whole, and which pieces spell out all others.

Source: Sennrich et al. 2016 (byte-pair encoding).
"""

import json
from collections import Counter
from collections.abc import Iterable
from math import ceil

import tokenizers
from tokenizers import models, pre_tokenizers, trainers

from core.errors import BadInput
from core.model.tokenizer import ALPHABET, END, Tokenizer, empty_backend, pre_tokens, split_words

COMMON = 3  # what stands so often in the training text may become one token
WHOLE_SHARE = 0.92  # of the vocabulary besides bytes may go to whole words; the rest spells out all other words
FLATTENING = 0.5  # pieces are learnt from frequencies to this power: from many words, not from the few most frequent


def train(texts: Iterable[str], d_vocab: int, must_be_single: Iterable[str] = ()) -> Tokenizer:
    """A tokenizer of d_vocab tokens, fitted to texts.

    The vocabulary: the end token, the 256 bytes, whole words by frequency, and pieces that BPE learns for every word
    without a token of its own. A word that has one is never cut (`ignore_merges`), so no token is spent on the steps
    that would lead there.

    Args:    d_vocab, more than 256;  must_be_single, words that have to be one token with their leading space
             (contracted endings apart).
    Raises:  BadInput if there is no room for them, or the text is too small for so many tokens.
    """
    backend = empty_backend()
    pieces: Counter[str] = Counter()
    words: Counter[str] = Counter()
    lines: Counter[str] = Counter(line for text in texts for line in text.split("\n"))
    for line, count in lines.items():
        for word in split_words(line):
            words[word.lower()] += count
        for piece in pre_tokens(backend, line):
            pieces[piece] += count
    room = d_vocab - 1 - len(ALPHABET)
    demanded = list(dict.fromkeys(piece for word in must_be_single for piece in pre_tokens(backend, word)))
    if len(demanded) > room:
        raise BadInput(
            f"{d_vocab} tokens have room for {room} whole words; {len(demanded)} are to be. Raise tokenizer.d_vocab."
        )
    frequent = sorted(
        (piece for piece in pieces if len(piece) > 1 and pieces[piece] >= COMMON),
        key=lambda piece: (-pieces[piece], piece),
    )
    whole = [*demanded, *(piece for piece in frequent if piece not in set(demanded))][
        : max(len(demanded), int(room * WHOLE_SHARE))
    ]
    vocabulary = dict.fromkeys([END, *ALPHABET, *sorted(whole, key=lambda piece: (-pieces[piece], piece))])
    merges = []
    for left, right in _merges(pieces, d_vocab):
        if len(vocabulary) == d_vocab and left + right not in vocabulary:
            break
        vocabulary[left + right] = None
        merges.append((left, right))
    if len(vocabulary) < d_vocab:
        raise BadInput(
            f"The text has pieces for only {len(vocabulary)} tokens, not {d_vocab}. Lower d_vocab, or give more text."
        )
    backend.model = models.BPE({token: id for id, token in enumerate(vocabulary)}, merges, ignore_merges=True)
    return Tokenizer(backend, words)


def _merges(pieces: Counter[str], most: int) -> list[tuple[str, str]]:
    """The pairs that byte-pair encoding learns to join from how often each piece stands in the text, in order."""
    learner = tokenizers.Tokenizer(models.BPE())
    learner.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    trainer = trainers.BpeTrainer(vocab_size=most, show_progress=False, initial_alphabet=ALPHABET)
    learner.train_from_iterator(
        (f"{piece} " * ceil(count**FLATTENING) for piece, count in sorted(pieces.items())), trainer
    )
    return [(left, right) for left, right in json.loads(learner.to_str())["model"]["merges"]]
