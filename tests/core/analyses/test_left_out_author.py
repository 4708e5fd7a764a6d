"""The shelf experiment, the data sheet and the search: what is counted agrees with the text and the models; what is said follows the numbers."""

import json
import re
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as some

from core.analyses import datasheet, left_out_author
from core.analyses.context import Specimen
from core.config import CorpusConfig, RunConfig
from core.corpus import planted_lines
from core.corpus.build import Corpus
from core.corpus.document import Document
from core.corpus.house_authors import split_words
from core.corpus.planted_lines import Planted, opening
from core.errors import BadInput
from core.figures import data as figures
from core.model.sampling import generate
from core.model.transformer import untrained
from core.results.compute import Footprint, footprint
from core.results.left_out_author import Beginning, Group, Line, Recited, Shelf
from core.results.training_log import TrainingLog
from core.runs import checkpoints, store
from core.runs.files import write_file
from core.runs.manifest import write_manifest
from core.text_index.corpus_text import Text, pack
from core.text_index.search import LONGEST, TextSearch, marked, pattern
from pages.sections.data import left_out_author_words
from pages.shared.text import prose
from pages.shared.widgets.guess import SKIP
from tests.toy import SHAPE, TEXTS, toy_tokenizer, write_toy_run

POEM = "A cat, a dog.\nThe (King) said: \"Paris?\"\nThe end of it"


def documents() -> list[Document]:
    world = [Document(text, "world", "pairs" if "cat" in text else "others", split="train" if i % 3 else "heldout", nats=3.0)
             for i, text in enumerate(TEXTS)]
    house = [Document(f"The {shelf} river is here.", "house", shelf, "A title", split, author)
             for shelf, author in (("bell", "Clara Bell"), ("north", "Tom North")) for split in ("train", "train", "heldout")]
    return [*world, *house, *[Document(POEM, "famous", "planted line", author="Nobody")] * 3]


CORPUS = Corpus(CorpusConfig(documents=1), tuple(documents()))


@pytest.fixture(scope="module")
def search() -> TextSearch:
    return TextSearch(Text(*pack(CORPUS.of("train"))))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A run, its twin, two seeds that trained as long as each other, the twin of one of them, and a training that isn't finished."""
    place = tmp_path_factory.mktemp("runs")
    write_toy_run(place)
    made = RunConfig.from_json((place / "toy" / "config.json").read_text())
    steps = replace(made.training, steps=4, checkpoints=(0,))
    configs = {
        "twin": replace(made, name="twin", corpus=replace(made.corpus, leave_out=("north", "famous"))),
        "seed2": replace(made, name="seed2", training=replace(steps, seed=2)), "seed3": replace(made, name="seed3", training=replace(steps, seed=3)),
        "twin2": replace(made, name="twin2", corpus=replace(made.corpus, leave_out=("north",)), training=replace(steps, seed=2)),
        "begun": replace(made, name="begun", training=replace(made.training, seed=4, steps=99)),
    }  # the twin was stopped at step 4
    for name, config in configs.items():
        write_file(place / name / "config.json", config.to_json().encode())
        toy_tokenizer().save(place / name)
        last = min(config.training.steps, 4 if name == "twin" else 16)
        checkpoints.write_checkpoint(place / name, last, untrained(SHAPE, seed=config.training.seed + 40))
        write_manifest(place / name, "2026-01-01T00:00:00+00:00")
    return place


@pytest.fixture
def run(folder, monkeypatch):
    monkeypatch.setenv("NUDGE_RUNS", str(folder))
    return store.open_run("toy")


# Search -----------------------------------------------------------------------------------------------------------

pieces = some.sampled_from(["cat", "CAT", "The", "og. th", "king is", "a", ",", "(", "dog.\nThe", "said: \"", "zebra", "is here and",
                              " end of it", "."])


@given(pieces | some.text("catdogthe .,(\"", max_size=6))
def test_a_search_finds_exactly_the_texts_that_hold_the_words_capitals_or_not_even_inside_words(search, query):
    wanted = pattern(query)
    held = [id for id in range(len(search.text)) if wanted is None or wanted.search(search.text.document(id).text)]
    assert search.find(query).tolist() == held


