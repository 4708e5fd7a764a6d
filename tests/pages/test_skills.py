"""The chapter of skills: its words follow the data, its numbers are the command line's, and any typed text or link is answered."""

import json
import threading
from functools import partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main as command
from core.analyses.skills import PROBE_SEED
from core.corpus import build
from core.figures import skills as figures
from core.results.skill_curves import Course
from pages.sections.skills import wording as words_for
from pages.shared.loading import caches
from pages.shared.text import skill_names
from tests import opening
from tests.opening import is_well, sent

NASTY = ["", "   ", "x" * 200, "🦊👩‍🔬", "שלום", "a\x00b\x07\u202ec", "<b>hi</b>%{x}", "$x^2$ **b** :red[x]", "# h"]
opened = partial(opening.opened, "skills")


def titles(test: AppTest) -> list[str]:
    return [element.value for element in test.markdown if element.value.startswith("###")]


def course(right, n=100, chance=0.5, name="a test") -> Course:
    return Course(name, tuple(range(0, 100 * len(right), 100)), n, tuple(right), chance)


# What the page says of the data -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("named", "said"), [
    ({"Style": 100, "Facts": 400}, "First past its bar: style, after 100 steps. Last: facts, after 400 steps"),
    ({"Style": 100, "Facts": None}, "First past its bar: style, after 100 steps. Not by the end: facts"),
    ({"Style": 100, "Facts": 100}, "First past its bar: style and facts, after 100 steps"),
    ({"Style": None, "Facts": None}, "None of the families passes its bar by the end"),
    ({"Style": 0, "Facts": 100}, "First past its bar: style, before training. Last: facts, after 100 steps"),
])
def test_the_order_is_told_as_it_came(named, said):
    assert words_for.order(named) == said


@pytest.mark.parametrize(("right", "case", "said"), [
    ([50, 30, 80], "fell_and_rose", "Worse than a coin first: after 100 steps it is right only 30 of 100 times. Then it recovers, to 80 of 100"),
    ([50, 30, 50], "fell", "Worse than a coin: after 100 steps it is right only 30 of 100 times, and at the end 50 of 100"),
    ([50, 50, 80], "rose", "never falls clearly below a coin"), ([50, 50, 50], "neither", "about as good as a coin"),
])
def test_the_story_of_the_nearest_noun_is_told_only_where_the_data_shows_it(right, case, said):
    found, title = words_for.attractor(course(right))
    assert found == case and said in title


@pytest.mark.parametrize(("steps", "direct", "said"), [
    (60, 5, "60 of 100 right step by step, 5 of 100 in one go"), (5, 60, "Steps don't help this model"), (50, 48, "no clear difference"),
])
def test_the_two_ways_to_ask_a_sum_are_compared_whichever_wins(steps, direct, said):
    assert said in words_for.directly_or_in_steps(course([0, steps], chance=0), course([0, direct], chance=0))


@pytest.mark.parametrize(("bits", "said"), [
    ([-1, -1, 3], "Only at the last moment the model finds “A” likelier: by 3.0 bits at the end, about 8 times as likely"),
    ([-1, 2, 3], "From step 16 on the model finds “A”"), ([1, 2, 3], "At every moment the model finds “A”"),
    ([1, -2, -3], "From step 16 on the model finds “B” likelier: by 3.0 bits"), ([1, 2, 0.01], "equally likely"),
])
def test_the_likelier_sentence_is_named_with_its_margin_and_since_when(bits, said):
    assert said in words_for.likelier(np.array(bits), [0, 16, 32], ("“A”", "“B”"))


@pytest.mark.parametrize(("parts", "said"), [
    ([[90, 90], [50, 90]], "The first passes before training, the last after 100 steps"),
    ([[50, 90], [50, 50]], "What passes, passes after 100 steps; 1 of 2 never does"), ([[50, 90], [50, 90]], "All pass after 100 steps"),
    ([[50, 50]], "None of these tests passes"),
])
def test_a_familys_tests_are_told_apart(parts, said):
    assert said in words_for.spread([course(right) for right in parts])


