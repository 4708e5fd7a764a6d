"""The chapter of skills: its words follow the data, its numbers are the command line's, and any typed text or link is answered."""

import json
import threading
from collections import Counter
from functools import partial
from itertools import combinations

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main as command
from core.analyses import judged_statements
from core.analyses.skills import PROBE_SEED
from core.corpus import build
from core.corpus.english.grammar import number_words
from core.corpus.english.lexicon import CAPITALS
from core.figures import answers
from core.figures import skills as figures
from core.figures.rail import along
from core.results.fact_answers import kind_of, wrong_first
from core.results.fates import fates, gap
from core.results.skill_curves import Course, courses
from pages.sections.skills import choice, facts, judging, law, starts, tested
from pages.sections.skills import wording as words_for
from pages.shared.frame.steps import STEPS
from pages.shared.loading import background, caches
from pages.shared.text import prose, skill_names
from pages.shared.text.wording import round_number
from tests import opening, recount
from tests.opening import is_well, sent, tables

NASTY = ["", "   ", "x" * 200, "🦊👩‍🔬", "שלום", "a\x00b\x07\u202ec", "<b>hi</b>%{x}", "$x^2$ **b** :red[x]", "# h"]
opened = partial(opening.opened, "skills")


OPEN = {"skills.scale": True, "skills.guess_luck": "just show me", "skills.view_luck": choice.ORDER}  # the drawer of the other starts
NAMES = [step.name for step in STEPS["skills"]]


@pytest.fixture
def writes_little(monkeypatch):
    """Of a sum the model writes eight tokens rather than seventy: enough where the answer doesn't matter."""
    monkeypatch.setattr(choice, "WRITES", 8)


def at(step: str, **given) -> AppTest:
    """The chapter at a step."""
    return opened(step=str(NAMES.index(step) + 1), **given)


def film(test: AppTest) -> dict:
    """What the film on the stage was given."""
    return next(given for given in sent(test) if "frames" in given)


def headline(test: AppTest) -> str:
    """The finding over the picture at the moment that it shows."""
    given = film(test)
    return given["headlines"][given["start"]]


def said(test: AppTest) -> str:
    return " ".join(" ".join(element.value.split()) for element in test.markdown)


def course(right, n=100, chance=0.5, name="a test") -> Course:
    return Course(name, tuple(range(0, 100 * len(right), 100)), n, tuple(right), chance)


# What the page says of the data -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("named", "said"), [
    ({"Style": 100, "Facts": 400}, "First: style, after 100 steps. Last: facts, after 400 steps"),
    ({"Style": 100, "Facts": None}, "First: style, after 100 steps. Not by the end: facts"),
    ({"Style": 100, "Facts": 100}, "First: style and facts, after 100 steps"),
    ({"Style": None, "Facts": None}, "None of the families passes its bar by the end"),
    ({"Style": 0, "Facts": 100}, "First: style, before training. Last: facts, after 100 steps"),
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


@pytest.mark.parametrize(("bits", "moment", "told"), [
    ([-1, -1, 3], 2, "A is ahead\nby 3.0 bits: about 8 times as likely"), ([-1, -1, 3], 0, "B is ahead\nby 1.0 bits: about 2 times as likely"),
    ([1, 2, 0.01], 2, "Both are equally likely\nto a tenth of a bit"), ([0, 48.6, 48.6], 1, "A is ahead\nby 48.6 bits: trillions of times as likely"),
])
def test_the_likelier_sentence_is_named_at_each_moment_with_its_margin(bits, moment, told):
    assert words_for.likelier(np.array(bits), moment, ("A", "B")) == told


@pytest.mark.parametrize(("bits", "told"), [
    ([-1, -1, 3], "only at the last moment"), ([-1, 2, 3], "from step 16 on"), ([1, 2, 3], "at every moment"), ([1, -2, -3], "from step 16 on")])
def test_it_is_said_since_when_a_sentence_is_ahead(bits, told):
    assert words_for.since_when(np.array(bits), [0, 16, 32]) == told


def test_of_sentences_of_unequal_length_or_with_words_that_it_never_read_no_winner_is_named():
    unequal, unread = words_for.no_fair_test((3, 7), []), words_for.no_fair_test((3, 3), ["zyzzy"])
    assert unequal == "No fair test: 3 tokens against 7" and unread == "It has never read “zyzzy”, so this says little"
    assert words_for.no_fair_test((3, 3), []) == ""
    assert words_for.likelier(np.array([20.0]), 0, ("A", "B"), unequal) == f"A costs 20.0 bits less\n{unequal}"


@pytest.mark.parametrize("bits", [0.2, 3, 9.9, 20, 25.6, 33, 48.6, 60, 400])
def test_how_many_times_as_likely_is_said_without_a_power_of_ten(bits):
    assert "e+" not in words_for.odds(bits) and "e+" not in round_number(2.0 ** min(bits, 1000))


@pytest.mark.parametrize(("parts", "told"), [
    ([[90, 90], [50, 90]], "Past the bar at 0 to 100"), ([[50, 90], [50, 50]], "Past the bar at 100; 1 of 2 never"),
    ([[50, 90], [50, 90]], "Past the bar at 100"), ([[50, 50]], "None of these tests passes its bar"),
])
def test_a_familys_tests_are_told_apart(parts, told):
    assert words_for.spread([course(right) for right in parts]) == told


