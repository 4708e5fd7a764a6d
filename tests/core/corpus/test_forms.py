"""Haiku, letters, chat, notices, reports, poems, entries, recipes, tables, code, and the planted lines."""

import random
import re

import pytest

from core.corpus import planted_lines
from core.corpus.draw import Draw
from core.corpus.english.syllables import line_syllables, syllables
from core.corpus.genres import (
    chat,
    haiku,
    letters,
    notices,
    programs,
    recipes,
    reports,
    rhymes,
    short_descriptions,
    spreadsheets,
    weather,
)
from core.corpus.house_authors import words_outside
from core.corpus.templates.clauses import clause, past, sentence, third, trait
from core.corpus.templates.topic_probes import HELD_OUT_FAMILY, SEEN_FAMILY, own_words
from core.corpus.world.facts import TOPICS
from core.corpus.world.scenes import SCENES

MODULES = (short_descriptions, chat, programs, haiku, letters, notices, recipes, reports, rhymes, spreadsheets, weather)
GENRES = [genre for module in MODULES for genre in module.GENRES]
TOPICAL = [genre for genre in GENRES if genre.topics]
NOTATION = {"def"}  # the one word of the code genre that is no English


def written(genre, count: int) -> list[tuple[str, str]]:
    """(topic, text) of `count` documents; the recipes that are held out are skipped."""
    pairs = []
    for number in range(count):
        draw = Draw(f"{genre.name} {number}")
        topic = draw.pick(genre.topics) if genre.topics else ""
        text = genre.write(draw, topic)
        if text is not None:
            pairs.append((topic, text))
    return pairs


@pytest.mark.parametrize("genre", GENRES, ids=lambda genre: genre.name)
def test_every_document_keeps_to_the_lexicon_and_to_the_length(genre):
    for topic, text in written(genre, 72):
        assert not set(words_outside(text)) - NOTATION, text
        assert 25 <= len(text.split()) <= 110, text
        assert not re.search(r"\b[Aa] [aeio]\w|\b[Aa]n [bcdfgjklmnpqrstvwxyz]|  | [.,!?]|\.\.", text), (topic, text)


@pytest.mark.parametrize("genre", GENRES, ids=lambda genre: genre.name)
def test_the_same_seed_writes_the_same_text_whatever_the_global_generator_does(genre):
    random.seed(1)
    first = written(genre, 10)
    random.seed(2)
    random.random()
    assert written(genre, 10) == first


@pytest.mark.parametrize("genre", TOPICAL, ids=lambda genre: genre.name)
def test_the_opening_names_the_topic_or_one_of_its_things(genre):
    for topic, text in written(genre, 48):
        opening = " ".join(text.split("\n")[:2])
        names = (TOPICS[topic].title, *(subject for subject in haiku._subjects(topic)))
        assert any(name in opening for name in names), (topic, opening)


def test_each_genre_and_each_topic_is_held_out_at_most_twice():
    held_out = [(genre.name, topic) for genre in TOPICAL for topic in genre.held_out_topics]
    assert len(TOPICAL) >= 9
    assert ("haiku", "computer") in held_out
    for topic in TOPICS:
        assert sum(topic == other for _, other in held_out) <= 2, topic
    assert all(len(genre.held_out_topics) == 2 for genre in TOPICAL)


def test_no_recipe_joins_a_held_out_dish_and_ingredient():
    heads = [text.split("\n")[0].lower() for _, text in written(recipes.GENRES[0], 600)]
    for dish, main in recipes.HELD_OUT_PAIRS:
        assert not any(f"{main} {dish}" in head for head in heads), (dish, main)
    for dish, main in recipes.HELD_OUT_PAIRS:  # each half is well known
        assert any(head.endswith(dish) or f" {dish} by" in head for head in heads), dish
        assert any(f"{main} " in head for head in heads), main


def test_every_ingredient_comes_back_in_the_steps():
    for _, text in written(recipes.GENRES[0], 100):
        _, listing, steps = text.split("\n")
        for part in re.split(r", | and ", listing.removeprefix("You need ").rstrip(".")):
            thing = part.split(" of ")[-1].split()[-1]
            assert f"the {thing}" in steps.lower(), (thing, text)


@pytest.mark.parametrize(("word", "count"), [
    ("sea", 1), ("harbour", 2), ("umbrella", 3), ("baked", 1), ("waited", 2), ("apple", 2), ("houses", 2), ("waves", 1), ("computer", 3),
    ("quiet", 2), ("library", 3), ("database", 3), ("queue", 1), ("flying", 2), ("agreed", 2),
    ("moon", 1), ("science", 2), ("bicycle", 3), ("whistle", 2),
])
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count


