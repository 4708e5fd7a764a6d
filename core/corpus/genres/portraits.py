"""Who is who: the lasting traits of the people of the small world, in many phrasings, by two clues, and in two steps through a friend.

For every trait some phrasings are kept from some people (`kept`), so that a probe can ask for a fact that was read, in words in which it never was.
"""

from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import SHE
from core.corpus.probe import Probe
from core.corpus.templates.common_phrases import COMMON
from core.corpus.templates.template import fill, pronoun_slots, tell
from core.corpus.world.facts import Person, people

# Each trait in many phrasings. The last three of each end with the trait itself and are kept from every fourth person.
PHRASINGS = {
    "job": ["{n} is a {job}.", "{n} works as a {job}.", "{n} has [worked as|been] a {job} [for years|since <month>].", "the {job} is called {n}.", "{n}, the {job}, [gets up early|works hard|likes {his} work|is busy].", "[ask {n}|go to {n}]: {he} is a [good|fine|very good|wise] {job}.",
            "\"what does {n} do?\" \"{he} is a {job}.\"", "{n} always wanted to be a {job}, and now {he} is one.",
            "every day {n} goes to work as a {job}.", "{n} [learned|studied] to be a {job}.", "what is {n}? a {job}."],
    "town": ["{n} lives in {town}.", "{n} comes from {town}.", "{n}'s [house|home] is in {town}.", "in {town} lives {n}.", "if you go to {town}, you [may|will] meet {n}.", "you can [find|visit] {n} in {town}.", "\"where does {n} live?\" \"in {town}.\"",
             "the town that {n} [loves|calls home] is {town}.", "every evening {n} goes home to {town}.", "where is {n} at home? in {town}."],
    "pet": ["{n} has a {pet} called {petname}.", "{n}'s {pet} is called {petname}.", "{petname} is {n}'s {pet}.", "{n} [feeds|loves|looks after] a {pet}. its name is {petname}.", "every [morning|evening] {n} feeds {his} {pet}, {petname}.", "\"what is the name of {n}'s {pet}?\" \"{petname}.\"", "{n} and {his} {pet} {petname} [walk|sit|play] [together|in the garden|by the river].",
            "the {pet} that lives with {n} is called {petname}.", "{n} [calls|called] {his} {pet} {petname}.", "who lives with {n}? a {pet}, {petname}."],
    "food": ["{n} [likes|loves] {food}.", "{n}'s favourite food is {food}.", "{n} would like to eat {food} every day.", "give {n} {food} and {he} is happy.", "on {his} birthday {n} [always|] [asks for|gets] {food}.", "\"what does {n} like to eat?\" \"{food}.\"", "for {n} there must be {food} [for supper|for lunch|at the party].",
             "what {n} likes best is {food}.", "at the market {n} always looks for {food}.", "what makes {n} happy? {^food}."],
    "colour": ["{n}'s favourite colour is {colour}.", "{n} [likes|loves] the colour {colour}.", "{n}'s [door|coat|hat|bicycle|scarf] is {colour}, because {he} loves that colour.", "of all colours {n} likes {colour} best.", "{n} painted {his} [door|fence|boat|wall] {colour}.", "\"which colour does {n} like best?\" \"{colour}.\"",
               "the colour that {n} loves is {colour}.", "{n} always [chooses|wears] {colour}.", "which colour for {n}? {^colour}."],
    "instrument": ["{n} plays the {instrument}.", "{n} [practises|plays] the {instrument} every [evening|morning|day|weekend].", "in the evening you can hear {n}'s {instrument}.", "{n} [took|carried] {his} {instrument} to the concert.", "\"what does {n} play?\" \"the {instrument}.\"", "{n} has played the {instrument} for [two|three|five|ten] years.",
                   "at the concert {n} played the {instrument}.", "{n} is learning a new song on the {instrument}.", "what can {n} play? the {instrument}."],
    "friend": ["{n}'s best friend is {friend}.", "{n} and {friend} are friends.", "{friend} is a friend of {n}'s.", "{n} tells {friend} everything.", "{n} [often|sometimes|always] [visits|calls|writes to|walks with] {friend}.", "\"who is {n}'s friend?\" \"{friend}.\"",
               "the friend that {n} likes best is {friend}.", "{n} shares every secret with {friend}.", "who is {n}'s best friend? {friend}."],
}
KEPT = 3  # the last phrasings of each trait
TRAITS = tuple(PHRASINGS)
HELD_OUT_PEOPLE = tuple(person.name for person in people()[::4])
HELD_OUT_STEPS = tuple(person.name for person in people()[1::4])  # no text goes from them to a friend of theirs and on to the friend's traits