def test_the_test_that_passes_first_is_named_unless_two_are():
    early, late, never = course([90, 90]), course([50, 90]), course([50, 50])
    assert words_for.first_past([late, early, never], ["late", "early", "never"]) == "First past its bar: “early”."
    assert words_for.first_past([late, late], ["a", "b"]) == "First past their bars: “a” and “b”."
    assert words_for.first_past([never], ["a"]) == "None of them passes its bar for good."


def test_runs_contradict_each_other_only_where_both_are_clear():
    same, tied, other = {"a": 1, "b": 2, "c": None}, {"a": 1, "b": 1, "c": None}, {"a": 2, "b": 1, "c": None}
    assert words_for.agreement([same, tied])[0] == 0
    against, title = words_for.agreement([same, tied, other])
    assert (against, title) == (1, "3 runs disagree on 1 of 3 pairs")


def test_never_learned_means_not_clearly_above_chance_at_the_end():
    tests = {"a": course([90, 55]), "b": course([50, 90]), "c": course([50, 20])}
    assert set(map(id, words_for.no_better(tests))) == {id(tests["a"]), id(tests["c"])}


# Figures ----------------------------------------------------------------------------------------------------------


def test_a_panel_draws_its_scores_up_to_the_moment_and_its_star_where_the_bar_is_passed():
    told = course([50, 90, 60, 80, 95])
    shown = [{"first": told}, {"second": course([50, 50, 50, 50, 50])}]
    line, marks, names, band = figures.grown(shown, 4).values()
    assert np.allclose(line["y"][:5], told.accuracy) and line["y"][5] is None
    place = along(told.steps)
    assert (marks["x"][0], marks["y"][0]) == (pytest.approx(place[3], abs=1e-3), pytest.approx(0.8)) and marks["marker.opacity"] == [1, 1, 0, 1]
    assert names["text"] == ["<b>first</b> 95 of 100", "<b>second</b> 50 of 100"]
    early, early_marks, _, early_band = figures.grown(shown, 1).values()
    assert early["y"][:5] == [0.5, 0.9, 0.9, 0.9, 0.9] and early_marks["marker.opacity"] == [0, 1, 0, 1]  # it has not passed yet
    high, low = (np.transpose(told.intervals)[row] for row in (1, 0))  # the band ends where the curve does
    assert np.allclose(band["y"][:10], [*high, *low[::-1]], atol=1e-3) and band["y"][10] is None
    assert np.allclose(early_band["y"][:10], [high[0], *[high[1]] * 4, *[low[1]] * 4, low[0]], atol=1e-3)


def test_what_lies_behind_the_question_is_nowhere_in_the_figure():
    told = course([50, 60, 70, 99, 100])
    figure = figures.panels([{"first": told}], until=2)
    heights = [value for trace in figure.data[:4] for value in trace.y if value is not None]
    assert max(value for value in heights if value < figures.ABOVE) <= told.intervals[2][1] + 1e-3
    assert figures.panels([{"first": told}]).layout.yaxis.range == figure.layout.yaxis.range


@pytest.mark.parametrize("figure", [
    figures.panels([{"a": course([1, 50, 90])}]),
    figures.likelier([0, 100, recount.steps()[-1]], np.array([0, 1, 2]), ("a", "b"))])
def test_the_last_written_step_has_room_beside_the_chart(figure):
    assert figure.layout.margin.r >= 0.45 * figure.layout.font.size * len(recount.last()) / 2


def test_a_family_that_never_passed_in_a_run_has_no_mark_there():
    figure = figures.runs(["a", "b"], [("ours", [100, 300]), ("start 2", [None, 200])], share=False, last=300)
    assert len(figure.data[0].x) == 2 and len(figure.data[1].x) == 1
    assert figure.data[0].marker.symbol != figure.data[1].marker.symbol


# The page ---------------------------------------------------------------------------------------------------------


def test_the_curves_stop_where_the_question_begins_and_their_ends_are_not_even_sent():
    for step, last in choice.ASKED_AT.items():
        given = film(at(step))
        assert given["steps"][-1] == last, step
        assert len(json.loads(given["frames"])) == len(given["steps"]) == given["start"] + 1


def test_the_order_is_shown_only_after_the_guess_and_counts_the_pairs():
    test = at("order")
    assert headline(test) == f"After {choice.ASKED_AT['order']:,} steps\nWhich passes its dashed bar first?"
    for family in ("facts", "style", "grammar"):
        test.button(key=f"skills.pick_{family}").click().run()
    is_well(test)
    onset = recount.onsets()
    parted = [(a, b) for a, b in combinations(("facts", "style", "grammar", "steps"), 2) if onset[a] != onset[b]]
    right = sum(onset[a] < onset[b] for a, b in parted)
    guessed = f"Of the {len(parted)} pairs in it, {right} stand in the right order."
    assert f"You said: facts, style, grammar, reasoning. {guessed}" in said(test)
    ends = [(step, [skill_names.TITLES[one].lower() for one in onset if onset[one] == step])
            for step in (min(onset.values()), max(onset.values()))]
    first, last = (f"{' and '.join(families)}, after {step:,} steps" for step, families in ends)
    assert headline(test) == f"First: {first}\nLast: {last}"
    assert film(test)["steps"] == list(caches.steps())


