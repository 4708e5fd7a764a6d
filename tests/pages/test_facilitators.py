"""For facilitators: the plans add up, every link opens the state that it names, the wall leads on and back, the sheet agrees with the model."""

import json
import re
from urllib.parse import parse_qs

import plotly.graph_objects as go
import pytest

from core.figures import style
from core.model.prompt import prompt_ids
from core.model.sampling import next_token
from pages.sections.facilitators import handout, plan_facts
from pages.sections.fill_in_the_blank import play
from pages.sections.fill_in_the_blank.wording import how_sure
from pages.shared.frame.chapters import chapter, chapters
from pages.shared.frame.lesson_plans import ACTIVITIES, MIDDLE, PLACES, PLANS, Activity, middle, query, steps_of
from pages.shared.frame.present import CHART_TYPE
from pages.shared.frame.serving import OTHERS
from pages.shared.frame.steps import STEPS
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.measured import measured
from pages.shared.widgets.guess import SKIP
from tests.damage import REVEALED
from tests.opening import ROOT, is_well, opened, tables

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
        ("meaning", "step"): lambda: state["meaning.step"],
        ("memory", "prompt"): lambda: state["memory.prompt"],
        ("data", "search"): lambda: state["data.search"],
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


def test_every_link_lands_on_its_step_and_none_names_a_heading_to_scroll_to():
    assert not [activity.key for activity in LINKED if activity.part]


def test_the_link_to_a_page_with_a_moment_says_which_so_that_the_step_before_leaves_no_trace():
    carried = {activity.key: query(activity).get("moment") for activity in LINKED}
    assert carried["noise"] == str(caches.steps()[0])  # the slider is to go from nothing to everything
    assert [key for key, step in carried.items() if step is None] == ["meaning", "data"]  # a step with a moment of its own; no moments


def test_a_link_is_followed_even_if_another_chapter_has_just_carried_the_same_value():
    came_from = {"url.page": "layers", "url.seen": {"layer": "1"}, "parameters.layer": 3}
    test = opened("parameters", before=came_from, without="layer", layer="1")
    assert test.session_state["parameters.layer"] == 1


@pytest.mark.parametrize("plan", PLANS)
def test_the_page_shows_the_links_of_its_plan_and_none_to_a_chapter_that_is_not_there(plan):
    links = page_links(opened(SLUG, plan=str(plan)))
    wanted = [(step.activity.slug if step.activity.slug != "home" else "", query(step.activity)) for step in steps_of(plan) if step.activity.written]
    assert [link for link in links if link in wanted] == wanted
    assert all(chapter(slug or "home").written for slug, _ in links)


def test_without_its_chapter_a_step_says_so_and_offers_the_paper_version(monkeypatch):
    monkeypatch.setattr(Activity, "written", False)
    test = opened(SLUG, plan="45")
    is_well(test)
    assert {slug for slug, _ in page_links(test)[len(chapters()):]} <= {SLUG, ""}  # behind the strip of all chapters
    missing = [element for element in test.markdown if element.value == prose.section(SLUG, "missing")]
    assert len(missing) == sum(step.activity.slug is not None for step in steps_of(45))


def test_the_middle_moment_is_a_saved_one_between_first_and_last():
    assert caches.steps()[0] < middle() < caches.steps()[-1]
    assert any(activity.moment == MIDDLE for activity in ACTIVITIES.values())


def test_a_plan_that_does_not_exist_opens_the_usual_one_with_one_notice():
    test = opened(SLUG, plan="30", present="90-99", view="hologram")
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


def test_next_and_back_walk_through_all_steps_and_stop_at_the_ends():
    test = opened(SLUG, present="45-1")
    assert test.button(key="present-back").disabled
    for step in steps_of(45)[1:]:
        test.button(key="present-next").click().run()
        assert test.title[0].value == step.activity.title
        assert test.query_params["present"] in (step.place, [step.place])
    assert test.button(key="present-next").disabled
    test.button(key="present-back").click().run()
    assert test.title[0].value == steps_of(45)[-2].activity.title


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


def test_leaving_the_wall_opens_the_plan_that_was_on_it_and_ends_the_mode_everywhere():
    test = opened(SLUG, present="90-3")
    test.button(key="present-leave").click().run()
    assert test.title[0].value == chapter(SLUG).title
    assert test.session_state["facilitators.plan"] == 90
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


