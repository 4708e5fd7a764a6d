"""The chapter of the map: its numbers are the command line's, its words follow the data, and any typed word or link is answered."""

import json
import re
import subprocess
import sys
from functools import cache, partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main as command
from core.analyses.word_similarity import WordSpace, token_vectors, unit_vectors
from core.figures import meaning as figures
from core.formatting import signed
from core.results.word_vectors import Pair
from core.runs.store import open_run
from pages.sections.meaning import wording as words_for
from pages.shared.loading import caches
from pages.shared.widgets.guess import SKIP
from tests import opening
from tests.opening import ROOT, tables
from tests.opening import sent as drawn

NASTY = ["", "   ", "x" * 60, "🦊👩‍🔬", "שלום", "a\x00b\x07\u202ec", "<b>hi</b>%{x}", "$x^2$ **b** :red[x]", "# h", "cat dog"]
opened = partial(opening.opened, "meaning")


@cache
def left_open() -> AppTest:
    """One page for all that is typed into it."""
    return opened()


def film(test: AppTest) -> dict:
    return opening.sent(test)[0]


def titles(test: AppTest) -> list[str]:
    return [element.value for element in test.markdown if element.value.startswith("###")]


def pair(cosine: list[float], closer: list[float] | None = None) -> Pair:
    values = np.array(cosine, dtype=np.float32)
    return Pair(("cat", "dog"), values, values, np.array(closer or [50] * len(cosine), dtype=np.float32))


BAND = np.array([[-0.2, 0.2]] * 3)


# What the page says of the data -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("closer", "said"), [
    (100, "cat is closer to dog than to any other word"), (99.7, "closer to dog than to 99 % of words"),
    (97.4, "closer to dog than to 97 % of words"), (50, "no closer to dog than to most other words"),
    (12, "farther from dog than from 88 % of words"), (0, "farther from dog than from 100 % of words"),
])
def test_closeness_is_told_whichever_way_it_falls(closer, said):
    assert said in words_for.closeness(pair([0.1], [closer]), 0)


@pytest.mark.parametrize(("cosine", "said"), [
    ([0.0, 0.1, 0.5], "From step 32 on"), ([0.0, 0.5, 0.6], "From step 16 on"), ([0.3, 0.5, 0.6], "at every moment"),
    ([0.0, 0.5, 0.1], "end like a random pair, after having been more alike"), ([0.0, 0.1, 0.1], "end like a random pair"),
    ([0.0, 0.1, -0.4], "end less alike than nearly all random pairs"), ([0.3, 0.1, 0.6], "From step 32 on"),
])
def test_the_title_of_the_curve_is_what_the_curve_does(cosine, said):
    title = words_for.leaving(pair(cosine), BAND, [0, 16, 32])
    assert said in title
    assert ("after having" in title) == ("after having" in said)


@pytest.mark.parametrize(("value", "shown"), [(-0.001, "0.00"), (-0.24, "−0.24"), (0.6, "0.60")])
def test_a_similarity_is_written_with_a_real_minus_and_never_as_minus_zero(value, shown):
    assert signed(value) == shown


@pytest.mark.parametrize(("percent", "shown"), [(100, "100 %"), (99.99, "99 %"), (96.9, "96 %"), (0.2, "less than 1 %"), (0, "0 %")])
def test_a_share_never_claims_more_than_there_is(percent, shown):
    assert words_for.share(percent) == shown


def test_a_rank_counts_the_words_that_are_nearer_and_leaves_the_word_itself_out():
    cosines = np.array([1.0, 0.5, 0.9, -0.1])
    assert [words_for.ranked(cosines, place, itself=0) for place in (1, 2, 3)] == [2, 1, 3]


