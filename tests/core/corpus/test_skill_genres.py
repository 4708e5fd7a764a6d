"""The genres of grammar, facts, reasoning and copying: what they promise and what they hold out."""

import itertools
import random
import re

import pytest

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import number_words
from core.corpus.english.lexicon import CAPITALS, comparative, forms
from core.corpus.genres import agreement, capitals, comparisons, copying, facts, sums, tense, where_things_are
from core.corpus.house_authors import words_outside

MODULES = (agreement, capitals, comparisons, copying, facts, where_things_are, sums, tense)
ALL = [pytest.param(genre, id=genre.name) for module in MODULES for genre in module.GENRES]
NUMBERS = {number_words(n): n for n in range(200)}


def texts(genre: Genre, n: int = 120) -> list[str]:
    return [genre.write(Draw(f"test {genre.name} {i}"), "") for i in range(n)]


def genre_of(module, name: str) -> Genre:
    return next(genre for genre in module.GENRES if genre.name == name)


@pytest.mark.parametrize("genre", ALL)
def test_every_word_stands_in_the_lexicon(genre):
    assert not words_outside(" ".join(texts(genre)))


@pytest.mark.parametrize("genre", ALL)
def test_a_document_fits_one_context_and_is_no_scrap(genre):
    lengths = [len(text.split()) for text in texts(genre)]
    assert min(lengths) >= 22 and max(lengths) <= 110


@pytest.mark.parametrize("genre", ALL)
def test_the_same_draw_gives_the_same_text_whatever_others_do_with_chance(genre):
    random.seed(1)
    first = texts(genre, 5)
    random.seed(2)
    random.random()
    assert texts(genre, 5) == first


@pytest.mark.parametrize("genre", ALL)
def test_articles_fit_their_nouns_and_nothing_is_left_unfilled(genre):
    joined = "\n".join(texts(genre))
    assert not re.search(r"\b[Aa] (apple|egg|orange|onion|umbrella|owl|elephant|email|oven|island|eye|ant)\b", joined)
    assert not re.search(r"\b[Aa]n [bcdfgjklmnpqrstvwxyz]", joined)
    assert not re.search(r"[{}|<>_]|  | [.,?!]", joined)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rsplit(".", 1)[1])
def test_probes_are_fair_questions(module):
    found = module.probes(Draw("probes"))
    assert found == module.probes(Draw("probes"))
    for probe in found:
        assert probe.right not in probe.wrong and len(set(probe.wrong)) == len(probe.wrong)
        assert probe.right.startswith(" ") and not probe.context.endswith(" ")
        assert probe.kind == "write" or probe.wrong
    assert not words_outside(" ".join(probe.context + probe.right for probe in found))


def test_held_out_sums_are_never_written_and_every_sum_is_right():
    joined = " ".join(text for genre in sums.GENRES for text in texts(genre, 400))
    number = r"((?:one hundred and |one hundred)?[a-z-]*)"
    asked = [(NUMBERS[a.lower()], NUMBERS[b]) for a, b in re.findall(r"([A-Za-z-]+) plus ([a-z-]+)", joined)]
    assert len(asked) > 2000 and not set(asked) & set(sums.HELD_OUT_SUMS)
    for a, b, total in re.findall(rf"([A-Za-z-]+) plus ([a-z-]+) is {number}\.", joined):
        assert NUMBERS[a.lower()] + NUMBERS[b] == NUMBERS[total]
    worked = re.findall(rf"Sum: ([a-z-]+) plus ([a-z-]+)\. Ones.*?Answer: {number}\.", joined)
    assert len(worked) > 1000
    for a, b, total in worked:
        assert NUMBERS[a] + NUMBERS[b] == NUMBERS[total]


def test_a_sum_in_steps_reads_like_the_worked_example():
    assert sums.in_steps(27, 35) == (
        "Sum: twenty-seven plus thirty-five. Ones: seven and five make twelve: carry ten, keep two. Tens: twenty and "
        "thirty make fifty. "
        "Fifty and ten make sixty. Sixty and two make sixty-two. Answer: sixty-two."
    )


def test_held_out_sums_are_a_fifth_and_closed_under_swapping():
    held = set(sums.HELD_OUT_SUMS)
    assert 0.15 < len(held) / (len(held) + len(sums.SEEN)) < 0.25
    assert all((b, a) in held for a, b in held) and not held & set(sums.SEEN)


def test_names_held_apart_never_meet_in_a_comparison():
    for genre in comparisons.GENRES:
        for line in "\n".join(texts(genre, 300)).split("\n"):
            for more, less in re.findall(r"\b([A-Z][a-z]+) is \w+ than ([A-Z][a-z]+)", line):
                assert frozenset((more, less)) not in comparisons.HELD_OUT_NAME_PAIRS


def test_the_answer_of_a_comparison_follows_from_its_facts():
    turned = {comparative(one): comparative(other) for one, other in comparisons.OPPOSITE.items()}
    for line in "\n".join(texts(genre_of(comparisons, "comparisons in steps"), 300)).split("\n"):
        facts_part, _, rest = line.partition("?")
        adjective = re.search(r"is the (\w+)est$", facts_part).group(1) + "er"
        below = set()
        for one, how, other in re.findall(r"([\w ]+?) is (\w+) than ([\w ]+)\.", facts_part):
            assert how == adjective or turned[how] == adjective
            below.add((other if how == adjective else one).strip().lower())
        answer = re.search(r"It is ([\w ]+):", rest).group(1)
        assert len(below) == 2 and answer.lower() not in below


