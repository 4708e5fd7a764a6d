"""The index of the training text: what is said to be copied is there, what is said to be new isn't, and counts are exact."""

import random
import re
from itertools import pairwise

import numpy as np
import pytest

from core.corpus.document import Document
from core.errors import BadInput
from core.text_index import corpus_text, suffix_array
from core.text_index.copied import compare
from core.text_index.corpus_text import Text, cut, joined, names, pack
from core.text_index.longest_match import look_up
from core.text_index.suffix_array import Index
from pages.shared.loading import caches
from tests.weight import Weight

ODD = ["", " ", "\n", " x", "x ", "a  b", "\n\nx\n", " \n x", "a_b", "don't", "x\ty",
       "é🦊👩‍🔬", "שלום", "a\r\nb", "\x00", "    print(x)\n     y", "“a”—b…"]


def documents(seed: int, count: int = 60) -> list[str]:
    """Short texts over a few words, so that much is repeated and much isn't; one of them 300 times."""
    rng = random.Random(seed)
    words = "the cat cats Anna Anna's sat on a mat and ran to sea 12 don't".split()
    marks = [" ", " ", " ", " ", " ", ", ", ". ", "\n", '." "', " (", ") ", "  ", "\n "]
    texts = ["".join(rng.choice(words) + rng.choice(marks) for _ in range(rng.randint(1, 25))) for _ in range(count)]
    return texts + [texts[0]] * 300


def indexed(texts: list[str]) -> Index:
    return Index(Text(*pack([Document(text, "world", f"genre {len(text) % 3}", author="A" if text else "B") for text in texts])))


def times(stretch: str, texts: list[str]) -> int:
    """How often a stretch stands in some texts, found by plain search, words whole."""
    left = r"(?<![^\W_])" if re.match(r"[^\W_]", stretch) else ""
    right = r"(?![^\W_])" if re.search(r"[^\W_]\Z", stretch) else ""
    whole = re.compile(f"(?={left}{re.escape(stretch)}{right})")
    return sum(len(whole.findall(text)) for text in texts if stretch in text)


@pytest.fixture(scope="module")
def small() -> tuple[Index, list[str]]:
    texts = documents(0)
    return indexed(texts), texts


# Cutting and packing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [*ODD, *documents(3, 5)[:5]])
def test_any_text_comes_back_from_its_units(text):
    assert joined(names(text)) == text
    assert indexed([text, "x"]).text.document(0).text == text


@pytest.mark.parametrize("text", [*ODD, *documents(4, 5)[:5]])
def test_units_stand_where_they_say(text):
    for unit in cut(text):
        assert text[unit.start:unit.end] == (unit.unit if unit.unit == " " else unit.unit.removeprefix(" "))


def test_documents_are_found_by_what_they_are():
    docs = [Document("a", "world", "recipe"), Document("b", "house", "bell", "A title", author="I. Bell"), Document("c", "world", "recipe")]
    text = Text(*pack(docs))
    assert [text.document(id) for id in range(3)] == docs
    assert text.documents(source="world").tolist() == [0, 2]
    assert text.documents(author="I. Bell", genre="bell").tolist() == [1]
    assert text.documents(source="nowhere").tolist() == [] and text.documents().tolist() == [0, 1, 2]
    with pytest.raises(IndexError):
        text.document(3)


# Finding ----------------------------------------------------------------------------------------------------------


def test_counts_and_documents_agree_with_plain_search(small):
    index, texts = small
    rng = random.Random(1)
    for _ in range(300):
        text = rng.choice(texts)
        units = cut(text)
        first = rng.randrange(len(units))
        last = min(first + rng.randint(0, 5), len(units) - 1)
        stretch = text[units[first].start:units[last].end].strip()
        if not stretch:
            continue
        found = index.find(stretch)
        assert found.count == times(stretch, texts)
        assert found.documents.tolist() == [id for id, one in enumerate(texts) if times(stretch, [one])]


@pytest.mark.parametrize("many", [0, 10**9])
def test_documents_of_many_places_are_found_as_those_of_few(small, many, monkeypatch):
    monkeypatch.setattr(corpus_text, "MANY", many)
    for text in (small[0].text, caches.training_text()):
        for positions in (np.array([0]), text.ends, np.random.default_rng(1).integers(0, len(text.coded), 5_000)):
            assert text.of_units(positions).tolist() == sorted({int(np.searchsorted(text.ends, at)) for at in positions})


def test_what_follows_is_counted_exactly():
    index = indexed(["The cat sat.", "the cat ran", "(cat sat", "The cats sat", "cat"])
    assert index.find("cat").count == 4
    assert index.following(names("cat")) == [(" sat", 2), ("<|end|>", 1), (" ran", 1)]