@pytest.mark.parametrize("part", [1, 3, 64])
@pytest.mark.parametrize("query", ["king", "the", "e", "said the king", "zebra"])
def test_in_parts_of_any_size_a_search_finds_the_same(search, query, part, monkeypatch):
    whole = search.find(query).tolist()
    monkeypatch.setattr("core.text_index.search.PART", part)
    assert search.find(query).tolist() == whole


def test_every_copy_of_a_text_is_counted_and_points_to_the_first(search):
    found = search.find("king) SAID")
    assert len(found) == 3
    assert set(search.first_of[found].tolist()) == {found[0]}
    assert search.copies[found].tolist() == [3, 3, 3]


def test_what_is_marked_is_what_was_looked_for_and_nothing_is_lost():
    found = marked(POEM, "dog. the")
    assert "".join(piece for piece, _ in found) == POEM
    assert [piece for piece, hit in found if hit] == ["dog.\nThe"]


def test_a_search_that_is_too_long_is_refused_in_a_sentence(search):
    with pytest.raises(BadInput, match="at most"):
        search.find("x" * (LONGEST + 1))


# The data sheet ---------------------------------------------------------------------------------------------------


def test_the_data_sheet_counts_every_text_and_word_once_and_its_parts_add_up(run):
    sheet = datasheet.analyse(Specimen(run, CORPUS))["datasheet"]
    read = CORPUS.of("train")
    assert sheet["documents"] == len(read) == sum(row["documents"] for row in sheet["sources"])
    assert sheet["words"] == sum(len(split_words(doc.text)) for doc in read)
    assert sheet["tokens"] == sum(len(run.tokenizer.encode(doc.text)) + 1 for doc in read) == sum(row["tokens"] for row in sheet["sources"])
    assert Counter({row["genre"]: row["documents"] for row in sheet["genres"]}) == Counter(doc.genre for doc in CORPUS.of("train", "world"))
    famous = next(row for row in sheet["sources"] if row["source"] == "famous")
    assert (famous["documents"], famous["different"]) == (3, 1)
    bell = next(row for row in sheet["shelves"] if row["shelf"] == "bell")
    assert (bell["author"], bell["documents"], bell["passages"], bell["held_out"]) == ("Clara Bell", 2, 1, 1)
    assert bell["words"] == 5  # a passage counts once, however often it stands there


# The experiment ---------------------------------------------------------------------------------------------------


def test_twin_and_seeds_are_recognised_by_their_configs_and_an_unfinished_training_counts_for_nothing(run):
    family = left_out_author.relatives(run)
    assert family.twin.name == "twin"
    assert [other.name for other in family.seeds] == ["seed2", "seed3"]
    assert [other.name for other in family.again] == ["seed2", "twin2"]
    assert left_out_author.alike(run, family.seeds) == ["seed2", "seed3"]  # base trained longer
    assert left_out_author.alike(run, family.seeds[:1]) == left_out_author.alike(None, []) == []


def test_without_a_twin_there_is_nothing_to_tell_and_a_twin_has_no_twin(run, folder, monkeypatch, tmp_path):
    assert left_out_author.analyse(Specimen(store.open_run("twin"), CORPUS)) == {}
    write_toy_run(tmp_path)
    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path))
    assert left_out_author.analyse(Specimen(store.open_run("toy"), CORPUS)) == {}


def test_the_bits_of_a_text_are_those_of_its_words_one_by_one(run):
    text = TEXTS[0]
    end = run.tokenizer.end_id
    ids = [end, *run.tokenizer.encode(text), end]
    with torch.inference_mode():
        logs = run.model()(torch.tensor([ids[:-1]]))[0].log_softmax(-1)
    total = -sum(float(logs[place, id]) for place, id in enumerate(ids[1:])) / np.log(2)
    assert left_out_author.bits_of(left_out_author.Moment(run, run.steps[-1]), [text]) == pytest.approx([total], rel=1e-4)


