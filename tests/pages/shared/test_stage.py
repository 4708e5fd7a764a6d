"""The stage: each chapter on it is a short list of steps, each with few words, an address and a picture that tells its numbers."""

import json
import re

import pytest

from pages.shared.frame.chapters import chapter
from pages.shared.frame.steps import MOST_STEPS, MOST_WORDS, STEPS
from pages.shared.loading import caches
from pages.shared.text import prose
from tests.opening import opened, sent
from tests.pages.test_every_page import is_well
from tests.test_prose import TEACHING

EACH = [(slug, number, step) for slug, steps in STEPS.items() for number, step in enumerate(steps, start=1)]
FRAME = ("Your browser is translating", "≈", "all seen", "| ")  # what the frame says, and tables
NAMES = [f"{slug}-{step.name}" for slug, _, step in EACH]


def words(text: str) -> int:
    """How many words a reader reads: without the addresses of links and the marks of Markdown."""
    shown = re.sub(r"\]\([^)]*\)|[*_#`\[\]]", " ", text)
    return len([word for word in shown.split() if re.search(r"\w", word)])


@pytest.mark.parametrize("slug", STEPS)
def test_a_chapter_has_few_steps_each_with_a_name_of_its_own_and_ends_with_a_question(slug):
    names = [step.name for step in STEPS[slug]]
    assert 5 <= len(names) <= MOST_STEPS and len(set(names)) == len(names)
    assert (names[-1] == "check" and "trap" in names) or slug not in TEACHING


@pytest.mark.parametrize(("slug", "number", "step"), EACH, ids=NAMES)
def test_a_step_shows_its_sentence_a_picture_with_its_words_and_little_prose(slug, number, step):
    test = opened(slug, step=str(number))
    is_well(test)
    assert [title.value for title in test.title] == [chapter(slug).title]
    assert test.header[0].value == step.title
    pictures = [given for given in sent(test) if given.get("sentences") or given.get("texts") or given.get("states")]
    assert pictures
    for given in pictures:
        assert all(given.get("sentences", ["said"]))
        if "frames" in given and "figure" in given:
            assert json.loads(given["figure"])["data"] and len(json.loads(given["frames"])) == len(given["steps"])
    told = [element.value for element in test.markdown if not element.value.startswith(FRAME)]
    assert words(" ".join(told)) <= MOST_WORDS, told


@pytest.mark.parametrize(("slug", "number", "step"), EACH, ids=NAMES)
def test_no_section_of_a_step_has_more_words_than_fit_beside_its_picture(slug, number, step):
    for name, text in prose.sections(slug).items():
        if name == step.name or name.startswith(f"{step.name}_"):
            assert words(re.sub(r"\{\{(?:[^{}|]+\|)?([^{}]+)\}\}", r"\1", text)) <= MOST_WORDS, name


def test_next_and_back_and_the_dots_lead_through_the_steps_and_the_address_follows():
    test, slug = opened("fill_in_the_blank"), "fill_in_the_blank"
    steps = STEPS[slug]
    assert "step" not in test.query_params and test.button(key=f"{slug}.step_back").disabled
    test.button(key=f"{slug}.step_on").click().run()
    assert test.header[0].value == steps[1].title and test.query_params["step"] in ("2", ["2"])
    test.button(key=f"{slug}.dot5").click().run()
    assert test.header[0].value == steps[4].title
    test.button(key=f"{slug}.step_back").click().run()
    assert test.header[0].value == steps[3].title
    last = opened(slug, step=str(len(steps)))
    assert not [button for button in last.button if button.key == f"{slug}.step_on"]
    assert "Next chapter" in [link.proto.label for link in last.get("page_link")]


@pytest.mark.parametrize("raw", ["banana", "-3", "4.5"])
def test_a_link_to_a_step_that_is_none_opens_the_first_with_one_notice(raw):
    test = opened("fill_in_the_blank", step=raw)
    assert test.header[0].value == STEPS["fill_in_the_blank"][0].title
    assert len([notice for notice in test.info if "could not be read" in notice.value]) == 1


def test_the_strip_names_every_chapter_marks_what_was_seen_and_counts_the_rest():
    test = opened("glossary")
    labels = [link.proto.label for link in test.get("page_link")][:13]
    assert labels[0] == "**0** Home" and labels[9] == "**9** End"
    assert labels[10:] == ["**F** Teach", "**G** Glossary", "**A** About"]
    before = int(re.search(r"≈ (\d+) min more", " ".join(each.value for each in test.markdown))[1])
    test.session_state["progress.visited"] = {"home", "layers"}
    test.run()
    assert [link.proto.label for link in test.get("page_link")][3] == "**3✓** Layers *seen*"
    assert int(re.search(r"≈ (\d+) min more", " ".join(each.value for each in test.markdown))[1]) < before


def test_each_step_opens_at_its_own_moment_and_one_that_was_carried_along_stays():
    saved, slug = caches.steps(), "fill_in_the_blank"
    test = opened(slug, moment=str(saved[3]))
    assert test.session_state[f"{slug}.moment_shown"] == saved[3]
    test.button(key=f"{slug}.step_on").click().run()
    assert f"{slug}.moment_shown" not in test.session_state and "moment" not in test.query_params
    carried = opened(slug, before={"frame.moment_elsewhere": ("home", saved[3])})
    carried.button(key="frame.carry_on").click().run()
    for _ in range(2):
        carried.button(key=f"{slug}.step_on").click().run()
    assert carried.session_state[f"{slug}.moment_shown"] == saved[3]
