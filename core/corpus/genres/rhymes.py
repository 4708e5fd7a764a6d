"""Short poems with a refrain on any topic: couplets whose tails rhyme, and two lines that come back."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.probe import Probe
from core.corpus.templates.clauses import act, clause, sentence, title, trait
from core.corpus.templates.topic_probes import topic_probes
from core.corpus.world.facts import TOPICS, people
from core.corpus.world.scenes import SCENES

HELD_OUT_TOPICS = ("house", "hospital")

# Pairs of tails that rhyme: the first closes a line about what happens, the second a line about what somebody does.
TAILS = (
    ("all through the day", "and then I play"), ("in the morning light", "and sleep all night"), ("all night long", "and sing a song"),
    ("for you and me", "as you can see"), ("again and again", "from now till then"), ("on a day in spring", "and then I sing"),
    ("while I count to ten", "and then again"), ("on a summer day", "and then walk away"),
    ("and the wind is low", "and then I go"), ("while the church bells ring", "like a little king"),
    ("at half past three", "and drink my tea"), ("when the hour is late", "and shut the gate"),
    ("and the air is still", "and I always will"), ("and the night is near", "without a tear"), ("and the sky is blue", "and think of you"), ("and the moon is high", "and never ask why"), ("far from the town", "and then sit down"),
)
ENDS = ("I will not forget", "come along with me", "that is all I know", "nobody else can see", "what a day it was", "so we sing again", "the world is wide")


def write(draw: Draw, topic: str) -> str:
    """Two or three couplets, with the same refrain after each."""
    scene = SCENES[topic]
    name = draw.pick(people()).name
    pair = draw.pick(scene.traits)
    refrain = draw.pick((
        f"{sentence(trait(pair), ',')} {trait(pair)}!", f"Oh, {title(topic)}, {title(topic)}, said {name}!", f"{sentence(trait(pair), '')}, and {draw.pick(ENDS)}.",
        f"{name}, {name}, {trait(pair)}!",
    ))
    count = draw.pick((2, 3), (0.7, 0.3))
    events = draw.sample(scene.events, count)
    tails = draw.sample(TAILS, count)
    lines = [draw.pick((f"A poem about {title(topic)}", f"A song about {title(topic)}"))]
    for event, (first, second) in zip(events, tails, strict=True):
        if draw.chance(0.5):
            lines.append(f"{sentence(draw.pick((trait(draw.pick(scene.traits)), clause(draw.pick(scene.events)))), ',')}")
        lines += [f"{sentence(clause(event), '')} {first},", f"I {act(draw, topic)} {second}.", refrain]
    return "\n".join(lines)


GENRES = [Genre("poem", write, 1.5, tuple(TOPICS), HELD_OUT_TOPICS)]


def probes(draw: Draw) -> list[Probe]:
    """Words of the right topic; the last word of a couplet rhymes; the refrain comes back."""
    items = topic_probes(draw, GENRES[0])
    for topic in TOPICS:
        (first, second), other = draw.pick(TAILS), draw.pick(TAILS)
        while other[1].split()[-1] == second.split()[-1]:
            other = draw.pick(TAILS)
        event = clause(draw.pick(SCENES[topic].events))
        stem, _, last = second.rpartition(" ")
        text = f"A poem about {title(topic)}\n{capitalised(event)} {first},\nI {act(draw, topic)} {stem}"
        items.append(Probe("the second line of a couplet rhymes", text, f" {last}", (f" {other[1].split()[-1]}",), seen=True))
    return items
