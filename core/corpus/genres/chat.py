"""Chat on any topic: two friends write to each other line by line, and echo what the other has just said."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.lexicon import MEN, TEENS, UNITS, WOMEN
from core.corpus.probe import Probe
from core.corpus.templates.clauses import act, acts, clause, ing, participle, place, the_role, title, trait
from core.corpus.templates.topic_probes import topic_probes
from core.corpus.templates.topic_rules import casual_remarks
from core.corpus.world.facts import TOPICS
from core.corpus.world.scenes import SCENES

HELD_OUT_TOPICS = ("art", "library")
NAMES = (*WOMEN, *MEN)
HOURS = (*UNITS[3:], *TEENS[:2])


def _bad_news(draw: Draw, topic: str, me: str, you: str) -> list[str]:
    scene = SCENES[topic]
    trouble, other = draw.sample(scene.problems, 2)
    helper = the_role(draw, topic)
    return [
        f"{draw.pick(('hmm,', 'oh,', 'yeah,', 'not great,'))} {trouble}",
        f"{draw.pick(('what?', 'oh no!', 'wow,'))} {trouble}? {draw.pick(('lol', 'again?', 'and now?'))}",
        draw.pick((f"yep, and {other} too", f"yep. {helper} is kinda angry", f"I know, and I wanted to {act(draw, topic)} today")),
        draw.pick((f"let's ask {helper} then", f"I can help, I've got {draw.pick(scene.wants)}", f"don't worry, we'll {act(draw, topic)} instead")),
    ]


def _plan(draw: Draw, topic: str, me: str, you: str) -> list[str]:
    scene = SCENES[topic]
    plan = act(draw, topic)
    want = draw.pick(scene.wants)
    return [
        f"{draw.pick(('yeah,', 'yep,', 'sure,'))} I'm gonna {plan} at {draw.pick(HOURS)}. wanna come?",
        f"{plan}? {draw.pick(('awesome', 'cool', 'super', 'sounds fun'))}! should I bring {want}?".replace("sounds fun", "great idea"),
        draw.pick((f"yes please, {want} would be great", f"nope, I've got {want} already", f"{want}? lol, why not")),
    ]


def _look(draw: Draw, topic: str, me: str, you: str) -> list[str]:
    scene = SCENES[topic]
    pair = draw.pick(scene.traits)
    event = draw.pick(scene.events)
    return [
        f"{draw.pick(('wow,', 'well,', 'ha,', 'btw,'))} {trait(pair, degree=draw.pick(('super', 'kinda', 'really', 'so')))} today",
        f"{pair[1]}? {draw.pick(('cool', 'really', 'lol', 'ok'))}! and what's new?",
        f"{clause(event)}, {draw.pick(('as usual', 'believe me', 'it is kinda funny', 'and nobody cares'))}",
        draw.pick((f"I wanna see that! can I {act(draw, topic)} too?", f"lol, I just {draw.pick(('wanna', 'need to'))} {act(draw, topic)}", f"so {clause(event)}... wow".replace("...", ","))),
    ]


def _doing(draw: Draw, topic: str, me: str, you: str) -> list[str]:
    doing, done = acts(draw, topic, 2)
    return [
        f"{draw.pick(('not now,', 'sorry,', 'yep,', 'btw,'))} I'm {ing(doing)}, and you?",
        f"{ing(doing)}? {draw.pick(('lol', 'cool', 'again', 'wow'))}. I've already {participle(done)}",
        f"you've {participle(done)}? {draw.pick(('awesome', 'yay', 'finally', 'lucky you'))}!",
        draw.pick((f"yeah, and tomorrow I'm {ing(act(draw, topic))}", f"yep, {the_role(draw, topic)} helped me", "it was super easy")),
    ]


MOST_WORDS = 108
KINDS = (_bad_news, _plan, _look, _doing)


def write(draw: Draw, topic: str) -> str:
    """A chat of five to eight lines; each line opens with the name of who writes it."""
    one, two = draw.sample(NAMES, 2)
    hello = draw.pick(("hey", "hi", "hello"))
    subject = title(topic)
    first = draw.pick((f"{hello} {two}, any news about {subject}?", f"{hello} {two}, let's talk about {subject}", f"{hello} {two}, are you {place(topic)}? it's about {subject}"))
    kinds = draw.sample(KINDS, draw.pick((1, 2), (0.65, 0.35)))
    said = [first]
    for kind in kinds:
        said += casual_remarks(draw, topic, draw.pick((1, 2), (0.6, 0.4)))
        lines = kind(draw, topic, one, two)
        said += lines
        if kind is _plan:
            said.append(draw.pick(("ok, see you there", "awesome!", "yay!")))
    said.append(draw.pick((f"bye {one}!", f"thanks {one}, see you soon")) if len(said) % 2 else draw.pick((f"bye {two}!", f"ok {two}, see you soon")))
    while len(" ".join(said).split()) + len(said) > MOST_WORDS:
        said = [*said[:-3], said[-1]]  # the last speaker stays the last
    return "\n".join(f"{(one, two)[turn % 2]}: {line}" for turn, line in enumerate(said))


GENRES = [Genre("chat", write, 2.5, tuple(TOPICS), HELD_OUT_TOPICS)]


def probes(draw: Draw) -> list[Probe]:
    """Words of the right topic; casual words in a chat; and whose turn it is."""
    items = topic_probes(draw, GENRES[0])
    for topic in TOPICS:
        one, two, other = draw.sample(NAMES, 3)
        opening = f"{one}: hey {two}, any news about {title(topic)}?\n{two}:"
        items.append(Probe("formal or casual style", f"{opening} I'm", " gonna", (" writing",)))
        plan = act(draw, topic)
        wanted = draw.pick(SCENES[topic].wants)
        talk = f"{opening} yeah, I'm gonna {plan} at {draw.pick(HOURS)}. wanna come?\n{one}: {plan}? awesome! should I bring {wanted}?\n"
        items.append(Probe("whose turn it is in a chat", talk, two, (other,)))
        reply = ", ".join(acts(draw, topic, 2))
        items.append(Probe("whose turn it is in a chat", f"{opening} yep, {reply}\n", one, (other,)))
    return items
