"""For facilitators: the plans add up, every link opens the state that it names, the wall leads on and back, the sheet agrees with the model."""

import json
import re
from base64 import b64decode
from urllib.parse import parse_qs

import pytest

from core.model.prompt import prompt_ids
from core.model.sampling import next_token
from pages.sections.facilitators import choice, handout, plan_facts, talk
from pages.sections.fill_in_the_blank import play
from pages.sections.fill_in_the_blank.wording import how_sure
from pages.shared.frame.chapters import chapter, chapters
from pages.shared.frame.lesson_plans import (
    ACTIVITIES,
    MIDDLE,
    PLACES,
    PLANS,
    Activity,
    Stop,
    middle,
    query,
    steps_of,
    stops_of,
)
from pages.shared.frame.present import neighbours, notes_of
from pages.shared.frame.serving import OTHERS
from pages.shared.frame.steps import MOST_WORDS, STEPS, number
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose
from pages.shared.text.measured import measured
from pages.shared.text.wording import as_between
from pages.shared.widgets.guess import SKIP
from tests import recount
from tests.opening import ROOT, is_well, opened, sent, strings, tables
from tests.pages.shared.test_stage import words

SLUG = "facilitators"
LINKED = [activity for activity in ACTIVITIES.values() if activity.written]


def page_links(test):
    """Every link on the page: (address of the chapter, what it carries)."""
    return [(link.proto.page, {name: values[0] for name, values in parse_qs(link.proto.query_string).items()}) for link in test.get("page_link")]


# The plans --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS)
def test_the_steps_of_a_plan_fill_its_minutes_without_gap_or_overlap(plan):
    steps = steps_of(plan)
    assert [step.begins for step in steps[1:]] == [step.begins + step.minutes for step in steps[:-1]]
    assert steps[0].begins == 0 and steps[-1].begins + steps[-1].minutes == plan


def test_every_activity_is_used_and_says_all_that_a_facilitator_needs():
    assert {key for plan in PLANS.values() for key, _ in plan} == set(ACTIVITIES)
    there = prose.sections("lessons")
    for key in ACTIVITIES:
        needed = ("do", "slide") if key == "pause" else ("do", "slide", "ask", "wrong", "paper")
        assert all(there[f"{key} {name}"] for name in needed)
    assert {name.split()[0] for name in there} == set(ACTIVITIES)


def test_what_people_get_wrong_is_quoted_and_answered():
    for name, text in prose.sections("lessons").items():
        if name.endswith(" wrong"):
            assert text.startswith("**“") and len(text.split("**", 2)[2].split()) > 8


# The links --------------------------------------------------------------------------------------------------------


def held(test, activity: Activity) -> dict[str, object]:
    """The state that the page holds for each parameter that a lesson's link may carry."""
    state = test.session_state
    read = {
        ("home", "prompt"): lambda: state["home.prompt"],
        ("fill_in_the_blank", "question"): lambda: blank_on(state) + 1,
        ("parameters", "view"): lambda: state["parameters.view"],
        ("parameters", "step"): lambda: state["parameters.step"],
        ("parameters", "without"): lambda: state["parameters.what"].removeprefix("one "),
        ("parameters", "layer"): lambda: state["parameters.layer"],
        ("parameters", "prompt"): lambda: state["parameters.prompt"],
        ("layers", "prompt"): lambda: state["layers.prompt"],
        ("training", "prompt"): lambda: state["training.text"],
        (activity.slug, "step"): lambda: state[f"{activity.slug}.step"],
    }
    at = state["layers.linked"] if activity.slug == "layers" else None
    if at:
        stage, layer = stages()[at["state"]]
        read |= {("layers", "stage"): lambda: stage, ("layers", "layer"): lambda: layer + 1, ("layers", "head"): lambda: at["head"] + 1}
    return {name: str(state[f"{activity.slug}.moment_shown"] if name == "moment" else read[activity.slug, name]()) for name in query(activity)}


def blank_on(state) -> int:
    """The blank that the step of *Fill in the blank* is about, from 0 on."""
    name = STEPS["fill_in_the_blank"][state["fill_in_the_blank.step"] - 1].name
    return play.FIXED[name] if name in play.FIXED else state["fill_in_the_blank.question"] - 1


def stages():
    from core.model.forward_steps import stages

    return stages(caches.document(caches.BASE, "config.json")["model"]["n_layers"])