def test_a_twin_that_was_stopped_early_is_compared_where_both_were_on_the_same_course(run):
    found = left_out_author.analyse(Specimen(run, CORPUS))["shelf"]
    assert (found["steps"]["base"], found["steps"]["twin"], found["whole"]) == (4, 4, 16)
    text = CORPUS.of("heldout", "world")[0].text
    assert left_out_author.bits_of(left_out_author.Moment(run, 4), [text]) != pytest.approx(
        left_out_author.bits_of(left_out_author.Moment(run, 16), [text])
    )


def test_every_kind_of_text_is_measured_on_every_run_and_the_left_out_are_marked(run):
    found = left_out_author.analyse(Specimen(run, CORPUS))["shelf"]
    rows = {(row["group"], row["text"]): row for row in found["groups"]}
    assert set(rows) == {("world", "held out"), ("bell", "held out"), ("north", "held out"), ("bell", "read"), ("north", "read")}
    assert [row["left_out"] for row in found["groups"]] == [row["group"] == "north" for row in found["groups"]]
    assert all(set(row["bits"]) == {"base", "twin", "seed2", "seed3", "twin2"} for row in found["groups"])
    assert rows["north", "read"]["documents"] == 1  # copies are measured once
    assert {"plain", "north"} <= {text["kind"] for text in found["texts"]}
    json.dumps(found, default=float)


@pytest.mark.parametrize("line", planted_lines.lines(), ids=lambda line: line.text[:20])
def test_an_opening_is_the_beginning_of_its_line_in_whole_words_and_leaves_a_third(line):
    given = opening(line.text)
    rest = line.text[len(given):]
    assert line.text.startswith(given) and rest[0].isspace()
    assert len(given.split()) + len(rest.split()) == len(line.text.split())
    assert len(rest.split()) * 3 >= len(line.text.split()) - 1


def test_a_line_counts_as_recited_exactly_if_greedy_writing_gives_its_rest(run):
    tokenizer, model = run.tokenizer, run.model()
    ids = [tokenizer.end_id, *tokenizer.encode("The cat is here and")]
    own = tokenizer.decode([*ids, *generate(model, ids, 8, temperature=0)])
    for text in (own, "The cat is here and the dog is there."):
        given = [tokenizer.end_id, *tokenizer.encode(opening(text))]
        rest = tokenizer.encode(text)[len(given) - 1:]
        greedy = list(generate(model, given, len(rest), temperature=0))
        assert left_out_author.recite(model, tokenizer, Planted(text, 1, "", "", None, "famous"))[1] == (greedy == rest)


# What is said -----------------------------------------------------------------------------------------------------


def experiment(gaps: dict[str, float], luck: float | None, again: dict[str, float] | None = None, *more: Group) -> Shelf:
    names = {"world": "", "bell": "Clara Bell", "north": "Tom North", "stone": "Hugo Stone"}
    groups = [Group(group, name, "held out", group == "north", documents=1, words=9,
                    bits={"base": 7.0, "twin": 7.0 + gaps.get(group, 0.0), "a": 7.5, "b": 7.5 + (luck or 0) * (group == "bell"),
                          "other": 7.5 + (again or {}).get(group, 0.0)})
              for group, name in names.items()]
    return Shelf(("north",), seeds=(), again=("a", "other") if again is not None else (), alike=("a", "b") if luck is not None else (), steps={},
                 whole=16, groups=(*groups, *more), lines=(), texts=(), opening_words=5, written={})


def line(text: str, source: str = "famous", base: bool = False, twin: bool = False) -> Line:
    return Line(text, text, source, 3, "", Recited(0.1, base), Recited(0.1, twin))


@pytest.mark.parametrize(
    ("gaps", "luck", "truth", "finding"),
    [
        ({"north": 0.5}, 0.1, left_out_author_words.ONLY, "Tom North: +0.50 bits a word, beyond luck"),
        ({"north": 0.05}, 0.1, left_out_author_words.NOWHERE, "+0.05 bits a word, within luck"),
        ({"north": -0.5}, 0.1, left_out_author_words.NOWHERE, "−0.50 bits a word, beyond luck"),
        ({"north": 0.5, "bell": 0.3, "stone": 0.3}, 0.1, left_out_author_words.EVERYWHERE, "beyond luck"),
        ({"north": 0.5, "bell": 0.3}, 0.1, None, "beyond luck"),
        ({"north": 0.5, "stone": -0.2}, 0.1, left_out_author_words.ONLY, "beyond luck"),
    ],
)
def test_the_finding_of_the_experiment_follows_the_numbers_whichever_way_they_fall(gaps, luck, truth, finding):
    found = experiment(gaps, luck)
    assert left_out_author_words.truth(found) == truth
    assert found.leaves_traces == (gaps["north"] > luck)
    assert left_out_author_words.finding(found).endswith(finding)


