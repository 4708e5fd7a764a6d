"""Five counters of the training text: their counts are those of plain search, their shares sum to 1 and follow the rule."""

import random
import tracemalloc
from collections import Counter

import numpy as np
import pytest

from core.text_index import suffix_array
from core.text_index.corpus_text import END, names
from core.text_index.counters import MOST, UNKNOWN, Counters
from pages.shared.loading import caches
from tests.core.text_index.test_text_index import documents, indexed


@pytest.fixture(scope="module")
def real() -> Counters:
    return Counters(caches.memory_index())


def plain(coded: np.ndarray, context: tuple[int, ...]) -> Counter:
    """What follows a context, by looking at the whole text."""
    there = np.ones(len(coded) - len(context), bool)
    for place, code in enumerate(context):
        there &= coded[place:place + len(there)] == code
    return Counter(coded[np.flatnonzero(there) + len(context)].tolist())


def test_over_a_thousand_contexts_the_counts_are_those_of_plain_search(monkeypatch):
    monkeypatch.setattr(suffix_array, "MANY", 300)  # so that both ways of counting are taken
    index, chance = indexed(documents(5)), random.Random(6)
    counters, coded, many = Counters(index), index.text.coded.astype(int), 0
    for _ in range(1_000):
        length, first = chance.randint(1, MOST), chance.randrange(len(coded) - MOST - 1)
        context = tuple(coded[first:first + length].tolist())
        found, wanted = counters.counts(context), plain(coded, context)
        assert dict(zip(found.codes.tolist(), found.counts.tolist(), strict=True)) == wanted and found.n == wanted.total()
        many += found.n > 300
    assert 50 < many < 950
    assert counters.counts(()).n == len(coded)


def test_on_the_real_training_text_too(real):
    coded, chance = real.index.text.coded.astype(np.int16), random.Random(7)
    lengths = [1, 1, 2, 3, 4, 4]
    for length in lengths:
        first = chance.randrange(len(coded) - MOST - 1)
        context = tuple(coded[first:first + length].tolist())
        found = real.counts(context)
        assert dict(zip(found.codes.tolist(), found.counts.tolist(), strict=True)) == plain(coded, context)


def test_the_whole_text_is_counted_part_by_part_and_never_copied(real):
    tracemalloc.start()
    codes, counts = real.index.next_counts(())
    after = real.index.following([])
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4_000_000 < 8 * len(real.index.text.coded)  # bytes; numpy's own counting copies them as eight bytes each
    assert dict(zip(codes.tolist(), counts.tolist(), strict=True)) == Counter(real.index.text.coded.tolist())
    assert [count for _, count in after] == sorted(counts.tolist(), reverse=True)


@pytest.mark.parametrize("text", ["", "the", "the cat sat on", "zebra", "the zebra sat", "Anna's mat, and", " ", "12 12 12 12 12"])
def test_the_shares_of_every_counter_sum_to_one_and_none_is_nothing(text):
    counters = Counters(indexed(documents(8)))
    shares = counters.shares(text)
    assert shares.shape == (MOST + 1, len(counters.index.text.units) + 1)
    assert shares.sum(1) == pytest.approx(np.ones(MOST + 1), abs=1e-12)
    assert (shares > 0).all()


def test_on_the_real_training_text_they_sum_to_one_too(real):
    for text in ("The capital of France is", "A recipe for carrot cake", "the", "quantum"):
        assert real.shares(text).sum(1) == pytest.approx(np.ones(MOST + 1), abs=1e-9)


def test_a_worked_example_follows_the_rule():
    counters = Counters(indexed(["a b", "a b", "a c"]))  # units: a, b, c and the end of a document
    size = 5  # and what it never held
    of = {unit: code for code, unit in enumerate(counters.index.text.units)}
    none = {" a": 3, " b": 2, " c": 1, "": 3}
    by_none = {unit: (count + 4 / size) / (9 + 4) for unit, count in none.items()}
    rows = counters.shares("a")
    for unit, share in by_none.items():
        assert rows[0, of[unit]] == pytest.approx(share)
    assert rows[0, -1] == pytest.approx(4 / size / 13)
    assert rows[1, of[" b"]] == pytest.approx((2 + 2 * by_none[" b"]) / (3 + 2))  # after "a": b twice, c once
    assert rows[1, of[""]] == pytest.approx(2 * by_none[""] / 5)
    after_start = (1 + 2 * rows[1, of[" b"]]) / (2 + 2)  # where a document ended before "a": b once, c once
    assert rows[2, of[" b"]] == pytest.approx(after_start)
    assert rows[3].tolist() == rows[4].tolist() == rows[2].tolist()  # there are no more words to look at


def test_a_context_that_stands_nowhere_leaves_the_word_to_the_next_shorter_one():
    counters = Counters(indexed(["the big cat sat", "a cat ran"]))
    rows = counters.shares("the small cat")
    assert rows[2].tolist() == rows[3].tolist() == rows[4].tolist() == rows[1].tolist()
    assert counters.used("the small cat") == 1 and counters.used("the big cat") == 3 and counters.used("zebra") == 0
    assert counters.codes("the small cat")[2] == UNKNOWN


def test_what_a_text_costs_is_what_its_words_were_given_one_by_one():
    texts = documents(9)
    counters = Counters(indexed(texts))
    text = "the cat sat on a zebra, and ran"
    codes = (*counters.codes(text), END)
    costs = counters.costs(text)
    assert costs.shape == (MOST + 1, len(names(text)) + 1)
    for place in range(1, len(codes)):
        assert costs[:, place - 1] == pytest.approx(-np.log(counters.shares_after(codes[:place])[:, codes[place]]))  # -1: the last
    assert counters.costs(texts[0]).mean(1)[4] < 0.5 < counters.costs(text).mean(1)[4]
