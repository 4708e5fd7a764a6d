"""The training loop's chapter: its numbers are the command line's, its words follow the data, its figures draw what they are given."""

import json
from functools import partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main as command
from core.figures import training as figures
from core.formatting import percent
from core.training import queue
from core.training.live import Lesson, Point, Sample
from pages.sections.training import lap_words, live_lesson, queue_words, run_words
from pages.shared.loading import caches
from pages.shared.text.wording import tenths
from pages.shared.widgets.guess import verdict
from tests import opening

SENTENCE = "The cat sat on the wall"
SLOPE = [3.0, 2.9, 2.1, 2.0, 2.15, 2.8, 4.0]  # no nudge, too small, right, best, right, too big, far too big
NASTY = ["", "   ", "x" * 100_000, "🦊👩‍🔬", "שלום עולם", "a\x00b\x07\u202ec", "<b>hi</b>%{x}", "$x^2$ **b** :red[x]", "...", "\n\n- list", "w " * 60]
opened = partial(opening.opened, "training")


def sent(test: AppTest, having: str = "rates") -> dict:
    """What was sent to the component whose data holds this."""
    return next(data for data in opening.sent(test) if having in data)


def shows(test: AppTest, having: str) -> bool:
    return any(having in data for data in opening.sent(test))


def drawn(test: AppTest) -> list[str]:
    """The drawings of ours on the page; what keeps a ticket has nothing to be seen."""
    return [component.key for component in test.get("bidi_component") if component.key != "ticket.keeper"]


def shipped(file: str):
    """An analysis of the shipped run, which is as new as this test may be older than."""
    found = caches.document(caches.BASE, f"analyses/{file}.json")
    return found or pytest.skip(f"the shipped run has no {file} yet")


# What is said of the data -----------------------------------------------------------------------------------------


def test_each_nudge_lies_in_the_zone_that_its_gain_says():
    assert lap_words.zones(SLOPE) == [None, "too small", "about right", "about right", "about right", "too big", "too big"]
    assert lap_words.zones([1.0, 1.1, 1.5]) == [None, "too big", "too big"]
    assert lap_words.zones([3.0, 2.9, 2.0]) == [None, "too small", "about right"]


@pytest.mark.parametrize(("place", "said"), [
    (0, "No nudge: the loss stays at 3.00"), (1, "Too small: the loss falls from 3.00 to 2.90"), (3, "About right: the loss falls from 3.00 to 2.00"),
    (5, "Too big: the loss falls from 3.00 to 2.80, less"), (6, "Far too big: the loss rises from 3.00 to 4.00"),
])
def test_the_title_of_a_nudge_says_what_it_does(place, said):
    assert lap_words.title(SLOPE, place).startswith(said)


def test_a_nudge_that_changes_nothing_to_speak_of_says_so():
    assert "Hardly anything moves" in lap_words.title([3.0, 2.999, 2.0], 1)


@pytest.mark.parametrize(("heldout", "said"), [
    ([2.0, 2.01], "hardly moves"), ([2.0, 2.5], "pay for it: their loss rises from 2.00 to 2.50"), ([2.0, 1.5], "gain too: their loss falls"),
])
def test_what_a_nudge_does_to_other_sentences_is_told_whichever_way_it_falls(heldout, said):
    assert said in lap_words.consequence("“mat”", [0.1, 0.4], heldout, 16, 1)


@pytest.mark.parametrize(("after", "said"), [(0.4, "rises from 10 % to 40 %"), (0.01, "falls from 10 % to 1.0 %"), (0.1, "stays at 10 %")])
def test_what_a_nudge_does_to_the_right_word_is_told_whichever_way_it_falls(after, said):
    assert said in lap_words.consequence("“mat”", [0.1, after], None, 0, 1).replace("\u00a0", " ")


@pytest.mark.parametrize(("loss", "said"), [(0.0, "all but sure"), (np.log(5), "5.0 words"), (np.log(3584), "3,584 words"), (8.27, "worse than")])
def test_a_loss_is_told_as_a_draw_by_lot(loss, said):
    assert said in lap_words.choices(loss, 3584)