def test_a_fourth_tap_on_the_picture_loses_nothing_and_prints_nothing():
    """It once cleared the guess; and a bare conditional expression printed None above the title."""
    test = at("order")
    for family in ("facts", "style", "grammar"):
        test.button(key=f"skills.pick_{family}").click().run()
    before = list(test.session_state["skills.order"])
    test.session_state["skills.order"] = [*before]
    assert before == ["facts", "style", "grammar", "steps"] and "None" not in [each.value for each in test.markdown]
    assert panels_tapped(before, "steps") == before and not test.get("code") and not test.get("text")


def panels_tapped(order: list[str], family: str) -> list[str]:
    """The order after a tap on a family."""
    def script(order, family):
        import streamlit as st

        from pages.sections.skills import choice

        st.session_state["skills.order"] = order
        choice.pick(family)

    return AppTest.from_function(script, args=(order, family)).run(timeout=60).session_state["skills.order"]


def test_a_family_can_be_taken_back_and_then_leaves_no_trace():
    test = at("order")
    before = [element.value for element in test.markdown]
    for _ in range(2):
        test.button(key="skills.pick_facts").click().run()
    assert [element.value for element in test.markdown] == before and test.session_state["skills.order"] == []
    for family in ("facts", "style", "facts", "grammar", "steps"):
        test.button(key=f"skills.pick_{family}").click().run()
    assert "You said: style, grammar, reasoning, facts." in said(test)
    test.button(key="skills.again").click().run()
    assert film(test)["steps"][-1] == choice.ASKED_AT["order"] and test.session_state["skills.order"] == []


def test_a_tap_on_a_panel_is_a_guess_of_its_family():
    given, count = json.loads(film(at("order"))["figure"]), len(skill_names.FAMILIES)
    targets = given["data"][-1]
    assert len(targets["x"]) == count * len(figures.TARGETS)
    assert [figures.panel_at(len(given["data"]) - 1, number * len(figures.TARGETS), count) for number in range(count)] == list(range(count))
    assert figures.panel_at(0, 3, count) is None and figures.panel_at(9, 10**6, count) is None


def so_of(step: str) -> tuple[str, str, int]:
    """What is right at a step, what is told of it, and the moment that it opens at then: from what ships, recounted."""
    tests, end = recount.families(), len(recount.steps()) - 1
    if step == "noun":
        one = tests["agreement across an attractor"]
        below = [moment for moment, high in enumerate(one["high"]) if high < one["chance"]]
        worst = min(below, key=lambda moment: one["right"][moment], default=-1)
        better = recount.since([low > one["chance"] for low in one["low"]])
        risen = better is not None and better > worst
        return (*{(True, True): ("worse than a coin, then better", "First it finds a cheap trick"),
                  (True, False): ("worse than a coin to the end", "It has found a cheap trick"),
                  (False, True): ("like a coin, then better", "Many models first learn a cheap trick"),
                  (False, False): ("like a coin to the end", "On these sentences the model stays")}[bool(below), risen], end)
    if step == "facts":
        asked = next(kind["of"] for kind in shipped("fact_answers")["kinds"] if kind["kind"] == "capitals")
        moments = list(zip(*(one["words"] for one in asked), strict=True))
        comes = next(moment for moment, words in enumerate(moments)
                     if sum(word in CAPITALS.values() for word in words) >= len(words) / 2)
        right = sum(CAPITALS[one["of"]] == word for one, word in zip(asked, moments[comes], strict=True))
        wrong = sum(word in CAPITALS.values() for word in moments[comes]) - right
        ((word, times),) = Counter(moments[comes]).most_common(1)
        first = f"At step {recount.steps()[comes]:,}"
        if right >= wrong:
            return "the true city of each", f"{first}, when cities come, {right} of 24 tiles are right at once.", comes
        so = "one wrong city for most" if times > 12 else "many different wrong cities"
        return so, f"{first}, {times} of 24 tiles say *{word}*.", comes
    if step == "sums":
        one, other = tests["sums step by step, unseen"], tests["sums asked directly, unseen"]
        if one["low"][-1] > other["high"][-1]:
            return "step by step", "In one go the answer must come in a single leap.", end
        so = "in one go" if other["low"][-1] > one["high"][-1] else "no clear difference"
        return so, "Small steps should be easier than one leap", end
    ours, *others = (recount.families(run)[recount.widest()] for run in recount.STARTS)
    low, high = ours["low"][-1], ours["high"][-1]
    sides = {"clearly better" if one["low"][-1] > high else "clearly worse" if one["high"][-1] < low else "about like ours"
             for one in others}
    a, b, c = (one["right"][-1] for one in (ours, *others))
    told = f"At the end {a}, {b} and {c} of {ours['n']} are right"
    return sides.pop() if len(sides) == 1 else "one better, one not", told, end


