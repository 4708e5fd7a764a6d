"""Laws of the tokenizer, on a small one."""

import pytest
import tokenizers
from hypothesis import example, given
from hypothesis import strategies as st

from core.corpus.english.lexicon import words
from core.errors import BadInput, DamagedFile
from core.model.tokenizer import END, Tokenizer
from core.model.tokenizer_training import train

TEXTS = ["Anna smiled at the cat.\nThe cat didn't smile.", "Tom said, \"12 cats!\"\n\nAnna's cat sat.", "the river and the bank"] * 3
SMALL = train(TEXTS, 300)
UNICODE = st.text(st.characters(exclude_categories=["Cs"]))
AWKWARD = st.lists(st.sampled_from([" ", "\n", "\n ", " \n", "\r", "\t", "a", "Anna", "7", "12", END, "<|", "'s", "n't", "\u00a0", "\u2028", "😀",
                                    "e\u0301", "\0", "\x85", "Ġ", "↵", "漢", "\ufeff", "\ufffd", "İ"])).map("".join)


@given(UNICODE | AWKWARD)
@example(" Anna")
@example("\n ")
@example("a\n\n b \n")
@example("👩\u200d👩\u200d👧 naïve\r\n")
def test_decoding_gives_back_the_text(text):
    ids = SMALL.encode(text)
    assert SMALL.decode(ids) == text
    assert SMALL.decode([SMALL.end_id, *ids]) == text
    assert SMALL.end_id not in ids


@given(UNICODE | AWKWARD)
def test_the_pieces_of_a_text_cover_it_in_order(text):
    pieces = SMALL.pieces(text)
    assert [piece.id for piece in pieces] == SMALL.encode(text)
    whole = [piece for piece in pieces if piece.token.isascii() and "<0x" not in piece.token]
    assert all(piece.token in (text[piece.start : piece.end], " " + text[piece.start : piece.end]) for piece in whole)
    reached = 0
    for piece in pieces:
        assert piece.start <= reached <= piece.end
        reached = piece.end
    assert reached == len(text)


def test_a_word_is_the_same_token_at_the_start_of_a_line_as_in_the_middle():
    (first,), (_, middle), (_, _, after) = SMALL.encode("cat"), SMALL.encode("the cat"), SMALL.encode("the\ncat")
    assert first == middle == after == SMALL.id(" cat")


def test_each_digit_is_a_token_and_a_contraction_keeps_its_not():
    assert [piece.token for piece in train(TEXTS, 300, ["cat", "1"]).pieces("cat 123")] == [" cat", " 1", "2", "3"]
    assert [piece.token for piece in train(TEXTS, 300, ["didn't"]).pieces("cat didn't")] == [" cat", " didn't"]


def test_typed_special_tokens_are_plain_text():
    ids = SMALL.encode(f"a {END} b")
    assert SMALL.end_id not in ids and SMALL.decode(ids) == f"a {END} b"


def test_every_token_is_shown_in_its_own_way_and_found_again():
    shown = [SMALL.token(id) for id in range(SMALL.d_vocab)]
    assert len(set(shown)) == SMALL.d_vocab == 300
    assert all(token.isprintable() for token in shown)
    assert [SMALL.id(token) for token in shown] == list(range(SMALL.d_vocab))
    assert SMALL.id(" xylophone") is None and SMALL.token(SMALL.end_id) == END
    with pytest.raises(BadInput, match="300"):
        SMALL.token(300)


def test_unknown_words_are_those_that_the_training_text_never_holds():
    assert SMALL.unknown_words("THE zebra's cat, Anna and Zebra yak") == ["zebra", "yak"]
    assert SMALL.word_counts["cat"] == 9


def test_more_tokens_than_the_text_has_pieces_for_are_refused():
    with pytest.raises(BadInput, match=r"only 3\d\d tokens.*9000"):
        train(TEXTS, 9000)


def test_words_that_have_to_be_single_are_or_it_is_said_that_there_is_no_room():
    roomy = train(TEXTS, 300, ["bank", "xylophone"])
    assert len(roomy.encode("xylophone")) == len(roomy.encode("bank")) == 1
    with pytest.raises(BadInput, match=r"258 tokens have room for 1 whole words; 2 are to be.*d_vocab"):
        train(TEXTS, 258, ["bank", "xylophone"])


def test_every_common_word_is_one_token_and_others_are_spelt_with_few():
    vocabulary = [word for word in sorted(words()) if "'" not in word][::8]
    texts = [f"{word} " * (4000 // rank) for rank, word in enumerate(vocabulary, start=1)]
    fitted = train(texts, 257 + int(1.25 * len(vocabulary)))
    assert [word for word in vocabulary if len(fitted.encode(word)) > 1] == []
    others = [word for word in sorted(words())[4::8] if len(word) > 6 and word not in vocabulary]
    assert sum(len(fitted.encode(word)) for word in others) < 0.7 * sum(len(word) + 1 for word in others)


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(BadInput, match="Character 3"):
        SMALL.encode("ab\ud83d")


def test_a_saved_tokenizer_is_the_same_here_and_in_the_library_alone(tmp_path):
    SMALL.save(tmp_path)
    text = "Anna's cats\n smile 42 😀\n"
    again = Tokenizer.from_file(tmp_path / "tokenizer.json")
    assert again.encode(text) == SMALL.encode(text) and again.word_counts == SMALL.word_counts
    alone = tokenizers.Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    assert alone.encode(text).ids == SMALL.encode(text) and alone.decode(SMALL.encode(text)) == text
    (tmp_path / "tokenizer.json").write_text('{"version"')
    with pytest.raises(DamagedFile, match="Restore"):
        Tokenizer.from_file(tmp_path / "tokenizer.json")


def test_the_same_texts_give_the_same_tokenizer():
    again = train(TEXTS, 300)
    assert [SMALL.token(id) for id in range(300)] == [again.token(id) for id in range(300)]