def test_on_the_wall_charts_have_larger_type_and_the_charts_of_other_readers_stay_as_they_are():
    for carried, larger in (({"present": "45-6"}, True), ({}, False)):
        charts = opened("skills", before=REVEALED["skills"], **carried).get("plotly_chart")
        assert charts
        for chart in charts:
            size = json.loads(chart.proto.spec)["layout"].get("xaxis", {}).get("tickfont", {}).get("size")
            assert (size == CHART_TYPE) == larger


# The sheet and what is foretold ---------------------------------------------------------------------------------------------


def test_the_sheet_holds_both_pages_and_the_models_own_words():
    test = opened(SLUG, view="handout")
    is_well(test)
    shown = "\n".join(element.value for element in test.markdown)
    assert "## Be the model" in shown and "## What the model said" in shown
    for prompt in handout.PROMPTS:
        assert shown.count(f"| {prompt.replace(',', chr(92) + ',')} …") == 2


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
    assert f"{sum(caches.parameter_counts().values()):,}" in told["parameter"]
    seen = tables(opened("meaning", before={"meaning.guess": SKIP, "meaning.ranks": True}, step="2"))[0]["Word"][0]
    assert f"of all words *{seen}* ends nearest to *cat*" in told["meaning"]
    assert re.search(r", about \d{1,3}(,000)? times as many", told["parameter"])


def test_a_share_that_is_read_aloud_is_written_in_words(monkeypatch):
    nearly = plan_facts.filled()["To be or not to"]._replace(share="> 99.9 %")
    monkeypatch.setattr(plan_facts, "filled", lambda: {nearly.prompt: nearly})
    assert "with more than 99.9 %" in plan_facts.expect(ACTIVITIES["certain"])


@pytest.mark.parametrize(("bits", "words"), [(0.0, "1 word"), (0.3, "1 word"), (2.0, "4 words"), (6.15, "71 words"), (11.0, "2,000 words")])
def test_openness_is_told_as_a_number_of_words(bits, words):
    assert handout.as_if(bits) == words


def test_plan_handout_and_chapter_tell_one_number_of_how_open_a_blank_is():
    for blank in plan_facts.filled().values():
        told = handout.as_if(blank.bits)
        spread = how_sure(blank.bits, caches.tokenizer().d_vocab).spread
        assert (told == "1 word" and spread.startswith("one word")) or spread == f"about {told.split()[0]} equally likely words"
        assert told == "1 word" or blank.choices == f"about {told.split()[0]}"


@pytest.mark.parametrize("url", ["http://localhost:8501/facilitators", "http://127.0.0.1:8501", "http://[::1]:8501/", "", None])
def test_an_address_that_leads_to_ones_own_machine_is_not_printed(url):
    assert set(handout.address(url)) == {"…"}


@pytest.mark.parametrize(("url", "shown"), [("https://nudge.example.org/facilitators?view=handout", "https://nudge.example.org"),
                                            ("http://192.168.1.20:8501/x", "http://192.168.1.20:8501")])
def test_an_address_that_others_can_open_is_printed_without_path(url, shown):
    printed = handout.address(url)
    assert printed.replace("\\", "").replace("\u2060", "") == shown


def test_on_the_wall_the_notes_in_a_chart_grow_with_its_axes_and_the_chart_itself_stays_as_it_was():
    figure = go.Figure(layout=style.layout(x="step"))
    figure.add_annotation(text="bar", font={"size": style.TYPE - 2}).add_annotation(text="luck").update_layout(margin_r=50)
    larger = style.with_type(figure, 2 * style.TYPE)
    assert [note.font.size for note in larger.layout.annotations] == [2 * style.TYPE - 4, 2 * style.TYPE]
    assert larger.layout.margin.r == 100 and larger.layout.xaxis.title.font.size == 2 * style.TYPE
    assert figure.layout.margin.r == 50 and figure.layout.annotations[0].font.size == style.TYPE - 2


def test_phones_are_told_to_open_the_address_that_the_laptop_shows():  # test_server.py reads the line that it does show
    told = next(each.value for each in opened(SLUG).markdown if "hotspot" in each.value)
    (words,) = re.findall(r"laptop shows behind “(.*?)”", told)
    assert words == OTHERS