def test_the_curve_is_drawn_from_the_numbers_given_on_an_honest_axis():
    figure = figures.through_training([0, 16, 32], ("cat · dog", pair([0.0, 0.3, 0.6]).cosine), BAND, ("a · b", np.array([0.1, -0.5, 0.0])))
    drawn = {trace.name: trace for trace in figure.data if trace.name}
    assert np.allclose(drawn["cat · dog"].y, [0.0, 0.3, 0.6]) and np.allclose(drawn["95 of 100 random pairs"].y, BAND[:, 1])
    low, high = figure.layout.yaxis.range
    assert low < -0.5 and high > 1
    assert figure.layout.xaxis.ticktext == ("0", "16", "32")


def test_many_moments_leave_room_between_the_axis_labels():
    steps = list(range(0, 2500, 100))
    figure = figures.through_training(steps, ("p", np.zeros(25)), np.array([[-0.2, 0.2]] * 25))
    assert len(figure.layout.xaxis.tickvals) <= 9


# The page ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("cat", "dog"), ("king", "queen")])
@pytest.mark.parametrize("table", ["embed", "unembed"])
def test_the_numbers_of_the_film_are_those_of_the_command_line(words, table, capsys):
    assert command(["similarity", *words, "--table", table, "--json"]) == 0
    known, sent = json.loads(capsys.readouterr().out), film(opened(words=",".join(words), table=table))
    assert sent["steps"] == known["steps"]
    assert np.allclose(sent["pairs"][0]["values"], known["cosine"], atol=0.01)
    assert np.allclose(sent["band"], known["control_band"], atol=0.01)


def test_a_link_opens_its_pair_its_map_its_words_and_its_kinds():
    moment = caches.steps()[3]
    test = opened(words="king,queen", map="pca", word="milk", view="animals,food", step=str(moment))
    sent = film(test)
    assert sent["begin"] == {"picked": ["milk"], "lit": ["animals", "food"], "map": "pca"}
    assert sent["pairs"][0]["names"] == ["king", "queen"] and sent["steps"][sent["start"]] == moment
    assert f"{moment:,}" in titles(test)[0] and "*king*" in titles(test)[0]


def test_each_table_is_named_where_it_is_shown_and_has_a_map_of_its_own():
    first, other = opened(), opened(table="unembed")
    for test, name in ((first, "where words come in"), (other, "where words go out")):
        assert name in titles(test)[0]
        assert all(name in sentence for sentence in film(test)["sentences"])
    assert film(first)["notes"] != film(other)["notes"] and film(first)["mark"] != film(other)["mark"]
    places = [drawn(test)[1] for test in (first, other)]
    assert places[0]["words"] == places[1]["words"] and places[0]["stamp"] != places[1]["stamp"]
    assert places[0]["near"] != places[1]["near"] and len(json.dumps(places[1])) < 500_000


def test_the_other_table_opens_with_the_words_the_map_and_the_moment_that_are_on():
    moment = caches.steps()[5]
    test = opened(words="king,queen", map="pca", word="milk", view="animals", step=str(moment))
    test.button_group(key="meaning.table").set_value("unembed").run()
    sent = film(test)
    assert sent["begin"] == {"picked": ["milk"], "lit": ["animals"], "map": "pca"} and sent["steps"][sent["start"]] == moment
    assert sent["pairs"][0]["names"] == ["king", "queen"]
    assert test.query_params["table"] in ("unembed", ["unembed"]) and test.query_params["words"] in ("king,queen", ["king,queen"])


def test_neighbours_in_the_other_table_are_those_of_the_command_line(capsys):
    assert command(["neighbours", "cat", "--table", "unembed", "--top", "40", "--step", str(caches.steps()[-1]), "--json"]) == 0
    known = [one["word"] for one in json.loads(capsys.readouterr().out)["neighbours"][0]]
    from pages import meaning as page

    words = page.vectors(caches.BASE, "unembed")
    near = [words.on_map[place] for place in words.near[-1, words.place("cat")]]
    assert near == [word for word in known if word in words.on_map][:5]


