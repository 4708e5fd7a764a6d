"""What a text cost its writer: only choices that show are counted, as exactly as by listing every way of choosing."""

import json
import random
from collections import Counter
from itertools import product
from math import exp, log

import pytest

from core.config import LATEST_EDITION, CorpusConfig
from core.corpus import account, build
from core.corpus.document import Document, Genre
from core.corpus.draw import Draw
from core.runs import store
from pages.shared.loading import caches

CONFIG = CorpusConfig(edition=LATEST_EDITION)
PETS = ("cat", "cat", "dog")  # one thing stands there twice


def tale(draw: Draw, topic: str) -> str:
    """Casts somebody who is never named, and draws for a branch that isn't taken, as some genres do."""
    draw.pick(("Anna", "Ben", "Tom", "Ida"))
    pet = draw.pick(PETS)
    ends = (f"It {draw.pick(('sleeps', 'runs'))}.", f"It eats {draw.pick(('fish', 'meat', 'rice'), (2, 1, 1))}.")
    return f"A {pet}. {draw.pick(ends, (1, 3))}"


@pytest.fixture
def tales(monkeypatch):
    monkeypatch.setattr(build, "all_genres", lambda _: (Genre("tale", tale, 1.0),))


def likelihoods() -> dict[str, float]:
    """Each text of `tale` with its probability, by listing every way of choosing."""
    found: dict[str, float] = {}
    for pet, does, (food, share), (end, weight) in product(
            PETS, ("sleeps", "runs"), (("fish", 0.5), ("meat", 0.25), ("rice", 0.25)), (("does", 0.25), ("eats", 0.75))):
        text = f"A {pet}. " + (f"It {does}." if end == "does" else f"It eats {food}.")
        found[text] = found.get(text, 0.0) + share * weight / 6
    return found


def test_what_shows_costs_just_what_the_text_is_worth(tales):
    known = likelihoods()
    assert sum(known.values()) == pytest.approx(1)
    for index in range(30):
        doc = build.write_document(CONFIG, index, "heldout")
        assert exp(-account.shown_nats(doc, CONFIG)) == pytest.approx(known[doc.text])
        assert doc.nats > account.shown_nats(doc, CONFIG) + log(4)  # the plain bill has everything, the one who is never named too


def test_a_document_of_no_program_keeps_its_plain_bill():
    assert account.shown_nats(Document("a", "famous", "x", nats=2.5), CONFIG) == 2.5
    assert account.shown_nats(Document("a", "house", "x"), CONFIG) is None


@pytest.fixture(scope="module")
def ways():
    """Real documents of the program, each with its choices and the options at each of them that end in the same text."""
    found = []
    for index in range(40):
        text, choices = account.noted(CONFIG, index, "heldout")
        found.append((build.write_document(CONFIG, index, "heldout"), text, choices, account.same(text, choices, CONFIG.edition)))
    return found


def test_noted_choices_make_the_document_again_and_cost_what_was_billed(ways):
    for doc, text, choices, _ in ways:
        assert account.written(choices, CONFIG.edition) == text == doc.text
        assert sum(-log(choice.share(choice.place)) for choice in choices) == pytest.approx(doc.nats)


def test_what_doesnt_show_doesnt_show_together_either_in_all_but_few_texts(ways):
    rng, parted, tried = random.Random(7), 0, 0
    for _, text, choices, same in ways:
        if any(len(options) > 1 for options in same):
            others = [[choice._replace(place=rng.choices(options, [choice.share(way) for way in options])[0])
                       for choice, options in zip(choices, same, strict=True)] for _ in range(5)]
            parted, tried = parted + any(account.written(other, CONFIG.edition) != text for other in others), tried + 1
    assert tried > 10 and parted <= 1


@pytest.fixture(scope="module")
def fitting():
    """Every held-out document of the program that fits the shipped model's context, and its tokens, its end counted; none that
    stands in the training text.
    """
    run, text = store.open_run(), caches.training_text()
    corpus = run.config.corpus
    read = {text.document(number).text for number in range(len(text))}
    docs = [doc for index in range(corpus.held_out) if (doc := build.write_document(corpus, index, "heldout")).text not in read]
    sizes = [len(ids) + 1 for ids in run.tokenizer.encode_batch([doc.text for doc in docs])]
    return [(doc, size) for doc, size in zip(docs, sizes, strict=True) if size <= run.config.model.n_ctx]


def test_the_shipped_model_is_above_its_writer_in_every_kind_of_text(fitting):
    """Counted with draws that never show it lay below in eight kinds, one of them by fifteen standard errors."""
    losses = store.open_run().table("losses")
    assert {row["genre"]: row["documents"] for row in losses["by_genre"]} == Counter(doc.genre for doc, _ in fitting)
    assert [row["genre"] for row in losses["by_genre"] if row["loss"] < row["floor"]] == []
    assert 0 < sum(row["below"] for row in losses["by_genre"]) < 0.03 * sum(row["documents"] for row in losses["by_genre"])


def test_what_ships_is_what_is_counted_again(fitting):
    run = store.open_run()
    row, corpus = next(row for row in run.table("losses")["by_genre"] if row["genre"] == "report"), run.config.corpus
    fit = [(doc, size) for doc, size in fitting if doc.genre == "report"]
    assert sum(account.shown_nats(doc, corpus) for doc, _ in fit) / sum(size for _, size in fit) == pytest.approx(row["floor"], rel=1e-4)


def test_runs_that_read_the_same_text_tell_the_same_of_its_writer():
    told = {}
    for name in store.list_runs():
        run = store.open_run(name)
        if "analyses/losses.json" in run.manifest["files"]:
            losses = run.table("losses")
            told.setdefault(json.dumps(run.manifest["corpus_sha256"]), set()).add((losses["floor"], losses["train_floor"]))
            assert losses["over_floor"] == pytest.approx(losses["heldout_loss"][-1] / losses["floor"], rel=1e-3)
    assert len(told) == 1 and all(len(values) == 1 for values in told.values())
