"""What a child knows, and sums as people say them: true to their tables, good English, and silent on what is held out."""

import re
from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise

import pytest

from core.config import LATEST_EDITION
from core.corpus import build
from core.corpus.draw import Draw
from core.corpus.english.grammar import number_words
from core.corpus.genres import asked_facts, everyday_sums, plain_facts
from core.corpus.genres.plain_facts import all_facts
from core.corpus.house_authors import words_outside
from core.corpus.templates.fact import forbidden
from core.corpus.templates.pair_facts import of_pairs
from core.corpus.templates.thing_facts import of_things

MODULES = (plain_facts, asked_facts, everyday_sums)
ABOUT_FACTS = (plain_facts, asked_facts)
ALL = [pytest.param(genre, id=genre.name) for module in MODULES for genre in module.GENRES]
NUMBERS = {number_words(n): n for n in range(60)}


def texts(genre, count: int = 200) -> list[str]:
    written = []
    for index in range(count):
        draw = Draw(f"test {genre.name} {index}")
        while (text := genre.write(draw, "")) is None:
            pass
        written.append(text)
    return written


@cache
def many(*modules) -> tuple[str, ...]:
    """20,000 documents of all the modules together, each genre as often as its share says: those of `modules`."""
    whole = sum(genre.share for one in MODULES for genre in one.GENRES)
    return tuple(text for module in modules for genre in module.GENRES for text in texts(genre, round(20_000 * genre.share / whole)))


@cache
def sentences() -> Counter:
    """How often each sentence, and each question with the sentence after it, was written as the whole of one."""
    found: Counter = Counter()
    for text in many(*ABOUT_FACTS):
        parts = re.split(r"(?<=[.?!]) ", text)
        found.update(parts)
        found.update(f"{one} {two}" for one, two in pairwise(parts))
    return found


@pytest.mark.parametrize("genre", ALL)
def test_documents_keep_to_the_lexicon_and_to_the_length(genre):
    for text in texts(genre):
        assert not words_outside(text), text
        assert 22 <= len(text.split()) <= 110, text


@pytest.mark.parametrize("genre", ALL)
def test_documents_read_like_english(genre):
    for text in texts(genre):
        assert not re.search(r"\b[Aa] (?!one\b|use|uni|Euro)[aeiouAEIOU]", text), text
        assert not re.search(r"\b[Aa]n (?!hour|honest)[^aeiouAEIOU]", text), text
        assert not re.search(r"\b(?:it|It|he or she|A \w+) (?:are|have|make|eat|live|go)\b", text.replace("Does ", "")) or "oes a" in text, text
        assert not re.search(r"\b[Tt]hey (?:is|has|makes|eats|lives|goes)\b", text), text
        assert not re.search(r"[.?!] [a-z]", text), text
        assert not re.search(r"[{}|<>_~]|  | [.,?!;]|\.\.|,\.", text), text
        assert text.count('"') % 2 == 0, text
        assert text[0].isupper() or text[0].isdigit() or text[0] == '"', text
        assert text.endswith((".", "?", "!", '."', '!"')), text


def test_the_new_genres_stand_last_and_come_to_a_sixth():
    names = [genre.name for module in MODULES for genre in module.GENRES]
    assert set(names) <= {genre.name for genre in build.all_genres(LATEST_EDITION)[86:]}
    ours = sum(genre.share for module in MODULES for genre in module.GENRES)
    assert 0.15 < ours / sum(genre.share for genre in build.all_genres(LATEST_EDITION)) < 0.18


def test_there_are_facts_enough_and_each_in_many_wordings():
    assert len(all_facts()) >= 500 and len({fact.about for fact in all_facts()}) >= 350
    assert len({(thing.group, thing.key) for thing in of_things()}) == len(of_things())
    for fact in all_facts():
        assert len(fact.everything) == len(set(fact.everything)) >= 12, fact
        assert fact.plain and fact.asked and fact.around, fact
        assert fact.held_out and fact.held_out not in fact.everything, fact


def test_each_fact_is_written_in_many_wordings():
    found = sentences()
    wordings = [sum(text in found for text in fact.everything) for fact in all_facts()]
    assert sum(count >= 5 for count in wordings) > 0.95 * len(wordings)
    assert sum(count == 0 for count in wordings) < 0.01 * len(wordings)  # a corpus has twice as many documents


def test_what_is_held_out_is_never_written():
    found = sentences()
    assert not [fact.held_out for fact in all_facts() if fact.held_out in found]
    assert not [text for text in forbidden() if text in found], "what the older genres keep out"