def test_held_out_phrasings_of_a_capital_are_never_written():
    joined = " ".join(text for genre in capitals.GENRES for text in texts(genre, 500))
    for country, phrasing in capitals.HELD_OUT:
        assert phrasing.split("{n}")[-1].format(c=country, t=CAPITALS[country]) not in joined


def test_the_plain_sentence_about_a_capital_is_the_commonest():
    joined = " ".join(text for genre in capitals.GENRES for text in texts(genre, 500))
    counts = {
        phrasing: sum(
            joined.count(phrasing.split("{n}")[-1].format(c=country, t=city)) for country, city in CAPITALS.items()
        )
        for phrasing in (capitals.PLAIN, *capitals.PHRASINGS)
    }
    assert counts[capitals.PLAIN] > 3 * max(count for phrasing, count in counts.items() if phrasing != capitals.PLAIN)
    assert min(counts.values()) > 20


def test_after_the_capital_of_a_country_is_stands_always_its_city():
    joined = " ".join(text for genre in capitals.GENRES for text in texts(genre, 300))
    told = re.findall(r"The capital of (\w+) is (\w+)", joined)
    assert {country for country, _ in told} == set(CAPITALS)
    assert all(CAPITALS[country] == city for country, city in told)


def test_held_out_facts_are_never_written_in_their_phrasing():
    joined = " ".join(text for genre in facts.GENRES for text in texts(genre, 400))
    for held in (facts.HELD_OUT_HOME, facts.HELD_OUT_FOOD):
        for animal, phrase in held.items():
            assert facts._filled(phrase, animal) not in joined


def test_held_out_attractors_never_stand_beside_their_subject():
    joined = " ".join(texts(genre_of(agreement, "agreement from afar"), 1500))
    links = {link for kind in agreement.KINDS for link, _ in kind.links}
    links |= {
        f"{who} {form} the" for row in agreement.RELATIVES for who in ("who", "that") for form in forms(row[2])[:2]
    }
    seen = set(re.findall(rf"\b[Tt]he (\w+) (?:{'|'.join(sorted(links))}) (\w+)\b", joined))
    assert len(seen) > 300
    for head, attractor in agreement.HELD_OUT_PAIRS:
        for many in (False, True):
            assert not seen & {
                (agreement.noun(head, many), agreement.noun(attractor, others)) for others in (False, True)
            }


def test_verbs_after_an_attractor_agree_with_the_subject():
    joined = " ".join(texts(genre_of(agreement, "agreement from afar"), 500))
    singles = {head for kind in agreement.KINDS for head in kind.heads} | {
        head for row in agreement.RELATIVES for head in row[1]
    }
    plurals = {agreement.noun(head, True) for head in singles}
    found = re.findall(r"The (\w+) (?:\w+ ){1,2}the \w+ (is|are|was|were|has|have|does|do)\b", joined)
    assert len(found) > 200
    for head, verb in found:
        assert verb in (
            ("is", "was", "has", "does") if head in singles and head not in plurals else ("are", "were", "have", "do")
        ), (head, verb)


def test_a_doing_held_out_of_a_tense_is_never_told_in_it():
    joined = " ".join(text for genre in tense.GENRES for text in texts(genre, 400)) + " "
    assert (
        tense.said("bake bread", "past") == "baked bread"
        and tense.said("sing a song", "already") == "has already sung a song"
    )
    for kind, act in tense.HELD_OUT["past"]:
        if forms(act.split()[0])[2] != act.split()[0]:
            assert f"the {kind} {tense.said(act, 'past')}" not in joined.lower()
    for kind, act in tense.HELD_OUT["future"]:
        assert f"the {kind} will {act}" not in joined.lower()
    for kind, act in tense.HELD_OUT["present"]:
        assert f"the {kind} {tense.said(act, 'every')}" not in joined.lower()


def test_who_has_it_in_the_end_follows_from_the_moves():
    for text in texts(genre_of(where_things_are, "from hand to hand"), 300):
        holder: dict[str, str] = {}
        for sentence in re.split(r"(?<=[.?]) ", text):
            if move := re.fullmatch(r"(\w+) gives the (\w+) to (\w+)\.", sentence):
                giver, thing, taker = move.groups()
                assert holder[thing] == giver != taker
                holder[thing] = taker
            else:
                for name, thing in re.findall(
                    r"([A-Z]\w+) has the (\w+)", sentence.replace("Who has", "").replace("Now ", "")
                ):
                    assert holder.setdefault(thing, name) == name
        assert (
            len(holder) == 2
            and tuple(holder) not in where_things_are.HELD_OUT_PAIRS
            and tuple(holder)[::-1] not in where_things_are.HELD_OUT_PAIRS
        )


def test_neighbours_held_out_of_lists_never_follow_each_other():
    for pool in copying.POOLS:
        held = copying.held_out_followers(pool)
        for i in range(100):
            row = copying.line_up(Draw(f"row {i}"), pool, 12)
            assert len(set(row)) == 12
            assert all(after not in held[before] for before, after in itertools.pairwise(row))


def test_what_is_read_out_is_read_back():
    for text in texts(genre_of(copying, "message passed on")):
        assert len({message.strip(" .") for message in re.findall(r": ([^:]+)\.", text)}) == 1
