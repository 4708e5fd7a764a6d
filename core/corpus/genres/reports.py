"""Reports and notes of meetings on any topic: who did what, what went wrong, who will put it right."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import listed
from core.corpus.english.lexicon import DAYS, MEN, MONTHS, SURNAMES, WOMEN
from core.corpus.probe import Probe
from core.corpus.templates.clauses import (
    acts,
    clause,
    ing,
    participle,
    past,
    sentence,
    the_role,
    title,
    trait,
    two_traits,
)
from core.corpus.templates.topic_probes import topic_probes
from core.corpus.templates.topic_rules import remarks
from core.corpus.world.facts import TOPICS, people
from core.corpus.world.scenes import SCENES

REPORT_HELD_OUT = ("river", "sport")
MEETING_HELD_OUT = ("sea", "birthday")
NAMES = (*WOMEN, *MEN)


def report(draw: Draw, topic: str) -> str:
    """A report in full sentences: work done, state of things, a problem, the plan."""
    scene = SCENES[topic]
    writer = draw.pick(people())
    month = draw.pick(MONTHS)
    done = acts(draw, topic, 4)
    who = draw.pick(("the team", "we", f"{the_role(draw, topic)}", writer.name))
    pair, other = two_traits(draw, topic)
    trouble = draw.pick(scene.problems)
    lines = [f"In {month} {who} {past(done[0])}, {past(done[1])} and {past(done[2])}."]
    lines.append(draw.pick((f"{sentence(trait(pair, 'past'), '')}, but {trait(other, 'past')}.", f"{sentence(trait(pair, 'past'), '')}, so {clause(draw.pick(scene.events), 'past')}.")))
    extra = acts(draw, topic, 2) if draw.chance(0.4) else ()
    if extra:
        lines.append(f"{writer.name} spent {draw.pick(('two days', 'a week', 'a whole morning', 'three weeks'))} {ing(extra[0])} and has already {participle(extra[1])}.")
    lines.append(draw.pick((f"One problem is left: {trouble}.", f"The main problem was this: {trouble}.", f"Sadly, {trouble}.")))
    lines.append(draw.pick((f"For this reason we need {draw.pick(scene.wants)}.", f"{writer.name} has asked for {draw.pick(scene.wants)}.", f"We looked for {draw.pick(scene.wants)} everywhere.")))
    lines.append(f"Next month {draw.pick(('we', writer.name, f'{the_role(draw, topic)}'))} will {done[3]}" + draw.pick((".", f", and {clause(draw.pick(scene.events), 'future')}.")))
    head = draw.pick((f"Report: {title(topic)}", f"A report about {title(topic)}", f"Annual report about {title(topic)}"))
    return f"{head}\nBy {writer.name} {draw.pick(SURNAMES)}\n" + " ".join(lines)


def meeting(draw: Draw, topic: str) -> str:
    """Notes of a meeting: who came, who said what, who does what by when. Everyone who came is named again."""
    scene = SCENES[topic]
    came = draw.sample(NAMES, 3)
    one, two, three = draw.shuffled(came)
    plan, other = acts(draw, topic, 2)
    trouble = draw.pick(scene.problems)
    want = draw.pick(scene.wants)
    day = draw.pick(DAYS)
    noticed = trait(draw.pick(scene.traits), "past")
    lines = [
        f"{one} {draw.pick(('said that', 'told everyone that', 'explained that'))} {trouble}.",
        f"{two} {draw.pick((f'offered to {plan}', f'wanted to {plan} first', f'agreed with {one} and asked for {want}', f'did not believe {one}'))}.",
        f"{three} {draw.pick((f'had already {participle(other)}', f'asked who could {other}', f'had noticed that {noticed}'))}.",
        f"Decided: {two} will {plan} by {day}, and {three} will {draw.pick((other, 'bring ' + want, 'help ' + two))}.",
        draw.pick((f"{one} thanked {two}.", f"Next meeting: {day} at noon.", f"{one} closed the meeting because {clause(draw.pick(scene.events), 'past')}.")),
    ]
    lines[3:3] = remarks(draw, topic, draw.pick((1, 2)))
    layout = draw.pick(("\n", " "))
    return f"Notes of the meeting about {title(topic)}\nWho came: {listed(came)}.\n" + layout.join(lines)


GENRES = [Genre("report", report, 1.5, tuple(TOPICS), REPORT_HELD_OUT), Genre("meeting notes", meeting, 1.5, tuple(TOPICS), MEETING_HELD_OUT)]


def probes(draw: Draw) -> list[Probe]:
    """Words of the right topic, and the name of who offered to do the work."""
    items = [probe for genre in GENRES for probe in topic_probes(draw, genre)]
    for topic in TOPICS:
        came = draw.sample(NAMES, 3)
        one, two, three = draw.shuffled(came)
        plan, other = acts(draw, topic, 2)
        text = f"Notes of the meeting about {title(topic)}\nWho came: {listed(came)}.\n{one} said that {draw.pick(SCENES[topic].problems)}. "
        text += f"{two} offered to {plan}. {three} asked who could {other}. Decided:"
        items.append(Probe("who offered the work in a meeting", text, f" {two}", (f" {one}", f" {three}")))
    return items
