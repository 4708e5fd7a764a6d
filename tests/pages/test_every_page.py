"""Every page of the registry, run by Streamlit's own tester inside the frame, with a run and without one."""

import json
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from core.analyses.datasheet import SOURCES
from core.corpus.house_authors import split_words
from core.model import scoring
from core.model.prompt import prompt_ids
from core.results.skill_curves import Course
from pages.sections.facilitators import plan_facts
from pages.shared.frame import shell
from pages.shared.frame.chapters import chapters
from pages.shared.frame.lesson_plans import ACTIVITIES
from pages.shared.frame.steps import number
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts, token_vector
from pages.shared.text.learning import learned_after
from tests import recount
from tests.opening import is_well, opened

SLUGS = [entry.slug for entry in chapters()]
NASTY = ["", "   ", "x" * 100_000, "🦊👩‍🔬", "שלום עולם", "a\x00b\x07\u202ec", "<b>hi</b><script>alert(1)</script>",
         "$x^2$ **bold** :red[x] :smile: `code`", "[link](javascript:alert(1))", "# heading", "\n\n- list"]


@cache
def as_first_opened(slug: str) -> AppTest:
    """A page as a reader first sees it, for tests that only look; opened once for all of them."""
    return opened(slug)


@cache
def left_open() -> AppTest:
    """One page for all that is typed into it."""
    return opened("home")


@pytest.fixture
def no_run(tmp_path, monkeypatch, nothing_cached):
    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path))


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_opens_with_one_title_and_no_error(slug):
    test = as_first_opened(slug)
    is_well(test)
    assert len(test.title) == 1


def test_a_chapter_gives_memory_back_after_its_first_visit_alone(monkeypatch):
    given = []
    monkeypatch.setattr(shell, "give_back", lambda: given.append(True))
    shell._tidied.clear()
    for slug in ("about", "glossary", "about"):
        is_well(opened(slug))
    assert len(given) == 2


@pytest.mark.parametrize("slug", SLUGS)
def test_every_chart_of_a_page_has_words_for_those_who_cannot_see_it(slug):
    for chart in as_first_opened(slug).get("plotly_chart"):
        assert len(chart.proto.alt) > 20
        assert json.loads(chart.proto.spec)["data"]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_link_with_nonsense_in_it_opens_the_usual_view_with_at_most_one_notice(slug):
    test = opened(slug, step="banana", moment="banana", prompt="x" * 5_000, layer="99", head="-1", words=",,,", map="globe", question="1e9")
    is_well(test)
    assert len([notice for notice in test.info if "could not be read" in notice.value]) <= 1


def test_without_a_run_each_page_says_so_in_a_sentence(no_run):
    for slug in SLUGS:
        test = opened(slug)
        assert not test.exception, slug
        assert all("Traceback" not in message.value for message in test.error), slug


def test_a_step_between_two_saved_ones_opens_the_nearest():
    saved = caches.steps()
    test = opened("home", moment=str(saved[3] + 1))
    assert test.session_state["home.moment_shown"] == min(saved, key=lambda step: abs(step - saved[3] - 1))


def test_progress_is_kept_from_page_to_page():
    test = opened("home")
    test.switch_page("pages/glossary.py").run()
    assert {"home", "glossary"} <= test.session_state["progress.visited"]


def test_the_parameter_count_on_the_about_page_is_that_of_the_model():
    model = caches.run().model()
    assert sum(parameter_counts().values()) == sum(parameter.numel() for parameter in model.parameters())


def test_the_embedding_shown_on_home_is_the_models_own():
    step = caches.steps()[-1]
    ours = token_vector(step, 300)
    assert ours == pytest.approx(caches.run().weights(step)["embed.weight"][300].tolist())


# One moment for every view ----------------------------------------------------------------------------------------


def test_a_chapter_begins_at_its_own_moment_and_offers_the_one_that_was_chosen_elsewhere():
    saved = caches.steps()
    test = opened("home", moment=str(saved[2]))
    test.query_params.clear()  # as a change of page in a browser does
    test.switch_page("pages/memory.py").run()
    assert "memory.moment_shown" not in test.session_state and "moment" not in test.query_params  # it shows the trained model
    test.button(key="frame.carry_on").click().run()
    assert test.session_state["memory.moment_shown"] == saved[2] and moment_of(test) == str(saved[2])


def moment_of(test: AppTest) -> str:
    found = test.query_params["moment"]
    return found if isinstance(found, str) else found[0]


# How early the loss falls, and what comes after -------------------------------------------------------------------


def recounted() -> tuple[dict[str, dict], int, int]:
    """(the tests that were below half-way when the loss had made nine tenths of its fall and end above 70 %, by name;
    the moment at which it had, by index; how many tests there are), from the files."""
    losses, skills = (caches.document(caches.BASE, f"analyses/{name}.json") for name in ("losses", "skills"))
    goal = losses["heldout_loss"][0] - 0.9 * (losses["heldout_loss"][0] - min(losses["heldout_loss"]))
    at = skills["steps"].index(next(step for step, loss in zip(losses["steps"], losses["heldout_loss"], strict=True) if loss <= goal))
    late = {one["family"]: one for one in skills["families"]
            if one["right"][at] < one["n"] * (1 + one["chance"]) / 2 and one["right"][-1] > 0.7 * one["n"]}
    return late, at, len(skills["families"])


