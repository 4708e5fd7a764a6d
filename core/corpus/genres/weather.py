"""Weather reports: town by town, with advice that follows from the weather."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.grammar import capitalised, number_words
from core.corpus.lexicon import DAYS, TOWNS
from core.corpus.probe import Probe

# What it is like, what it does, and the advice that belongs to it.
KINDS = {
    "rainy": (("rain in the morning", "rain all day", "cold rain and dark clouds"), ("take an umbrella", "wear your boots", "stay away from the river")),
    "sunny": (("sun from morning to evening", "a bright blue sky", "sun and warm air"), ("wear a hat", "drink enough water", "enjoy the garden")),
    "snowy": (("snow on every roof", "snow in the afternoon", "ice on the roads"), ("wear a scarf", "walk slowly", "build a snowman")),
    "windy": (("a strong wind from the north", "wind along the shore", "a wind that shakes the trees"), ("hold your hat", "close the windows", "leave the boats in the harbour")),
    "foggy": (("fog over the fields", "thick fog until noon", "fog in the valley"), ("drive slowly", "take a lamp", "listen before you cross the road")),
    "stormy": (("a storm in the night", "a storm with a lot of rain", "dark clouds and loud wind"), ("stay at home", "bring the animals in", "keep away from tall trees")),
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
        lines.append(f"In {town} it will be {kind}, with {draw.pick(what)}: {draw.pick(advice)}.")
    tomorrow = DAYS[(DAYS.index(day) + 1) % 7]
    town = draw.pick(towns)
    now = kinds[towns.index(town)]
    later = draw.pick([kind for kind in KINDS if kind != now])
    degrees = f"{number_words(draw.number(1, 30))}"
    lines.append(draw.pick((
        f"On {tomorrow} {town} will be {later} and no longer {now}.",
        f"{capitalised(town)} will stay {now} until {tomorrow}.",
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