@cache
def kept(name: str) -> bool:
    """Whether the last phrasings of each trait are never used for this person in the training text."""
    return name in HELD_OUT_PEOPLE


@cache
def person_slots(person: Person, number: str = "") -> dict[str, str]:
    """Every trait of a person as slots."""
    traits = {"n": person.name, "job": person.job, "town": person.town, "pet": person.pet, "petname": person.pet_name, "food": person.food,
              "colour": person.colour, "instrument": person.instrument, "friend": person.friend}
    return {f"{key}{number}": value for key, value in traits.items()} | pronoun_slots(person.pronouns, number)


@cache
def known_by_two(first: str, second: str) -> tuple[Person, ...]:
    """The people whom these two traits describe and nobody else."""
    everyone = people()
    return tuple(p for p in everyone if sum(getattr(q, first) == getattr(p, first) and getattr(q, second) == getattr(p, second) for q in everyone) == 1)


def by_name(name: str) -> Person:
    """The person of that name."""
    return next(person for person in people() if person.name == name)


def _fact(draw: Draw, trait: str, person: Person, known: bool = False) -> str:
    """One trait in one of its phrasings; once the person is `known`, the name at its start may give way to a pronoun."""
    options = PHRASINGS[trait][:-KEPT] if kept(person.name) else PHRASINGS[trait]
    phrasing = draw.pick(options)
    if known and phrasing.startswith(("{n} is", "{n} has", "{n} like", "{n} love", "{n} [", "{n} live", "{n} work", "{n} comes", "{n} play", "{n} tell", "{n} would", "{n} paint", "{n} learn", "{n}'s ")) and draw.chance(0.7):
        phrasing = "{his} " + phrasing.removeprefix("{n}'s ") if phrasing.startswith("{n}'s") else "{he}" + phrasing.removeprefix("{n}")
    return fill(draw, phrasing, COMMON, dict(person_slots(person)))


def write_portrait(draw: Draw, topic: str) -> str:
    """Some of the traits of one person."""
    person = draw.pick(people())
    facts = [_fact(draw, trait, person, known=number > 0) for number, trait in enumerate(draw.sample(TRAITS, draw.pick([4, 5, 6, 7])))]
    return tell(draw, " ".join(facts), COMMON)


def write_same(draw: Draw, topic: str) -> str:
    """One trait of several people, one after the other."""
    trait = draw.pick(TRAITS)
    group = draw.sample(people(), draw.pick([5, 6, 7]))
    heads = {"job": "what do they do?", "town": "where do they live?", "pet": "their animals", "food": "what they like to eat", "colour": "favourite colours", "instrument": "the concert", "friend": "friends"}
    return tell(draw, heads[trait] + "\n" + " ".join(_fact(draw, trait, person) for person in group), COMMON)


CLUE_PAIRS = {
    ("job", "town"): ["the {job} who lives in {town}", "the {job} from {town}", "the {job} in {town}"],
    ("pet", "pet_name"): ["the [friend|neighbour] with a {pet} called {petname}", "the [friend|neighbour] whose {pet} is called {petname}"],
    ("job", "food"): ["the {job} who [loves|likes] {food}", "the {job} whose favourite food is {food}"],
    ("job", "colour"): ["the {job} who loves the colour {colour}", "the {job} who always wears {colour}"],
    ("job", "pet"): ["the {job} who has a {pet}", "the {job} with the {pet}"],
    ("town", "food"): ["the friend from {town} who [loves|likes] {food}"],
}
CLUED_TRAITS = {
    "instrument": ["plays the {instrument}", "practises the {instrument} every day"], "food": ["loves {food}", "likes to eat {food}"], "colour": ["likes the colour {colour} best", "has a {colour} door"],
    "pet": ["has a {pet}", "has a {pet} called {petname}"], "friend": ["is a friend of {friend}'s", "often visits {friend}"], "town": ["lives in {town}", "comes from {town}"], "job": ["is a {job}", "works as a {job}"],
}