@pytest.mark.parametrize("activity", LINKED, ids=lambda activity: activity.key)
def test_the_link_of_a_step_opens_exactly_its_state_without_a_notice_even_if_another_moment_was_shown_before(activity):
    test = opened(activity.slug, before={f"{activity.slug}.moment_shown": caches.steps()[1]}, **query(activity))
    is_well(test)
    assert not [notice.value for notice in test.info if "could not be read" in notice.value]
    if activity.slug in ("memory", "data") and not caches.training_text():
        pytest.skip("the run ships without its training text, so this page has nothing to search or to compare")
    assert held(test, activity) == query(activity)


def test_the_lesson_on_attention_opens_at_the_head_that_looks_back_hardest_in_this_run(monkeypatch):
    attention = recount.table("heads")["attention"][-1]
    most = max(max(heads) for heads in attention)
    carried = query(ACTIVITIES["layers"])
    assert attention[int(carried["layer"]) - 1][int(carried["head"]) - 1] == most
    monkeypatch.setattr(caches, "heads", lambda: None)
    assert not {"layer", "head"} & query(ACTIVITIES["layers"]).keys()


@pytest.mark.parametrize("stop", [stop for plan in PLANS for stop in stops_of(plan) if stop.name],
                         ids=lambda stop: f"{stop.step.place}-{stop.name}")
def test_every_picture_of_every_plan_opens_on_its_step_with_its_picture(stop):
    activity = stop.step.activity
    test = opened(activity.slug, **query(activity, stop.name), present=stop.step.place)
    is_well(test)
    assert test.header[0].value == STEPS[activity.slug][number(activity.slug, stop.name) - 1].title
    assert [given for given in sent(test) if given.get("sentences") or given.get("texts") or given.get("states")]


def test_every_activity_with_a_chapter_has_a_step_of_it_so_that_renumbering_breaks_no_link():
    for activity in LINKED:
        assert activity.steps and activity.steps[0] == activity.step and activity.steps[-1] == (activity.until or activity.step)
        assert query(activity)["step"] == str(number(activity.slug, activity.step))


def test_the_shortest_plan_shows_the_map_of_words_and_the_cloud():
    assert all(Stop(steps_of(20)[4], name) in stops_of(20) for name in ("guess", "cloud")) and steps_of(20)[4].activity.slug == "meaning"


def test_the_link_to_a_page_with_a_moment_says_which_so_that_the_step_before_leaves_no_trace():
    carried = {activity.key: query(activity).get("moment") for activity in LINKED}
    assert carried["noise"] == str(caches.steps()[0])  # the slider is to go from nothing to everything
    assert [key for key, step in carried.items() if step is None] == ["meaning", "data"]  # a step with a moment of its own; no moments


def test_a_link_is_followed_even_if_another_chapter_has_just_carried_the_same_value():
    came_from = {"url.page": "layers", "url.seen": {"layer": "1"}, "parameters.layer": 3}
    test = opened("parameters", before=came_from, without="layer", layer="1")
    assert test.session_state["parameters.layer"] == 1


@pytest.mark.parametrize("plan", PLANS)
def test_the_sheet_of_notes_shows_the_links_of_its_plan_and_each_activity_has_its_own(plan):
    links = page_links(opened(SLUG, plan=str(plan), view="notes"))
    wanted = [(step.activity.slug if step.activity.slug != "home" else "", query(step.activity)) for step in steps_of(plan) if step.activity.written]
    assert [link for link in links if link in wanted] == wanted
    for step in steps_of(plan):
        test = opened(SLUG, plan=str(plan), activity=str(step.number))
        shown = [link for link in page_links(test) if link[1].get("step")]
        assert shown == ([(step.activity.slug if step.activity.slug != "home" else "", query(step.activity))] if step.activity.written else [])


def test_without_its_chapter_a_step_says_so_and_offers_the_paper_version(monkeypatch):
    monkeypatch.setattr(Activity, "written", False)
    test = opened(SLUG, plan="45", view="notes")
    is_well(test)
    assert {slug for slug, _ in page_links(test)[len(chapters()):]} <= {SLUG, ""}  # behind the strip of all chapters
    missing = [element for element in test.markdown if element.value == prose.section(SLUG, "missing")]
    assert len(missing) == sum(step.activity.slug is not None for step in steps_of(45))


# The stage --------------------------------------------------------------------------------------------------------