@pytest.mark.parametrize(("loss", "said"), [
    (SLOPE, "lowest (2.00) at 0.004"), ([1.0, 2.0], "no nudge of these"), ([2.0, 1.0], "the biggest nudge here"),
])
def test_the_whole_slope_is_told_to_those_who_cannot_see_it(loss, said):
    assert said in lap_words.whole_slope(loss, [0.0, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032][: len(loss)])


def test_the_blame_of_a_kind_adds_up_by_squares_and_the_title_names_the_largest():
    blame = {"embeddings": 1.0, "blocks.0/attention": 3.0, "blocks.1/attention": 4.0, "blocks.1/norm": 0.5, "norm": 0.1, "prediction": 2.0}
    assert lap_words.by_kind(blame)["attention"] == pytest.approx(5.0)
    assert lap_words.blame_title(blame) == "Attention gets the most blame; of the layers, layer 2 does"
    assert lap_words.blame_title(blame | {"embeddings": 9.0}).startswith("The embeddings get the most")
    places, sizes = lap_words.by_place(blame, 2)
    assert places[1:3] == ["layer 1", "layer 2"] and sizes["attention"].tolist() == [0, 3, 4, 0, 0]
    assert sum((row**2).sum() for row in sizes.values()) == pytest.approx(sum(size**2 for size in blame.values()))


# Figures ----------------------------------------------------------------------------------------------------------


def test_the_bars_of_surprise_are_the_losses_and_the_line_is_their_mean():
    losses = np.array([1.0, 4.0, 1.0])
    figure = figures.surprises([" a", " <b>x{y", " c"], losses, 2)
    assert np.allclose(figure.data[0].y, losses) and figure.layout.shapes[0].y0 == pytest.approx(2.0)
    assert "2.00" in figure.layout.annotations[0].text
    assert "<b>" not in figure.layout.xaxis.ticktext[1]


def test_the_right_word_is_told_apart_by_more_than_colour():
    figure = figures.chances([" a", " b"], np.array([0.7, 0.2]), 1)
    assert "right" in figure.layout.yaxis.ticktext[1] and "right" not in figure.layout.yaxis.ticktext[0]
    assert figure.layout.xaxis.range[0] == 0 and len(set(figure.data[0].marker.pattern.shape)) == 2


def test_a_thinned_curve_keeps_its_mean_its_start_and_its_shape():
    steps, loss = np.arange(1.0, 5001), np.linspace(8, 1, 5000)
    x, y = figures.thinned(steps, loss, 100)
    assert len(x) == 100 and (x[0], y[0]) == (1, 8) and np.all(np.diff(y) < 0)
    assert np.allclose(np.interp(x, steps, loss), y, atol=1e-9)
    assert figures.thinned(steps[:50], loss[:50], 100)[0] is steps[:50] or len(figures.thinned(steps[:50], loss[:50], 100)[0]) == 50


# The page ---------------------------------------------------------------------------------------------------------


