"""The glossary: every entry on one step, found by the words that begin so, opened by a link, beside a picture from the real model."""

import json

import numpy as np
import pytest

from core.model.published import PUBLISHED, total
from pages.sections.glossary import entries, picture
from pages.shared.frame.steps import STEPS
from pages.shared.loading import caches
from pages.shared.loading.weights import token_vector
from pages.shared.text import prose
from tests.opening import is_well, opened, sent

SLUG = "glossary"
NUMBER = {step.name: str(place) for place, step in enumerate(STEPS[SLUG], start=1)}


def entry(test) -> str:
    """The term that is open."""
    return next(part.value for part in test.markdown if part.value.startswith("### ")).split("\n")[0].removeprefix("### ")


def chips(test) -> list[str]:
    return list(next(pills for pills in test.get("button_group") if pills.key == f"{SLUG}.chips").options)


def drawing(step: str) -> tuple[dict, list]:
    test = opened(SLUG, step=NUMBER[step])
    is_well(test)
    given = next(each for each in sent(test) if "figure" in each)
    return json.loads(given["figure"]), json.loads(given["frames"])


def test_every_entry_stands_in_one_group_and_every_group_opens_with_one_of_its_own():
    grouped = [term for terms in entries.GROUPS.values() for term in terms]
    assert sorted(grouped) == sorted(prose.sections(SLUG))
    assert list(entries.GROUPS) == [step.name for step in STEPS[SLUG]]
    assert all(entries.FIRST[step] in terms for step, terms in entries.GROUPS.items())


@pytest.mark.parametrize(("word", "term"), [("probability", "probability"), ("Tokens", "token"), ("gpu", "GPU"), ("weights", "weight")])
def test_a_link_to_a_word_opens_its_step_and_its_entry(word, term):
    test = opened(SLUG, word=word)
    is_well(test)
    step = entries.group_of(term)
    assert entry(test) == term and test.header[0].value == STEPS[SLUG][int(NUMBER[step]) - 1].title
    assert test.text_input(key=f"{SLUG}.find").value == "" and chips(test) == list(entries.GROUPS[step])


@pytest.mark.parametrize(("word", "found"), [("zebra", []), ("top", ["top-k", "top-p"])])
def test_a_link_to_a_word_without_an_entry_searches_for_it(word, found):
    test = opened(SLUG, word=word)
    is_well(test)
    assert test.text_input(key=f"{SLUG}.find").value == word
    assert bool(test.info) == (not found)
    assert entry(test) == (found[0] if found else entries.FIRST["text"])
    assert not found or chips(test)[:2] == found


def test_the_address_names_the_entry_that_is_open():
    test = opened(SLUG, word="entropy")
    assert test.query_params["word"] in ("entropy", ["entropy"])
    test.button(key=f"{SLUG}.step_on").click().run()
    assert "word" not in test.query_params and entry(test) == entries.FIRST["learning"]
    test.button(key=f"{SLUG}.step_back").click().run()
    assert entry(test) == "entropy"


def test_every_dotted_word_of_the_prose_opens_its_own_entry():
    for term in prose.definitions():
        assert entries.entry_of(term) == term


@pytest.mark.parametrize(("asked", "first", "without"), [
    ("AI", "AI", "batch"), ("hall", "hallucination", "token"), ("head", "attention head", "step"), ("large language", "LLM", "GPU"),
    ("neural network", "model", "bit"), ("copy", "weight", "token"),
])
def test_a_search_finds_words_by_their_beginnings_terms_before_definitions(asked, first, without):
    found = entries.found(asked)
    assert first in found and without not in found
    terms = [any(word.startswith(asked.casefold()) for word in term.casefold().split()) for term in found]
    assert terms == sorted(terms, reverse=True)
    assert found[0] == first or not any(terms)


def test_the_search_stands_on_every_step_and_what_it_finds_are_chips_of_all_groups():
    for number in NUMBER.values():
        test = opened(SLUG, step=number)
        test.text_input(key=f"{SLUG}.find").set_value("surprise").run()
        is_well(test)
        assert entry(test) == "surprise" and len({entries.group_of(term) for term in chips(test)}) > 1
        assert test.header[0].value == STEPS[SLUG][int(NUMBER["answer"]) - 1].title


def test_a_chip_of_another_group_turns_to_its_step_and_the_search_stays_until_the_reader_walks_on():
    test = opened(SLUG)
    test.text_input(key=f"{SLUG}.find").set_value("surprise").run()
    test.pills(key=f"{SLUG}.chips").set_value("loss").run()
    is_well(test)
    assert entry(test) == "loss" and "surprise" in chips(test) and test.text_input(key=f"{SLUG}.find").value == "surprise"
    assert test.header[0].value == STEPS[SLUG][int(NUMBER["learning"]) - 1].title
    test.button(key=f"{SLUG}.step_on").click().run()
    is_well(test)
    assert test.text_input(key=f"{SLUG}.find").value == "" and chips(test) == list(entries.GROUPS["memory"])


def test_nothing_found_says_so_in_one_sentence_and_the_entry_stays():
    test = opened(SLUG, step=NUMBER["layers"])
    test.text_input(key=f"{SLUG}.find").set_value("qqqq").run()
    is_well(test)
    assert [notice.value for notice in test.info] == [prose.section("glossary_steps", "nothing")]
    assert entry(test) == entries.FIRST["layers"]


def test_all_entries_stand_in_a_drawer_to_read_or_print():
    test = opened(SLUG, before={f"{SLUG}.all": True})
    is_well(test)
    said = [part.value for part in test.markdown]
    assert all(any(value.startswith(f"**{term}**: ") for value in said) for term in prose.sections(SLUG))


def test_the_pieces_of_the_sentence_stand_at_their_ids():
    figure, _ = drawing("text")
    assert figure["data"][0]["x"] == caches.tokenizer().encode(picture.SENTENCE)
    assert len(figure["data"][0]["x"]) > len(picture.SENTENCE.split())  # a word in several pieces


def test_the_numbers_of_the_word_are_its_embedding_at_every_moment():
    _, frames = drawing("numbers")
    token = caches.tokenizer().id(picture.WORD)
    for step, frame in zip(caches.steps(), frames, strict=True):
        assert np.ravel(frame["traces"][0]["z"]) == pytest.approx(token_vector(step, token), abs=1e-4)


def test_the_head_s_rows_are_shares_and_nobody_looks_ahead():
    figure, _ = drawing("layers")
    rows = figure["data"][0]["z"]
    assert all(sum(value or 0 for value in row) == pytest.approx(1, abs=0.01) for row in rows)
    assert all(value is None for place, row in enumerate(rows) for value in row[place + 1:])


def test_the_recited_lines_are_those_of_the_run():
    memory = caches.document(caches.BASE, "analyses/memory.json")
    _, frames = drawing("memory")
    famous = [row["recalled"] for row in memory["by_copies"] if row["source"] == "famous"]
    assert [frame["traces"][0]["y"] for frame in frames] == [[row[moment] for row in famous] for moment in range(len(frames))]


def test_the_squares_of_models_have_areas_like_their_parameters():
    figure, _ = drawing("world")
    sides = sorted(max(trace["x"]) for trace in figure["data"] if trace.get("fill") == "toself")
    assert [side**2 for side in sides] == pytest.approx(sorted(total(model) for model in PUBLISHED), rel=1e-3)


def test_without_a_run_all_words_are_there(tmp_path, monkeypatch, nothing_cached):
    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path))
    test = opened(SLUG)
    is_well(test)
    assert len([part for part in test.markdown if part.value.startswith("**")]) >= len(prose.sections(SLUG))
