"""The genres of narrative and everyday life, and the notation that they are written in."""

import random
import re
from functools import cache
from importlib import import_module
from math import log

import pytest

from core.corpus.draw import Draw
from core.corpus.english.lexicon import forms
from core.corpus.genres import bank_ambiguity, dialogue, open_endings, plans, portraits, stories
from core.corpus.house_authors import words_outside
from core.corpus.templates.common_phrases import COMMON
from core.corpus.templates.template import cast, tell, tidy

MODULES = ("stories", "tales", "open_endings", "everyday_scenes", "dialogue", "diary", "bank_ambiguity", "portraits", "plans")
GENRES = [genre for name in MODULES for genre in import_module(f"core.corpus.genres.{name}").GENRES]
DOCUMENTS = 150


@cache
def texts(name: str) -> tuple[str, ...]:
    """Some documents of one genre."""
    genre = next(genre for genre in GENRES if genre.name == name)
    told = (genre.write(Draw(f"test {index}"), "") for index in range(DOCUMENTS))
    return tuple(text for text in told if text is not None)  # None: the program draws again


def everything() -> str:
    return "\n\n".join(text for genre in GENRES for text in texts(genre.name))


def test_a_choice_costs_what_it_surprises():
    for seed in range(10):
        draw = Draw(seed)
        animal = tell(draw, "[cat|dog*3]", {})
        assert draw.nats == pytest.approx(-log({"Cat": 0.25, "Dog": 0.75}[animal]))


def test_a_named_choice_comes_back_where_its_slot_stands():
    text = tell(Draw(3), "a <pet=animal>. the {pet}, two {s:pet}.", {"animal": ["owl", "fox"]})
    assert text in ("An owl. The owl, two owls.", "A fox. The fox, two foxes.")


def test_articles_spaces_and_capitals_are_put_right():
    written = 'a apple  , a hour. "where is a useful one?" asked Ida. a uncle\nit'
    assert tidy(written) == 'An apple, an hour. "Where is a useful one?" asked Ida. An uncle\nIt'


def test_a_cast_holds_different_people_with_their_pronouns():
    for seed in range(100):
        chosen, slots = cast(Draw(seed), 3)
        assert len({person.name for person in chosen}) == 3
        assert slots["he2"] == chosen[1].pronouns.they


@pytest.mark.parametrize("genre", GENRES, ids=lambda genre: genre.name)
def test_documents_stay_inside_the_lexicon_and_the_context(genre):
    for text in texts(genre.name):
        assert not words_outside(text), text
        assert 8 <= len(text.split()) <= 110, text
        assert not re.search(r"[\[\]{}<>|_*]", text), text


@pytest.mark.parametrize("genre", GENRES, ids=lambda genre: genre.name)
def test_documents_read_like_english(genre):
    for text in texts(genre.name):
        assert not re.search(r"\b[Aa] (?!one\b|use|uni|Euro)[aeiouAEIOU]", text), text
        assert not re.search(r"\b[Aa]n (?!hour|honest)[^aeiouAEIOU]", text), text
        assert not re.search(r"(?<!does )(?<!did )\b(?:he|she|it) (?:go|eat|have|do|are|like|live|want)\b", text), text
        assert not re.search(r"[.?!] [a-z]", re.sub(r'[.?!]"', '"', text)), text
        assert not re.search(r"  | [.,?!]|\.\.|,\.", text), text
        assert text.count('"') % 2 == 0, text
        assert text[0].isupper() or text[0] == '"', text


def test_a_disturbed_global_generator_changes_nothing():
    for genre in GENRES:
        random.seed(1)
        first = genre.write(Draw("same"), "")
        random.seed(2)
        random.random()
        assert genre.write(Draw("same"), "") == first


def test_she_and_he_open_doors_and_go_on_in_many_ways():
    found = [genre.write(Draw(f"door {index}"), "") for genre in open_endings.GENRES for index in range(2000)]
    after = [match[1] for text in found if (match := re.search(r"[SH]h?e opened the door and (\w+)", text))]
    assert len(after) == len(found)
    assert len(set(after)) >= 40
    assert max(after.count(word) for word in set(after)) < len(after) * 0.06
    assert 0.4 < sum("She opened" in text for text in found) / len(found) < 0.6


def test_no_story_gives_a_person_a_held_out_thing():
    pairs = set(stories.HELD_OUT_PAIRS)
    assert len(pairs) > 100
    for index in range(500):
        draw, slots = Draw(f"owner {index}"), {}
        _, slots = cast(draw, 1)
        stories._owner(draw, slots)
        assert (slots["n"], slots["thing"]) not in pairs


def test_no_talk_sends_anyone_to_a_held_out_place():
    for text in texts("talk"):
        for thing, place in dialogue.HELD_OUT_PLACES:
            assert not re.search(rf'"Your {thing}\? (?:It is|I saw it|I put it) in the {place}', text)


def test_the_clues_of_the_probes_about_the_two_banks_never_stood_together():
    names = re.compile(r"\b(?:" + "|".join(person.name for person in portraits.people()) + r")\b")
    told = names.sub("N", "\n".join(bank_ambiguity.GENRES[0].write(Draw(f"bank {index}"), "") for index in range(3000)))
    probes = bank_ambiguity.probes(Draw(1))
    assert len(probes) >= 60
    assert not [probe.context for probe in probes if names.sub("N", probe.context) in told]


def test_facts_are_never_told_in_the_phrasings_kept_from_a_person():
    told = "\n".join(genre.write(Draw(f"fact {index}"), "") for genre in portraits.GENRES for index in range(600))
    probes = [p for p in portraits.probes(Draw(1)) if p.family == "lasting traits in unseen phrasings"]
    assert len(probes) > 60
    assert not [p.context for p in probes if p.context in told]
    assert "every day Tess goes to work as a" in told.lower().replace("tess", "Tess")  # told of others


def test_no_plan_tells_a_held_out_deed_in_the_perfect():
    told = "\n".join(plans.write_plan(Draw(f"plan {index}"), "") for index in range(1500))
    deeds = {f"{forms(verb)[3]} {thing}" for verb, thing in plans.HELD_OUT_PERFECT if forms(verb)[3] != forms(verb)[2]}
    assert deeds and not [deed for deed in deeds if re.search(rf"(?:has|have|had|haven't|I've) (?:already |never |often )?{deed}\b", told)]
    assert re.search(r"has [a-z]+ (?:the|a) ", told)


def test_two_clues_describe_one_person_only():
    for pair in portraits.CLUE_PAIRS:
        for person in portraits.known_by_two(*pair):
            same = [q for q in portraits.people() if all(getattr(q, trait) == getattr(person, trait) for trait in pair)]
            assert same == [person]


def test_probes_are_minimal_and_deterministic():
    for name in MODULES:
        module = import_module(f"core.corpus.genres.{name}")
        first, second = module.probes(Draw("p")), module.probes(Draw("p"))
        assert first == second
        for probe in first:
            assert probe.right.startswith(" ") and all(wrong.startswith(" ") and wrong != probe.right for wrong in probe.wrong)
            assert not probe.context.endswith((" ", "\n"))


def test_common_phrases_are_english_words():
    slots = {"n": "Anna", "he": "she", "his": "her", "him": "her", "n2": "Ben"}
    for name in ("scene", "when", "end", "hidden", "spot", "snack"):
        for index in range(200):
            assert not words_outside(tell(Draw(f"{name} {index}"), f"<{name}>", COMMON, slots))