def write_clues(draw: Draw, topic: str) -> str:
    """Someone described by two clues, then named."""
    sentences = []
    for _ in range(draw.pick([3, 4])):
        pair = draw.pick(list(CLUE_PAIRS))
        person = draw.pick(known_by_two(*pair))
        slots = dict(person_slots(person))
        trait = draw.pick([t for t in CLUED_TRAITS if t not in pair])
        who = fill(draw, draw.pick(CLUE_PAIRS[pair]), COMMON, slots)
        what = fill(draw, draw.pick(CLUED_TRAITS[trait]), COMMON, slots)
        man = "woman" if person.pronouns == SHE else "man"
        slots |= {"who": who, "what": what}
        sentences.append(fill(draw, draw.pick([
            "{who} {what}. {his} name is {n}.", "{who} is called {n}. {he} {what}.", "\"who is {who}?\" \"that is {n}.\" {n} {what}.", "{who} {what}. {he} is called {n}.",
            f"there is a {man} who {{what}}. {{he}} is {{who}}. it must be {{n}}.",
        ]), COMMON, slots))
    return tell(draw, " ".join(sentences), COMMON)


STEPS = {  # two steps through a friend: what is said of the friend, and then of 'n's friend'
    "town": ("{n2} lives in {town2}.", "so {n}'s friend lives in {town2}."), "job": ("{n2} is a {job2}.", "so {n}'s friend is a {job2}."),
    "food": ("{n2} loves {food2}.", "so {n}'s friend loves {food2}."), "instrument": ("{n2} plays the {instrument2}.", "so {n}'s friend plays the {instrument2}."),
    "pet": ("{n2} has a {pet2} called {petname2}.", "so {n}'s friend has a {pet2} called {petname2}."), "colour": ("{n2} likes the colour {colour2}.", "so {n}'s friend likes the colour {colour2}."),
}


def write_steps(draw: Draw, topic: str) -> str:
    """Facts about someone's friend, in two steps that are each easy, or in one."""
    out = []
    for person in draw.sample([p for p in people() if p.name not in HELD_OUT_STEPS], draw.pick([3, 4])):
        slots = person_slots(person) | person_slots(by_name(person.friend), "2")
        fact, so = STEPS[draw.pick(list(STEPS))]
        steps = draw.pick(["{n}'s friend is {n2}. ", "\"who is {n}'s friend?\" \"{n2}.\" ", "{n}'s best friend is {n2}. "]) + fact + " " + so
        rest = so.removeprefix("so {n}'s friend")
        out.append(fill(draw, draw.pick([steps, "{n}'s friend" + rest, "the friend of {n}" + rest], (2, 1, 1)), COMMON, slots))
    return tell(draw, " ".join(out), COMMON)


GENRES = [
    Genre("portrait", write_portrait, 2.4), Genre("same trait", write_same, 0.7), Genre("two clues", write_clues, 1.3), Genre("friends in two steps", write_steps, 1.2),
]


def _others(draw: Draw, trait: str, right: str, count: int = 3) -> tuple[str, ...]:
    values = list(dict.fromkeys(getattr(p, trait) for p in people()))
    return tuple(f" {value}" for value in draw.sample([v for v in values if v != right], min(count, len(values) - 1)))


def probes(draw: Draw) -> list[Probe]:
    """Facts in phrasings unseen for that person; pronouns that fit a name; friends of friends in one step, for people where no text says so."""
    found = []
    asked = {"job": "every day {n} goes to work as a", "town": "the town that {n} loves is", "food": "what {n} likes best is", "colour": "the colour that {n} loves is",
             "instrument": "at the concert {n} played the", "friend": "the friend that {n} likes best is"}
    for name in HELD_OUT_PEOPLE:
        person = by_name(name)
        for trait, template in asked.items():
            right = getattr(person, trait)
            found.append(Probe("lasting traits in unseen phrasings", tell(draw, template, COMMON, dict(person_slots(person))), f" {right}", _others(draw, trait, right)))
    for person in people():
        she, other = (" she", " he") if person.pronouns == SHE else (" he", " she")
        found.append(Probe("he or she for a name", tell(draw, draw.pick(["<when> {n} went home because", "{n} smiled when", "{n} was late, so"]), COMMON, dict(person_slots(person))), she, (other,)))
    for name in HELD_OUT_STEPS:
        person = by_name(name)
        friend = by_name(person.friend)
        for trait, template in (("town", "{n}'s friend lives in"), ("job", "{n}'s friend is a"), ("food", "{n}'s friend loves"), ("instrument", "{n}'s friend plays the")):
            right = getattr(friend, trait)
            others = _others(draw, trait, right)
            fact = STEPS[trait][0]
            found.append(Probe("a friend's trait in one step", tell(draw, template, COMMON, dict(person_slots(person))), f" {right}", others))
            found.append(Probe("a friend's trait in two steps", tell(draw, f"{{n}}'s friend is {{n2}}. {fact} so {template}", COMMON, person_slots(person) | person_slots(friend, "2")), f" {right}", others))
    return found