def test_half_of_the_texts_about_facts_begin_with_one_in_its_plainest_words():
    plain = {text for fact in all_facts() for text in fact.plain}
    begun = sum(re.split(r"(?<=\.) ", text)[0] in plain for text in many(*ABOUT_FACTS))
    assert begun > 0.5 * len(many(*ABOUT_FACTS))


def test_a_sentence_about_a_colour_tells_the_colour_of_the_table():
    told = defaultdict(set)
    for fact in all_facts():
        if fact.relation == "c":
            told[fact.said[0]].add(fact.value)
    names = sorted(told, key=len, reverse=True)
    for text, count in sentences().items():
        if found := re.fullmatch(rf"What colour (?:is|are) ({'|'.join(names)})\? (\w[\w ,]*)\.", text):
            answer = found[2].lower().removeprefix("it is ").removeprefix("they are ")
            assert answer in told[found[1]], (text, count)


def test_what_is_called_wrong_is_wrong():
    true = {f"{fact.said[0]} {fact.said[1]}" for fact in all_facts()}
    for fact in all_facts():
        assert not {f"{fact.said[0]} {wrong}" for wrong in fact.wrong} & true, fact


def test_every_relation_has_facts_of_several_things():
    assert all(len(own) >= 6 for own in of_pairs().values())
    assert Counter(thing.group for thing in of_things()).most_common()[-1][1] >= 10


@pytest.mark.parametrize("module", (plain_facts, everyday_sums), ids=lambda module: module.__name__.rsplit(".", 1)[1])
def test_probes_are_fair_questions(module):
    found = module.probes(Draw("probes"))
    assert found == module.probes(Draw("probes"))
    for probe in found:
        assert probe.right not in probe.wrong and len(set(probe.wrong)) == len(probe.wrong) == 3
        assert probe.right.startswith(" ") and not probe.context.endswith(" ")
        assert {len(wrong.split()) for wrong in probe.wrong} == {len(probe.right.split())}
    assert not words_outside(" ".join(probe.context + probe.right for probe in found))
    families = Counter(probe.family for probe in found)
    assert min(families.values()) >= 60


def test_no_probe_of_what_is_unseen_was_written_by_these_genres():
    written = "\n".join(many(*MODULES))
    assert not [probe for probe in build.all_probes(1, LATEST_EDITION) if not probe.seen and f"{probe.context}{probe.right}" in written]


def test_first_words_are_probed_as_a_text_would_begin_with_them():
    begun = "\n".join(many(*ABOUT_FACTS))
    probes = [probe for probe in plain_facts.probes(Draw("p")) if probe.family == plain_facts.FIRST_WORDS_FAMILY]
    assert sum(f"\n{probe.context}{probe.right}" in begun for probe in probes) > 0.7 * len(probes)


def test_every_everyday_sum_is_right_and_none_is_held_out():
    written = "\n".join(many(everyday_sums)).lower()
    number = "(" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
    pairs = set()
    for a, b, total in re.findall(rf"\b{number} (?:plus|and) {number} (?:is|make|equals) {number}\b", written):
        assert NUMBERS[a] + NUMBERS[b] == NUMBERS[total]
        pairs.add((NUMBERS[a], NUMBERS[b]))
    for total, b, a in re.findall(rf"\b{number} (?:minus|take away|less) {number}(?: is|\?) {number}\b", written):
        assert NUMBERS[a] + NUMBERS[b] == NUMBERS[total]
        pairs.add((NUMBERS[a], NUMBERS[b]))
    for a, b, total in re.findall(r"(\d+) \+ (\d+)(?: =|\?) (\d+)", written):
        assert int(a) + int(b) == int(total)
        pairs.add((int(a), int(b)))
    for total, b, a in re.findall(rf"have {number} \w+ and (?:eat|give away) {number}, you have {number} left", written):
        assert NUMBERS[a] + NUMBERS[b] == NUMBERS[total]
        pairs.add((NUMBERS[a], NUMBERS[b]))
    assert len(pairs) > 130 and pairs <= set(everyday_sums.WRITTEN)


def test_held_out_sums_are_an_eighth_and_closed_under_swapping():
    held = set(everyday_sums.HELD_OUT_PAIRS)
    assert 0.08 < len(held) / (len(held) + len(everyday_sums.WRITTEN)) < 0.2
    assert all((b, a) in held for a, b in held) and not held & set(everyday_sums.WRITTEN)
    assert len(everyday_sums.PLUS + everyday_sums.MINUS) >= 8
