"""The prose of every chapter: it reads easily, and it uses no term that the glossary lacks."""

import re

import pytest

from pages.shared.frame.chapters import chapters
from pages.shared.text import prose
from tests.reading import reading_ease, syllables

CONTENT = sorted(path.stem for path in (prose.CONTENT / prose.LANGUAGE).glob("*.md"))
PLAIN_ENGLISH = 60
# they end with a question, after naming what people get wrong
TEACHING = [entry.slug for entry in chapters() if entry.part not in ("try it", "back of the book", "aside")]
TYPICAL = {"verdict": "You guessed it."}  # what stands in a slot where most hold a number, or a word or two


def terms_of(chapter: str, section: str) -> set[str]:
    """The glossary terms that a section marks."""
    entries = {term.lower(): term for term in prose.definitions()}
    return {entries.get(match[1].lower(), match[1]) for match in prose._TERM.finditer(prose.sections(chapter)[section])}


def read_aloud(chapter: str, section: str) -> str:
    """A section as a reader meets it, with something typical in each slot."""
    return prose.section(chapter, section, **{slot: TYPICAL.get(slot, "twelve") for slot in prose.slots_of(chapter, section)})


@pytest.mark.parametrize(("text", "ease"), [
    ("The cat sat on the mat.", 116.1),  # 6 words, 1 sentence, 6 syllables
    ("A model is made of numbers. Each one is called a parameter.", 80.9),  # 12 words, 2 sentences, 17 syllables
    ("A [model](https://x.y/very-long) is made of **numbers**.\n\n- Each one is called a :blue[parameter] (Brown 2020).", 80.9),
])
def test_the_measure_is_flesch_s(text, ease):
    assert reading_ease(text) == pytest.approx(ease, abs=0.3)


def test_words_that_the_dictionary_lacks_are_counted_by_their_vowels():
    assert [syllables(word) for word in ("unembedder", "spotle", "glorped", "plinted", "zyx")] == [4, 2, 1, 2, 1]


@pytest.mark.parametrize("chapter", CONTENT)
def test_a_chapter_is_plain_english(chapter):
    ease = {section: reading_ease(read_aloud(chapter, section)) for section in prose.sections(chapter)}
    whole = reading_ease("\n\n".join(read_aloud(chapter, section) for section in ease))
    assert whole >= PLAIN_ENGLISH, f"{chapter}.md has {whole:.0f}; hardest: {sorted(ease, key=ease.get)[:3]}"


def test_every_term_of_the_glossary_is_marked_in_some_chapter():
    marked = {term for chapter in CONTENT for section in prose.sections(chapter) for term in terms_of(chapter, section)}
    assert sorted(set(prose.sections("glossary")) - marked) == []


@pytest.mark.parametrize("chapter", TEACHING)
def test_a_chapter_names_a_misconception_and_refutes_it(chapter):
    told = "\n\n".join(prose.sections(chapter).values())
    assert re.search(r"^\*\*“[^”]+”\*\* (No\b|Not\b)", told, re.MULTILINE)
