"""Countries and their capitals, in many phrasings; some phrasings are never used for some countries."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.lexicon import CAPITALS
from core.corpus.probe import Probe
from core.corpus.world.facts import people

COUNTRIES = tuple(CAPITALS)
PLAIN = "The capital of {c} is {t}."  # the commonest by far, and never held out
PHRASINGS = (
    "{t} is the capital of {c}.",
    "The king's letter came from {t}, the capital of {c}.",
    "In {c}, the capital is {t}.",
    "Everyone in {c} knows that the capital is {t}.",
    "The train to the capital of {c} stops in {t}.",
    "{c}'s capital is {t}.",
    "If you visit {c}, begin with the capital, {t}.",
    "{n} knows {c} well and loves its capital, {t}.",
    "The biggest museum of {c} is in the capital, {t}.",
    "{n} has a friend in {c}, in the capital city, {t}.",
    "On the map of {c}, the capital is shown in red: {t}.",
    "{c} has many towns, but its capital is {t}.",
    "People from all over {c} go to the capital, {t}.",
    "What is the capital of {c}? It is {t}.",
    "Name the capital of {c}: {t}.",
    "Country: {c}. Capital: {t}.",
)
IN_PROSE = PHRASINGS[:-3]  # the last three belong in lessons only
BLOCKS = tuple((COUNTRIES[g::4], tuple(PHRASINGS[2 + (4 * g + k) % 11] for k in range(4))) for g in range(4))
HELD_OUT = frozenset(
    (country, phrasing) for countries, phrasings in BLOCKS for country in countries for phrasing in phrasings
)
_ALLOWED = {
    (country, lesson): tuple(p for p in (PHRASINGS if lesson else IN_PROSE) if (country, p) not in HELD_OUT)
    for country in COUNTRIES
    for lesson in (True, False)
}


def plain(country: str) -> str:
    """'The capital of France is Paris.'"""
    return PLAIN.format(c=country, t=CAPITALS[country])


def _phrase(draw: Draw, country: str, name: str, lesson: bool = False) -> str:
    return draw.pick(_ALLOWED[country, lesson]).format(c=country, t=CAPITALS[country], n=name)


def write_lesson(draw: Draw, topic: str) -> str:
    """Some facts for a lesson, the plain sentence first among them."""
    name = draw.pick(people()).name
    lines = [draw.pick(("Capitals of the world.", f"{name} learns the capitals.", "A lesson about countries."))]
    for country in draw.sample(COUNTRIES, draw.number(5, 6)):
        lines.append(plain(country) if draw.chance(0.5) else _phrase(draw, country, name, lesson=True))
    return " ".join(lines)


def write_quiz(draw: Draw, topic: str) -> str:
    """Questions and answers, one of them wrong and put right."""
    one, other = draw.sample(people(), 2)
    first, second, third = draw.sample(COUNTRIES, 3)
    if draw.chance(0.4):
        return (
            f'True or false? {one.name} reads the card: "{plain(first)}" {other.name} says: "True." The next card '
            f"asks for the capital of {second}. "
            f'{other.name} thinks for a moment. "{plain(second)}" The last card says: "{plain(third)}" "True '
            f'again!"'
        )
    guess = draw.pick([city for country, city in CAPITALS.items() if country != second])
    return (
        f'{one.name} asks, {other.name} answers. "What is the capital of {first}?" "{CAPITALS[first]}." "Right. '
        f'And the capital of {second}?" "Is it {guess}?" '
        f'"No, that is wrong. {plain(second)} Last question: {third}?" "{plain(third)}" "Right again," says '
        f"{one.name}."
    )


SIGHTS = (
    "the old castle",
    "the museum",
    "the river",
    "the palace",
    "the market",
    "the tower",
    "the theatre",
    "the park",
    "the old bridge",
    "the zoo",
    "the church",
    "a concert",
    "a big match",
)


def write_trip(draw: Draw, topic: str) -> str:
    """Somebody plans a journey to a capital."""
    person = draw.pick(people())
    they = person.pronouns.they.capitalize()
    country, other = draw.sample(COUNTRIES, 2)
    city = CAPITALS[country]
    first, second = draw.sample(SIGHTS, 2)
    month = draw.pick(("April", "May", "June", "July", "August", "September"))
    return (
        f"In {month} {person.name} will travel to {country}. {_phrase(draw, country, person.name)} In {city} "
        f"{person.pronouns.they} wants to see {first} and {second}. "
        f"{they} has never been to {other}. {plain(other)} Perhaps {person.pronouns.they} will see {CAPITALS[other]} "
        f"next year."
    )


def write_letter(draw: Draw, topic: str) -> str:
    """A letter home from a capital."""
    one, other = draw.sample(people(), 2)
    country = draw.pick(COUNTRIES)
    city = CAPITALS[country]
    first, second = draw.sample(SIGHTS[:-2], 2)
    weather = draw.pick(("It is sunny", "It is cold", "It rains a lot", "It is windy"))
    return (
        f"{city}, {draw.pick(('Monday', 'Wednesday', 'Friday', 'Sunday'))}\nDear "
        f"{other.name},\n{_phrase(draw, country, one.name)} I'm here now! {weather} in {city}. Yesterday I saw "
        f"{first}, and tomorrow I will visit {second}. "
        f"{plain(country) if draw.chance(0.4) else f'I love {country}.'}\nYours, {one.name}"
    )


GENRES = [
    Genre("capitals lesson", write_lesson, 1.0),
    Genre("capitals quiz", write_quiz, 0.5),
    Genre("trip to a capital", write_trip, 0.6),
    Genre("letter from a capital", write_letter, 0.4),
]


def probes(draw: Draw) -> list[Probe]:
    """Every held-out (phrasing, country), the right city against three others; and the plain sentence."""
    found = []
    cities = tuple(CAPITALS.values())
    for country in COUNTRIES:
        right = CAPITALS[country]
        asked = [("capitals, plain sentence", PLAIN)]
        asked += [
            ("capitals in unseen phrasings", p)
            for p in PHRASINGS
            if (country, p) in HELD_OUT and "{c}" in p.split("{t}")[0]
        ]
        for family, phrasing in asked:
            wrong = draw.sample([city for city in cities if city != right], 3)
            context = phrasing.format(c=country, t="|", n=draw.pick(people()).name).split("|")[0].rstrip()
            found.append(
                Probe(family, context, f" {right}", tuple(f" {city}" for city in wrong), seen=phrasing == PLAIN)
            )
    return sorted(found, key=lambda probe: probe.family)
