"""Weather reports: town by town, with advice that follows from the weather."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised, number_words
from core.corpus.english.lexicon import DAYS, TOWNS
from core.corpus.probe import Probe

# What it is like, what it does, and the advice that belongs to it.
KINDS = {
    "rainy": (("rain in the morning", "rain all day", "soft rain after lunch", "rain and more rain", "a little rain before noon", "cold rain and dark clouds"), ("take an umbrella", "wear your boots", "stay away from the river", "read a good book", "keep the hay dry", "leave the bicycle at home")),
    "sunny": (("sun from morning to evening", "a bright blue sky", "hardly a cloud", "a warm wind from the south", "ten hours of sun", "sun and warm air"), ("wear a hat", "drink enough water", "enjoy the garden", "open the windows", "eat outside", "wash the blankets", "go for a swim")),
    "snowy": (("snow on every roof", "snow in the afternoon", "deep snow on the hills", "a little snow at night", "frozen puddles", "ice on the roads"), ("wear a scarf", "walk slowly", "build a snowman", "keep the stove warm", "feed the birds", "sweep the step", "stay off the ice")),
    "windy": (("a strong wind from the north", "wind along the shore", "cold wind at night", "a wild wind from the sea", "strong wind on the bridges", "a wind that shakes the trees"), ("hold your hat", "close the windows", "leave the boats in the harbour", "shut the barn", "keep your umbrella closed", "watch for broken branches")),
    "foggy": (("fog over the fields", "thick fog until noon", "grey fog by the river", "fog as white as milk", "low fog on the roads", "fog in the valley"), ("drive slowly", "take a lamp", "listen before you cross the road", "stay on the path", "ring your bell", "walk close together", "wait for the sun")),
    "stormy": (("a storm in the night", "a storm with a lot of rain", "two storms one after the other", "a wild storm from the north", "waves over the harbour wall", "dark clouds and loud wind"), ("stay at home", "bring the animals in", "keep away from tall trees", "lock the doors", "find your candles", "do not sail", "save your work")),
}
KINDS = {name: (tuple(what), tuple(text.replace("the animals", "the cows") for text in advice)) for name, (what, advice) in KINDS.items()}


def write(draw: Draw, topic: str = "") -> str:
    """Two or three towns, each with its weather, its reason and its advice; then tomorrow."""
    day = draw.pick(DAYS)
    towns = draw.sample(TOWNS, draw.pick((2, 3)))
    kinds = draw.sample(tuple(KINDS), len(towns))
    lines = []
    for town, kind in zip(towns, kinds, strict=True):
        what, advice = KINDS[kind]
        first, second = draw.sample(advice, 2)
        lines.append(f"In {town} it will be {kind}, with {draw.pick(what)}: {first}" + draw.pick((".", f" and {second}.", f", especially {draw.pick(('in the morning', 'after noon', 'towards evening', 'at night'))}.")))
    tomorrow = DAYS[(DAYS.index(day) + 1) % 7]
    town = draw.pick(towns)
    now = kinds[towns.index(town)]
    later = draw.pick([kind for kind in KINDS if kind != now])
    degrees = f"{number_words(draw.number(1, 30))}"
    lines.append(draw.pick((
        f"On {tomorrow} {town} will be {later} and no longer {now}.",
        f"{capitalised(town)} will stay {now} until {tomorrow}.",
        f"{capitalised(town)} might be {later} by {tomorrow}.",
        f"The {now} weather leaves {town} after {degrees} hours.",
    )))
    return f"Weather report for {day}\n" + " ".join(lines)


GENRES = [Genre("weather report", write, 0.8)]


def probes(draw: Draw) -> list[Probe]:
    """The advice follows from the weather."""
    items = []
    for kind, (what, advice) in KINDS.items():
        for _ in range(8):
            right = draw.pick(advice)
            other = draw.pick([name for name in KINDS if name != kind])
            wrong = draw.pick([text for text in KINDS[other][1] if text.split()[0] != right.split()[0]])
            text = f"Weather report for {draw.pick(DAYS)}\nIn {draw.pick(TOWNS)} it will be {kind}, with {draw.pick(what)}:"
            items.append(Probe("advice that follows from the weather", text, f" {right}", (f" {wrong}",), seen=True))
    return items