def lesson(test) -> tuple[dict, dict]:
    """The picture of the lesson: what it was given, and its figure."""
    given = next(given for given in sent(test) if given.get("key") == f"{SLUG}.lesson")
    return given, json.loads(given["figure"])


@pytest.mark.parametrize("plan", PLANS)
def test_the_bars_are_the_activities_of_the_lesson_in_minutes_and_the_chosen_one_is_marked(plan):
    test = opened(SLUG, plan=str(plan), activity="2")
    given, figure = lesson(test)
    rows, bars, names = figure["data"]
    assert [tuple(bar) for bar in zip(bars["base"], bars["x"], strict=True)] == [(step.begins, step.minutes) for step in steps_of(plan)]
    assert sum(bars["x"]) == plan and figure["layout"]["xaxis"]["range"] == [0, plan]
    assert [row for row, text in enumerate(names["text"]) if "➤" in text] == [1] and "Chosen: 2" in given["sentences"][0]
    assert len({colour for row, colour in enumerate(rows["marker"]["color"]) if row != 1}) == 1 != len(set(rows["marker"]["color"]))


def test_a_tap_on_a_row_a_button_and_another_length_choose_an_activity():
    test = opened(SLUG, plan="45")
    test.button(key=f"{SLUG}.next").click().run()
    assert test.session_state[choice.ACTIVITY] == 2 and test.query_params["activity"] in ("2", ["2"])
    assert any(element.value.startswith("**2. A blank that everyone can fill**") for element in test.markdown)
    test.segmented_control(key=choice.PLAN).set_value(90).run()
    assert test.session_state[choice.ACTIVITY] == 1 and len(lesson(test)[1]["data"][1]["x"]) == 14


@pytest.mark.parametrize("plan", PLANS)
def test_an_activity_is_told_in_few_words_and_all_its_notes_open_by_its_own_link(plan):
    for step in steps_of(plan):
        told = f"{step.number} {step.activity.title} {step.time} {prose.section('lessons', f'{step.activity.key} do')}"
        assert words(told + (prose.section(SLUG, "plan") if step.number == 1 else "")) <= MOST_WORDS
    step = steps_of(plan)[1]
    test = opened(SLUG, **{name: values[0] for name, values in parse_qs(notes_of(step).partition("?")[2]).items()})
    is_well(test)
    shown = "\n".join(element.value for element in test.markdown)
    for name in talk.DRAWERS:
        assert talk.notes(step, name) in shown
    assert not [button for button in test.button if button.key.startswith("present-")]


def test_on_the_wall_step_each_bar_has_a_mark_for_each_picture_and_they_lie_on_it():
    for plan in PLANS:
        _, figure = lesson(opened(SLUG, plan=str(plan), step="2"))
        questions, pictures = figure["data"][3:]
        assert len(questions["x"]) == len(steps_of(plan)) and len(questions["x"]) + len(pictures["x"]) == len(stops_of(plan))
        for x, row in zip(questions["x"] + pictures["x"], questions["y"] + pictures["y"], strict=True):
            assert 0 < x - steps_of(plan)[row].begins < steps_of(plan)[row].minutes


def test_nothing_that_the_page_told_before_is_lost():
    for step, named in (("before", ("offline", "filter", "queue")), ("phones", ("measured", "rooms")), ("big", ("scale",)), ("wall", ("keys",))):
        test = opened(SLUG, step=str(number(SLUG, step)))
        labels = [place.label for place in test.expander]
        assert len(labels) == len(named) and set(named) <= set(prose.sections(SLUG))


def test_the_middle_moment_is_a_saved_one_between_first_and_last():
    assert caches.steps()[0] < middle() < caches.steps()[-1]
    assert any(activity.moment == MIDDLE for activity in ACTIVITIES.values())


def test_a_plan_that_does_not_exist_opens_the_usual_one_with_one_notice():
    test = opened(SLUG, plan="30", present="90-99", view="hologram", activity="99")
    is_well(test)
    assert test.session_state["facilitators.plan"] == 20
    assert len([notice for notice in test.info if "could not be read" in notice.value]) == 1


# The wall ---------------------------------------------------------------------------------------------------------


def test_a_slide_shows_the_question_and_where_we_are_and_keeps_the_answers_off_the_wall():
    for place in ("20-1", "45-4", "90-8"):
        step, test = PLACES[place], opened(SLUG, present=place)
        is_well(test)
        shown = [element.value for element in test.markdown]
        assert test.title[0].value == step.activity.title
        assert prose.section("lessons", f"{step.activity.key} slide") in shown
        assert any(f"Step {step.number} of {step.count}" in text for text in shown)
        for name in ("wrong", "ask"):
            assert prose.sections("lessons").get(f"{step.activity.key} {name}") not in shown


