"""What is true of things: where animals live, what they eat, the order of days and months, opposites, uses."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import a, capitalised
from core.corpus.english.lexicon import DAYS, MONTHS, plural
from core.corpus.probe import Probe
from core.corpus.world.facts import ANIMAL_FOODS, ANIMAL_HOMES, people

ANIMALS = tuple(ANIMAL_HOMES)
EATERS = tuple(ANIMAL_FOODS)
HOME_PHRASES = (  # {a} an animal, {p} several, {h} the home, {i} in or on
    "{A} lives {i} the {h}.", "Where does {a} live? {I} the {h}.", "You can find {a} {i} the {h}.", "The home of {a} "
        "is the {h}.",
    "Look {i} the {h} if you want to see {a}.", "Who lives {i} the {h}? {A} does.", "{P} live {i} the {h}.",
)
FOOD_PHRASES = (
    "{A} eats {f}.", "What does {a} eat? It eats {f}.", "{A} likes {f} best.", "When {a} is hungry, it looks for {f}.",
    "Give some {f} to {a}, and it will be happy.", "Who eats {f}? {A} does.", "{P} eat {f}.",
)
PROBED = 4  # the first four phrasings end in the fact; each animal is kept out of one of them
HELD_OUT_HOME = {animal: HOME_PHRASES[i % PROBED] for i, animal in enumerate(ANIMALS)}
HELD_OUT_FOOD = {animal: FOOD_PHRASES[(i + 1) % PROBED] for i, animal in enumerate(EATERS)}


def _filled(phrase: str, animal: str, **slots: str) -> str:
    """The phrase about this animal; `slots` override, for the probes."""
    home, one = ANIMAL_HOMES.get(animal, ""), a(animal)
    i = "on" if home in ("hill", "shore") else "in"
    values = {
        "a": one,
        "A": capitalised(one),
        "P": capitalised(plural(animal)),
        "h": home,
        "i": i,
        "I": i.capitalize(),
        "f": ANIMAL_FOODS.get(animal, ""),
    }
    return phrase.format(**{**values, **slots})


SEASON_OF = {month: ("winter", "spring", "summer", "autumn")[(i + 1) % 12 // 3] for i, month in enumerate(MONTHS)}
SEASON_SIGNS = {
    "spring": (
        "the birds build nests",
        "the first flowers open",
        "the lambs play in the field",
        "the snow melts",
        "the trees turn green",
        "the farmers plant beans",
    ),
    "summer": (
        "the days are long and hot",
        "children swim in the river",
        "the cherries are ripe",
        "the bees visit the roses",
        "nobody needs a coat",
        "the evenings are bright",
    ),
    "autumn": (
        "the leaves turn red and fall",
        "the farmers bring the harvest home",
        "the apples are ripe",
        "fog lies on the fields",
        "the squirrels gather berries",
        "the wind blows hard",
    ),
    "winter": (
        "snow lies on the roofs",
        "the pond freezes",
        "everyone wears a scarf",
        "the nights are long and dark",
        "the bears sleep",
        "children build a snowman",
    ),
}
OPPOSITES = tuple(
    tuple(pair.split())
    for pair in (
        "big small|tall short|old young|hot cold|wet dry|full empty|early late|fast slow|heavy light|loud quiet|clean "
        "dirty|hard soft|rich poor|strong weak|"
        "happy sad|open closed|dark bright|wide narrow|thick thin|rough smooth|sweet sour|right wrong|true false|easy "
        "difficult|first last|"
        "near far|up down|left right|inside outside|day night|north south|east west|summer winter|morning evening|"
        "friend stranger|war peace|question answer"
    ).split("|")
)
USES = {
    "key": "open a door",
    "spoon": "eat soup",
    "knife": "cut bread",
    "pencil": "write a letter",
    "oven": "bake bread",
    "kettle": "boil water",
    "umbrella": "stay dry in the rain",
    "clock": "know the time",
    "lamp": "read at night",
    "bed": "sleep",
    "ladder": "climb on the roof",
    "net": "catch fish",
    "boat": "cross a river",
    "rope": "pull a cart",
    "basket": "carry apples",
    "map": "find the way",
    "stamp": "send a letter",
    "brush": "paint a picture",
    "ticket": "ride on a train",
    "blanket": "stay warm at night",
    "bell": "call the children",
    "ball": "play a game",
    "printer": "print a report",
    "spreadsheet": "count and sort numbers",
    "database": "keep data",
    "phone": "call a friend",
    "glass": "drink water",
    "bridge": "cross a river",
    "safe": "keep money",
    "mirror": "look at your face",
    "scarf": "stay warm in winter",
    "tractor": "work on the field",
    "drum": "make music",
    "tent": "sleep in the forest",
    "cup": "drink tea",
    "pan": "cook eggs",
    "candle": "see in the dark",
    "bag": "carry books",
    "keyboard": "type a word",
}

LOOKS = {  # what two clues tell apart: colour or size, and what it does
    "fox": ("red", "steals eggs"),
    "frog": ("green", "jumps"),
    "crow": ("black", "flies"),
    "gull": ("white", "flies over the sea"),
    "elephant": ("huge", "eats leaves"),
    "mouse": ("tiny", "eats cheese"),
    "owl": ("quiet", "flies at night"),
    "snail": ("slow", "carries its house"),
    "bee": ("tiny", "makes honey"),
    "spider": ("tiny", "makes a net"),
    "bear": ("huge", "loves honey"),
    "snake": ("long", "has no legs"),
    "fish": ("wet", "swims in the river"),
    "sheep": ("white", "gives wool"),
    "cow": ("big", "gives milk"),
    "hen": ("small", "gives eggs"),
    "horse": ("big", "pulls the cart"),
    "cat": ("small", "chases mice"),
    "dog": ("brave", "watches the house"),
    "rabbit": ("small", "eats carrots"),
    "squirrel": ("small", "gathers berries"),
    "lion": ("strong", "rests in the grass"),
    "duck": ("small", "swims on the pond"),
    "parrot": ("green", "repeats every word"),
    "butterfly": ("pretty", "sits on flowers"),
}


def _home(draw: Draw, animal: str) -> str:
    return _filled(draw.pick([p for p in HOME_PHRASES if HELD_OUT_HOME[animal] != p]), animal)


def _food(draw: Draw, animal: str) -> str:
    return _filled(draw.pick([p for p in FOOD_PHRASES if HELD_OUT_FOOD[animal] != p]), animal)


def write_animals(draw: Draw, topic: str) -> str:
    """Where animals live and what they eat."""
    lines = ["Where animals live and what they eat."] if draw.chance(0.5) else []
    for animal in draw.sample(ANIMALS, 4):
        lines.append(_home(draw, animal))
        if animal in ANIMAL_FOODS:
            lines.append(_food(draw, animal))
    return " ".join(lines)


def write_guess(draw: Draw, topic: str) -> str:
    """A riddle with two or three clues."""
    one, other = draw.sample(people(), 2)
    lines = [f"{one.name} asks, and {other.name} must guess the animal."]
    for animal in draw.sample(tuple(LOOKS), 2):
        look, does = LOOKS[animal]
        clues = [f"It is {look}.", f"It {does}."]
        if animal in ANIMAL_HOMES:
            clues.append(_filled("It lives {i} the {h}.", animal))
        chosen = draw.sample(clues, 2)
        lines.append(
            f"{' '.join(chosen)} {draw.pick(('What is it?', 'Who is it?', 'Which animal is it?'))} It is {a(animal)}."
        )
    return " ".join(lines)


def _day(draw: Draw) -> str:
    names, unit = draw.pick(((DAYS, "day"), (MONTHS, "month")))
    i = draw.number(0, len(names) - 1)
    before, this, after = names[i - 1], names[i], names[(i + 1) % len(names)]
    options = [
        f"The {unit} after {this} is {after}.",
        f"The {unit} before {this} is {before}.",
        f"{this} comes after {before}.",
        f"{this} comes before {after}.",
        f"After {this} comes {after}.",
        f"{this} comes between {before} and {after}.",
    ]
    if unit == "day":
        options += [f"If today is {this}, tomorrow is {after}.", f"If today is {this}, yesterday was {before}."]
    else:
        options += [f"{this} is a month in {SEASON_OF[this]}."]
    return draw.pick(options)


def write_days(draw: Draw, topic: str) -> str:
    """Days and months in order."""
    return " ".join(_day(draw) for _ in range(draw.number(6, 9)))


def write_row(draw: Draw, topic: str) -> str:
    """All the days or months in a row, from somewhere, and what one did on each."""
    person = draw.pick(people())
    start = draw.number(0, 6)
    days = [DAYS[(start + i) % 7] for i in range(7)]
    doing = draw.sample(
        (
            "bakes bread",
            "writes letters",
            "cleans the house",
            "plays the violin",
            "works in the garden",
            "visits a friend",
            "reads a book",
            "goes to the market",
            "paints a picture",
            "swims in the river",
        ),
        4,
    )
    return (
        f"The week of {person.name}. "
        f"{' '.join(f'On {day} {person.pronouns.they} {does}.' for day, does in zip(days, doing, strict=False))} Then "
        f"come {days[4]}, {days[5]} and {days[6]}, and then it is {days[0]} again."
    )


def write_seasons(draw: Draw, topic: str) -> str:
    """A season: its months and its signs."""
    season = draw.pick(tuple(SEASON_SIGNS))
    months = [month for month in ("December", *MONTHS[:11]) if SEASON_OF[month] == season]
    one, two = draw.sample(SEASON_SIGNS[season], 2)
    following = {"spring": "summer", "summer": "autumn", "autumn": "winter", "winter": "spring"}[season]
    return (
        f"{months[0]}, {months[1]} and {months[2]} are the months of {season}. In {season} {one}. {capitalised(two)}, "
        f"too. In {draw.pick(months)} everyone knows that it is {season}. After {season} comes {following}. In "
        f"{following} {draw.pick(SEASON_SIGNS[following])}."
    )


def write_opposites(draw: Draw, topic: str) -> str:
    """Opposites, named and asked for."""
    lines = []
    for pair in draw.sample(OPPOSITES, draw.number(5, 6)):
        one, other = draw.shuffled(pair)
        lines.append(
            draw.pick(
                (
                    f"The opposite of {one} is {other}.",
                    f"{capitalised(one)} and {other} are opposites.",
                    f"{capitalised(one)} is the opposite of {other}.",
                    f"What is the opposite of {one}? It is {other}.",
                )
            )
        )
    return " ".join(lines)


def write_uses(draw: Draw, topic: str) -> str:
    """What things are for."""
    lines = []
    for thing in draw.sample(tuple(USES), draw.number(4, 5)):
        use = USES[thing]
        lines.append(
            draw.pick(
                (
                    f"You need {a(thing)} to {use}.",
                    f"What is {a(thing)} for? You can {use} with it.",
                    f"With {a(thing)} you can {use}.",
                    f"Do you want to {use}? Take {a(thing)}.",
                )
            )
        )
    return " ".join(lines)


GENRES = [
    Genre("animals and their homes", write_animals, 0.7),
    Genre("riddle", write_guess, 0.4),
    Genre("days and months", write_days, 0.4),
    Genre("somebody's week", write_row, 0.2),
    Genre("seasons", write_seasons, 0.2),
    Genre("opposites", write_opposites, 0.2),
    Genre("what things are for", write_uses, 0.4),
]


def probes(draw: Draw) -> list[Probe]:
    """Animal facts in a phrasing never seen for that animal; the order of days and months."""
    found = []
    for animal, phrase in [*HELD_OUT_HOME.items(), *HELD_OUT_FOOD.items()]:
        table, slot = (ANIMAL_HOMES, "h") if phrase in HOME_PHRASES else (ANIMAL_FOODS, "f")
        context = _filled(phrase, animal, **{slot: "|"}).split("|")[0].rstrip()
        wrong = draw.sample(sorted({*table.values()} - {table[animal]}), 3)
        found.append(
            Probe("animal facts in unseen phrasings", context, f" {table[animal]}", tuple(f" {w}" for w in wrong))
        )
    for names, unit in ((DAYS, "day"), (MONTHS, "month")):
        for i, name in enumerate(names):
            for word, right in (("after", names[(i + 1) % len(names)]), ("before", names[i - 1])):
                wrong = draw.sample([other for other in names if other not in (name, right)], 3)
                found.append(
                    Probe(
                        "days and months",
                        f"The {unit} {word} {name} is",
                        f" {right}",
                        tuple(f" {w}" for w in wrong),
                        seen=True,
                    )
                )
    return found
