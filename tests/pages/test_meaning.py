"""The chapter of the map: its numbers are the command line's, its words follow the data, and any typed word or link is answered."""

import base64
import json
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main as command
from core.analyses.word_similarity import WordSpace, token_vectors, unit_vectors
from core.figures import geometry as geometry_figures
from core.figures import meaning as figures
from core.figures import word_map
from core.formatting import signed
from core.results.word_vectors import Pair
from core.runs.store import open_run
from pages.sections.meaning import choice, cloud
from pages.sections.meaning import wording as words_for
from pages.sections.meaning import words as known
from pages.sections.meaning.choice import OPPOSITES
from pages.shared.frame.guesses import GUESSES
from pages.shared.frame.lesson_plans import ACTIVITIES, query
from pages.shared.frame.steps import STEPS
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.wording import ordinal
from pages.shared.widgets.guess import SKIP
from tests import opening, recount
from tests.opening import ROOT, tables

NASTY = ["", "   ", "x" * 60, "🦊👩‍🔬", "שלום", "a\x00b\x07\u202ec", "<b>hi</b>%{x}", "$x^2$ **b** :red[x]", "# h", "cat dog"]
NUMBER = {step.name: str(number) for number, step in enumerate(STEPS["meaning"], start=1)}


def opened(step: str | None = None, **given) -> AppTest:
    return opening.opened("meaning", **({"step": NUMBER[step]} if step else {}), **given)


@cache
def left_open() -> AppTest:
    """One page for all that is typed into it."""
    return opened("pair")


def film(test: AppTest) -> dict:
    return opening.sent(test)[0]


def frames(test: AppTest) -> list[dict[int, dict]]:
    """What each trace of the picture holds, at every moment."""
    return [{trace["index"]: trace for trace in frame["traces"]} for frame in json.loads(film(test)["frames"])]


def shown_pair(test: AppTest) -> list[str]:
    names = film(test)["texts"]
    return names[: len([number for number in film(test)["pair"] if number is not None])]


def similarities(test: AppTest) -> list[list[float]]:
    """The marks on the ruler at each moment: of the pair, and of the pair to compare with."""
    return [frame[word_map.RULER]["x"][::2] for frame in frames(test)]


def said(test: AppTest) -> str:
    return " ".join(" ".join(element.value for element in test.markdown).split())


def pair(cosine: list[float], closer: list[float] | None = None) -> Pair:
    values = np.array(cosine, dtype=np.float32)
    return Pair(("cat", "dog"), values, values, np.array(closer or [50] * len(cosine), dtype=np.float32))


BAND = np.array([[-0.2, 0.2]] * 3)


# What the page says of the data -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("closer", "told"), [
    (100, "dog is closer to cat than all other words"), (99.7, "dog is closer to cat than 99 of 100 words"),
    (96.6, "dog is closer to cat than 96 of 100 words"), (50, "dog is no closer to cat than most words"),
    (12, "88 of 100 words are closer to cat than dog"), (0, "100 of 100 words are closer to cat than dog"),
])
def test_closeness_is_told_whichever_way_it_falls(closer, told):
    assert words_for.closeness(pair([0.1], [closer]), 0) == told


@pytest.mark.parametrize(("moment", "first", "second"), [
    (0, "Before training: similarity −0.06", "dog is no closer to cat than most words"),
    (1, "After 300 steps: −0.06 → 0.32", "dog is closer to cat than 96 of 100 words"),
    (2, "Before training −0.06 | after 0.59", "dog is closer to cat than 99 of 100 words"),
])
def test_the_headline_says_what_has_become_of_the_pair_at_each_moment(moment, first, second):
    told = words_for.headline(pair([-0.06, 0.32, 0.59], [50, 96.6, 99.2]), [0, 300, 15000], moment)
    assert told.split("\n") == [first, second]


@pytest.mark.parametrize(("cosine", "where"), [(0.1, "inside"), (0.19, "inside"), (0.3, "above"), (-0.3, "below")])
def test_no_sentence_calls_a_pair_close_and_random_at_once(cosine, where):
    told = words_for.at_moment("after 300 steps", pair([cosine], [96]), None, BAND[:1], 0.5, 0)
    assert "closer to cat than 96 of 100" in told and f"{where} the band of random pairs" in told
    assert "like a random pair" not in told


@pytest.mark.parametrize(("cosine", "told"), [
    ([0.0, 0.1, 0.5], "From step 32 on"), ([0.0, 0.5, 0.6], "From step 16 on"), ([0.3, 0.5, 0.6], "at every moment"),
    ([0.0, 0.5, 0.1], "end inside the band of random pairs, after having been above it"), ([0.0, 0.1, 0.1], "end inside the band"),
    ([0.0, 0.1, -0.4], "end below the band"), ([0.3, 0.1, 0.6], "From step 32 on"),
])
def test_the_headline_of_the_curve_is_what_the_curve_does(cosine, told):
    title = words_for.leaving(pair(cosine), BAND, [0, 16, 32])
    assert told in title
    assert ("after having" in title) == ("after having" in told)