def test_a_score_that_never_stays_above_its_bar_is_said_not_to_pass_it():
    assert words_for.past_bar(course([50, 50, 50, 50, 50])) == "not past the bar by the end"
    assert words_for.past_bar(course([50, 90, 60, 80, 95])).startswith("past the bar after ")


def test_runs_contradict_each_other_only_where_both_are_clear():
    same, tied, other = {"a": 1, "b": 2, "c": None}, {"a": 1, "b": 1, "c": None}, {"a": 2, "b": 1, "c": None}
    assert words_for.agreement([same, tied])[0] == 0
    against, title = words_for.agreement([same, tied, other])
    assert against == 1 and "3 runs contradict each other on 1 of 3 pairs" in title


def test_a_run_counts_as_another_start_only_if_nothing_else_differs():
    base = {"name": "base", "corpus": {"seed": 1}, "training": {"seed": 1, "steps": 100, "checkpoints": [0], "learning_rate": 0.1}}
    assert words_for.like_base(base, base | {"name": "b", "training": base["training"] | {"seed": 2, "steps": 50, "checkpoints": []}})
    assert not words_for.like_base(base, base)
    assert not words_for.like_base(base, base | {"corpus": {"seed": 2}, "training": base["training"] | {"seed": 2}})
    assert not words_for.like_base(base, base | {"training": base["training"] | {"seed": 2, "learning_rate": 0.2}})


def test_never_learned_means_not_clearly_above_chance_at_the_end():
    tests = {"a": course([90, 55]), "b": course([50, 90]), "c": course([50, 20])}
    assert set(map(id, words_for.never_learned(tests))) == {id(tests["a"]), id(tests["c"])}


# Figures ----------------------------------------------------------------------------------------------------------


def test_a_panel_draws_its_numbers_and_its_star_where_the_bar_is_passed():
    told = course([50, 90, 60, 80, 95])
    figure = figures.panels([told, course([50, 50, 50, 50, 50])], ["first", "second"])
    drawn = [trace for trace in figure.data if trace.name == "first"]
    assert np.allclose(drawn[0].y, told.accuracy)
    stars = [trace for trace in figure.data if trace.marker.symbol == "star"]
    assert len(stars) == 1
    assert (stars[0].x[0], stars[0].y[0]) == (figures.place(told.steps)[3], pytest.approx(0.8))
    assert any("95 of 100" in note.text for note in figure.layout.annotations)


def test_written_steps_leave_room_for_each_other_and_the_last_is_among_them():
    steps = [0, 16, 32, 64, 100, 150, 200, 300, 400, 600, 800, 1000, 1500, 2000, 3000, 5000, 9000, 15000]
    axis = figures.likelier(steps, np.linspace(-2, 5, len(steps)), ("a", "b")).layout.xaxis
    assert axis.ticktext[0] == "0" and axis.ticktext[-1] == "15,000"
    assert np.diff(axis.tickvals).min() >= figures.ROOM


@pytest.mark.parametrize("figure", [
    figures.compared([course([1, 50, 90])], ["a"]), figures.likelier([0, 100, 15000], np.array([0, 1, 2]), ("a", "b")),
    figures.runs(["a"], [("ours", [15000])], share=False)])
def test_the_last_written_step_has_room_beside_the_chart(figure):
    assert figure.layout.margin.r >= 0.6 * figure.layout.font.size * len("15,000") / 2


def test_on_a_phone_the_label_of_the_upper_half_ends_before_the_curve_gets_there():
    told = skill_names.tables(caches.document(caches.BASE, "analyses/skills.json"))["agreement across an attractor"]
    figure = figures.dip(told)
    label = next(note for note in figure.layout.annotations if "the subject" in note.text.replace("<br>", " "))
    left, right = figure.layout.xaxis.range
    high = next(place for place, share in zip(figures.place(told.steps), told.accuracy, strict=True) if share > 0.75)
    wide, letter = 205, 0.5 * label.font.size  # pixels of the panel at 360, and of a letter of usual width
    assert label.x * wide + letter * max(map(len, label.text.split("<br>"))) < wide * (high - left) / (right - left)


