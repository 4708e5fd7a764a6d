"""Public notices on any topic: opening times, rules, things lost and found, events, bad news; always short, always polite."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.english.lexicon import DAYS, MONTHS, ORDINALS, SURNAMES, TEENS, TOWNS, UNITS
from core.corpus.probe import Probe
from core.corpus.templates.clauses import act, acts, clause, ing, sentence, the_role, title
from core.corpus.templates.topic_probes import topic_probes
from core.corpus.templates.topic_rules import remarks
from core.corpus.world.facts import TOPICS, people
from core.corpus.world.scenes import SCENES

HELD_OUT_TOPICS = ("music", "kitchen")
HOURS = (*UNITS[1:], *TEENS[:3])


def _times(draw: Draw, topic: str) -> list[str]:
    opening, closing = draw.sample(DAYS, 2)
    morning, evening = draw.pick(HOURS[5:10]), draw.pick(HOURS[2:8])
    return [
        f"Open every {opening} from {morning} in the morning to {evening} in the {draw.pick(('afternoon', 'evening'))}.",
        f"Closed on {closing}.",
        f"On {opening} you may {act(draw, topic)}{draw.pick(('', f' with the help of {the_role(draw, topic)}'))}.",
        f"Questions? Please ask {the_role(draw, topic)} before {evening}.",
    ]


def _rules(draw: Draw, topic: str) -> list[str]:
    scene = SCENES[topic]
    must, may = acts(draw, topic, 2)
    bans = draw.sample(scene.bans, draw.pick((2, 3)))
    rules = [f"Please {must} before you leave.", *[f"Do not {ban}." for ban in bans[1:]], f"No {ing(act(draw, topic))} after {draw.pick(HOURS)}." if draw.chance(0.5) else f"Do not {bans[0]}.", f"You may {may} if you ask {the_role(draw, topic)} first."]
    lines = [f"{capitalised(word)} rule: {rule}" for word, rule in zip(ORDINALS, rules, strict=False)]
    return [*lines, draw.pick(("Thank you!", f"Thank you, {the_role(draw, topic)}.", "These rules are for everyone."))]


def _lost(draw: Draw, topic: str) -> list[str]:
    scene = SCENES[topic]
    found = draw.chance(0.4)
    want = draw.pick(scene.wants)
    day = draw.pick(DAYS)
    owner = draw.pick(people())
    if found:
        return [
            f"Found on {day}: {want}.",
            f"Is it yours? Call {owner.name} in {owner.town}, or ask {the_role(draw, topic)}.",
            f"After {draw.pick(MONTHS)}, {owner.name} will give {want} away.",
            f"Also found: {draw.pick(scene.wants)}.",
        ]
    return [
        f"Lost on {day}: {want}.",
        f"I wanted to {act(draw, topic)}, and when I looked up, everything was gone.",
        f"If you find {want}, please call {owner.name} in {owner.town}.",
        f"{owner.name} will thank you with {draw.pick(('a cake', 'ten coins', 'a song', owner.food))}.",
    ]


def _event(draw: Draw, topic: str) -> list[str]:
    scene = SCENES[topic]
    day = draw.pick(DAYS)
    plan, other = acts(draw, topic, 2)
    host = draw.pick(SURNAMES)
    who = f"{draw.pick(('Mr', 'Mrs', 'Miss'))} {host}"
    return [
        f"On {day} at {draw.pick(HOURS)} {who} will show you how to {plan}.",
        f"Please bring {draw.pick(scene.wants)}.",
        f"Children may {other}.",
        draw.pick((f"{who} will also talk about {title(topic)}.", f"If you can't come, ask {the_role(draw, topic)}.", "Everyone may come.")),
    ]


def _trouble(draw: Draw, topic: str) -> list[str]:
    scene = SCENES[topic]
    day = draw.pick(DAYS)
    plan = act(draw, topic)
    return [
        f"We are sorry: {draw.pick(scene.problems)}.",
        f"Until {day} nobody can {plan}.",
        f"From {day} you may {plan} again.",
        draw.pick((f"Please do not {draw.pick(scene.bans)}.", f"{capitalised(the_role(draw, topic))} needs {draw.pick(scene.wants)}; can you help?")),
        sentence(clause(draw.pick(scene.events), "future")) if draw.chance(0.3) else "Thank you for waiting.",
    ]


KINDS = (_times, _rules, _lost, _event, _trouble)


def write(draw: Draw, topic: str) -> str:
    """A notice: its subject, where it hangs, then short lines."""
    head = draw.pick((f"A notice about {title(topic)}", f"Notice: {title(topic)}", f"Public notice about {title(topic)}"))
    where = f"{draw.pick(TOWNS)}, {draw.pick(MONTHS)}."
    layout = draw.pick(("\n", " "))
    lines = draw.pick(KINDS)(draw, topic)
    for remark in remarks(draw, topic, draw.pick((1, 2, 3))):
        lines.insert(-1, remark)
    return f"{head}\n{where}{layout}" + layout.join(lines)


GENRES = [Genre("notice", write, 2.0, tuple(TOPICS), HELD_OUT_TOPICS)]


def probes(draw: Draw) -> list[Probe]:
    """Words of the right topic; the polite form of a rule."""
    items = topic_probes(draw, GENRES[0])
    for topic in TOPICS:
        day = draw.pick(DAYS)
        head = f"A notice about {title(topic)}\n{draw.pick(TOWNS)}, {draw.pick(MONTHS)}.\nWe are sorry: {draw.pick(SCENES[topic].problems)}.\nUntil {day}"
        items.append(Probe("formal or casual style", head, " nobody", (" lol",)))
        items.append(Probe("a day that was named comes back", f"{head} nobody can {act(draw, topic)}.\nFrom", f" {day}", tuple(f" {other}" for other in draw.sample([d for d in DAYS if d != day], 3))))
    return items