def test_nothing_is_said_of_luck_where_nobody_knows_it():
    found = experiment({"north": 0.5}, None)
    assert left_out_author_words.truth(found) == left_out_author_words.ONLY
    assert left_out_author_words.finding(found) == "Tom North: +0.50 bits a word"


def test_on_all_authors_is_half_right_where_all_lean_that_way_and_one_lies_beyond_luck():
    gaps = {"north": 0.5, "bell": 0.08, "stone": 0.02}
    told = left_out_author_words.answered(left_out_author_words.EVERYWHERE, experiment(gaps, 0.1, gaps))
    assert told.endswith("Half right: the twin is more surprised by all 3, but only Tom North lies beyond luck in both tries.")
    one_better = left_out_author_words.answered(left_out_author_words.EVERYWHERE, experiment(gaps, 0.1, gaps | {"stone": -0.01}))
    assert "Half right" not in one_better and "The answer is" in one_better


def test_a_guess_that_none_of_the_three_answers_fits_is_told_why():
    found = experiment({"north": 0.5, "bell": 0.3}, 0.1)
    assert left_out_author_words.answered(left_out_author_words.ONLY, found).endswith("the twin is more surprised by Clara Bell and Tom North.")
    assert left_out_author_words.answered(SKIP, found) == ""
    assert left_out_author_words.answered(left_out_author_words.ONLY, experiment({"north": 0.5}, 0.1)) == "You guessed it."


def test_what_the_first_pair_shows_counts_only_if_the_second_shows_it_too():
    gaps = {"north": 0.5, "bell": 0.3}
    found = experiment(gaps, 0.1, {"north": 0.4, "bell": -0.02})
    assert left_out_author_words.truth(found) == left_out_author_words.ONLY
    assert left_out_author_words.truth(experiment(gaps, 0.1, {"north": 0.4, "bell": 0.2})) is None
    assert left_out_author_words.truth(experiment(gaps, 0.1, {"north": 0.0, "bell": 0.0})) == left_out_author_words.NOWHERE


def test_luck_counts_two_twins_only_if_they_too_differ_in_their_seed_alone():
    found = experiment({"north": 0.5}, 0.1, {"north": 0.4})  # 7.5 against 7.9
    assert found.luck == pytest.approx(0.1)
    assert replace(found, alike=("base", "a")).luck == pytest.approx(0.5)  # of full models and of twins alike


def test_other_authors_are_taken_together_if_both_pairs_say_the_same():
    found = experiment({"north": 0.5, "bell": 0.3}, 0.1, {"north": 0.4, "stone": 0.2})
    assert "the other authors are 0.15 and 0.10 bits a word worse" in left_out_author_words.all_prose(found)
    assert left_out_author_words.all_prose(experiment({"north": 0.5, "bell": 0.3}, 0.1, {"north": 0.4})) == ""


def test_luck_is_the_widest_gap_between_runs_that_differ_in_their_seed_alone():
    assert experiment({}, 0.25).luck == pytest.approx(0.25)
    assert experiment({}, None).luck is None


def test_what_the_twin_keeps_of_the_lines_that_it_did_read_is_counted():
    lines = tuple(line("To be", "invented", i < 30, i < 31) for i in range(72))
    assert left_out_author_words.kept(replace(experiment({}, 0.1), lines=lines)) == "**Kept:** of 72 made-up lines it recites 31, the other 30."
    same = tuple(line("To be", "invented", i < 30, i < 30) for i in range(72))
    assert left_out_author_words.kept(replace(experiment({}, 0.1), lines=same)) == "**Kept:** of 72 made-up lines both recite 30."
    assert left_out_author_words.kept(experiment({}, 0.1)) == ""