def test_the_stops_are_where_the_measured_shares_reach_what_they_are_named_for():
    assert words_for.stops([0.1, 0.15, 0.25, 0.5, 0.6], 0.1) == [(0, "noise"), (2, "kinds appear"), (4, "neighbourhoods")]
    assert words_for.stops([0.1, 0.11, 0.13], 0.1) == [(0, "noise"), (2, "neighbourhoods")]
    shares = caches.document(caches.BASE, "analyses/map_facts.json")["same_group"]
    for moment, name in film(opened())["stops"][1:]:
        least = 2 * shares["chance"] if name == "kinds appear" else 0.9 * shares["vectors"][-1]
        assert shares["vectors"][moment] >= least > max(shares["vectors"][:moment])


@pytest.mark.parametrize(("value", "shown"), [(-0.001, "0.00"), (-0.24, "−0.24"), (0.6, "0.60")])
def test_a_similarity_is_written_with_a_real_minus_and_never_as_minus_zero(value, shown):
    assert signed(value) == shown


@pytest.mark.parametrize(("percent", "shown"), [(100, "100 %"), (99.99, "99 %"), (96.9, "96 %"), (0.2, "less than 1 %"), (0, "0 %")])
def test_a_share_never_claims_more_than_there_is(percent, shown):
    assert words_for.share(percent) == shown


def test_a_rank_counts_the_words_that_are_nearer_and_leaves_the_word_itself_out():
    cosines = np.array([1.0, 0.5, 0.9, -0.1])
    assert [words_for.ranked(cosines, place, itself=0) for place in (1, 2, 3)] == [2, 1, 3]


def test_the_curve_is_drawn_from_the_numbers_given_on_the_scale_of_the_rail():
    figure = figures.through_training([0, 16, 1000], ("cat · dog", pair([0.0, 0.3, 0.6]).cosine), BAND, ("a · b", np.array([0.1, -0.5, 0.0])))
    drawn = {trace.name: trace for trace in figure.data if trace.name}
    assert np.allclose(drawn["cat · dog"].y, [0.0, 0.3, 0.6]) and np.allclose(drawn["random pairs"].y, BAND[:, 1])
    low, high = figure.layout.yaxis.range
    assert low < -0.5 and high > 1
    assert np.allclose(drawn["cat · dog"].x, np.log1p(np.array([0, 16, 1000]) / 16))
    assert figure.layout.xaxis.ticktext == ("0", "16", "100", "1,000")


# The steps --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", NUMBER)
def test_every_step_stands_on_its_picture_with_its_own_sentence(step):
    test = opened(step)
    opening.is_well(test)
    assert test.header[0].value == next(one.title for one in STEPS["meaning"] if one.name == step)
    if step == "cloud":
        assert film(test)["key"] == "meaning.cloud" and film(test)["marks"]
    else:
        assert film(test)["key"] == "meaning.map" and film(test)["places"]


@pytest.mark.parametrize("table", ["embed", "unembed"])
@pytest.mark.parametrize("two", [("cat", "dog"), ("king", "queen")])
def test_the_numbers_of_the_film_are_those_of_the_command_line(two, table, capsys):
    assert command(["similarity", *two, "--table", table, "--json"]) == 0
    told, test = json.loads(capsys.readouterr().out), opened("pair", words=",".join(two), table=table)
    assert film(test)["steps"] == told["steps"]
    assert np.allclose([marks[0] for marks in similarities(test)], told["cosine"], atol=0.01)
    assert np.allclose([frame[word_map.BAND]["x"] for frame in frames(test)], told["control_band"], atol=0.01)


def test_the_headline_at_every_moment_holds_the_numbers_that_are_drawn_at_it():
    test = opened()
    marks, steps = similarities(test), film(test)["steps"]
    assert len(film(test)["headlines"]) == len(steps)
    for moment, told in enumerate(film(test)["headlines"]):
        numbers = [float(number.replace("−", "-")) for number in re.findall(r"−?\d\.\d\d", told)]
        assert numbers == pytest.approx([marks[0][0], marks[moment][0]][-len(numbers):], abs=0.006)
        assert 0 < moment < len(steps) - 1 or told.startswith("Before training")
        assert not 0 < moment < len(steps) - 1 or told.startswith(f"After {steps[moment]:,} steps")