def here(stop: Stop) -> tuple[str, str | None]:
    return (SLUG if stop.name is None else stop.step.activity.slug), stop.name


@pytest.mark.parametrize("plan", PLANS)
def test_one_key_leads_through_slides_and_steps_to_the_end_and_back(plan):
    stops = stops_of(plan)
    around = [neighbours(stop.step, *here(stop)) for stop in stops]
    assert [before for before, _ in around] == [None, *stops[:-1]] and [after for _, after in around] == [*stops[1:], None]
    assert [stop.step for stop in stops if stop.name is None] == steps_of(plan)


def test_the_ends_of_the_lesson_lead_no_further():
    assert opened(SLUG, present="20-1").button(key="present-back").disabled
    assert opened(SLUG, present="20-6").button(key="present-next").disabled


def test_a_step_of_the_chapter_that_belongs_to_no_activity_lies_between_its_slide_and_the_next():
    step = steps_of(20)[1]
    assert neighbours(step, "fill_in_the_blank", "trap") == neighbours(step, "glossary", None) == (Stop(step), Stop(steps_of(20)[2]))
    assert neighbours(step, "fill_in_the_blank", "certain") == (Stop(step), Stop(steps_of(20)[2]))


def test_a_chapters_step_on_the_wall_opens_at_its_own_moment_and_keeps_what_was_done_there():
    test = opened("home", **query(ACTIVITIES["noise"]), present="20-1")
    assert test.session_state["home.moment_shown"] == caches.steps()[0]
    test.button(key="present-next").click().run()
    assert test.session_state["home.step"] == 2 and "home.moment_shown" not in test.session_state


def test_the_wall_stays_on_in_the_chapter_that_a_slide_opens_and_leads_back_to_the_slides():
    step = next(step for step in steps_of(20) if step.activity.written and step.number > 1)
    slide = opened(SLUG, present=step.place)
    assert page_links(slide)[0][1] == query(step.activity) | {"present": step.place}
    test = opened(step.activity.slug, **query(step.activity), present=step.place)
    test.button(key="present-next").click().run()
    assert test.title[0].value == steps_of(20)[step.number].activity.title
    test = opened(step.activity.slug, **query(step.activity), present=step.place)
    test.button(key="present-back").click().run()
    assert test.title[0].value == step.activity.title


def test_notes_never_stand_on_the_wall_and_its_link_to_them_leads_out_of_it():
    for place in ("20-2", "45-6"):
        test = opened(SLUG, present=place, view="notes")
        shown = "\n".join(element.value for element in test.markdown)
        for name in ("do", "ask", "wrong", "paper"):
            assert prose.section("lessons", f"{PLACES[place].activity.key} {name}") not in shown
        (link,) = [link.proto.url for link in test.get("link_button")]
        assert link == notes_of(PLACES[place]) and "present" not in link


def test_leaving_the_wall_opens_the_plan_that_was_on_it_and_ends_the_mode_everywhere():
    test = opened(SLUG, present="90-3")
    test.button(key="present-leave").click().run()
    assert test.title[0].value == chapter(SLUG).title
    assert test.session_state["facilitators.plan"] == 90 and test.session_state["facilitators.activity"] == 3
    test.switch_page("pages/glossary.py").run()
    assert not [button for button in test.button if button.key == "present-next"]


def test_a_chapter_opened_by_hand_while_the_wall_is_on_keeps_its_bar():
    test = opened(SLUG, present="20-2")
    test.switch_page("pages/glossary.py").run()
    assert test.button(key="present-leave")


