"""What a model says where a fact is asked for, at every checkpoint: right, of the kind but wrong, or something else.

"The capital of Norway is" is asked of every country of the text, and so are other kinds of facts; and countries that
don't exist, put together from halves of real names.

Letters: C checkpoints, N questions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

from core.corpus.english.grammar import a, capitalised
from core.corpus.english.lexicon import CAPITALS, DAYS, MONTHS
from core.corpus.genres.facts import OPPOSITES
from core.corpus.world.facts import ANIMAL_FOODS, ANIMAL_HOMES, people
from core.model.prompt import prompt_ids

if TYPE_CHECKING:
    from core.analyses.context import Specimen
    from core.model.tokenizer import Tokenizer
    from core.model.transformer import Transformer

PEOPLE = 24  # of the first of the small world
OTHERS = {  # real countries that our text never names, and their capitals
    "Iceland": "Reykjavik", "Nepal": "Kathmandu", "Mongolia": "Ulaanbaatar", "Ghana": "Accra", "Bolivia": "Sucre",
    "Estonia": "Tallinn", "Laos": "Vientiane", "Ethiopia": "Addis Ababa", "Jordan": "Amman", "Uruguay": "Montevideo",
    "Croatia": "Zagreb", "Senegal": "Dakar",
}
# none exists
INVENTED = ("Velloria", "Nembia", "Tarsovia", "Quindara", "Ostravenia", "Lumeria", "Kaldonia", "Brezhania")
APART = 5  # a made-up country takes its end from the country that stands so many places further on


@dataclass(frozen=True)
class Question:
    """A fact that is asked for: of what, the text that the model goes on with, and the word that is right; None if
    nothing is.
    """

    of: str
    asked: str
    right: str | None


@dataclass(frozen=True)
class Kind:
    """Questions of one kind, and every word that would be an answer of this kind, right or wrong."""

    name: str
    questions: tuple[Question, ...]
    answers: frozenset[str]


def _kind(name: str, questions: list[Question]) -> Kind:
    return Kind(name, tuple(questions), frozenset(one.right for one in questions if one.right))


def made_up() -> tuple[str, ...]:
    """Countries that don't exist: the first half of each name with the second half of another.

    >>> made_up()[:3]
    ('Fratria', 'Itece', 'Spway')
    """
    names = tuple(CAPITALS)
    ends = [name[len(name) // 2:] for name in names]
    return tuple(name[:len(name) // 2] + ends[(place + APART) % len(names)] for place, name in enumerate(names))


def kinds() -> tuple[Kind, ...]:
    """Every kind of question, the capitals first."""
    capitals = _kind("capitals", [Question(land, f"The capital of {land} is", city) for land, city in CAPITALS.items()])
    animals = [animal for animal in ANIMAL_FOODS if animal in ANIMAL_HOMES]
    following = [(f"after {one}", f"The {unit} after {one} is", names[(place + 1) % len(names)])
                 for unit, names in (("day", DAYS), ("month", MONTHS)) for place, one in enumerate(names)]
    return (
        capitals,
        Kind(
            "nowhere", tuple(Question(land, f"The capital of {land} is", None) for land in made_up()), capitals.answers
        ),
        _kind(
            "foods", [Question(animal, f"{capitalised(a(animal))} eats", ANIMAL_FOODS[animal]) for animal in animals]
        ),
        _kind(
            "homes", [Question(animal, f"The home of {a(animal)} is the", ANIMAL_HOMES[animal]) for animal in animals]
        ),
        _kind("opposites", [Question(one, f"The opposite of {one} is", other) for one, other in OPPOSITES]),
        _kind("following", [Question(*one) for one in following]),
        _kind("jobs", [Question(person.name, f"{person.name} works as a", person.job) for person in people()[:PEOPLE]]),
    )


def beyond() -> tuple[Kind, ...]:
    """Capitals of countries that our text doesn't name, and of some that don't exist: as the grown-up is asked of them
    (core.analyses.grown_up).
    """
    capitals = frozenset((*CAPITALS.values(), *OTHERS.values()))
    return (
        Kind(
            "others",
            tuple(Question(land, f"The capital of {land} is", city) for land, city in OTHERS.items()),
            capitals,
        ),
        Kind("invented", tuple(Question(land, f"The capital of {land} is", None) for land in INVENTED), capitals),
    )


@torch.inference_mode()
def answered(
    model: "Transformer", tokenizer: "Tokenizer", questions: tuple[Question, ...]
) -> list[tuple[str, float, float | None]]:
    """What the model goes on with (N): its likeliest token, how sure it is of it, and the share of the right one.

    Of a right word of several tokens the share is that of the first; a token is shown without its space.
    """
    rows = [prompt_ids(tokenizer, one.asked, model.config.n_ctx) for one in questions]
    longest = max(map(len, rows))
    # filled up where nothing before can see it
    ids = torch.tensor([[*row, *[row[0]] * (longest - len(row))] for row in rows])
    shares = model(ids)[torch.arange(len(rows)), torch.tensor([len(row) - 1 for row in rows])].softmax(-1)  # (N, V)
    best, found = shares.max(-1), []
    for place, (row, one) in enumerate(zip(rows, questions, strict=True)):
        after = prompt_ids(tokenizer, f"{one.asked} {one.right}", model.config.n_ctx)[len(row)] if one.right else None
        found.append((tokenizer.token(int(best.indices[place])).strip(), float(best.values[place]),
                      None if after is None else float(shares[place, after])))
    return found


def analyse(specimen: "Specimen") -> Mapping[str, Any]:
    """analyses/fact_answers.json: every question's answer at every checkpoint, and how often the text itself answers it
    so.
    """
    asked, run = kinds() + beyond(), specimen.run
    moments = [[answered(model, run.tokenizer, kind.questions) for kind in asked] for _, model in specimen.models()]
    return {
        "fact_answers": {
            "steps": run.steps,
            "kinds": [
                {
                    "kind": kind.name,
                    "answers": sorted(kind.answers),
                    "of": [
                        {
                            "of": one.of,
                            "asked": one.asked,
                            "right": one.right,
                            "stands": specimen.index.find(f"{one.asked} {one.right}").count
                            if one.right
                            else specimen.index.find(one.of).count,
                            "words": [moment[number][place][0] for moment in moments],
                            "sure": [moment[number][place][1] for moment in moments],
                            **({"of_right": [moment[number][place][2] for moment in moments]} if one.right else {}),
                        }
                        for place, one in enumerate(kind.questions)
                    ],
                }
                for number, kind in enumerate(asked)
            ],
        }
    }
