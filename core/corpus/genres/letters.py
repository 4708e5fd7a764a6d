"""Letters on any topic: formal ones (complaint, request, order, thanks, permission, answer) and casual ones between friends."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised, listed
from core.corpus.english.lexicon import DAYS, MEN, SURNAMES, WOMEN
from core.corpus.probe import Probe
from core.corpus.templates.clauses import (
    act,
    acts,
    clause,
    ing,
    is_plural,
    participle,
    past,
    place,
    sentence,
    the,
    the_role,
    title,
    trait,
)
from core.corpus.templates.topic_probes import topic_probes
from core.corpus.templates.topic_rules import remarks
from core.corpus.world.facts import TOPICS, people
from core.corpus.world.scenes import SCENES

FORMAL_HELD_OUT = ("forest", "night")
CASUAL_HELD_OUT = ("court", "bank")
FIRST_NAMES = (*WOMEN, *MEN)
FORMAL_DEGREES = ("rather", "very", "too", "quite")
CASUAL_DEGREES = ("kinda", "super", "so", "really")


def _complaint(draw: Draw, topic: str) -> list[str]:
    scene = SCENES[topic]
    trouble = draw.pick(scene.problems)
    day, later = draw.sample(DAYS, 2)
    helper = the_role(draw, topic)
    said = draw.pick(("nothing has happened since then", "there was no time for my complaint", "nothing has happened", "nobody answered", f"{helper} could not help", "I am still waiting"))
    return [
        draw.pick(("I am sorry to say that ", "On my last visit I noticed that ", "I must report that ")) + trouble + ".",
        f"{sentence(trait(draw.pick(scene.traits), degree=draw.pick(FORMAL_DEGREES)), ' as well.') if draw.chance(0.5) else ''}",
        draw.pick((f"On {day} I asked {helper} for advice, but {said}.", f"Since {day} we have {participle(act(draw, topic))} twice, but {said}.")),
        f"I would be grateful if you could {draw.pick((act(draw, topic), act(draw, topic), 'send ' + draw.pick(scene.wants)))} before {later}.",
        draw.pick(("If not, I shall ask for my money back.", "I hope for an early answer.", "Please look into this matter.", f"Until then nobody can {act(draw, topic)}.", f"I no longer hope for {draw.pick(scene.wants)}.")),
    ]


def _request(draw: Draw, topic: str) -> list[str]:
    scene = SCENES[topic]
    plan, other = acts(draw, topic, 2)
    day = draw.pick(DAYS)
    group = draw.pick(("My family", "Our class", "Our team", "My neighbour", "My daughter", "My son", "Two of my friends", "My husband", "My wife"))
    need, more = draw.sample(scene.wants, 2)
    return [
        f"{group} would like to {plan} on {day}" + (f" and to {other}." if draw.chance(0.4) else "."),
        draw.pick((f"For this we need {need} and {more}.", f"We could bring {need}, and perhaps also {more}.")),
        f"Could you please confirm before {day} that this is possible?",
        draw.pick(("We would be most grateful.", "Thank you for your kind attention.", f"{capitalised(the_role(draw, topic))} could help you.")),
    ]


def _order(draw: Draw, topic: str) -> list[str]:
    scene = SCENES[topic]
    goods = draw.sample(scene.wants, 3)
    urgent = draw.pick(goods)
    return [
        f"Please send me {listed(goods)}.",
        f"The most urgent part of the order is {urgent}, because {draw.pick(scene.problems)}.",
        f"You will receive the payment on {draw.pick(DAYS)}.",
        draw.pick(("Please confirm this order by letter.", f"Please leave everything with {the_role(draw, topic)}.", "Please also send a list of your prices.", f"If you have no {draw.pick(scene.traits)[0]}, please write to me at once.", f"We hope to {act(draw, topic)} soon.")),
    ]


def _thanks(draw: Draw, topic: str) -> list[str]:
    scene = SCENES[topic]
    gift = draw.pick(scene.wants)
    thing, look = draw.pick(scene.traits)
    return [
        f"I wish to thank you for {gift}, which I received on {draw.pick(DAYS)}.",
        f"{capitalised(the(thing))} {'are' if is_plural(thing) else 'is'} {draw.pick(('rather', 'quite'))} {look}, and {clause(draw.pick(scene.events))}.",
        f"Without {gift} we could not {act(draw, topic)}.",
        draw.pick(("We are truly grateful.", f"{capitalised(the_role(draw, topic))} sends you kind wishes.", "It was most kind of you.", f"We hope to {act(draw, topic)} again.")),
    ]


def _permission(draw: Draw, topic: str) -> list[str]:
    scene = SCENES[topic]
    plan = act(draw, topic)
    day = draw.pick(DAYS)
    return [
        f"I request your permission to {plan} on {day}.",
        f"My reason is simple: {draw.pick((clause(draw.pick(scene.events)), draw.pick(scene.problems)))}.",
        f"I promise not to {draw.pick(scene.bans)}, and I shall bring {draw.pick(scene.wants)}.",
        draw.pick((f"{capitalised(the_role(draw, topic))} has already agreed.", f"May I {plan} in the morning?", f"Please answer before {day}.")),
    ]


def _answer(draw: Draw, topic: str) -> list[str]:
    scene = SCENES[topic]
    plan, other = acts(draw, topic, 2)
    return [
        f"Thank you for your {draw.pick(('request', 'complaint', 'report', 'question'))} of {draw.pick(DAYS)}.",
        f"I am glad to confirm that {the_role(draw, topic)} will {plan}" + draw.pick((f" and {other}.", ".")),
        f"However, {draw.pick(scene.problems)}, and {clause(draw.pick(scene.events))}.",
        draw.pick((f"You may {other} on {draw.pick(DAYS)}.", f"We ask you not to {draw.pick(scene.bans)}.", f"We can offer you {draw.pick(scene.wants)} instead.")),
    ]


FORMAL_KINDS = (_complaint, _request, _order, _thanks, _permission, _answer)


def formal(draw: Draw, topic: str) -> str:
    """A formal letter: the salutation and the ending belong together."""
    unknown = draw.chance(0.45)
    addressed = "" if unknown else draw.pick(("Mr", "Mrs", "Miss")) + " " + draw.pick(SURNAMES)
    sender = f"{draw.pick(FIRST_NAMES)} {draw.pick(SURNAMES)}"
    body = draw.pick(FORMAL_KINDS)(draw, topic)
    body[-1:-1] = remarks(draw, topic, draw.pick((1, 2)))
    opening = f"I am writing about {title(topic)}."
    lines = [f"Dear {addressed or 'Sir or Madam'},", " ".join([opening, *filter(None, body)])]
    lines += [f"Yours {'faithfully' if unknown else 'sincerely'},", sender]
    return "\n".join(lines)


def casual(draw: Draw, topic: str) -> str:
    """A casual letter to a friend, who is named at the start and called by name again."""
    scene = SCENES[topic]
    writer = draw.pick(people())
    friend = draw.pick([name for name in FIRST_NAMES if name != writer.name])
    plan, other = acts(draw, topic, 2)
    day = draw.pick(DAYS)
    want = draw.pick(scene.wants)
    thing, look = draw.pick(scene.traits)
    said = [f"guess what, I've got news about {title(topic)}!" if draw.chance(0.5) else f"it's about {title(topic)} again, lol."]
    news = draw.pick((0, 1, 2, 3))
    if news == 0:
        said.append(f"So {trait((thing, look), degree=draw.pick(CASUAL_DEGREES))}, and {clause(draw.pick(scene.events))}.")
    elif news == 1:
        said.append(f"Oh no, {draw.pick(scene.problems)}! {capitalised(the(thing))} {'are' if is_plural(thing) else 'is'} {draw.pick(CASUAL_DEGREES)} {look} too.")
    elif news == 2:
        said.append(f"I've just {participle(other)}, and now {clause(draw.pick(scene.events))}. {capitalised(ing(other))} is {draw.pick(('kinda nice', 'super cool', 'awesome', 'hard work'))}!")
    else:
        said.append(f"Yesterday I {past(other)} and {clause(draw.pick(scene.events), 'past')}. It was kinda {draw.pick(('funny', 'strange', 'nice', 'awesome'))}.")
    said.append(f"I'm gonna {plan} on {day}, wanna come?")
    said.append(
        draw.pick((
            f"Bring {want} if you can. With {want} it's gonna be awesome, {friend}!",
            f"{writer.pet_name} the {writer.pet} is coming too. {writer.pet_name} loves {ing(draw.pick(scene.acts))}, ha ha.",
            f"I've got {want}, so don't worry, {friend}. It's gonna be super!",
            f"If not, {friend}, I'll just {draw.pick(scene.acts)} and eat {writer.food} all day.",
        ))
    )
    end = draw.pick(("See you soon,", "Bye for now,", "Hugs,", "See you " + day + ","))
    return "\n".join((f"{draw.pick(('Hi', 'Hey', 'Hello'))} {friend},", " ".join(said), end, writer.name))


GENRES = [Genre("formal letter", formal, 2.5, tuple(TOPICS), FORMAL_HELD_OUT), Genre("casual letter", casual, 1.5, tuple(TOPICS), CASUAL_HELD_OUT)]


def probes(draw: Draw) -> list[Probe]:
    """Each style's own words where the other's would fit the grammar as well; and words of the right topic."""
    items = [probe for genre in GENRES for probe in topic_probes(draw, genre)]
    for topic in TOPICS:
        thing = draw.pick(SCENES[topic].traits)[0]
        friend = draw.pick(FIRST_NAMES)
        slot = f"{capitalised(the(thing))} {'are' if is_plural(thing) else 'is'}"
        plan = draw.pick(SCENES[topic].acts)
        grave = f"Dear {draw.pick(('Sir or Madam', 'Mr ' + draw.pick(SURNAMES)))},\nI am writing about {title(topic)}. "
        light = f"Hi {friend},\nit's about {title(topic)} again, lol. "
        items.append(Probe("formal or casual style", grave + slot, " rather", (" kinda",)))
        items.append(Probe("formal or casual style", light + slot, " kinda", (" rather",)))
        ending = f"I hope to {plan} {place(topic)} on {draw.pick(DAYS)}.\n"
        items.append(Probe("formal or casual style", grave + ending, "Yours", ("See",)))
        items.append(Probe("formal or casual style", light + ending, "See", ("Yours",)))
        items.append(Probe("formal or casual style", f"{grave}On {draw.pick(DAYS)} I", " would", (" wanna",)))
    return items
