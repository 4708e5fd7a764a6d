"""The small world that every genre writes about: who lives there, with which lasting traits, and what is true of things.

The facts are fixed: Anna has the same pet, job and town in every document. The topics give each genre the words of one corner of the world, so
that a recipe, a haiku, a letter or a report can be about any of them, and some pairs can be held out.
"""

from dataclasses import dataclass
from functools import cache

from core.corpus.draw import Draw
from core.corpus.english.grammar import HE, SHE, Pronouns
from core.corpus.english.lexicon import MEN, PET_NAMES, TOWNS, WOMEN

JOBS = "teacher doctor nurse farmer baker cook gardener sailor fisher judge lawyer clerk banker driver writer builder postman librarian".split()
PETS = "cat dog rabbit kitten puppy parrot horse goat duck donkey".split()
FAVOURITE_FOODS = "soup cake bread cheese honey apples pears plums cherries pancakes salad chocolate potatoes tomatoes rice eggs".split()
FAVOURITE_COLOURS = "red blue green yellow black white brown pink purple orange".split()
INSTRUMENTS = "drum piano violin".split()


@dataclass(frozen=True)
class Person:
    """Someone of the small world; every trait lasts through the whole corpus."""

    name: str
    pronouns: Pronouns
    job: str
    town: str
    pet: str
    pet_name: str
    food: str
    colour: str
    instrument: str
    friend: str


@cache
def people() -> tuple[Person, ...]:
    """Everyone, with the traits that the world's own seed gave them."""
    draw = Draw("the people of the small world")
    names = [(name, SHE) for name in WOMEN] + [(name, HE) for name in MEN]
    return tuple(
        Person(
            name, pronouns, draw.pick(JOBS), draw.pick(TOWNS), draw.pick(PETS), draw.pick(PET_NAMES), draw.pick(FAVOURITE_FOODS),
            draw.pick(FAVOURITE_COLOURS), draw.pick(INSTRUMENTS), draw.pick([other for other, _ in names if other != name]),
        )
        for name, pronouns in names
    )


# Facts about kinds of things: one sentence pattern each, true everywhere.
ANIMAL_SOUNDS = {"cat": "purr", "dog": "bark"}
ANIMAL_HOMES = {
    "bird": "nest", "robin": "nest", "owl": "tree", "squirrel": "tree", "bee": "garden", "fox": "forest", "bear": "cave", "wolf": "forest",
    "deer": "forest", "mouse": "hole", "frog": "pond", "duck": "pond", "fish": "river", "dolphin": "sea", "turtle": "sea", "gull": "shore",
    "horse": "barn", "cow": "barn", "pig": "yard", "hen": "yard", "sheep": "field", "goat": "hill", "donkey": "field", "rabbit": "field",
    "lion": "grass", "tiger": "forest", "elephant": "grass", "monkey": "tree", "snake": "grass", "spider": "corner", "cat": "house",
    "dog": "house", "parrot": "kitchen",
}
ANIMAL_FOODS = {
    "cat": "fish", "dog": "meat", "rabbit": "carrots", "horse": "hay", "cow": "grass", "sheep": "grass", "goat": "leaves", "hen": "seeds",
    "duck": "bread", "mouse": "cheese", "squirrel": "berries", "bear": "honey", "fox": "eggs", "owl": "mice", "bee": "flowers", "monkey": "fruit",
    "lion": "meat", "tiger": "meat", "frog": "ants", "elephant": "leaves", "deer": "leaves", "pig": "potatoes", "donkey": "hay", "robin": "berries",
}


@dataclass(frozen=True)
class Topic:
    """One corner of the world: words that any genre may use for it.

    things are singular count nouns (so 'a/the/two ...' work with lexicon.plural when lexicon.has_plural says so), stuff are mass or plural nouns used
    without an article, acts are verbs (base form) that take one of the things as object, does are verbs without object, looks are adjectives for the
    things, place is a phrase for where one is.
    """

    name: str
    title: str
    things: tuple[str, ...]
    stuff: tuple[str, ...]
    acts: tuple[str, ...]
    does: tuple[str, ...]
    looks: tuple[str, ...]
    place: str
    people: tuple[str, ...]


def _topic(name: str, title: str, things: str, stuff: str, acts: str, does: str, looks: str, place: str, folk: str) -> Topic:
    return Topic(name, title, *(tuple(words.split()) for words in (things, stuff, acts, does, looks)), place, tuple(folk.split()))