def test_nothing_is_found_of_an_empty_text_or_of_words_that_were_never_read(small):
    index, _ = small
    for text in ("", "  ", "zebra", "the zebra", "zebra the", "🦊"):
        assert index.find(text).count == 0
    with pytest.raises(BadInput):
        look_up(index, " \n ")
    assert look_up(index, "the zebra").count == 0


# Copied and new ---------------------------------------------------------------------------------------------------


def law(index: Index, texts: list[str], text: str, shortest: int) -> tuple[int, int]:
    """A copied span stands in the texts as often as is said and can't be made longer; a new span stands nowhere."""
    compared = compare(index, text, shortest)
    units = compared.units
    for span in compared.spans:
        assert times(text[span.start:span.end], texts) == span.count > 0
        assert span.units >= shortest
    for new in compared.new:
        assert times(text[new.start:new.end], texts) == 0, text[new.start:new.end]
    for first, length in enumerate(compared.longest):
        window = units[first:first + shortest]
        if len(window) == shortest and " " not in (window[0].unit, window[-1].unit):
            covered = any(span.start <= window[0].start and window[-1].end <= span.end for span in compared.spans)
            assert covered == (length >= shortest)
    return len(compared.spans), len(compared.new)


def test_over_a_thousand_texts_what_is_said_to_be_copied_is_there_and_what_is_said_to_be_new_is_not():
    rng, spans, new = random.Random(2), 0, 0
    corpora = [(texts, indexed(texts)) for texts in (documents(seed)[:70] for seed in range(4))]
    for number in range(1_000):
        texts, index = corpora[number % len(corpora)]
        pieces = [text[(start := rng.randrange(len(text))):start + rng.randint(1, 40)] for text in rng.choices(texts, k=3)]
        found = law(index, texts, rng.choice(["", " ", ", ", "\n", " zebra "]).join(pieces), rng.randint(1, 6))
        spans, new = spans + found[0], new + found[1]
    assert spans > 1_000 and new > 1_000


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_obey_the_same_law(small, text):
    law(*small, text, 1)


def test_a_text_that_stands_there_is_one_copied_span_and_nothing_of_it_is_new():
    index = indexed(["It was the best of times, it was the worst of times"])
    compared = compare(index, "It was the best of times, it was the worst of times", 8)
    assert [(span.start, span.end, span.count) for span in compared.spans] == [(0, 51, 1)]
    assert compared.new == [] and compared.novel_share() == 0
    assert compare(index, "zebras eat pancakes", 8).novel_share() == 1
    assert compare(index, "zebras. It was the best of times, it was", 8).novel_share(8) == 0


def test_on_the_real_training_text_too():
    index = caches.corpus_index()
    text = index.text
    sample = [text.document(id).text for id in range(0, len(text), max(len(text) // 40, 1))]
    for one, two in pairwise(sample):
        mixed = one[:len(one) // 2].rsplit(" ", 1)[0] + " " + two[len(two) // 2:].split(" ", 1)[-1]
        compared = compare(index, mixed)
        for span in compared.spans:
            assert all(times(mixed[span.start:span.end], [text.document(id).text]) for id in span.documents[:20].tolist())
        if compared.new:
            first = compared.new[0]
            words = mixed[first.start:first.end]
            assert not any(times(words, [text.document(id).text]) for id in index.find(words.rsplit(" ", 1)[0]).documents[:200].tolist())


# The order, and the look-up ---------------------------------------------------------------------------------------


def test_the_order_of_the_text_lies_in_a_file_and_not_in_memory():
    index = caches.corpus_index()
    assert Weight(index.order).kept < len(index.text.raw) / 40


@pytest.mark.parametrize("block", [1, 2, 3, 7, 1 << 10])
def test_in_blocks_of_any_size_the_order_is_that_of_all_suffixes(block, monkeypatch):
    monkeypatch.setattr(suffix_array, "BLOCK", block)
    text = indexed(["the cat sat on the mat", "a cat", "the mat sat"])
    raw, count = text.text.raw, len(text.text.raw) // 2
    assert text.order.part(0, count).tolist() == sorted(range(count), key=lambda place: raw[2 * place:])
    for words in ("the", "the cat", "mat", "a", "sat on the mat", "zebra", "the the"):
        assert text.find(words).count == sum(document.count(f" {words} ") for document in (" the cat sat on the mat ", " a cat ", " the mat sat "))


def test_a_look_up_goes_on_as_the_longest_end_of_the_text_does():
    said = look_up(indexed(["the big cat sat", "a cat ran", "a cat ran"]), "Look, the big cat")
    assert (said.context, said.units, said.whole, said.count, said.next) == ("the big cat", 3, False, 1, ((" sat", 1),))