def test_every_moment_is_told_with_the_numbers_that_are_drawn():
    test = opened()
    for moment, sentence in enumerate(film(test)["sentences"]):
        told = [float(number.replace("−", "-")) for number in re.findall(r"−?\d\.\d\d", sentence)]
        assert told == pytest.approx(similarities(test)[moment], abs=0.006)


def test_the_line_between_the_pair_is_the_thicker_the_more_alike_they_are():
    test = opened()
    marks = np.array([each[0] for each in similarities(test)])
    widths = np.array([frame[word_map.PAIR]["line.width"] for frame in frames(test)])
    assert np.allclose(widths, 1.5 + 10.5 * np.maximum(marks, 0), atol=0.02) and widths[-1] > 4 * widths[0]


def test_the_chapter_opens_with_the_film_of_cat_and_dog_which_ends_on_the_trained_model():
    sent = film(opened())
    assert sent["plays"] and sent["start"] == len(caches.steps()) - 1 and sent["seconds"] <= 8
    assert shown_pair(opened()) == ["cat", "dog"]
    assert not film(opened("kinds"))["plays"]


def test_each_step_opens_at_the_moment_that_its_story_begins_with():
    assert film(opened("guess"))["start"] == 0 and len(film(opened("guess"))["steps"]) == 1
    guessed, kinds = opened("guess", before={"meaning.guess": SKIP}), opened("kinds")
    marks, bands = similarities(guessed), [frame[word_map.BAND]["x"] for frame in frames(guessed)]
    left = re.search(r"From step ([\d,]+) on the pair lies above the band", said(guessed))[1]
    begin = film(guessed)["steps"].index(int(left.replace(",", "")))
    assert all(mark[0] > band[1] for mark, band in list(zip(marks, bands, strict=True))[begin:]) and marks[begin - 1][0] <= bands[begin - 1][1]
    assert [film(kinds)["start"], "kinds appear"] in [list(stop) for stop in film(kinds)["stops"]]


# The map ----------------------------------------------------------------------------------------------------------


def places(test: AppTest) -> np.ndarray:
    sent = opening.sent(test)[1]
    return np.frombuffer(base64.b64decode(sent["places"]), "<u2").reshape(len(caches.steps()), len(sent["words"]), 2) / 65535


@pytest.mark.parametrize("kind", ["tsne", "pca"])
def test_all_words_lie_where_the_run_has_them_and_the_named_ones_stand_on_their_points(kind):
    test = opened("trap", map=kind)
    drawn, arrays = places(test), caches.arrays(caches.BASE, "analyses/map.safetensors")
    source = arrays[kind].astype(float)[-1]
    inside = ((drawn[-1] > 0.02) & (drawn[-1] < 0.98)).all(1)
    # turned, and each way stretched by itself: what is drawn is a linear function of where they lie
    rows = np.concatenate([source[inside], np.ones((inside.sum(), 1))], 1)
    fitted = rows @ np.linalg.lstsq(rows, drawn[-1][inside], rcond=None)[0]
    assert inside.mean() > 0.97 and np.abs(fitted - drawn[-1][inside]).max() < 2e-3
    sent = film(test)
    for moment, frame in enumerate(frames(test)):
        named = np.stack([frame[word_map.WORDS]["x"], frame[word_map.WORDS]["y"]], 1)
        assert np.abs(named - drawn[moment][sent["shown"]]).max() < 1e-3
        assert frame[word_map.PAIR]["x"] == pytest.approx(drawn[moment][sent["pair"], 0], abs=1e-3)
    assert [opening.sent(test)[1]["words"][number] for number in sent["shown"]] == sent["texts"]


def test_some_25_words_have_names_and_cat_and_dog_the_largest_king_and_queen_the_next():
    sent = film(opened())
    size = dict(zip(sent["texts"], sent["sizes"], strict=True))
    assert 22 <= len(size) <= 30
    assert size["cat"] == size["dog"] > size["king"] == size["queen"] > max(size[word] for word in set(size) - {"cat", "dog", "king", "queen"})


def test_a_trail_leads_from_a_words_first_place_to_the_one_where_it_is():
    at = np.array([[0.1, 0.1], [0.5, 0.2], [0.6, 0.9]])
    assert np.allclose(word_map.trail_of(at, 2)[[0, -1]], at[[0, 2]])
    outline = word_map.comet(word_map.trail_of(at, 2), 0.02)
    left, right = outline[: word_map.TRAIL], outline[::-1][: word_map.TRAIL]
    middle, wide = (left + right) / 2, np.linalg.norm(left - right, axis=1)
    assert np.allclose(middle, word_map.trail_of(at, 2)) and wide[-1] == pytest.approx(0.02) and (np.diff(wide) > -1e-9).all()


