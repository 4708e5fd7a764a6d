"""Texts that begin as visitors begin: what people think, say, ask and tell, and their tables."""

import re
from functools import cache

import pytest

from core.corpus.account import Recorded, Replayed
from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.genres import everyday_life, questions_answered, small_talk
from core.corpus.templates.conjugation import conjugated
from core.corpus.templates.fitting import MOST, estimated_tokens
from core.corpus.templates.threads import one_end, threads
from core.corpus.world import everyday_things, situations
from core.corpus.world.townsfolk import NAMED, Cast, newcomers

GENRES = [genre for module in (small_talk, everyday_life, questions_answered) for genre in module.GENRES]
SITUATIONS = {name: getattr(situations, name) for name in ("STORIES", "THOUGHTS", "TALKS", "TALES")}
TABLES = {"THINGS": 3, "DEEDS": 2, "QUALITIES": 4, "HABITS": 2, "ANIMALS": 3, "SPORTS": 3, "HOBBIES": 3, "TRADES": 5}
DOCUMENTS = 1_000


@cache
def texts(name: str) -> tuple[str, ...]:
    """Some documents of one genre; those that came out too long are drawn again by the program, and left out here."""
    genre = next(genre for genre in GENRES if genre.name == name)
    told = (genre.write(Draw(f"{name} {index}"), "") for index in range(DOCUMENTS))
    return tuple(text for text in told if text is not None)


def each(genres: list[Genre]):
    return pytest.mark.parametrize("genre", genres, ids=lambda genre: genre.name)


@each(GENRES)
def test_documents_are_neat_and_fit_a_context(genre):
    assert len(texts(genre.name)) > 0.85 * DOCUMENTS
    for text in texts(genre.name):
        assert estimated_tokens(text) <= MOST and len(text.split()) >= 12, text
        assert text[0].isupper() or text[0] == '"', text
        assert text.count('"') % 2 == 0, text
        assert not re.search(r"[\[\]{}<>|_*@;]|  | [.,?!]|\.\.|,\.|[?!][.,]|\b[a-z]+0\b", text.replace("; ", " ")), text
        assert not re.search(r"[.?!] [a-z]", re.sub(r'[.?!]"', '"', text)), text
        assert not re.search(r"[^.!?\"]$", text.split("\n")[-1]) or text.rsplit(" ", 1)[-1] in {name for name, _ in NAMED} | {"club"}, text


@each(GENRES)
def test_articles_and_pronouns_agree(genre):
    for text in texts(genre.name):
        assert not re.search(r"\b[Aa] (?!one\b|once\b|use|uni|euro|Euro|U)[aeiouAEIOU]\w", text), text
        assert not re.search(r"\b[Aa]n (?!hour|honest|honour)[^aeiouAEIOU]", text), text
        assert not re.search(r"(?:^|[.!?] )(?:He|She|It) (?:go|have|do|are|like|want|live|say|were)\b", text), text
        assert not re.search(r"\bI (?:is|has|are|does|says|asks)\b|\b(?:You|We|They) (?:is|was|has)\b", text), text
        assert not re.search(r"\b(?:asked|gave|offered|followed|made|stopped|told) I\b", text), text
        assert not re.search(r"\b(\w+) \1\b", re.sub(r"\b(?:had had|that that|nil nil)\b", "", text)), text


@each(GENRES)
def test_hardly_a_choice_is_wasted(genre):
    """Every other way of making one choice makes another text, or asks for other choices."""
    shown, all_of_them = 0, 0
    for index in range(12):
        draw = Recorded(f"{genre.name} {index}")
        text = genre.write(draw, "")
        for place, choice in enumerate(draw.choices):
            other = choice._replace(place=(choice.place + 1) % choice.count)
            try:
                changed = genre.write(Replayed([*draw.choices[:place], other, *draw.choices[place + 1:]]), "")
            except Exception:  # Parted, or a row that does not fit the other frame: either way not this text
                changed = None
            shown, all_of_them = shown + (changed != text), all_of_them + (choice.count > 1)
    assert shown >= 0.98 * all_of_them