def test_a_family_that_never_passed_in_a_run_has_no_mark_there():
    figure = figures.runs(["a", "b"], [("ours", [100, 300]), ("start 2", [None, 200])], share=False)
    assert len(figure.data[0].x) == 2 and len(figure.data[1].x) == 1
    assert figure.data[0].marker.symbol != figure.data[1].marker.symbol


# The page ---------------------------------------------------------------------------------------------------------


def test_a_family_that_is_taken_back_leaves_no_trace_on_the_page():
    test = opened()
    before = [element.value for element in test.markdown]
    for _ in range(2):
        test.button(key="skills.pick_facts").click().run()
    assert not [element for element in test.markdown if element.value not in before]
    assert not test.get("code") and not test.get("text") and not test.get("help_string") and "None" not in [each.value for each in test.markdown]


def test_the_order_is_shown_only_after_the_guess_and_counts_the_pairs():
    test = opened()
    is_well(test)
    assert not test.get("plotly_chart")
    for family in ("facts", "style", "grammar"):
        test.button(key=f"skills.pick_{family}").click().run()
    is_well(test)
    assert len(test.get("plotly_chart")) == 2  # the families, and the tests inside one
    assert any("You said: facts, style, grammar, reasoning." in element.value for element in test.markdown)


def test_a_family_can_be_taken_back_and_every_button_stays_one_to_tap():
    test = opened()
    for family in ("facts", "style", "facts", "grammar", "steps"):
        test.button(key=f"skills.pick_{family}").click().run()
    is_well(test)
    assert any("You said: style, grammar, reasoning, facts." in element.value for element in test.markdown)
    assert not any(button.disabled for button in test.button if button.key.startswith("skills.pick_"))


def test_every_section_answers_a_tap_with_a_figure_that_is_told_in_words():
    test = opened(skill="steps")
    charts = len(test.get("plotly_chart"))
    for key, option in (("guess_noun", "like a coin, then better"), ("guess_never", "none of them")):
        test.pills(key=f"skills.{key}").set_value(option).run()
        is_well(test)
    assert len(test.get("plotly_chart")) == charts + 1
    for chart in test.get("plotly_chart"):
        assert len(chart.proto.alt) > 20


def test_the_same_sentences_out_of_the_blue_are_counted_beside_those_in_their_place():
    families = {each["family"]: each for each in caches.document(caches.BASE, "analyses/skills.json")["families"]}
    placed, bare = (families[name]["right"][-1] for name in ("agreement across an attractor", "agreement across an attractor, out of the blue"))
    test = opened()
    test.pills(key="skills.guess_noun").set_value("like a coin, then better").run()
    told = next(element.value for element in test.markdown if "out of the blue" in element.value)
    assert f"{placed}" in told and f"{bare}" in told and ("missing line does no harm" in told) == (bare >= placed)


def test_a_link_opens_its_family_and_its_pair_and_a_bad_one_opens_the_usual():
    test = opened(skill="style", prompt="A cat", other="A dog")
    assert test.segmented_control(key="skills.family").value == "style"
    assert [test.text_input(key=f"skills.{key}").value for key in ("first", "second")] == ["A cat", "A dog"]
    test = opened(skill="banana")
    is_well(test)
    assert len([notice for notice in test.info if "could not be read" in notice.value]) == 1


def test_any_sentence_is_answered_and_shown_as_text():
    test = opened()
    for text in NASTY:
        test.text_input(key="skills.first").set_value(text).run()
        is_well(test)
        refused = [notice for notice in test.info if "no text to read" in notice.value or "at most" in notice.value]
        assert ("skills.pair_0" in [button.key for button in test.button]) != bool(refused)
        assert refused or text.strip()
        assert not text.strip() or not any("<b>" in element.value or ":red[" in element.value for element in test.markdown)
    test.button(key="skills.pair_None").click().run()
    is_well(test)
    assert any("the model finds" in title.lower() for title in titles(test))


