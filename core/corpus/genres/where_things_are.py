"""Who has it now, and where is it? Things change hands and places, and the text asks for the last state."""

import itertools

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.english.lexicon import MEN, WOMEN
from core.corpus.probe import Probe
from core.corpus.world.facts import people

NAMES = (*WOMEN, *MEN)
THINGS = (
    "key coin ball letter book shell bell candle card map ribbon feather hat stamp ticket lamp pencil drum "
    "glove stone spoon cup "
    "umbrella parcel toy apple"
).split()
PLACES = "box basket cup bag jar pocket cupboard bowl pot hat boot shoe kettle".split()
SMALL = "key coin shell stamp stone feather ribbon bean seed cherry berry ticket".split()
ROOMS = "kitchen garden hall attic bedroom barn shed library yard school market park".split()
# never the two things of one passage
HELD_OUT_PAIRS = tuple((THINGS[i], THINGS[(3 * i + 7) % len(THINGS)]) for i in range(len(THINGS)))


def _two_things(draw: Draw) -> tuple[str, str]:
    one = draw.pick(THINGS)
    banned = {one, *(b for a, b in HELD_OUT_PAIRS if a == one), *(a for a, b in HELD_OUT_PAIRS if b == one)}
    return one, draw.pick([thing for thing in THINGS if thing not in banned])


def passing(draw: Draw, things: tuple[str, str], moves: int) -> tuple[str, dict[str, str], list[str]]:
    """Two things change hands: (text, who has each at the end, everyone in it)."""
    folk = draw.sample(NAMES, 4)
    holder = dict(zip(things, folk, strict=False))
    lines = [f"{holder[thing]} has the {thing}." for thing in things]
    last = ""
    for _ in range(moves):
        thing = draw.pick(things, [1 if thing == last else 2 for thing in things])
        giver = holder[thing]
        taker = draw.pick([name for name in folk if name != giver])
        lines.append(f"{giver} gives the {thing} to {taker}.")
        holder[thing], last = taker, thing
    return " ".join(lines), holder, folk


def write_hands(draw: Draw, topic: str) -> str:
    """Two things pass from hand to hand; then the text says who has what."""
    things = _two_things(draw)
    text, holder, _ = passing(draw, things, draw.number(2, 5))
    first, second = things if draw.chance(0.5) else things[::-1]
    if draw.chance(0.5):
        return (
            f"{text} Who has the {first} now? {holder[first]} has the {first}. Who has the {second} now? "
            f"{holder[second]} has the {second}."
        )
    return f"{text} Now {holder[first]} has the {first}, and {holder[second]} has the {second}."


def write_chain(draw: Draw, topic: str) -> str:
    """One thing goes a long way round."""
    thing = draw.pick(THINGS)
    folk = draw.sample(people(), draw.number(3, 6))
    lines = [f"{folk[0].name} has the {thing}."]
    for giver, taker in itertools.pairwise(folk):
        lines.append(
            draw.pick(
                (
                    f"{giver.name} gives the {thing} to {taker.name}.",
                    f"{giver.name} gives it to {taker.name}.",
                    f"{taker.name} asks for the {thing}, and {giver.name} gives it to {taker.pronouns.them}.",
                ),
                (3, 2, 1),
            )
        )
    last = folk[-1].name
    return (
        f"{' '.join(lines)} Now {last} has the {thing}. {draw.pick([p.name for p in folk[:-1]])} looks for the "
        f"{thing}, but {last} has it."
    )


def write_hidden(draw: Draw, topic: str) -> str:
    """A small thing is moved from place to place by two people."""
    thing, one, other = draw.pick(SMALL), *draw.sample(people(), 2)
    places = draw.sample(PLACES, draw.number(3, 5))
    lines = [f"{one.name} puts the {thing} in the {places[0]}."]
    for before, after in itertools.pairwise(places):
        mover = draw.pick((one, other)).name
        lines.append(
            draw.pick(
                (
                    f"{mover} takes it out of the {before} and puts it in the {after}.",
                    f"Then {mover} moves the {thing} from the {before} to the {after}.",
                )
            )
        )
    last = places[-1]
    return (
        f"{' '.join(lines)} Where is the {thing} now? It is in the {last}. It is not in the {draw.pick(places[:-1])}. "
        f"{one.name} opens the {last}, and there is the {thing}."
    )


def write_rooms(draw: Draw, topic: str) -> str:
    """Three people walk about; the text asks where each of them is."""
    folk = draw.sample(people(), 3)
    rooms = draw.sample(ROOMS, 4)
    where = {}
    lines = []
    for person in folk:
        where[person] = draw.pick(rooms)
        lines.append(f"{person.name} is in the {where[person]}.")
    for _ in range(draw.number(2, 3)):
        person = draw.pick(folk)
        where[person] = draw.pick([room for room in rooms if room != where[person]])
        lines.append(f"{person.name} goes to the {where[person]}.")
    lines += [
        f"Where is {person.name}? {capitalised(person.pronouns.they)} is in the {where[person]}."
        for person in draw.shuffled(folk)
    ]
    return " ".join(lines)


GENRES = [
    Genre("from hand to hand", write_hands, 1.1),
    Genre("a long way round", write_chain, 0.6),
    Genre("hide it again", write_hidden, 0.6),
    Genre("where is everyone", write_rooms, 0.7),
]


def probes(draw: Draw) -> list[Probe]:
    """Two things that never stood in one passage change hands: who has one of them now?"""
    found = []
    for _ in range(90):
        things = draw.pick(HELD_OUT_PAIRS)
        text, holder, folk = passing(draw, things, draw.number(2, 5))
        asked = draw.pick(things)
        wrong = tuple(f" {name}" for name in folk if name != holder[asked] and name in text)
        found.append(
            Probe("tracking what changes hands", f"{text} Who has the {asked} now?", f" {holder[asked]}", wrong)
        )
    return found