def test_what_a_first_visit_costs_is_what_contributing_says_was_measured():
    told, table = measured(), (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for row, name in (("| home usable", "home"), ("| *Meaning takes shape* with", "chart")):
        found = next(line for line in table.splitlines() if line.startswith(row)).split("|")[2]  # not what it is limited to
        assert re.match(rf"[ *]+{re.escape(told[f'{name}_seconds'])}\b", found) and f"({told[f'{name}_mb']} MB" in found


# The sheet and what is foretold ---------------------------------------------------------------------------------------------


def test_the_sheet_holds_both_pages_and_the_models_own_words():
    test = opened(SLUG, view="handout")
    is_well(test)
    shown = "\n".join(element.value for element in test.markdown)
    assert "## Be the model" in shown and "## What the model said" in shown
    back = handout.answers(plan_facts.on_the_sheet())
    for prompt in plan_facts.PROMPTS:
        assert shown.count(f"| {prompt.replace(',', chr(92) + ',')} …") == 1 and back.count(f"<td>{prompt} …</td>") == 1
    assert back in [text for _, text in strings(test)]


def test_the_bars_of_the_sheet_are_as_long_as_the_models_shares_and_words_stay_text():
    asked = [plan_facts.Filled("A <b>", "x & y", "< 25 %", 0.25, 1.0, "2"), plan_facts.Filled("B", "z", "100 %", 1.0, 0.0, "1")]
    drawn = handout.answers(asked)
    bars = [b64decode(found).decode() for found in re.findall(r'src="data:image/svg\+xml;base64,(.*?)"', drawn)]
    assert [re.findall(r'<rect width="([\d.]+)"', bar) for bar in bars] == [["120", "30.0"], ["120", "120.0"]]
    assert "A &lt;b&gt; …" in drawn and "x &amp; y" in drawn and "<td>2 words</td>" in drawn and "<td>1 word</td>" in drawn


def test_the_sheet_says_what_the_model_says():
    run = caches.run()
    for prompt in ("To be or not to", "She opened the door and"):
        probs = next_token(run.model(), prompt_ids(run.tokenizer, prompt, run.config.model.n_ctx)).numpy()
        told = plan_facts.filled()[prompt]
        assert told.word == run.tokenizer.token(int(probs.argmax())).strip()
        assert abs(float(probs.max()) * 100 - float(told.share.strip("<>\u00a0%"))) < 0.6


def test_what_is_foretold_of_an_activity_is_filled_in():
    told = {key: plan_facts.expect(activity) for key, activity in ACTIVITIES.items()}
    assert {key for key, text in told.items() if text} == {"noise", "certain", "open", "parameter", "meaning", "data"}
    assert f"{sum(parameter_counts().values()):,}" in told["parameter"]
    seen = tables(opened("meaning", before={"meaning.guess": SKIP, "meaning.ranks": True}, step="2"))[0]["Word"][0]
    assert f"of all words *{seen}* ends nearest to *cat*" in told["meaning"]
    assert re.search(r", about \d{1,3}(,000)? times as many", told["parameter"])


def test_a_share_that_is_read_aloud_is_written_in_words(monkeypatch):
    nearly = plan_facts.filled()["To be or not to"]._replace(share="> 99.9 %")
    monkeypatch.setattr(plan_facts, "filled", lambda: {nearly.prompt: nearly})
    assert "with more than 99.9 %" in plan_facts.expect(ACTIVITIES["certain"])


@pytest.mark.parametrize(("bits", "words"), [(0.0, "1 word"), (0.3, "1 word"), (2.0, "4 words"), (6.15, "71 words"), (11.0, "2,000 words")])
def test_openness_is_told_as_a_number_of_words(bits, words):
    assert handout.as_if(as_between(bits)) == words


def test_plan_handout_and_chapter_tell_one_number_of_how_open_a_blank_is():
    for blank in plan_facts.filled().values():
        told = handout.as_if(blank.choices)
        spread = how_sure(blank.bits, caches.tokenizer().d_vocab).spread
        assert (told == "1 word" and spread.startswith("one word")) or spread == f"about {told.split()[0]} equally likely words"


@pytest.mark.parametrize("url", ["http://localhost:8501/facilitators", "http://127.0.0.1:8501", "http://[::1]:8501/", "", None])
def test_an_address_that_leads_to_ones_own_machine_is_not_printed(url):
    assert set(handout.address(url)) == {"…"}


@pytest.mark.parametrize(("url", "shown"), [("https://nudge.example.org/facilitators?view=handout", "https://nudge.example.org"),
                                            ("http://192.168.1.20:8501/x", "http://192.168.1.20:8501")])
def test_an_address_that_others_can_open_is_printed_without_path(url, shown):
    printed = handout.address(url)
    assert printed.replace("\\", "").replace("\u2060", "") == shown


def test_phones_are_told_to_open_the_address_that_the_laptop_shows():  # test_server.py reads the line that it does show
    (named,) = re.findall(r"laptop shows behind “(.*?)”", prose.section(SLUG, "offline", others=OTHERS))
    assert named == OTHERS