def test_the_bits_of_the_ready_pairs_are_those_of_the_command_line(capsys):
    test = opened()
    pairs = []
    for option in test.pills(key="skills.ready").options:
        test.pills(key="skills.ready").set_value(option).run()
        pairs.append(tuple(test.text_input(key=f"skills.{key}").value for key in ("first", "second")))
    assert len(set(pairs)) >= 4
    assert command(["score", *sum(pairs, ()), "--json"]) == 0
    known = {entry["text"]: entry["total_bits"] for entry in json.loads(capsys.readouterr().out)["scores"]}
    for text, bits in known.items():
        assert caches.timeline().surprise(text)[-1].sum() == pytest.approx(bits, abs=0.01)
    assert known["She goes home"] < known["She go home"]  # the check question says so
    first, second = pairs[1]
    test.text_input(key="skills.first").set_value(first).run()
    test.text_input(key="skills.second").set_value(second).run()
    test.button(key="skills.pair_0").click().run()
    by = known[second] - known[first]
    assert any(f"by {abs(by):.1f} bits at the end" in title or abs(by) < 0.1 for title in titles(test))
    assert any(f"at the end {known[first]:.1f} and {known[second]:.1f}" in caption.value for caption in test.caption)


def test_the_worked_sum_is_what_the_command_line_writes(capsys):
    test = opened()
    test.pills(key="skills.guess_sums").set_value("step by step").run()
    is_well(test)
    given = next(data for data in sent(test) if "texts" in data)
    capsys.readouterr()
    assert command(["generate", given["prompt"], "--tokens", "70", "--temperature", "0", "--json"]) == 0
    worked = given["texts"][-1]
    written = json.loads(capsys.readouterr().out)["text"]
    assert worked and worked in written


def test_of_a_sum_the_moment_that_is_on_is_written_before_its_film_is_there_and_the_others_after_it(steps_asked):
    saved = caches.steps()
    test = opened(question="2", moment=str(saved[3]))
    test.pills(key="skills.guess_sums").set_value("step by step").run()
    is_well(test)
    first, late = (data for data in sent(test) if "texts" in data)
    assert [place for place, text in enumerate(first["texts"]) if text is not None] == [3]
    assert steps_asked == [saved[3], *saved[:3], *saved[4:]]
    assert late["id"] == first["late"] and late["texts"][3] == first["texts"][3] and None not in late["texts"]


def test_the_checkpoints_are_read_behind_the_scenes_before_a_reader_asks(nothing_cached, monkeypatch):
    read = []
    monkeypatch.setattr(caches, "timeline", lambda *_: read.append(threading.current_thread().name))
    opened()
    caches.warming_up().join()
    assert read == ["behind the scenes"]


@pytest.fixture
def three_starts(tmp_path, monkeypatch, nothing_cached):
    """The shipped run, two more that began elsewhere and trained half as long, and one that read another text."""
    ours = caches.run_folder().resolve()
    (tmp_path / "base").symlink_to(ours)
    config, table = (json.loads((ours / file).read_text()) for file in ("config.json", "analyses/skills.json"))
    kept = len(table["steps"]) - 2
    short = {"steps": table["steps"][:kept], "confidence": 0.95, "families": [
        family | {name: family[name][:kept] for name in ("right", "accuracy", "low", "high")} for family in table["families"]]}
    other = config["corpus"] | {"leave_out": ["north"]}
    for name, seed, corpus in (("seed2", 2, config["corpus"]), ("seed3", 3, config["corpus"]), ("twin", 2, other)):
        (tmp_path / name / "analyses").mkdir(parents=True)
        training = config["training"] | {"seed": seed, "steps": short["steps"][-1]}
        (tmp_path / name / "config.json").write_text(json.dumps(config | {"name": name, "corpus": corpus, "training": training}))
        (tmp_path / name / "analyses" / "skills.json").write_text(json.dumps(short))
    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path))
    return short