@pytest.mark.parametrize("guessed", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize("step", ["noun", "facts", "sums", "luck"])
def test_a_guess_uncovers_the_ending_and_its_verdict_stands_beside_it(step, guessed):
    test = at(step)
    steps = film(test)["steps"]
    so, told, start = so_of(step)
    options = test.pills(key=f"skills.guess_{step}").options
    option = so if guessed else next(one for one in options if one not in (so, "just show me"))
    told = f"You guessed it. {told}" if guessed else f"You guessed “{option}”. The answer is “{so}”. {told}"
    assert option not in said(test)
    test.pills(key=f"skills.guess_{step}").set_value(option).run()
    is_well(test)
    assert told in said(test)
    assert film(test)["steps"] == list(caches.steps()) and (step == "luck") == (steps == list(caches.steps()))
    assert film(test)["start"] == start


def test_every_step_can_be_passed_without_a_guess():
    for step in ("counts", "noun", "facts", "sums", "luck"):
        test = at(step)
        test.pills(key=f"skills.guess_{step}").set_value("just show me").run()
        assert "You guessed" not in said(test) and film(test)["steps"][-1] == caches.steps()[-1], step
    test = at("order")
    test.button(key="skills.order_other").click().run()
    assert "You said" not in said(test) and film(test)["steps"][-1] == caches.steps()[-1]


def test_the_same_sentences_out_of_the_blue_are_counted_beside_those_in_their_place():
    tests = caches.courses()
    placed, bare = (tests[name].right[-1] for name in (tested.ATTRACTOR, tested.BLUE))
    test = at("noun", before={"skills.guess_noun": "just show me", "skills.noun_numbers": True})
    told = next(element.value for element in test.markdown if "out of the blue" in element.value and "SmolLM2" not in element.value)
    assert f"{placed}" in told and f"{bare}" in told and ("missing line does no harm" in told) == (bare >= placed)


def test_the_drawers_hold_counts_and_bands_of_luck_at_every_moment():
    test = at("order", before={"skills.order_skipped": True, "skills.bar": True})
    (table,) = tables(test)
    grammar = tested.families_of(caches.BASE)["grammar"]
    assert table["Step"] == [f"{step:,}" for step in grammar.steps]
    low, high = grammar.intervals[-1]
    assert table["Grammar"][-1] == f"{grammar.right[-1]} of {grammar.n} ({100 * low:.0f}\u00a0%–{100 * high:.0f}\u00a0%)"


@pytest.mark.parametrize(("link", "step", "state"), [
    ({"skill": "style"}, "order", {"skills.view_order": choice.STYLE}), ({"skill": "facts"}, "facts", {"skills.view_facts": choice.ALL}),
    ({"skill": "grammar"}, "noun", {"skills.view_noun": choice.ALL}),
    ({"skill": "steps"}, "sums", {"skills.view_sums": choice.ALL}), ({"question": "4"}, "sums", {"skills.sum": "Sum: sixty plus twenty."}),
    ({"prompt": "A cat", "other": "A dog"}, "pair", {"skills.first": "A cat", "skills.second": "A dog"}),
])
def test_an_old_link_lands_on_its_step_in_its_state(link, step, state, writes_little):
    test = opened(**link)
    is_well(test)
    assert test.header[0].value == next(one.title for one in STEPS["skills"] if one.name == step)
    assert {name: test.session_state[name] for name in state} == state
    assert film(test)["steps"][-1] == caches.steps()[-1] or step in ("pair", "sums")


def test_a_bad_link_opens_the_usual_with_one_notice():
    test = opened(skill="banana")
    is_well(test)
    assert len([notice for notice in test.info if "could not be read" in notice.value]) == 1 and test.header[0].value == STEPS["skills"][0].title


def test_any_sentence_is_answered_and_shown_as_text():
    test = at("pair")
    for text in NASTY:
        test.text_input(key="skills.first").set_value(text).run()
        is_well(test)
        refused = [notice for notice in test.info if "no text to read" in notice.value or "at most" in notice.value]
        assert ("skills.pair_0" in [button.key for button in test.button]) != bool(refused)
        assert refused or text.strip()
        assert not text.strip() or not any("<b>" in element.value or ":red[" in element.value for element in test.markdown)
        assert film(test)["headlines"]
    test.button(key="skills.pair_None").click().run()
    is_well(test)
    assert "No fair test" in headline(test) or "never read" in headline(test)


def test_the_bits_of_the_ready_pairs_are_those_of_the_command_line(capsys):
    assert command(["score", *sum(choice.PAIRS.values(), ()), "--json"]) == 0
    known = {entry["text"]: entry["total_bits"] for entry in json.loads(capsys.readouterr().out)["scores"]}
    for text, bits in known.items():
        assert caches.timeline().surprise(text)[-1].sum() == pytest.approx(bits, abs=0.01)
    assert known["She goes home"] < known["She go home"]  # the check question says so
    test = at("pair")
    for name, (first, second) in choice.PAIRS.items():
        test.pills(key="skills.ready").set_value(name).run()
        assert film(test)["steps"][-1] == choice.ASKED_AT["pair"]
        test.button(key="skills.pair_0").click().run()
        by = known[second] - known[first]
        winner = first if by > 0 else second
        assert headline(test).startswith(f"“{winner[:30]}") and f"by {abs(by):.1f} bits" in headline(test)
        assert ("You guessed it." if by > 0 else "You guessed the other one.") in said(test)


def test_a_guess_of_one_pair_never_judges_the_next():
    test = at("pair")
    test.button(key="skills.pair_0").click().run()
    test.text_input(key="skills.second").set_value("She goes homes").run()
    assert "You guessed" not in said(test) and film(test)["steps"][-1] == choice.ASKED_AT["pair"]


def test_the_sum_that_stands_first_is_a_typical_one_wrong_in_one_go_and_right_in_steps():
    test = opened(question="2")
    assert test.session_state["skills.sum"] == choice.TYPICAL
    assert "The right answer is **thirty-five**" in said(test) and "**right**" in said(test)
    steps, direct = (f"{one['right'][-1]} of all {one['n']} new sums come out right" for one in (
        recount.families()[f"sums {how}, unseen"] for how in ("step by step", "asked directly")))
    assert steps in said(test)
    test.pills(key="skills.view_sums").set_value(choice.LEAP).run()
    is_well(test)
    assert "**wrong**" in said(test) and direct in said(test)


def test_the_worked_sum_is_what_the_command_line_writes_and_its_words_are_walked(capsys):
    test = opened(question="2")
    given = next(data for data in sent(test) if "texts" in data)
    capsys.readouterr()
    assert command(["generate", given["prompt"], "--tokens", "70", "--temperature", "0", "--json"]) == 0
    assert given["texts"][-1] and given["texts"][-1] in json.loads(capsys.readouterr().out)["text"]
    words = [part for part, _ in given["taps"]["parts"]]
    assert "".join(words).strip() == given["texts"][-1].strip()
    for at_word in (0, 1, 2):
        assert headline(test).startswith(f"Word {at_word + 1} of {len(words)}: “{words[at_word].strip()}”, ")
        test.button(key="skills.word_on").click().run()
    test.button(key="skills.word_before").click().run()
    assert headline(test).startswith("Word 3 of ")


def test_of_a_sum_the_moment_that_is_on_is_written_before_its_film_is_there_and_the_others_after_it(steps_asked, writes_little):
    saved = caches.steps()
    test = opened(question="2", moment=str(saved[3]))
    is_well(test)
    first, late = (data for data in sent(test) if "texts" in data)
    assert [place for place, text in enumerate(first["texts"]) if text is not None] == [3]
    assert steps_asked == [saved[3], *saved[:3], *saved[4:]]
    assert late["id"] == first["late"] and late["texts"][3] == first["texts"][3] and None not in late["texts"]


def test_the_checkpoints_are_read_behind_the_scenes_before_a_reader_asks(nothing_cached, monkeypatch):
    read = []
    monkeypatch.setattr(caches, "timeline", lambda *_: read.append(threading.current_thread().name))
    opened()
    background.warming_up().join()
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
    test = at("luck")
    assert "Ours" in json.loads(film(test)["figure"])["data"][2]["text"][0] and "start 2" not in film(test)["figure"]  # ours alone, before the guess
    test.pills(key="skills.guess_luck").set_value("about like ours").run()
    test.pills(key="skills.view_luck").set_value(choice.ORDER).run()
    is_well(test)
    assert "3 runs" in headline(test) and len(json.loads(film(test)["figure"])["data"]) == 3
    test.segmented_control(key="skills.runs_as").set_value("share of the run").run()
    is_well(test)
    assert json.loads(film(test)["figure"])["layout"]["xaxis"]["ticktext"][-1] == "100\u00a0%"
    assert any(f"{three_starts['steps'][-1]:,} steps" in name for name in tables(at("luck", before=OPEN))[0])


def test_runs_as_long_as_ours_are_not_called_shorter_nor_shown_as_shares_of_their_length(three_starts, tmp_path):
    skills = (caches.run_folder() / "analyses" / "skills.json").read_text(encoding="utf-8")
    for run in ("seed2", "seed3"):
        (tmp_path / run / "analyses" / "skills.json").write_text(skills, encoding="utf-8")
    test = at("luck")
    assert "These runs were just as long." in said(test)
    test.pills(key="skills.guess_luck").set_value("about like ours").run()
    assert "You guessed it." in said(test)
    test.pills(key="skills.view_luck").set_value(choice.ORDER).run()
    assert "skills.runs_as" not in [control.key for control in test.segmented_control]


def test_without_them_one_sentence_says_so():
    test = at("luck")
    missing = "comes with two more runs" in said(test)
    assert missing != any(pills.key == "skills.guess_luck" for pills in test.pills)


# Facts, fates, statements, a law ------------------------------------------------------------------------------------


def shipped(name: str) -> dict:
    return caches.document(caches.BASE, f"analyses/{name}.json")


def test_the_tiles_say_at_each_moment_what_was_measured_and_how_many_are_right():
    test = at("facts", before={"skills.guess_facts": "just show me"})
    given, asked = film(test), kind_of(shipped("fact_answers"), "capitals")["of"]
    frames = json.loads(given["frames"])
    assert len(asked) == len(CAPITALS) == 24
    for moment, step in enumerate(shipped("fact_answers")["steps"]):
        words = [one["words"][moment] for one in asked]
        right = [word == CAPITALS[one["of"]] for word, one in zip(words, asked, strict=True)]
        wrong = [word in CAPITALS.values() and not good for word, good in zip(words, right, strict=True)]
        marks = ["✓" if good else "✗" if bad else "·" for good, bad in zip(right, wrong, strict=True)]
        cells, texts = (trace for trace in frames[moment]["traces"])
        assert texts["text"] == [f"<b>{word}</b> {mark}" for word, mark in zip(words, marks, strict=True)]
        assert cells["marker.color"] == [answers.FILLS["·✗✓".index(mark)] for mark in marks]
        counted = f"✓ {sum(right)} right, ✗ {sum(wrong)} a capital but wrong, · {24 - sum(right) - sum(wrong)} neither"
        assert counted in given["headlines"][moment], step


@pytest.mark.parametrize(("words", "told"), [
    (["the", "the", "A", "A"], "many different wrong cities"), (["A", "A", "A", "C"], "one wrong city for most"),
    (["A", "B", "C", "A"], "the true city of each"), (["the", "the", "the", "A"], None)])
def test_what_comes_with_the_first_cities_is_read_from_the_words(words, told):
    asked = [{"right": right, "words": [word], "sure": [0.5]} for right, word in zip("ABCD", words, strict=True)]
    assert facts.truth({"answers": ["A", "B", "C", "D"], "of": asked}) == told


def test_a_word_that_was_right_once_and_wrong_again_counts_as_wrong_first():
    kind = {"answers": ["A", "B"], "of": [{"right": "A", "words": words, "sure": [0, 0, 0]}
                                          for words in (["A", "B", "A"], ["the", "A", "A"], ["B", "B", "B"])]}
    assert wrong_first(kind) == (1, 2)


@pytest.mark.parametrize(("view", "kind"), [(choice.NOWHERE, "nowhere"), *((choice.OTHERS, name) for name in choice.FACTS)])
def test_every_kind_of_facts_has_its_film_its_words_and_its_table(view, kind):
    test = at("facts", before={"skills.guess_facts": "just show me", "skills.view_facts": view, "skills.facts": kind, "skills.facts_numbers": True})
    is_well(test)
    of = kind_of(shipped("fact_answers"), kind)["of"]
    assert json.loads(film(test)["figure"])["data"][2]["text"] == [one["of"] for one in of]
    assert not any("\\" in told for told in film(test)["headlines"])  # a headline is no Markdown
    (table,) = tables(test)
    assert table[of[0]["of"]][-1].startswith(of[0]["words"][-1])
    end = sum(one["words"][-1] == one["right"] for one in of)
    assert f"At the end {end} of {len(of)} are right" in said(test) or view == choice.NOWHERE


def test_of_all_tests_it_is_counted_how_many_come_out_alike():
    runs = [caches.courses(run) for run in ("base", "seed2", "seed4")]
    alike = sum(max(run[name].intervals[-1][0] for run in runs) <= min(run[name].intervals[-1][1] for run in runs) for name in runs[0])
    test = at("luck", before={"skills.guess_luck": "just show me", "skills.view_luck": choice.EVERY, "skills.never": True})
    is_well(test)
    assert f"{alike} of {len(runs[0])} tests alike" in headline(test) and f"At the end {alike} come out alike in all starts" in said(test)
    given = json.loads(film(test)["frames"])[-1]["traces"]
    for trace, run in zip(given[1:], recount.STARTS, strict=True):
        apart = recount.families(run)[recount.widest()]
        assert trace["customdata"][0] == f"{apart['right'][-1]} of {apart['n']}"
    figure = json.loads(film(test)["figure"])
    left = figure["layout"]["xaxis"]["range"][0]
    assert all(left < min(trace["x"]) for frame in json.loads(film(test)["frames"]) for trace in frame["traces"][1:] if "x" in trace)
    began = sum(low <= course.chance <= high for course in runs[0].values() for low, high in course.intervals[:1])
    assert f"before training {began} of them stood at blind guessing" in said(test)
    missed = [course for course in runs[0].values() if course.intervals[-1][0] <= course.chance]
    assert f"Of {len(recount.families())} tests, {len(missed)} of ours can't be told from blind guessing" in said(test)


def test_fates_of_a_shorter_run_are_compared_at_the_moments_that_both_have():
    found = fates([{"a": course([10, 50, 90, 95])}, {"a": course([20, 60])}])["a"]
    assert [one.right for one in found] == [(10, 50), (20, 60)] and gap([*found]) == pytest.approx(0.1)
    assert starts.truth([course([50]), course([90])]) == "clearly better"
    assert starts.truth([course([50]), course([90]), course([10])]) == starts.ENDS[3]


def test_the_law_is_told_with_what_was_measured_and_that_it_does_not_hold():
    table = shipped("copying_heads")
    test = at("luck", before={"skills.guess_luck": "just show me", "skills.view_luck": choice.LAW, "skills.law": True})
    is_well(test)
    best = max(max(map(max, moment)) for moment in table["random"])
    config = caches.run_config()
    law_step = 10**5.7 / (config.training.batch_size * config.model.n_ctx) ** 0.5
    assert f"here at step {law_step:,.0f}" in said(test) and f"{100 * best:.1f} %" in said(test).replace("\u00a0", " ")
    assert ("does not hold here" in said(test)) == (best < 0.3)
    lists, random = (max(map(max, table[which][-1])) for which in ("lists", "random"))
    ends = [json.loads(film(test)["frames"])[-1]["traces"][place]["y"][-1] for place in range(3)]
    assert ends == pytest.approx([lists, random, caches.courses()[law.LISTS].accuracy[-1]], abs=1e-3)
    for name, run in (("Ours", "base"), ("start 2", "seed2"), ("start 3", "seed4")):  # three seeds' values, by name
        one = caches.courses(run)[law.LISTS]
        assert f"{name} after {one.steps[one.passed]:,} steps, {one.right[-1]} of {one.n} at the end" in said(test)


def test_a_statement_is_judged_and_its_source_opened():
    every = shipped("statements")["of"]
    assert len(every) == 10
    test, agreed = at("trap"), 0
    for number, one in enumerate(every):
        assert headline(test).startswith(f"{number + 1}. “{one['text']}.”")
        pick = judging.JUDGED[number % 3] if number < 9 else "just show me"
        test.pills(key=f"skills.guess_judge{number}").set_value(pick).run()
        is_well(test)
        agreed += pick == one["verdict"]
        assert ("You agree with the look-up" in said(test)) == (pick == one["verdict"])
        assert {"true": "It stands there", "plausible": "All before the last word stands there"}.get(one["verdict"], "stand") in said(test)
        if number < 9:
            test.button(key="skills.statement_on").click().run()
    assert f"You judged 9, {agreed} like the look-up." in said(test)
    test.pills(key="skills.guess_judge9").set_value(every[9]["verdict"]).run()  # who was shown it knows it by then
    assert f"You judged 9, {agreed} like the look-up." in said(test) and "You agree with the look-up" not in said(test)


# What is new to the model -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def standing():
    """Of every item of every test, looked up again: whether it stands in the training text with its answer, word for word."""
    index, found = caches.corpus_index(), {}
    for probe in build.all_probes(PROBE_SEED, caches.run(caches.BASE).config.corpus.edition):
        found.setdefault(probe.family, []).append(bool(index.find(probe.context + probe.right).count))
    return found


def test_no_question_that_counts_as_new_stands_in_the_training_text(standing):
    """Four facts did, one of them 25 times, and 25 of 120 of a test that is meant to be seen was told as new."""
    for test in caches.courses().values():
        stood = sum(standing[test.name])
        if test.seen:
            assert (test.stands, test.left_out, test.n) == (stood, 0, len(standing[test.name])), test.name
        else:
            assert (test.stands, test.left_out, test.n) == (0, stood, len(standing[test.name]) - stood), test.name
    facts = [test for test in skill_names.FAMILIES["facts"] if "unseen" in test and test in standing]
    assert sum(sum(standing[test]) for test in facts) > 0  # or a look-up that finds nothing would do


def test_each_statement_that_ships_is_judged_again_by_look_up(standing):
    index = caches.corpus_index()
    verdicts = Counter(one["verdict"] for one in shipped("statements")["of"])
    assert set(verdicts) == {"true", "plausible", "invented"} and max(verdicts.values()) <= judged_statements.OF_A_KIND
    told = " ".join(prose.sections("skills")["judging_rule"].split())
    count, most = map(number_words, (judged_statements.COUNT, judged_statements.OF_A_KIND))
    assert f"until there were {count}, no more than {most} of one verdict" in told
    for one in shipped("statements")["of"]:
        assert judged_statements.judged(index, one["text"])[0] == one["verdict"], one["text"]
        stands = one["text"] if one["verdict"] == "true" else one["text"].rpartition(" ")[0]
        assert one["verdict"] == "invented" or one["count"] == index.find(stands).count
    for one in kind_of(shipped("fact_answers"), "capitals")["of"]:
        assert one["stands"] == index.find(f"The capital of {one['of']} is {CAPITALS[one['of']]}").count


def test_the_page_says_how_many_questions_were_looked_up_and_left_out(standing):
    test = at("order", before={"skills.bar": True})
    told = said(test)
    by_family = skill_names.families(caches.courses())
    new = [test for tests in skill_names.FAMILIES.values() for test in tests if test in standing
           and not caches.courses()[test].seen]
    left_out = sum(sum(standing[test]) for test in new)
    assert f"{sum(course.n for course in by_family.values()):,} questions" in told
    assert sum(len(standing[test]) for test in new) - left_out == sum(course.n for course in by_family.values())
    assert "none of them stands there, word for word." in told
    assert (f"{left_out} more did, and were left out." in told) == (left_out > 0)


def test_a_run_whose_questions_nobody_looked_up_is_told_so():
    table = recount.table("skills")
    for family in table["families"]:
        del family["stands"], family["left_out"]
    name, slots = words_for.looked_up(courses(table)["simple agreement"])
    assert (name, slots) == ("not_looked_up", {})


def test_that_the_other_starts_were_asked_more_is_said_where_they_were():
    ours, *others = (sum(test["n"] for family in skill_names.FAMILIES for test in recount.new_questions(family, run))
                     for run in recount.STARTS)
    told = [caption.value for caption in at("luck", before=OPEN).caption if "questions more" in caption.value]
    assert len(told) == (max(others) > ours) and all(f"{max(others) - ours} questions more" in one for one in told)


def test_four_questions_that_one_other_start_was_asked_and_ours_was_not_are_told(three_starts, tmp_path):
    new = recount.new_questions("facts")[0]["family"]
    next(family for family in three_starts["families"] if family["family"] == new)["n"] += 4
    (tmp_path / "seed3" / "analyses" / "skills.json").write_text(json.dumps(three_starts))
    assert any("asked 4 questions more" in caption.value for caption in at("luck", before=OPEN).caption)


# Five parrots that count --------------------------------------------------------------------------------------------

PARROTS = ("single words", "pairs of words", "threes of words", "fours of words", "fives of words")
LOOKS_AT = ("no words", "1 word", "2 words", "3 words", "4 words")


def test_the_curves_end_at_the_question_and_a_guess_uncovers_them_with_the_phases_on_the_rail():
    test, table, nearest = at("counts"), recount.table("ladder"), recount.nearest()
    curves = json.loads(film(test)["figure"])["data"][:5]
    asked, steps = choice.ASKED_AT["counts"], table["steps"]
    covered = [None] * sum(step > asked for step in steps)
    assert film(test)["steps"][-1] == asked and film(test)["stops"] == []
    assert all(curve["y"][-len(covered):] == covered and None not in curve["y"][:-len(covered)] for curve in curves)

    def told(step: int) -> str:
        at = steps.index(step)
        bits = f"{table['distances'][nearest[at]][at]:.2f} bits"
        return f"After {step} steps\nNearest to the parrot of {PARROTS[nearest[at]]}: {bits}"

    assert headline(test) == told(asked)
    so, picked = LOOKS_AT[nearest[-1]], LOOKS_AT[nearest[-1] - 1]
    test.pills(key="skills.guess_counts").set_value(picked).run()
    assert f"You guessed “{picked}”. The answer is “{so}”." in said(test)
    given = film(test)
    for curve, distances in zip(json.loads(given["figure"])["data"], table["distances"], strict=False):
        assert curve["y"] == pytest.approx(distances, abs=1e-4)
    beyond, phases = steps.index(recount.passes_counting()), dict(recount.phases())
    names = [recount.COUNTS[words] for words in phases.values()]
    (start, first), *later, end = given["stops"]
    assert (start, end) == (0, [beyond, "more than counting"])
    assert ", ".join([first.removeprefix("counts "), *(name for _, name in later)]).split(", ") == names
    assert all(name.startswith(recount.COUNTS[phases[moment]]) for moment, name in later)
    assert given["headlines"][steps.index(200)] == told(200)
    since = "".join(f"; from step {steps[moment]:,} on, of {recount.COUNTS[words]}"
                    for moment, words in phases.items() if moment)
    beginning = f"At first it is nearest to counts of {PARROTS[nearest[0]]}"
    assert f"{beginning}{since}. From step {steps[beyond]:,} on" in said(test)


def test_one_beginning_is_answered_by_all_five_and_by_the_model_and_any_text_is_shown_as_text():
    test = at("counts", before={"skills.guess_counts": "just show me", "skills.view_counts": choice.BEGINNING})
    prompt = test.text_input(key="skills.counted").value
    row = next(one for one in recount.table("ladder")["answers"] if one["prompt"] == prompt)
    apart = [round(distances[-1], 4) for distances in row["distances"]]
    alike = [words for words, bits in enumerate(apart) if bits == min(apart)]
    near = PARROTS[alike[0]] if len(alike) == 1 else f"{recount.COUNTS[alike[0]]} to {recount.COUNTS[alike[-1]]} alike"
    end = f"After {recount.last()} steps: nearest to {near}, {min(apart):.2f} bits"
    assert headline(test).startswith(f"{prompt} …\n{end}")
    (bars,) = json.loads(film(test)["frames"])[-1]["traces"]
    says = [found[0][0] for found in (*row["counters"], row["model"][-1])]
    for text, token in zip(bars["text"], says, strict=True):
        assert (f"“{token.strip()}”" if token.strip().isalpha() else token) in " ".join(text.split())
    for text in NASTY:
        test.text_input(key="skills.counted").set_value(text).run()
        assert not test.exception and not test.error and (test.info or film(test)["headlines"])


def test_the_other_starts_and_the_published_order_are_told_from_the_files():
    test = at("counts", before={"skills.guess_counts": "just show me", "skills.counts_numbers": True})
    told = said(test)
    since = [f"from step {recount.passes_counting(run):,} on" for run in recount.STARTS]
    assert f"our model {since[0]}, start 2 {since[1]}, start 3 {since[2]}" in told
    nearest = recount.nearest()
    looks = [words for _, words in recount.phases()]
    order = "They come in that order here, too" if looks == sorted(looks) else "Here they come in another order"
    assert order in told and "2510.24963" in told
    table = next(one for one in tables(test) if "Nearest" in one)
    assert table["Nearest"] == [LOOKS_AT[words] for words in nearest]