def test_a_run_that_came_with_its_first_table_only_offers_no_choice(monkeypatch, nothing_cached):
    usual = caches.document
    bare = {"files": {file: told for file, told in usual(caches.BASE, "manifest.json")["files"].items() if "unembed" not in file}}
    monkeypatch.setattr(caches, "document", lambda run, file: bare if file == "manifest.json" else usual(run, file))
    test = opened(table="unembed")
    assert not test.exception and film(test)["pairs"][0]["names"] == ["cat", "dog"]
    assert not [group for group in test.get("button_group") if group.key == "meaning.table"]


def test_the_second_table_is_read_only_when_a_reader_asks_for_it(monkeypatch, nothing_cached):
    read, usual = [], caches.arrays
    monkeypatch.setattr(caches, "arrays", lambda run, file: read.append(file) or usual(run, file))
    test = opened()
    assert read and not [file for file in read if "unembed" in file]
    test.button_group(key="meaning.table").set_value("unembed").run()
    assert {"analyses/vectors_unembed.safetensors", "analyses/map_unembed.safetensors"} <= set(read)


def test_the_share_of_random_pairs_below_zero_is_that_of_pairs_drawn_anew():
    run = open_run("base")
    for table in ("embed", "unembed"):
        ids = list(WordSpace(run, table).words.values())
        units = unit_vectors(token_vectors(run, run.steps[-1], table)[ids])
        pairs = np.random.default_rng(11).integers(len(ids), size=(40_000, 2))
        pairs = pairs[pairs[:, 0] != pairs[:, 1]]
        below = float((np.einsum("pd,pd->p", units[pairs[:, 0]], units[pairs[:, 1]]) < 0).mean())
        told = " ".join(element.value for element in opened(table=table).markdown)
        shown = float(re.search(r"Pairs drawn by lot lie around 0, (\d+)\s%\s+of them below it", told)[1]) / 100
        assert shown == pytest.approx(below, abs=0.02) and 0.4 < shown < 0.6


@pytest.mark.parametrize("table", ["embed", "unembed"])
def test_what_is_said_of_opposites_is_what_was_counted(table):
    lists = caches.document(caches.BASE, "analyses/relations.json")["relations"]
    told = " ".join(" ".join(element.value for element in opened(table=table).markdown).split())
    opposites, same, kind = (words_for.how_near(rows, table) for rows in lists.values())
    assert f"Of {opposites.count} pairs of opposites, {opposites.near} end more alike than 95 of 100 random pairs" in told
    assert f"So do {same.near} of {same.count} pairs that mean nearly the same, and {kind.near} of {kind.count} pairs of one kind" in told
    assert f"such as two verbs, {opposites.own} of {opposites.own_count} opposites stand out so" in told
    happy, rows = lists["opposites"]["pairs"].index(["happy", "sad"]), lists["opposites"][table]
    assert f"their similarity is {rows['cosine'][happy][-1]:.2f}" in told
    assert f"*sad* is the {rows['rank'][happy][-1]}" in told
    assert f"two opposites have a similarity of {opposites.middle:.2f}, and two words of nearly the same meaning {same.middle:.2f}" in told


@pytest.mark.parametrize(("come_in", "first"), [((0.3, 0.2), "*follows* (0.30) than with what *precedes* (0.20)"),
                                                ((0.1, 0.2), "*precedes* (0.20) than with what *follows* (0.10)")])
def test_what_shapes_a_table_is_told_whichever_way_it_falls(come_in, first):
    follows, precedes = come_in
    found = {"steps": [0, 16], "embed": {"follows": [0.9, follows], "precedes": [0, precedes]},
             "unembed": {"follows": [0, 0.1], "precedes": [0, -0.2]}}
    title = words_for.shaping(found)
    assert first in title and title.endswith("*follows* (0.10) than with what *precedes* (−0.20)")
    assert ("highest after 0 steps, 0.90" in words_for.shaping_told(found)) == (follows > precedes)


def test_without_a_link_the_film_begins_before_training_with_cat_and_dog_beside_the_control():
    sent = film(opened())
    assert sent["start"] == 0 and sent["sentences"][0].startswith("Before training")
    assert [line["names"] for line in sent["pairs"]] == [["cat", "dog"], ["cat", "spreadsheet"]]
    assert [line["control"] for line in sent["pairs"]] == [False, True]