def test_the_page_says_what_the_command_line_says(capsys):
    step = caches.steps()[len(caches.steps()) // 2]
    assert command(["lap", SENTENCE, "--step", str(step), "--json"]) == 0
    known = json.loads(capsys.readouterr().out)
    test = opened(prompt=SENTENCE, moment=str(step), rate="0.01")
    assert not test.exception and not test.error
    data = sent(test)
    assert np.allclose(data["rates"], known["slope"]["learning_rates"])
    assert np.allclose(data["loss"], known["slope"]["loss"], atol=1e-3) and np.allclose(data["p"], known["slope"]["p"], atol=1e-3)
    if data["heldout"]:
        assert np.allclose(data["heldout"], known["slope"]["heldout_loss"], atol=1e-3)
    page = " ".join(element.value for element in test.markdown)
    assert f"The loss of this sentence is {known['loss_before']:.2f}" in page
    assert f"gets {percent(known['p_before'])}" in page or f": {percent(known['p_before'])}" in page
    assert f"a gradient of size {known['gradient_norm']:.2f}" in page
    assert abs(data["rates"][data["start"]] - 0.01) < 0.002


def test_nothing_is_shown_before_the_reader_has_guessed():
    test = opened()
    assert not test.exception and not test.get("plotly_chart") and not drawn(test)
    test.button_group(key="training.guess_chance").set_value("more than half").run()
    assert len(test.get("plotly_chart")) == 2
    test.button_group(key="training.guess_blame").set_value("just show me").run()
    assert len(test.get("plotly_chart")) == 3 and not drawn(test)
    test.button_group(key="training.guess_nudge").set_value("raise the loss").run()
    assert sent(test)["start"] is None and len(drawn(test)) == 1


def test_the_page_says_what_the_command_line_says_of_any_hidden_word(capsys):
    step = caches.steps()[len(caches.steps()) // 2]
    assert command(["lap", SENTENCE, "--step", str(step), "--position", "2", "--json"]) == 0
    known = json.loads(capsys.readouterr().out)
    test = opened(prompt=SENTENCE, moment=str(step), position="2")
    test.button_group(key="training.guess_chance").set_value("just show me").run()
    page = " ".join(element.value for element in test.markdown)
    word = known["token"].strip()
    assert f"{word}” gets {percent(known['p_before'])}" in page or f"{word}”: {percent(known['p_before'])}" in page
    assert f"The loss of this sentence is {known['loss_before']:.2f}" in page
    gap = next(element.value for element in test.markdown if element.value.startswith(">"))
    assert f" {word} " not in gap and "wall" in gap


@pytest.mark.parametrize("position", ["0", "99", "banana"])
def test_a_link_to_a_word_that_is_not_there_falls_back_to_the_last(position):
    test = opened(prompt=SENTENCE, position=position)
    assert not test.exception and len(test.info) == 1
    assert "wall" not in next(element.value for element in test.markdown if element.value.startswith(">"))


@pytest.mark.parametrize("typed", NASTY)
def test_any_typed_sentence_is_read_or_answered_with_a_sentence(typed):
    test = opened()
    test.text_input(key="training.text").set_value(typed).run()
    assert not test.exception and not test.error


@pytest.mark.parametrize("query", [{"rate": "banana"}, {"rate": "7"}, {"rate": "-1"}, {"moment": "99999999"}, {"prompt": ""}])
def test_a_link_with_a_bad_value_falls_back(query):
    test = opened(**query)
    assert not test.exception and not test.error and len(test.info) <= 1


def test_the_hidden_word_stays_hidden_until_the_guess():
    test = opened(prompt="She opened the door and looked inside.")
    quoted = next(element.value for element in test.markdown if element.value.startswith(">"))
    assert "inside" not in quoted and "looked" in quoted


def test_the_curve_waits_for_a_guess_and_its_title_is_the_runs_own():
    test = opened()
    assert not shows(test, "curve")
    test.button_group(key="training.guess_when").set_value("near the end").run()
    found, data = caches.document(caches.BASE, "analyses/losses.json"), sent(test, "curve")
    title = next(element.value for element in test.markdown if "The loss falls from" in element.value)
    assert f"{found['heldout_loss'][0]:.2f} to {found['heldout_loss'][-1]:.2f}" in title
    assert np.allclose(data["heldout"], found["heldout_loss"], atol=1e-4) and data["steps"] == found["steps"]
    over = f"{found['heldout_loss'][-1] - found['floor']:.2f}"  # of the same documents as the curve
    assert any(over in element.value and "cost its writer" in element.value for element in test.markdown)
    above = [kind["loss"] > kind["floor"] for kind in found["by_genre"]]
    assert any(f"{'all' if all(above) else f'{sum(above)} of'} {len(above)} kinds" in element.value for element in test.markdown)
    assert data["floor"] == found["floor"]
    home = caches.document(caches.BASE, "analyses/home.json")["prompts"]
    assert data["prompt"] == home[0]["prompt"] and len(data["texts"]) == len(data["steps"])
    test.selectbox(key="training.prompt").set_value(home[2]["prompt"]).run()
    assert sent(test, "curve")["prompt"] == home[2]["prompt"]


# The walk ---------------------------------------------------------------------------------------------------------

LAND = {"steps": [0, 5, 9], "legs": [3.0, 5.0], "distance": [4.0, 3.0, 0.0], "away": [1.0, 2.0, 0.0], "shares": [0.6, 0.3], "true": [8.0, 3.0, 1.0],
        "flat": [5.0, 3.02, 1.0], "loss": [[9.0, 5.0], [1.1, 0.9]]}


def test_a_wrong_guess_of_the_walk_is_told_the_right_one():
    assert verdict("hardly longer", "up to twice as long") == "You guessed “hardly longer”. The answer is “up to twice as long”."
    test = opened()
    land = shipped("landscape")
    truth = next(name for name, limit in run_words.WAYS.items() if run_words.longer(land) <= limit)
    wrong = next(name for name in run_words.WAYS if name != truth)
    test.button_group(key="training.guess_walk").set_value(wrong).run()
    assert any(verdict(wrong, truth) in text.value for text in test.markdown)


def test_the_walk_is_measured_against_the_straight_line():
    assert run_words.longer(LAND) == 2.0


@pytest.mark.parametrize(("flat", "said"), [
    ([5.0, 3.0, 1.0], "downhill all the way on its map, from 5.00 to 1.00"), ([5.0, 6.0, 1.0], "uphill on 1 of 2 legs"),
    ([1.0, 0.5, 2.0], "no lower than it began"),
])
def test_the_title_of_the_map_says_which_way_the_walk_goes(flat, said):
    title = run_words.land_title(LAND | {"flat": flat}).replace("\u00a0", " ")
    assert said in title and title.endswith("holds 90 % of the walk")


def test_each_moment_of_the_walk_tells_the_map_from_the_truth():
    assert "has a loss of 8.00, the map shows 5.00" in run_words.at_moment(LAND, 0)
    assert "so does the map" in run_words.at_moment(LAND, 1) and "2 units off the map" in run_words.at_moment(LAND, 1)
    assert "here it is exact" in run_words.at_moment(LAND, 2)
    assert run_words.worst_gap(LAND) == (0, 8.0, 5.0)


def test_contour_lines_lie_within_the_map_and_each_band_has_a_colour_of_its_own():
    levels = run_words.levels(LAND["loss"])
    assert levels == sorted(levels) and levels[0] > 0.9 and levels[-1] < 9.0
    assert len(set(run_words.inks(len(levels) + 1))) == len(levels) + 1
    assert len(run_words.levels([[1.01, 1.02]])) == 1


def test_the_map_waits_for_a_guess_and_shows_the_analysis():
    land = shipped("landscape")
    test = opened()
    assert not shows(test, "levels")
    test.button_group(key="training.guess_walk").set_value("hardly longer").run()
    data = sent(test, "levels")
    assert data["path"] == land["path"] and data["loss"] == land["loss"] and data["steps"] == land["steps"]
    assert data["names_of_axes"][0].startswith("direction 1 (")
    assert any(run_words.land_title(land) in element.value for element in test.markdown)


# Train one yourself -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sister", "said"), [(2.0, "was ahead, with 2.00"), (4.0, "was behind, with 4.00"), (3.02, "are level")])
def test_the_small_model_is_told_beside_its_big_sister_whichever_is_lower(sister, said):
    assert said in run_words.beside_sister(3.0, sister, 1_000)


def test_the_sisters_loss_is_a_mean_of_neighbouring_steps():
    steps, loss = np.arange(1, 101), np.arange(100.0, 0, -1)
    assert run_words.sister_at(steps, loss, 50) == pytest.approx(51) and run_words.sister_at(steps, loss, 0.2) == pytest.approx(100)


def test_a_sample_of_two_words_reaches_no_goal_however_real_its_one_pair_is():
    short, poor, good = (
        Sample(step, float(step), "", pairs, real)
        for step, pairs, real in ((1, 1, 1.0), (2, 31, 0.8), (3, live_lesson.ENOUGH, 0.9))
    )
    assert run_words.first_real([short, poor, good], live_lesson.GOAL, live_lesson.ENOUGH) == 3.0
    assert run_words.first_real([short, poor], live_lesson.GOAL, live_lesson.ENOUGH) is None


@pytest.fixture
def readers(monkeypatch):
    """The page's line, in which no lesson goes on and no time passes by itself: a test says what comes of it, and when it is `now`."""
    shipped("text_facts")
    own = queue.Line(lambda *_: None, clock=lambda: own.now)
    own.now = 0.0
    monkeypatch.setattr(live_lesson, "line", lambda: own)
    return own


def lived(readers: queue.Line, state: str, sample: Sample, guess: str | None = None) -> AppTest:
    """The page of a reader whose lesson came to this end."""
    turn = readers.join("own", guess)
    turn.lesson = Lesson(caches.tokenizer(), live_lesson.reading()[0], np.array([]), seed=1)
    turn.lesson.curve, turn.lesson.samples = [Point(1, 1_000, 1.0, 5.0)], [sample]
    readers.came_to(turn, state)
    return opened(before={"ticket.held": "own", "training.guess_live": guess})


def said(test: AppTest) -> str:
    return " ".join(" ".join(element.value for element in [*test.markdown, *test.info]).split())


def test_the_goal_of_a_lesson_is_worded_as_it_is_set(monkeypatch, readers):
    monkeypatch.setattr(live_lesson, "GOAL", 0.7)
    test = lived(readers, "finished", Sample(1, 3.0, " a", live_lesson.ENOUGH, 0.75))
    assert not test.exception
    assert test.button_group(key="training.guess_live").label == "Seven of ten pairs are real ones …"
    page = said(test)
    assert "when will seven of ten pairs of a sample be real" in page and "in which seven of ten pairs were real came after 3 seconds" in page
    with pytest.raises(ValueError):
        tenths(0.75)


@pytest.mark.parametrize(("state", "told", "untold"), [
    ("stopped", "your guess stays open", "The answer is"), ("late", "The answer is “not within a minute”.", "your guess stays open"),
])
def test_a_guess_is_not_called_wrong_by_a_lesson_that_was_stopped_before_its_end(readers, state, told, untold):
    page = said(lived(readers, state, Sample(10, 3.0, " a", 31, 0.75), "in 5 to 20 seconds"))
    assert told in page and untold not in page


def test_a_sample_says_how_many_of_its_pairs_are_real_and_when_they_are_too_few():
    assert run_words.about_sample(Sample(0, 0.1, "", 31, 0.0), 10) == "At the start: 0 of 31 pairs are real"
    assert run_words.about_sample(Sample(40, 3.6, "", 9, 2 / 3), 10) == "After 4 seconds, 40 nudges: 6 of 9 pairs are real, too few to count"


def press(test: AppTest) -> AppTest:
    test.button_group(key="training.guess_live").set_value("not within a minute").run()
    return test.button(key="training.start_live").click().run()


def buttons(test: AppTest) -> set[str]:
    return {button.key for button in test.button if button.key.startswith("training.")}


def test_a_lesson_waits_for_a_guess_learns_and_stops_at_a_tap(monkeypatch):
    shipped("text_facts")
    monkeypatch.setattr(queue, "AWAY", 600.0)  # a busy machine is no reader who left
    readers = queue.Line(queue.threaded(live_lesson._teach))
    monkeypatch.setattr(live_lesson, "line", lambda: readers)
    test = opened()
    assert "training.start_live" not in buttons(test)
    press(test)
    own = readers.look_in(test.session_state["ticket.held"])
    assert not test.exception and own.state == queue.LEARNING and "training.stop" in buttons(test)
    for _ in range(3_000):
        if (own.lesson and own.lesson.samples) or not own.open:
            break
        own.over.wait(0.1)
    assert shows(test.run(), "share")
    if own.open:
        test.button(key="training.stop").click().run()
    assert own.over.wait(300)
    test.run()
    assert own.state in ("stopped", "late") and "training.again" in buttons(test)
    test.button(key="training.again").click().run()
    assert "ticket.held" not in test.session_state and not test.exception and "training.start_live" in buttons(test)


def test_everybody_who_presses_is_told_their_place_and_it_is_the_next_ones_turn_when_one_leaves(readers):
    tests = [press(opened()) for _ in range(3)]
    assert ["training.stop" in buttons(test) for test in tests] == [True, False, False]
    assert "You are next in line." in said(tests[1]) and "You are 2nd in line." in said(tests[2])
    readers._lengths.extend([50.0, 150.0, 60.0])
    assert "You are 2nd in line; about 2 minutes." in said(tests[2].run())
    tests[1].button(key="training.leave").click().run()
    assert "You are next in line; about 1 minute." in said(tests[2].run()) and "training.start_live" in buttons(tests[1])
    tests[0].button(key="training.stop").click().run()
    readers.came_to(readers.look_in(tests[0].session_state["ticket.held"]), queue.STOPPED)
    assert "Getting its text ready" in said(tests[2].run()) and any("Your turn has come" in toast.value for toast in tests[2].toast)
    assert not any(test.exception or test.query_params for test in tests)  # whoever is sent a link gets no ticket


def test_a_line_that_is_as_long_as_it_may_be_says_so_in_one_sentence_and_keeps_the_guess(readers):
    readers.longest = 1
    readers.join("another")
    test = press(opened())
    assert said(test).count(live_lesson.FULL) == 1 and test.button_group(key="training.guess_live").value == "not within a minute"
    readers.stop("another")
    readers.longest = 2
    assert "You are next in line" in said(test.button(key="training.start_live").click().run())


def test_a_copy_of_a_tab_shows_the_same_lesson_and_what_one_stops_has_stopped_in_both(readers):
    first = press(opened())
    own = first.session_state["ticket.held"]
    copy = opened(before={"ticket.held": own})
    assert "training.stop" in buttons(first) and "training.stop" in buttons(copy) and len(readers._turns) == 1
    copy.button(key="training.stop").click().run()
    readers.came_to(readers.look_in(own), queue.STOPPED)
    for test in (first, copy):
        assert "You stopped it." in said(test.run()) and "training.again" in buttons(test)


def test_a_lesson_that_rests_says_why_and_when_it_goes_on(readers):
    first, second = press(opened()), press(opened())
    readers._lengths.append(42.0)
    readers.now += queue.PRESENT + 1
    assert "Getting its text ready" in said(second.run())
    assert "Your model rests, and goes on where it stopped in about 40 seconds." in said(first.run()) and "training.stop" in buttons(first)


def test_a_ticket_that_the_server_has_forgotten_is_told_once(readers):
    test = opened(before={"ticket.held": "from before a restart"})
    assert said(test).count(live_lesson.GONE) == 1 and "ticket.held" not in test.session_state
    assert live_lesson.GONE not in said(test.run())


@pytest.mark.parametrize(("state", "told"), [("stopped", "You left the line."), ("left", "your place in line went to the next reader")])
def test_who_lost_the_place_in_line_is_told_why(readers, state, told):
    readers.join("another")
    turn = readers.join("own")
    with readers._lock:
        readers._over(turn, state)
    test = opened(before={"ticket.held": "own"})
    assert told in said(test) and "training.again" in buttons(test)


@pytest.mark.parametrize(("before", "told"), [(0, "next"), (1, "2nd"), (2, "3rd"), (3, "4th"), (10, "11th"), (11, "12th"), (12, "13th"), (20, "21st"),
                                              (110, "111th"), (298, "299th")])
def test_a_place_in_line_is_told_as_one_says_it(before, told):
    assert queue_words.place(before) == f"{told} in line"


@pytest.mark.parametrize(("seconds", "told"), [(0, "10 seconds"), (14, "10 seconds"), (47, "50 seconds"), (54.9, "50 seconds"), (55, "1 minute"),
                                               (89, "1 minute"), (91, "2 minutes"), (840, "14 minutes")])
def test_a_wait_is_told_roughly(seconds, told):
    assert queue_words.about(seconds) == f"about {told}"


def test_a_second_press_takes_no_second_ticket(readers, monkeypatch):
    monkeypatch.setattr(live_lesson.st, "session_state", {})
    live_lesson._start()
    live_lesson._start()
    assert len(readers._turns) == 1