def hue(colour: str) -> float:
    """The hue of #RRGGBB in OKLCH, in degrees.  Source: Ottosson 2020."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    long, middle, short = np.cbrt(np.array([[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.63]]) @ linear)
    return float(np.degrees(np.arctan2(0.0259 * long + 0.7828 * middle - 0.8087 * short, 1.978 * long - 2.4286 * middle + 0.4506 * short)) % 360)


def test_no_two_kinds_have_colours_that_go_by_the_same_name():
    hues = sorted(hue(colour) for colour in word_map.KIND_COLOURS[:-1])  # the last is grey
    gaps = np.diff([*hues, hues[0] + 360])
    assert gaps.min() > 30 and len(set(word_map.KIND_SHAPES)) == len(word_map.KIND_COLOURS) == len(known.KINDS)


@pytest.mark.parametrize("background", ["#FFFFFF", "#15181D"])
def test_every_kind_stands_out_from_the_page(background):
    def light(colour: str) -> float:
        channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
        return float(np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722])
    for colour in word_map.KIND_COLOURS:
        one, other = sorted((light(colour), light(background)))
        assert (other + 0.05) / (one + 0.05) >= 3


def test_a_kind_is_named_where_most_words_around_are_of_it_and_only_there():
    at = np.concatenate([np.full((20, 2), 0.2), np.random.default_rng(1).random((60, 2))])[None].astype(np.float32)
    kinds = np.array([0] * 20 + [1, 2] * 30)
    laid = word_map.Laid(at, [str(n) for n in range(80)], kinds, ["animals", "food", "other words"], np.zeros((1, 80, 1), int))
    names = word_map.kind_regions(laid, 0)
    assert names["text"] == ["ANIMALS", ""] and names["x"][0] == pytest.approx(0.2, abs=0.03)


# What the reader chooses ------------------------------------------------------------------------------------------


def test_a_link_of_before_opens_its_pair_its_map_its_words_its_kinds_and_its_moment():
    moment = caches.steps()[3]
    test = opening.opened("meaning", words="king,queen", map="pca", word="milk", view="animals,food", step=str(moment))
    sent = film(test)
    assert test.header[0].value == STEPS["meaning"][int(NUMBER["pair"]) - 1].title
    assert shown_pair(test) == ["king", "queen"] and sent["texts"][2] == "milk" and sent["places"].endswith(".pca")
    assert sent["lit"] == [list(known.KINDS).index(kind) for kind in ("animals", "food")]
    assert sent["steps"][sent["start"]] == moment


@pytest.mark.parametrize(("link", "step"), [
    ({"table": "unembed"}, "tables"), ({"map": "pca"}, "trap"), ({"view": "food"}, "kinds"), ({"word": "milk"}, "pair"),
])
def test_a_link_without_a_step_opens_the_one_that_its_state_belongs_to(link, step):
    test = opening.opened("meaning", **link)
    assert test.header[0].value == STEPS["meaning"][int(NUMBER[step]) - 1].title and not test.info


def test_each_table_is_named_where_it_is_shown_and_has_a_map_of_its_own():
    first, other = opened("tables"), opened("tables", table="unembed")
    for test, name in ((first, "where words come in"), (other, "where words go out")):
        assert all(name in sentence for sentence in film(test)["sentences"])
    assert all("where words go out" in told for told in film(other)["headlines"])
    assert not any("where words" in told for told in film(first)["headlines"])
    maps = [opening.sent(test)[1] for test in (first, other)]
    assert maps[0]["words"] == maps[1]["words"] and maps[0]["stamp"] != maps[1]["stamp"] and len(json.dumps(maps[1])) < 150_000


def test_the_other_table_opens_with_the_words_the_map_and_the_moment_that_are_on():
    moment = caches.steps()[5]
    test = opened("tables", words="king,queen", map="pca", word="milk", view="animals", moment=str(moment))
    test.button_group(key="meaning.table").set_value("unembed").run()
    sent = film(test)
    assert sent["places"] == "base.unembed.pca" and sent["steps"][sent["start"]] == moment
    assert shown_pair(test) == ["king", "queen"] and sent["texts"][2] == "milk" and sent["lit"] == [0]
    assert test.query_params["table"] in ("unembed", ["unembed"]) and test.query_params["words"] in ("king,queen", ["king,queen"])


def test_neighbours_in_the_other_table_are_those_of_the_command_line(capsys):
    assert command(["neighbours", "cat", "--table", "unembed", "--top", "40", "--step", str(caches.steps()[-1]), "--json"]) == 0
    told = [one["word"] for one in json.loads(capsys.readouterr().out)["neighbours"][0]]
    words = known.vectors(caches.BASE, "unembed")
    near = [words.on_map[place] for place in words.near[-1, words.place("cat")]]
    assert near == [word for word in told if word in words.on_map][:5]


def test_a_word_that_is_followed_is_joined_to_its_nearest_and_told_of_at_the_moment_on_the_stage():
    moment = caches.steps()[6]
    test = opened("kinds", word="king", moment=str(moment))
    words = known.vectors(caches.BASE, "embed")
    near = [words.on_map[place] for place in words.near[6, words.place("king")]]
    assert [text for text in frames(test)[6][word_map.THREADS]["text"] if text] == near
    assert f"After {moment:,} steps *king* is nearest to {', '.join(near)}." in said(test)
    test.button(key="meaning.drop.king").click().run()
    assert not frames(test)[6][word_map.THREADS]["text"] and "is nearest to" not in said(test)


def test_two_words_that_are_followed_can_be_compared():
    test = opened("kinds", word="king,queen")
    test.button(key="meaning.compare").click().run()
    assert shown_pair(test) == ["king", "queen"] and test.text_input(key="meaning.second").value == "queen"


def test_a_run_that_came_with_its_first_table_only_offers_no_choice(monkeypatch, nothing_cached):
    usual = caches.document
    bare = {"files": {file: told for file, told in usual(caches.BASE, "manifest.json")["files"].items() if "unembed" not in file}}
    monkeypatch.setattr(caches, "document", lambda run, file: bare if file == "manifest.json" else usual(run, file))
    test = opened("tables", table="unembed")
    assert not test.exception and film(test)["places"] == "base.embed.tsne"
    assert not [group for group in test.get("button_group") if group.key == "meaning.table"]


def test_the_second_table_is_read_only_when_a_reader_asks_for_it(monkeypatch, nothing_cached):
    read, usual = [], caches.arrays
    monkeypatch.setattr(caches, "arrays", lambda run, file: read.append(file) or usual(run, file))
    test = opened("tables")
    assert read and not [file for file in read if "unembed" in file]
    test.button_group(key="meaning.table").set_value("unembed").run()
    assert {"analyses/vectors_unembed.safetensors", "analyses/map_unembed.safetensors"} <= set(read)


def test_the_share_of_random_pairs_below_zero_is_that_of_pairs_drawn_anew():
    run = open_run("base")
    ids = list(WordSpace(run).words.values())
    units = unit_vectors(token_vectors(run, run.steps[-1])[ids])
    pairs = np.random.default_rng(11).integers(len(ids), size=(40_000, 2))
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    below = float((np.einsum("pd,pd->p", units[pairs[:, 0]], units[pairs[:, 1]]) < 0).mean())
    shown = float(re.search(r"Pairs drawn by lot lie around 0, (\d+)\s%\s+of them below it", said(opened("guess")))[1]) / 100
    assert shown == pytest.approx(below, abs=0.02) and 0.4 < shown < 0.6


# The cloud --------------------------------------------------------------------------------------------------------


def test_the_cloud_and_the_marks_on_its_curves_stand_where_they_were_measured():
    given, facts = film(opened("cloud")), caches.document(caches.BASE, "analyses/cloud_facts.json")
    arrays = caches.arrays(caches.BASE, "analyses/cloud.safetensors")
    assert given["plays"] and given["steps"] == facts["steps"] and given["start"] == len(facts["steps"]) - 1
    for moment, marks in enumerate(given["marks"]):
        dots, rings = marks[:-4], marks[-4:]
        assert np.array([dot[:2] for dot in dots]) == pytest.approx(arrays["places"][moment].astype(float), abs=1e-3)
        named = {number: dot[2] for number, dot in enumerate(dots) if len(dot) > 2}
        assert named and all(text == cloud.word(int(arrays["says"][moment][number])) for number, text in named.items())
        assert [ring[1] for ring in rings] == pytest.approx([*facts["states"][moment], *facts["embeddings"][moment]], abs=1e-3)
        width = caches.run_config().model.d_model
        assert f"{facts['states'][moment][0]:.0f} of {width} directions in use" in given["headlines"][moment]
    drawn = json.loads(given["figure"])["data"]
    assert [trace["y"] for trace in drawn[:4]] == [pytest.approx([row[column] for row in facts[name]], abs=1e-3)
                                                   for column in (0, 1) for name in ("states", "embeddings")]
    assert given["looks"][-4:] == [["ring states", "2"], ["ring states", "3"], ["ring embeddings", "2"], ["ring embeddings", "3"]]


def test_a_reader_sees_the_cloud_fall_in_and_open_at_one_scale():
    marks, facts = film(opened("cloud"))["marks"], caches.document(caches.BASE, "analyses/cloud_facts.json")
    wide = [np.linalg.norm([dot[:2] for dot in moment[:-4]], axis=1).mean() for moment in marks]
    low = int(np.argmin([rank for rank, _ in facts["states"]]))
    assert wide[low] == min(wide) and wide[low] < wide[0] / 4 and wide[low] < wide[-1] / 4
    assert np.corrcoef(np.square(wide), [1 - cosine for _, cosine in facts["states"]])[0, 1] > 0.9  # distance^2 = 2 - 2 cosine
    told = said(opened("cloud", before={"meaning.cloud_numbers": True}))
    assert f"at step {facts['steps'][low]:,} their similarity is {facts['states'][low][1]:.2f}" in told
    assert "arXiv 2509.23024" in told and "Roy and Vetterli 2007" in told
    ends = {one["run"]: f"{one['states'][0]:.0f} and {signed(one['states'][1])}" for one in facts["others"]}
    assert list(ends) == ["twin", "seed2", "seed4"] and told.count("Was it luck?") == 1
    assert f"In other runs: start 2: {ends['seed2']}; start 3: {ends['seed4']}; the twin, which read a little less: {ends['twin']}." in told


@pytest.mark.parametrize(("ranks", "section"), [([80, 20, 60, 90], "The third is not"), ([80, 20, 90, 60], "Here, too, it falls")])
def test_whether_there_is_a_third_phase_is_told_whichever_way_the_rank_goes(ranks, section, monkeypatch):
    found = cloud.found()
    steps = list(found.steps[:4])
    bent = replace(found, steps=steps, states=np.stack([np.array(ranks, float), found.states[:4, 1]], 1), embeddings=found.embeddings[:4])
    told = []
    monkeypatch.setattr(cloud.prose, "show", lambda slug, name, **slots: told.append(slots.get("third", "")))
    monkeypatch.setattr(cloud, "number_table", lambda columns: None)
    cloud.behind(bent, 1)
    assert any(section in one for one in told)


def test_names_on_the_cloud_leave_each_other_room():
    places = np.array([[0.9, 0.0], [0.88, 0.01], [-0.9, 0.0], [0.0, 0.0], [0.05, 0.02]])
    assert geometry_figures.named(places, list("abcde"), 1.0) == ["a", "", "c", "", "e"]


@pytest.mark.parametrize("table", ["embed", "unembed"])
def test_what_is_said_of_opposites_is_what_was_counted(table):
    lists = recount.table("relations")["relations"]
    test = opened("opposites", table=table, before={"meaning.relations": True})
    percentiles = [[each[-1] for each in lists[name][table]["percentile"]] for name in ("opposites", "synonyms", "of a kind")]
    (near, count), (same, same_count), (kind, kind_count) = ((sum(one > 95 for one in of), len(of)) for of in percentiles)
    own = [each[-1] for each in lists["opposites"][table]["of_its_part"] if each is not None]
    told = said(test)
    assert f"{near} of {count} end above 95 of 100 random pairs, and so do {same} of {same_count} pairs" in told
    assert f"Of {count} pairs of opposites, {near} end more alike than 95 of 100 random pairs" in told
    assert f"and {kind} of {kind_count} pairs of one kind" in told
    assert f"such as two verbs, {sum(one > 95 for one in own)} of {len(own)} opposites stand out so" in told
    happy, rows = lists["opposites"]["pairs"].index(list(OPPOSITES)), lists["opposites"][table]
    assert similarities(test)[-1][0] == pytest.approx(rows["cosine"][happy][-1], abs=0.01)
    over = similarities(test)[-1][0] - frames(test)[-1][word_map.BAND]["x"][1]
    where = "just about at the band's upper edge" if abs(over) < 0.03 else (
        "above the band" if over > 0 else "below the band's upper edge")
    place = ordinal(rows["rank"][happy][-1])
    assert re.search(rf"\*happy\* and \*sad\* end {where}: \*sad\* is (only )?the {place} nearest word", told)


@pytest.mark.parametrize(("end", "where"), [
    (0.28, "above"), (0.26, "edge"), (0.24, "edge"), (0.22, "below"), (-0.9, "below")])
def test_a_pair_ends_at_the_edge_of_the_band_or_above_or_below_it(end, where):
    pair = Pair(("a", "b"), np.array([0.0, end]), np.zeros(2), np.zeros(2))
    assert words_for.at_the_end(pair, np.array([[-0.2, 0.2], [-0.25, 0.25]])) == where
    told = prose.section("meaning", f"opposites_{where}", first="a", second="b", rank="2nd")
    assert ("above" in told, "at the band's upper edge" in told) == (where == "above", where == "edge")


def test_a_run_whose_list_of_opposites_lacks_the_pair_on_the_map_tells_of_all_others(monkeypatch):
    lists = caches.relations()
    others = {table: [pair for pair in pairs if pair.words != OPPOSITES] for table, pairs in lists["opposites"].items()}
    monkeypatch.setattr(caches, "relations", lambda: {**lists, "opposites": others})
    told = said(opened("opposites"))
    assert "And opposites in general?" in told and "*sad* is" not in told and "end above 95 of 100 random pairs" in told


@pytest.mark.parametrize(("come_in", "first"), [((0.3, 0.2), "Words come in: like what follows 0.30, what precedes 0.20"),
                                                ((0.1, 0.2), "Words come in: like what precedes 0.20, what follows 0.10")])
def test_what_shapes_a_table_is_told_whichever_way_it_falls(come_in, first):
    follows, precedes = come_in
    found = {"steps": [0, 16], "embed": {"follows": [0.9, follows], "precedes": [0, precedes]},
             "unembed": {"follows": [0, 0.1], "precedes": [0, -0.2]}}
    assert words_for.shaping(found).splitlines() == [first, "Words go out: like what follows 0.10, what precedes −0.20"]
    assert ("highest after 0 steps, 0.90" in words_for.shaping_told(found)) == (follows > precedes)


@pytest.mark.parametrize("typed", NASTY)
def test_a_word_that_the_model_was_never_taught_gets_one_sentence_and_nothing_is_lost(typed):
    test = left_open()
    test.text_input(key="meaning.first").set_value("king").run()
    test.text_input(key="meaning.second").set_value("queen").run()
    assert not test.info and shown_pair(test) == ["king", "queen"]
    test.text_input(key="meaning.first").set_value(typed).run()
    opening.is_well(test)
    assert len(test.info) == 1 and "The picture stays with *king* and *queen*" in test.info[0].value
    assert shown_pair(test) == ["king", "queen"] and test.text_input(key="meaning.first").value == typed


@pytest.mark.parametrize("query", [{"words": "zyzzyva,qqq"}, {"words": "cat"}, {"words": "cat,cat"}, {"word": "<b>"}, {"view": "dragons"},
                                   {"map": "globe"}, {"table": "middle"}])
def test_a_link_with_words_that_are_not_there_falls_back(query):
    test = opening.opened("meaning", **query)
    opening.is_well(test)
    assert shown_pair(test) == ["cat", "dog"]
    assert len(test.info) <= 1


def test_a_prepared_pair_takes_one_tap():
    test = opened("pair")
    test.button_group(key="meaning.ready").set_value("king · queen").run()
    assert shown_pair(test) == ["king", "queen"]
    assert test.text_input(key="meaning.second").value == "queen"


def test_the_pair_can_be_seen_as_a_curve_with_its_moment_marked_on_it():
    test = opened("pair", words="king,queen")
    test.button_group(key="meaning.shown_as").set_value("curve").run()
    values = known.pair_of(caches.BASE, "embed", "king", "queen").cosine
    marks = [next(iter(frame.values())) for frame in frames(test)]
    assert film(test)["places"] is None and [mark["y"][0] for mark in marks] == pytest.approx(values, abs=1e-4)


# The guess --------------------------------------------------------------------------------------------------------


def test_page_wall_and_lesson_ask_among_the_same_words_and_the_right_answer_is_one_of_them():
    """A slide comes before its page: it names some of the words that the page offers, whichever of them is right."""
    nearest = known.vectors(caches.BASE, "embed").neighbours("cat", k=1)[0][0]
    offered = [option for option in opened("guess").button_group(key="meaning.guess").options if option != SKIP]
    assert nearest in offered and offered == known.options()
    asked = re.search(r"nearest to “cat”: (.+?)\?", " ".join(prose.section("lessons", "meaning slide").split()))[1]
    named = re.findall("“(.+?)”", asked)
    assert len(named) > 2 and {*named} <= {*offered}
    link = query(ACTIVITIES["meaning"])
    assert opening.opened("meaning", **link).button_group(key="meaning.guess").options[:-1] == offered


def test_before_the_guess_the_map_shows_the_end_without_cat_and_nothing_of_the_answer_and_after_it_all():
    test = opened("guess", moment="0")
    sent, cat = film(test), known.laid(caches.BASE, "embed", "tsne").words.index("cat")
    assert sent["steps"] == [caches.steps()[-1]] and len(frames(test)) == 1 and not tables(test)
    assert sent["missing"] == cat and cat not in sent["shown"] and sent["pair"] == [None, None] and sent["begins"] == len(caches.steps()) - 1
    assert not any(frames(test)[0][trace]["x"] for trace in (word_map.RULER, word_map.KINDS, word_map.PAIR))
    assert frames(test)[0][word_map.BAND]["x"] == pytest.approx(known.vectors(caches.BASE, "embed").band[-1], abs=1e-3)
    picked = next(option for option in known.options() if option != known.nearest_to_cat())
    test.button_group(key="meaning.guess").set_value(picked).run()
    sent = film(test)
    assert sent["steps"] == list(caches.steps()) and sent["start"] == len(caches.steps()) - 1
    assert shown_pair(test) == ["cat", known.nearest_to_cat()] and f"You guessed “{picked}”." in said(test)


def test_the_guess_is_answered_with_the_rank_of_every_word_on_offer():
    test = opened("guess", before={"meaning.guess": "milk", "meaning.ranks": True})
    ranks = tables(test)[0]
    assert {*known.options()} == {word.split()[-1] for word in ranks["Word"]}
    assert ranks["Word"][0].endswith(known.nearest_to_cat())
    assert ranks["How near to cat"][0].startswith("nearest of")
    similarity = [float(value.replace("−", "-")) for value in ranks["Similarity"]]
    assert similarity == sorted(similarity, reverse=True)


@pytest.mark.parametrize(("of", "well"), [("cat", True), ("spreadsheet", False)])
def test_a_tap_on_the_map_is_judged_by_the_words_that_lie_there_and_by_how_many_are_nearer_to_cat(of, well):
    map_of, wide = known.laid(caches.BASE, "embed", "tsne"), 1.6
    seen, cat = map_of.places[-1] * (wide, 1), map_of.words.index("cat")
    x, y = map_of.places[-1, map_of.words.index(of)].astype(float) + (0.004 if well else 0.0)
    test = opened("guess", before={"meaning.place": ("tsne", x, y, wide)})
    far = [float(np.hypot(*(spot - seen[cat]))) for place, spot in enumerate(seen) if place != cat]
    tap = float(np.hypot(x * wide - seen[cat][0], y - seen[cat][1]))
    nearer = sum(one < tap for one in far)
    assert f"Of {len(far):,} words, {nearer or 'none'} lie" in said(test) if well else f"of {len(far):,} words, {nearer:,} lie nearer" in said(test)
    assert ("Well aimed" in said(test)) == well and ("*spreadsheet*" in said(test)) == (not well)
    assert film(test)["aimed"] == [x, y] and film(test)["missing"] is None and film(test)["start"] == len(caches.steps()) - 1
    kept = next(iter(test.session_state[GUESSES].values()))
    assert kept.right == well and kept.picked.startswith("beside ") and ("spreadsheet" in kept.picked) == (not well)


@pytest.mark.parametrize("sent", [None, [], [0.5, 0.5, 1.0], [2, 0.5, 1, 0], [0.5, float("nan"), 1, 0], [0.5, 0.5, 0, 0], [True, 0, 1, 0], ["a"] * 4])
def test_whatever_else_a_browser_sends_is_no_tap(sent, monkeypatch):
    state = {}
    monkeypatch.setattr("streamlit.session_state", state)
    choice.placed(sent)
    assert "meaning.place" not in state


def test_who_wants_no_guess_is_shown_the_answer_without_a_verdict():
    told = said(opened("guess", before={"meaning.guess": SKIP}))
    assert f"*{known.nearest_to_cat()}* ends nearest to *cat*" in told and "You guessed" not in told


def test_a_word_off_the_map_is_still_measured():
    facts = caches.document(caches.BASE, "analyses/vectors_facts.json")
    rare = facts["words"][facts["on_map"]:]
    test = opened("pair", words=f"cat,{rare[0]}")
    assert film(test)["pair"][1] is None and len(similarities(test)[-1]) == 2
    assert "not on this map" in said(test)


def test_other_starts_are_said_to_be_shorter_only_where_they_are():
    last = [caches.similarity(run).steps[-1] for run in known.OTHER_RUNS]
    told = said(opened("pair", before={"meaning.seeds": True}))
    assert "dotted curves" in told and ("fewer steps" in told) == (min(last) < caches.steps()[-1])


def test_the_page_needs_no_torch():
    code = ("import sys; from streamlit.testing.v1 import AppTest; import pages.shared.frame.shell as frame; frame._warm = lambda: None\n"
            "test = AppTest.from_file('streamlit_app.py', default_timeout=120); test.switch_page('pages/meaning.py').run()\n"
            "assert not test.exception, test.exception\nassert test.get('bidi_component')\nprint('torch' in sys.modules)")
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert answer.stdout.strip().endswith("False"), answer.stdout + answer.stderr[-2000:]


def test_the_pair_to_compare_with_stands_in_the_table_that_is_shown():
    """Where will cat end? is asked where words come in, whichever table the reader has looked at before."""
    from pages.sections.meaning import picture

    picture.map_drawn.clear()
    test = opened("guess", before={"meaning.guess": SKIP}, table="unembed")
    control = {table: round(float(known.pair_of(caches.BASE, table, *choice.CONTROL).cosine[-1]), 4) for table in known.TABLES}
    assert control["embed"] != control["unembed"] and frames(test)[-1][word_map.RULER]["x"][2] == control["embed"]