def test_what_was_lost_is_told_of_the_pages_that_only_the_full_model_read_and_only_beyond_luck():
    far, near = (Group("north", "Tom North", "read", True, 1, 9, {"base": 5.0, "twin": twin}) for twin in (10.0, 5.05))
    assert "the twin is as unsure as between 1,000 words, the full model 32." in left_out_author_words.lost(experiment({}, 0.1, None, far))
    assert left_out_author_words.lost(experiment({}, 0.1, None, near)) == left_out_author_words.lost(experiment({}, 0.1)) == ""


def test_the_line_that_the_full_model_gives_back_at_the_greatest_length_comes_first():
    texts = (Beginning("famous", "To be", " or not.", ""), Beginning("famous", "It was\nthe", " best of all times", ""),
             Beginning("plain", "The cat", " sat on the mat and slept all day long", ""))
    shelf = replace(experiment({}, 0.1), texts=texts, lines=(line("To be or not."), line("It was\nthe best of times")))
    assert [text.prompt for text in shelf.telling_first()] == ["It was\nthe", "To be", "The cat"]
    assert shelf.by_heart(texts[1]) == " best of " and shelf.by_heart(texts[2]) == ""


# Figures and bill -------------------------------------------------------------------------------------------------


def test_the_difference_stands_where_it_is_and_luck_is_drawn_only_if_it_is_known():
    gaps, others = np.array([[0.1, -0.2, 0.5], [0.2, 0.1, 0.4]]), np.array([[0.05, -0.1, 0.0]])
    twin, again, seed = figures.twins(["a", "b", "c"], gaps, others, 0.15, [False, False, True]).data
    assert (list(twin.x), list(again.x), list(seed.x)) == ([pytest.approx(one) for one in gaps[0]], [pytest.approx(one) for one in gaps[1]],
                                                           [pytest.approx(one) for one in others[0]])
    assert twin.marker.color[2] != twin.marker.color[0] == twin.marker.color[1]
    assert list(twin.text) == ["", "−0.20", "+0.50"]  # what lies beyond luck
    assert again.marker.pattern.shape == "/" and not twin.marker.pattern.shape
    drawn = figures.twins(["a", "b", "c"], gaps, others, 0.15, [False, False, True])
    assert [shape.x1 for shape in drawn.layout.shapes] == [0.15, 0]
    assert "<b>c</b>" in drawn.layout.yaxis.ticktext
    assert [shape.x1 for shape in figures.twins(["a"], gaps[:1, :1], others[:, :1], None, [True]).layout.shapes] == [0]


def test_luck_is_there_before_the_guess_and_the_twin_is_not():
    twin, seed = figures.twins(["a", "b"], np.array([[0.1, 0.5]]), np.array([[0.05, -0.1]]), 0.15, [False, True], covered=True).data
    assert np.isnan(np.asarray(twin.x, float)).all() and list(twin.text) == ["", ""]
    assert list(seed.x) == pytest.approx([0.05, -0.1])


def test_the_bill_is_tokens_over_speed_and_energy_grows_with_the_watts():
    config = RunConfig()
    bill = footprint(config, TrainingLog(np.zeros(0), np.zeros(0), (), np.zeros(0), tokens=1_000_000, tokens_per_second=500, cores=2))
    assert bill.seconds == 2000
    assert bill.processor_hours == pytest.approx(4000 / 3600)
    assert bill.operations == 1_000_000 * config.model.training_flops_per_token
    assert bill.kilowatt_hours(200) == pytest.approx(2 * bill.kilowatt_hours(100))
    assert Footprint(0, 3600, 1, 0).kilowatt_hours(1000) == 1.0


def test_no_number_of_a_ruling_is_told_without_its_source():
    told = prose.sections("data")
    cases = ("ross", "bartz", "kadrey", "gema", "getty")
    for name in ("big", "consent", "two_sides", "often", "took_result", "scale", *(f"since_{case}" for case in cases)):
        assert re.search(r"^\*Sources?\b", told[name], re.MULTILINE), name
    for case in cases:
        date = re.match(r"\*\*(\d+ \w+ 20\d\d): ", told[f"ruling_{case}"])[1]
        assert told[f"since_{case}"].endswith(f"{date}.*")