TOPICS: dict[str, Topic] = {
    topic.name: topic
    for topic in (
        _topic("kitchen", "the kitchen", "spoon fork knife plate bowl cup pan pot oven kettle jar recipe stove", "flour sugar butter milk salt oil cream",
               "stir wash fill clean", "cook bake boil", "hot clean warm full empty", "in the kitchen", "cook baker mother"),
        _topic("garden", "the garden", "seed flower rose tree leaf root branch fence gate shed path", "grass soil roses seeds",
               "plant pick cut", "grow dig", "green fresh pretty wild", "in the garden", "gardener neighbour grandmother"),
        _topic("sea", "the sea", "boat ship wave shell beach harbour island net sail rope lighthouse", "sand waves water salt",
               "sail pull watch draw", "sail swim float", "blue deep calm wild", "by the sea", "sailor fisher captain"),
        _topic("weather", "the weather", "cloud storm rainbow puddle umbrella", "rain snow wind fog ice sun",
               "watch follow draw see", "rain snow blow shine", "grey stormy cloudy cold", "under the sky", "sailor farmer child"),
        _topic("river", "the river", "bridge stream pond stone boat bank fish frog", "water mud fish stones",
               "cross follow watch reach", "swim float flow", "wide cool muddy slow", "by the river", "fisher builder boy"),
        _topic("bank", "the bank", "coin note loan account customer queue safe counter price pocket", "money coins loans notes",
               "count save open check", "pay save wait", "rich busy safe careful", "at the bank", "banker clerk customer"),
        _topic("court", "the court", "trial witness law rule case crime thief verdict judge lawyer", "law truth rules",
               "hear open explain follow", "speak wait decide", "fair guilty serious honest", "in court", "judge lawyer witness"),
        _topic("school", "school", "lesson book pencil desk page test question answer letter word map number bell", "homework history science lessons",
               "read write study learn", "read write learn", "clever new difficult quiet", "at school", "teacher student child"),
        _topic("office", "the office", "meeting report email printer chair plan project file form folder phone", "work reports emails",
               "print send write plan", "work call type", "busy urgent late important", "at the office", "manager boss clerk"),
        _topic("computer", "computers", "computer database index table spreadsheet row query server screen keyboard program key link", "data code rows",
               "search check copy open", "type run search", "fast new broken slow", "at the computer", "student clerk manager"),
        _topic("farm", "the farm", "horse cow pig sheep goat hen duck donkey lamb barn field tractor fence cart", "hay milk wool eggs",
               "feed wash lead clean", "work dig eat", "strong muddy big early", "on the farm", "farmer neighbour driver"),
        _topic("forest", "the forest", "fox bear wolf deer owl squirrel cave berry feather trail tree", "wood berries leaves",
               "follow gather find hear", "hide climb sleep", "dark deep wild old", "in the forest", "child grandfather stranger"),
        _topic("mountain", "the mountains", "mountain hill valley tent boot campfire stone", "snow ice stones",
               "climb cross reach see", "climb walk rest", "high steep cold huge", "in the mountains", "captain friend brother"),
        _topic("market", "the market", "shop stall basket bag ribbon list penny candle toy apple", "bread cheese apples eggs",
               "buy sell carry choose", "shout pay choose", "cheap fresh noisy full", "at the market", "farmer baker customer"),
        _topic("music", "music", "song drum piano violin choir note concert voice dance bell", "music songs",
               "play sing hear practise", "sing dance play", "loud sweet soft gentle", "at the concert", "student teacher friend"),
        _topic("sport", "sport", "game ball goal race match bicycle rope net field", "games rules",
               "win play lose watch", "run jump swim", "fast quick strong hard", "on the field", "team winner friend"),
        _topic("hospital", "the hospital", "bed doctor nurse heart tooth cough fever", "medicine rest",
               "check wash help visit", "rest sleep wait", "ill calm quiet careful", "at the hospital", "doctor nurse mother"),
        _topic("travel", "travel", "train station ticket bus road car wheel seat driver plane journey", "tickets roads",
               "take drive catch miss", "drive travel wait", "long fast late far", "at the station", "driver stranger guest"),
        _topic("house", "the house", "door window roof wall floor bedroom lamp clock mirror bed shelf box key curtain blanket", "stairs paint dust",
               "open close clean paint", "sleep rest clean", "warm old dusty quiet", "in the house", "builder grandmother guest"),
        _topic("library", "the library", "book shelf story poem title author card page", "books poems stories",
               "read borrow return find", "read listen whisper", "quiet old long famous", "in the library", "librarian writer student"),
        _topic("night", "the night", "moon star planet dream candle owl lamp", "stars dreams sleep",
               "watch count see light", "sleep dream shine", "dark bright silver quiet", "at night", "child grandfather sailor"),
        _topic("art", "art", "picture brush drawing museum painting colour", "paint paper colours",
               "paint draw hang show", "draw paint look", "beautiful bright strange famous", "at the museum", "student friend guest"),
        _topic("birthday", "the birthday", "party gift balloon guest wish card candle cake game", "music cake games",
               "bring open share make", "sing dance laugh", "happy cheerful sweet funny", "at the party", "sister friend guest"),
        _topic("winter", "winter", "scarf snowman fire blanket boot coat hat", "snow ice wool",
               "build wear find", "snow freeze melt", "white cold frozen soft", "in the snow", "child father postman"),
    )
}