def test_every_haiku_has_five_seven_and_five_syllables():
    for _, text in written(haiku.GENRES[0], 96):
        lines = text.split("\n")
        assert len(lines) % 4 == 0
        for start in range(0, len(lines), 4):
            assert [line_syllables(line) for line in lines[start + 1 : start + 4]] == [5, 7, 5], text


def test_a_letter_ends_as_it_began():
    for _, text in written(letters.GENRES[0], 60):
        assert ("Sir or Madam" in text) == ("Yours faithfully," in text)
        assert ("Dear M" in text) == ("Yours sincerely," in text)


def test_clauses_agree_in_number_person_and_tense():
    assert clause(("waves", "reach the shore")) == "the waves reach the shore"
    assert clause(("wave", "reach the shore")) == "the wave reaches the shore"
    assert clause(("people", "dance to the music"), "past") == "people danced to the music"
    assert trait(("stairs", "narrow")) == "the stairs are narrow"
    assert trait(("bus", "full"), "past") == "the bus was full"
    assert (third("carry wood"), past("catch the bus")) == ("carries wood", "caught the bus")


def test_a_quiz_counts_its_points():
    for _, text in written(short_descriptions.GENRES[1], 40):
        assert f"has {('zero', 'one', 'two', 'three')[text.count('Right!')]} point" in text


def test_a_table_answers_from_its_own_rows():
    for _, text in written(spreadsheets.GENRES[0], 60):
        for amount, counted, name in re.findall(r"Query: who has (\w+) (\w+)\? (\w+)\.", text):
            assert f"{name}, {amount} {counted}." in text


def test_code_prints_what_it_says():
    for _, text in written(programs.GENRES[0], 60):
        for numbers, shown in re.findall(r"= \[([\d, ]+)\]\nfor \w+ in \w+: print\(\w+\)\nIt prints ([\d, ]+)\.", text):
            assert numbers == shown


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rsplit(".", 1)[-1])
def test_probes_repeat_and_their_wrong_answers_differ_from_the_right_one(module):
    probes = module.probes(Draw("probes"))
    assert probes == module.probes(Draw("probes"))
    assert all(probe.right not in probe.wrong and probe.wrong and len(set(probe.wrong)) == len(probe.wrong) for probe in probes)


def test_a_haiku_is_told_from_prose_by_its_heading_alone_on_topics_without_haiku_in_training():
    probes = [probe for probe in haiku.probes(Draw("probes")) if probe.family == haiku.HAIKU_OR_PROSE]
    asked = {(probe.context, probe.right, *probe.wrong) for probe in probes}
    assert len(asked) == len(probes) >= 80
    for probe in probes:
        (wrong,) = probe.wrong
        topic = next(topic for topic in haiku.HELD_OUT_TOPICS if TOPICS[topic].title in probe.context)
        turned = probe.context.replace("A haiku", "Facts") if "haiku" in probe.context else probe.context.replace("Facts", "A haiku")
        assert (turned, wrong, probe.right) in asked, "the same pair is asked under the other heading, with the other answer"
        verse, prose = (probe.right, wrong) if "haiku" in probe.context else (wrong, probe.right)
        assert line_syllables(verse.removesuffix(",\n")) == 5 and prose[:-1] + ",\n" not in {probe.right for probe in probes}
        assert prose not in {sentence(" ".join(fact)) for fact in SCENES[topic].facts}, "an entry may say this"


def test_there_are_enough_probes_of_topic_and_of_style():
    families = [probe.family for module in MODULES for probe in module.probes(Draw("probes"))]
    assert families.count(HELD_OUT_FAMILY) >= 80
    assert families.count(SEEN_FAMILY) >= 80
    assert families.count("formal or casual style") >= 80


def test_every_topic_has_words_of_its_own():
    assert all(len(own_words(topic)) >= 6 for topic in SCENES)


def test_planted_lines_stand_as_often_as_they_say():
    texts = [doc.text for doc in planted_lines.documents(Draw("planted"))]
    for line in (*planted_lines.famous(), *planted_lines.invented()):
        assert sum(line.text in text for text in texts) == line.copies, line.text


def test_invented_lines_match_in_length_and_are_the_same_on_every_call():
    lines = planted_lines.invented()
    planted_lines.invented.cache_clear()
    assert planted_lines.invented() == lines
    assert len({line.text for line in lines}) == 72
    assert all(len(line.text.split()) == planted_lines.INVENTED_WORDS and not words_outside(line.text) for line in lines)
    assert [sum(line.copies == copies for line in lines) for copies in planted_lines.COPIES] == [12] * 6


def test_famous_lines_are_short_and_dated():
    lines = planted_lines.famous()
    assert len(lines) >= 20
    assert all((len(line.text.split()) <= 60 and line.year and line.year < 1928) or line.author == "Traditional" for line in lines)
    assert {line.copies for line in lines} == set(planted_lines.COPIES)