@pytest.mark.parametrize(("slug", "key", "guess", "query"), [
    ("home", "home.guess", "About half", {"step": "2"}), ("training", "training.guess_end", "at 0 bits", {"step": str(number("training", "run"))}),
])
def test_a_page_that_tells_how_early_the_loss_falls_tells_what_was_learned_after_that(slug, key, guess, query):
    test = opened(slug, **query)
    test.button_group(key=key).set_value(guess).run()
    test.session_state[{"home": "home.after", "training": "training.run_numbers"}[slug]] = True
    test.run()
    is_well(test)
    late, at, tests = recounted()
    assert late  # so the page has something to tell
    told = " ".join(" ".join(element.value.split()) for element in test.markdown)
    assert f"{len(late)} of its {tests} tests were not yet half-way" in told
    lists = late.get("reading a list back")
    assert ("reading a list back from" in told) == bool(lists)
    if lists:
        first, last = lists["right"][at], lists["right"][-1]
        assert f"reading a list back from {first} to {last} right answers of {lists['n']}" in told


def test_the_lesson_plan_tells_the_same_of_the_loss_and_the_skills():
    late, _, tests = recounted()
    assert f"{len(late)} of its {tests} tests" in " ".join(plan_facts.expect(ACTIVITIES["noise"]).split())


def test_without_measured_skills_nothing_is_said_of_them():
    late = Course("late", (0, 100), 10, (0, 10), 0.0)
    assert learned_after({"late": late}, 0) and learned_after({"late": late}, 300) == learned_after({}, 300) == ""


# Who wrote the text -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def words_of_sources() -> dict[str, int]:
    """The words of each source, counted in every eleventh of its texts."""
    text = caches.training_text()
    return {source: sum(len(split_words(text.document(int(id)).text)) for id in text.documents(source=source)[::11]) for source in SOURCES}


@pytest.mark.parametrize(("slug", "query"), [
    ("home", {"step": str(number("home", "trap"))}), ("data", {"step": "3"}), ("about", {"step": "3"}), ("facilitators", {"step": "6"}),
    ("facilitators", {"view": "handout"}),
])
def test_who_wrote_the_text_is_said_plainly_with_shares_counted_from_it(slug, query, words_of_sources):
    """The words are counted again, in the text itself."""
    before = {"home.writers": True, "facilitators.scale": True}
    told = " ".join(" ".join(element.value.split()) for element in opened(slug, before=before, **query).markdown)
    assert "An AI system wrote that program and the stories" in told or "An AI system wrote the program and the stories" in told \
        or "an AI system wrote that program and the stories" in told
    sheet = recount.table("datasheet")
    exact = 100 * sum(row["words"] for row in sheet["sources"] if row["source"] == "world") / sheet["words"]
    assert exact == pytest.approx(100 * words_of_sources["world"] / sum(words_of_sources.values()), abs=0.5)
    share = round(exact)
    assert slug == "data" or f"{share} of 100 words" in told or f"{share} in 100 words" in told


# What can be typed ------------------------------------------------------------------------------------------------

BOXES = [("layers", "layers.prompt", {}), ("training", "training.text", {}),
         ("parameters", "parameters.prompt", {"parameters.step": 6, "parameters.beginning": True}),
         ("memory", "memory.prompt", {"memory.step": 2})]


def is_far(text: str) -> bool:
    """Whether a text costs the trained model more bits a token than new texts of the program that are as long."""
    bits = scoring.bits(caches.run().model(), prompt_ids(caches.tokenizer(), text, caches.run_config().model.n_ctx))
    limits = recount.table("beginnings")["program"]["far"]
    return float(bits.mean()) > limits[min(len(bits), len(limits)) - 1]


@pytest.mark.parametrize(("slug", "field", "before"), BOXES)
def test_a_prompt_far_from_all_that_was_read_gets_one_note_and_an_offered_one_none(slug, field, before, writes_little):
    test = opened(slug, before=before)
    assert not test.info
    unread, known = recount.unread(), recount.far_known()["beginning"]
    assert is_far(known)
    for typed, said in ((known, "It has read each of these words"), ("Tell me a joke", "it follows no orders."),
                        (f"The {unread} flew over", f"never read “{unread}”"),
                        ("Where does the squirrel live?", "an answer may come")):
        test.text_input(key=field).set_value(typed).run()
        is_well(test)
        notes = [" ".join(one.value.split()) for one in test.info if one.icon == ":material/info:"]
        assert len(notes) == 1 and said in notes[0], (typed, notes)
        assert ("bits of surprise for each token" in notes[0]) == is_far(typed)
    test.text_input(key=field).set_value("The capital of France is").run()
    assert not [one.value for one in test.info if one.icon == ":material/info:"]


@pytest.mark.parametrize(("slug", "field", "before"), BOXES)
def test_beside_each_box_stand_beginnings_that_work_before_a_word_is_typed(slug, field, before, writes_little):
    test = opened(slug, before={f"{slug}.beginnings.drawer": True, **before})
    told = " ".join(" ".join(element.value.split()) for element in test.markdown)
    table = caches.document(caches.BASE, "analyses/beginnings.json")
    far = sum(row["bits"] > table["program"]["far"][row["tokens"] - 1] for row in table["visitors"])
    assert f"We tried {len(table['visitors'])} beginnings such as people might type: {far} lay far from nearly all that it read." in told
    kinds = test.pills(key=f"{slug}.beginnings.kind")
    assert kinds.options == [kind["kind"] for kind in table["kinds"]]
    kind = table["kinds"][1]
    kinds.set_value(kind["kind"]).run()
    offered = test.pills(key=f"{slug}.beginnings.{kind['kind']}")
    assert offered.options == [one["prompt"] for one in kind["beginnings"]]
    offered.set_value(offered.options[-1]).run()
    is_well(test)
    assert test.text_input(key=field).value == offered.options[-1]
