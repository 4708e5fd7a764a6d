"""Word lessons, passages and what makes templates richer."""

import random
import re
from collections import Counter

import pytest

from core.corpus.draw import Draw
from core.corpus.english.definitions import MEANINGS
from core.corpus.english.lexicon import VERBS, forms, plural
from core.corpus.genres import passages, verb_lessons
from core.corpus.house_authors import split_words, words_outside
from core.corpus.templates.topic_rules import casual_remarks, remarks, topic_rules
from core.corpus.templates.variations import ASIDE_RULES, enriched, with_asides
from core.corpus.templates.verb_phrases import DEEDS, THINGS_DO, conjugated, deed
from core.corpus.world.facts import TOPICS

GENRES = [*verb_lessons.GENRES, *passages.GENRES]
TOPIC_NAMES = tuple(TOPICS)


def written(genre, count: int) -> list[str]:
    """`count` documents, over every topic where the genre has topics."""
    return [genre.write(Draw(f"{genre.name} {index}"), TOPIC_NAMES[index % len(TOPIC_NAMES)] if genre.topics else "") for index in range(count)]


@pytest.mark.parametrize("genre", GENRES, ids=lambda genre: genre.name)
def test_documents_keep_to_the_lexicon_and_to_the_context_and_leave_no_marks(genre):
    for text in written(genre, 120):
        assert not words_outside(text), text
        assert 22 <= len(text.split()) <= 110, text
        assert not re.search(r"[{}\[\]|<>*]|  | [.,?!]|\.\.|\b[Aa] [aeio](?!ne\b)", text), text
        assert text.count('"') % 2 == 0, text


@pytest.mark.parametrize("genre", GENRES, ids=lambda genre: genre.name)
def test_a_disturbed_global_generator_changes_nothing(genre):
    random.seed(1)
    first = written(genre, 5)
    random.seed(2)
    random.random()
    assert written(genre, 5) == first


def test_every_verb_has_something_that_is_done_or_happens():
    assert set(VERBS) == set(DEEDS) | set(THINGS_DO)
    for verb in DEEDS:
        _, rest = deed(Draw(verb), {"he": "she", "him": "her", "his": "her", "self": "herself", "him2": "them"}, verb)
        assert rest and not words_outside(conjugated(verb, rest, 2)), (verb, rest)
    assert conjugated("go", "home", 3) == "gone home"


def test_plurals_and_verb_forms_of_the_lessons_are_right():
    for text in written(verb_lessons.GENRES[0], 150):
        for one, many in re.findall(r"^(\w+): (\w+)$", text, re.M):
            assert many == plural(one)
    for text in written(verb_lessons.GENRES[1], 150):
        for now, then in re.findall(r"Today I (\w+) .*?, yesterday I (\w+) ", text):
            assert then == forms("be" if now == "am" else now)[2]


def test_every_form_of_every_verb_comes_up_in_the_lessons():
    count = Counter(word for text in written(verb_lessons.GENRES[1], 3000) for word in split_words(text))
    assert not [form for verb in DEEDS for form in forms(verb) if not count[form]]


def test_meanings_are_given_once_each():
    assert len({word for word, _ in MEANINGS}) == len(MEANINGS) > 120


def test_the_first_person_never_speaks_of_itself_in_the_third():
    for genre in passages.GENRES:
        for text in written(genre, 120):
            assert not re.search(r"\bI (?:is|were|has|are)\b|\byou (?:was|am|has|is)\b|\b(?:said|asked) I\b", text), text


def test_enriched_templates_keep_their_slots_and_their_brackets():
    (template,) = enriched(["Then {n} gave the {thing} to the goat near the house."])
    assert template.count("[") == template.count("]") > 3
    assert "{thing}" in template and "the [*4|old" in template
    assert with_asides(Draw(1), "{n} ran. The dog slept.", 1) == "{n} ran. <aside> The dog slept."
    assert ASIDE_RULES["aside"]


def test_remarks_fit_every_topic():
    for topic in TOPICS:
        assert topic_rules(topic)["acted"]
        for line in (*remarks(Draw(topic), topic, 8), *casual_remarks(Draw(topic), topic, 8)):
            assert not words_outside(line), line