def test_other_starts_are_shown_beside_ours_once_they_are_there(three_starts):
    test = opened()
    test.pills(key="skills.guess_runs").set_value("in the same order").run()
    is_well(test)
    assert any("The 3 runs" in title for title in titles(test))
    assert any(f"{three_starts['steps'][-1]:,} steps" in element.value for element in test.markdown)
    test.segmented_control(key="skills.runs_as").set_value("share of the run").run()
    is_well(test)


def test_runs_as_long_as_ours_are_not_called_shorter_nor_shown_as_shares_of_their_length(three_starts, tmp_path):
    skills = (caches.run_folder() / "analyses" / "skills.json").read_text(encoding="utf-8")
    for run in ("seed2", "seed3"):
        (tmp_path / run / "analyses" / "skills.json").write_text(skills, encoding="utf-8")
    test = opened()
    test.pills(key="skills.guess_runs").set_value("in the same order").run()
    is_well(test)
    assert any("These runs were just as long." in " ".join(element.value.split()) for element in test.markdown)
    assert "skills.runs_as" not in [control.key for control in test.segmented_control]


def test_without_them_one_sentence_says_so():
    test = opened()
    missing = any("comes with two more runs" in element.value for element in test.markdown)
    shown = any(pills.key == "skills.guess_runs" for pills in test.pills)
    assert missing != shown


# What is new to the model -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def standing():
    """Of every item of every test, looked up again: whether it stands in the training text with its answer, word for word."""
    index, found = caches.memory_index(), {}
    for probe in build.all_probes(PROBE_SEED):
        found.setdefault(probe.family, []).append(bool(index.find(probe.context + probe.right).count))
    return found


def test_no_question_that_counts_as_new_stands_in_the_training_text(standing):
    """Four facts did, one of them 25 times, and 25 of 120 of a test that is meant to be seen was told as new."""
    for test in skill_names.tables(caches.document(caches.BASE, "analyses/skills.json")).values():
        stood = sum(standing[test.name])
        if test.seen:
            assert (test.stands, test.left_out, test.n) == (stood, 0, len(standing[test.name])), test.name
        else:
            assert (test.stands, test.left_out, test.n) == (0, stood, len(standing[test.name]) - stood), test.name
    assert sum(sum(standing[test]) for test in skill_names.FAMILIES["facts"] if "unseen" in test) == 4


def test_the_page_says_how_many_questions_were_looked_up_and_left_out(standing):
    told = " ".join(" ".join(element.value.split()) for element in opened().markdown)
    by_family = skill_names.families(skill_names.tables(caches.document(caches.BASE, "analyses/skills.json")))
    new = [test for tests in skill_names.FAMILIES.values() for test in tests if test in standing
           and not skill_names.tables(caches.document(caches.BASE, "analyses/skills.json"))[test].seen]
    left_out = sum(sum(standing[test]) for test in new)
    assert f"{sum(course.n for course in by_family.values()):,} questions" in told
    assert sum(len(standing[test]) for test in new) - left_out == sum(course.n for course in by_family.values())
    assert f"none of them stands there, word for word. {left_out} more did, and were left out." in told


def test_a_run_whose_questions_nobody_looked_up_is_told_so():
    table = caches.document("seed2", "analyses/skills.json")
    name, slots = words_for.looked_up(course([50, 90]))
    assert (name, slots) == ("not_looked_up", {}) and skill_names.tables(table)["simple agreement"].stands is None


def test_that_the_other_starts_were_asked_more_is_said():
    test = opened()
    test.pills(key="skills.guess_runs").set_value("in the same order").run()
    ours, other = (skill_names.families(skill_names.tables(caches.document(run, "analyses/skills.json"))) for run in (caches.BASE, "seed2"))
    more = sum(other[family].n for family in other) - sum(ours[family].n for family in ours)
    assert more == 4 and any(f"{more} questions more" in caption.value for caption in test.caption)