def test_every_moment_is_told_with_the_number_that_is_drawn():
    sent = film(opened())
    for moment, sentence in enumerate(sent["sentences"]):
        told = [float(number.replace("−", "-")) for number in re.findall(r"[−]?\d\.\d\d", sentence)]
        assert told == pytest.approx([line["values"][moment] for line in sent["pairs"]], abs=0.006)


def test_one_of_ten_is_told_in_the_singular():
    told = [note for kind in film(left_open())["notes"].values() for note in kind]
    assert any("about 1 is truly" in note for note in told) and not any("about 1 are" in note for note in told)


@pytest.mark.parametrize("typed", NASTY)
def test_a_word_that_the_model_was_never_taught_gets_a_kind_note_and_the_map_stays(typed):
    test = left_open()
    test.text_input(key="meaning.first").set_value(typed).run()
    assert not test.exception and not test.error
    assert len(test.info) == 1
    assert film(test)["pairs"][0]["names"] == ["cat", "dog"]


@pytest.mark.parametrize("query", [{"words": "zyzzyva,qqq"}, {"words": "cat"}, {"words": "cat,cat"}, {"word": "<b>"}, {"view": "dragons"},
                                   {"map": "globe"}, {"table": "middle"}])
def test_a_link_with_words_that_are_not_there_falls_back(query):
    test = opened(**query)
    assert not test.exception and not test.error
    assert film(test)["pairs"][0]["names"] == ["cat", "dog"]
    assert len(test.info) <= 1


def test_a_prepared_pair_takes_one_tap():
    test = opened()
    ready = test.button_group(key="meaning.ready")
    ready.set_value("king · queen").run()
    assert film(test)["pairs"][0]["names"] == ["king", "queen"]
    assert test.text_input(key="meaning.second").value == "queen"


def test_the_guess_is_answered_with_the_rank_of_every_word_on_offer():
    test = opened()
    guess = test.button_group(key="meaning.guess")
    assert not tables(test)
    guess.set_value("milk").run()
    ranks = tables(test)[0]
    assert any("milk" in word for word in ranks["Word"])
    assert "nearest of" in ranks["How near to cat"][0] or "1st" in ranks["How near to cat"][0]
    similarity = [float(value.replace("−", "-")) for value in ranks["Similarity"]]
    assert similarity == sorted(similarity, reverse=True)


def test_who_wants_no_guess_is_shown_the_ranks_without_a_verdict():
    test = opened()
    test.button_group(key="meaning.guess").set_value(SKIP).run()
    assert tables(test) and not any("You guessed" in element.value for element in test.markdown)


def test_a_word_off_the_map_is_still_measured():
    facts = caches.document(caches.BASE, "analyses/vectors_facts.json")
    rare = facts["words"][facts["on_map"]:]
    test = opened(words=f"cat,{rare[0]}")
    assert film(test)["pairs"][0]["words"][1] is None
    assert any("not on this map" in element.value for element in test.markdown)


def test_other_starts_are_said_to_be_shorter_only_where_they_are():
    from pages import meaning as page

    last = [caches.document(run, "analyses/similarity.json")["steps"][-1] for run in page.OTHER_RUNS]
    told = next(element.value for element in opened().markdown if "dotted curves" in element.value)
    assert ("fewer steps" in told) == (min(last) < caches.steps()[-1])


def test_the_page_needs_no_torch():
    code = ("import sys; from streamlit.testing.v1 import AppTest; import pages.shared.frame.shell as frame; frame._warm = lambda: None\n"
            "test = AppTest.from_file('streamlit_app.py', default_timeout=120); test.switch_page('pages/meaning.py').run()\n"
            "assert not test.exception, test.exception\nassert test.get('bidi_component')\nprint('torch' in sys.modules)")
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert answer.stdout.strip().endswith("False"), answer.stdout + answer.stderr[-2000:]