@pytest.mark.parametrize("name", SITUATIONS)
def test_each_situation_can_be_told_in_each_of_its_ways(name):
    for situation in SITUATIONS[name]:
        counts = {choice.count("|") for choice in re.findall(r"\[@([^\[\]]*)\]", situation)}
        assert len(counts) <= 1, situation
        for way in threads(situation):
            assert "@" not in way, way
            told = one_end(everyday_life.tell(Draw(way), way, everyday_life.RULES, Cast(Draw(way), narrator=False)))
            assert 15 <= len(told.split()) <= 110, told


@pytest.mark.parametrize("name", SITUATIONS)
def test_no_choice_holds_one_thing_twice(name):
    for situation in SITUATIONS[name]:
        for way in threads(situation):
            for choice in re.findall(r"\[([^\[\]]*)\]", way):
                options = choice.split("|")
                assert len(options) > 1 and len(set(options)) == len(options), choice


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_all_their_columns_and_name_nothing_twice(name):
    rows = everyday_things.rows(getattr(everyday_things, name))
    assert all(len(row) == TABLES[name] and all(row) for row in rows)
    assert len({row[0] for row in rows}) == len(rows)


def test_every_thing_deed_quality_and_habit_is_written():
    told = {name: " ".join(texts(name)) + " ".join(filter(None, (genre.write(Draw(f"more {name} {index}"), "") for index in range(3_000))))
            for genre in questions_answered.GENRES for name in [genre.name]}
    lower = {name: text.lower() for name, text in told.items()}
    rows = everyday_things.rows
    assert [row[0] for row in rows(everyday_things.THINGS) if row[0].lower() not in lower["what things are"]] == []
    assert [row[0] for row in rows(everyday_things.QUALITIES) if row[0] not in lower["why is it so"]] == []
    assert [row[0] for row in rows(everyday_things.HABITS) if row[0].lower() not in lower["why people do it"]] == []
    verbs = {row[0].split()[0] for row in rows(everyday_things.DEEDS)}
    assert [verb for verb in verbs if not any(re.search(rf"\b{form.split()[0]}\b", lower["have you ever"]) for form in conjugated(verb))] == []


def test_openings_are_as_many_as_visitors():
    openings = {" ".join(text.split()[:3]) for genre in GENRES for text in texts(genre.name)[:int(60 * genre.share)]}
    assert len(openings) >= 300


def test_verbs_of_everyday_keep_their_forms():
    assert conjugated("hit the nail") == ("hit the nail", "hits the nail", "hit the nail", "hit the nail", "hitting the nail")
    assert conjugated("prefer tea")[2:] == ("preferred tea", "preferred tea", "preferring tea")
    assert conjugated("fry an egg")[1:3] == ("fries an egg", "fried an egg")
    assert conjugated("forgive her")[2:4] == ("forgave her", "forgiven her")


def test_a_newcomer_keeps_trade_and_town():
    told = " ".join(texts("who I am") + texts("my favourite"))
    for person in newcomers():
        for trade in re.findall(rf"\b(?:{person.name} is|I'm {person.name}, and I am) (an? [a-z ]+?)[.:,]", told):
            assert trade == person.trade[0]
    assert len({person.name for person in newcomers()} & {name for name, _ in NAMED}) == 40


def test_together_they_are_a_sixteenth_to_a_tenth_of_the_world():
    from core.config import LATEST_EDITION
    from core.corpus.build import all_genres

    whole = sum(genre.share for genre in all_genres(LATEST_EDITION))
    assert 1 / 16 < sum(genre.share for genre in GENRES) / whole < 1 / 10
    assert [genre.name for genre in all_genres(LATEST_EDITION)[-len(GENRES):]] == [genre.name for genre in GENRES]
