"""What is a guitar, have you ever kicked a ball over a hedge, why is the armchair so comfortable: questions of every day, and answers."""

import re

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.lexicon import DAYS, MONTHS, comparative
from core.corpus.english.syllables import syllables
from core.corpus.templates.conjugation import conjugated
from core.corpus.templates.fitting import fitting
from core.corpus.templates.template import fill, tidy
from core.corpus.world.everyday_things import DEEDS, HABITS, QUALITIES, THINGS, rows
from core.corpus.world.townsfolk import Cast

RULES = {"day": DAYS, "month": MONTHS}
HERO = ("n", "no", "ns", "he", "him", "his", "self", "they", "them", "their")
TELLER = {"n": "I", "no": "me", "ns": "my", "he": "I", "him": "me", "his": "my", "self": "myself", "they": "we", "them": "us", "their": "our"}
ASKED = TELLER | {"n": "you", "no": "you", "ns": "your", "he": "you", "him": "you", "his": "your", "self": "yourself"}
OTHERS = {"n": "she", "no": "her", "ns": "her", "he": "she", "him": "her", "his": "her", "self": "herself", "they": "they", "them": "them", "their": "their"}
PLURAL = ("jeans", "the twins", "their cousins", "the rubber boots", "the other stamps", "the two halves of the pie", "the slices of cake", "the experts", "the cups for tea and for paint", "the spoons", "the new scales",
          "the reasons for moving", "the reasons for staying", "the others", "the rocks", "the cellar stairs", "the attic stairs", "a pair of earrings", "a pair of sandals")
WANTED = re.compile(r"wanted to|would like to|agreed")

THING_FRAMES = [
    "what {are} {a}? {^def}. {^use}.",
    "{^a} {are} {def}. {^use}.",
    "do you know what {a} {are}? [yes|of course|sure]: {def}. {^use}.",
    "{^use}. what {are} {a}? {^def}.",
    "\"what {are} {a}?\" asked [the child|my little brother|a visitor|somebody]. \"{^def},\" [I said|said {g}|was the answer]. {^use}.",
    "what do we call {def}? {^a}. {^use}.",
    "{^def}: that {are} {a}. {^use}.",
]
DEED_OPENINGS = [  # the deed as it was done, and its end
    "[yesterday|last week|last <day>|in <month>|once|one day|the other day|on <day>|this morning] {n} {did}. {^end}.",
    "{n} had never {done} before, but [yesterday|last <day>|in <month>|one day] {he} did. {^end}.",
    "{n} wanted to {do}, and [at last|finally|last <day>|without thinking twice] {he} did. {^end}.",
    "{f} asked {no} to {fdo}. {n} agreed, and {end}.",
]
DEED_TALKS = [
    "\"have you ever {ydone}?\" asked {f}. \"[only once|yes, last <day>|yes, in <month>|well, yes]. {^iend},\" said {g}.",
    "guess what I did [yesterday|last week|last <day>|on my birthday]! I {idid}. {^iend}.",
    "[I will never forget|I still remember|I often think of|I told {f} about] {idoing} last [spring|summer|autumn|winter]. {^iend}.",
    "\"what did you do [yesterday|last weekend|on <day>|in <month>]?\" asked {f}. \"I {idid}. {^iend}.\"",
    "in the [film|play|comic|book] a [girl|princess|cook|witch|woman] {does}. \"I once {idid}, too,\" said {f}. \"{^iend}.\"",
    "why are you [laughing|smiling|so late|so red in the face|out of breath]? because I have just {idone}. {^iend}.",
    "I would like to {ido}. \"[then do it|why don't you|what stops you]?\" said {f}. so [the next day|on <day>] I {idid}. {^iend}.",
]
UNWANTED = {  # deeds that nobody plans, by their verbs
    "deny", "swallow", "miss", "crash", "fail", "bother", "steal", "mention", "pull", "knock", "delete", "download", "regret", "owe", "scream", "yawn", "giggle", "cough", "admit", "reverse", "inherit", "receive",
    "recognise", "realise", "frighten", "lick", "complain", "refuse", "tear", "increase", "expect", "argue", "smell", "blame", "ignore", "doubt", "predict", "sigh", "achieve",
}
QUALITY_FRAMES = [
    "why {iss} {s} so {a}? because {why}. {^o} {iso} not half as {a}.",
    "{^s} {iss} {a}, because {why}. [what about|and] {o}? not as {a} as that.",
    "\"{iso} {o} {a}?\" \"[not really|no|not very|hardly]. but {s} {iss}: {why}.\"",
    "{^s} {iss} [very|really|extremely|incredibly|quite|rather|terribly] {a}: {why}. {^o} {iso} less {a}.",
    "which {iss} {more}, {s} or {o}? {^s}, of course, because {why}.",
    "I have never seen anything so {a} as {s}. {^why}. compared with that, {o} {iso} nothing.",
    "[I think|everybody says|they say|it is true|I know] that {s} {iss} {a}. [the reason is simple.|why?] {^why}. with {o} it is different.",
]
NOT_GRADED = {  # what is so or not, but never more or less so
    "pregnant", "blind", "deaf", "illegal", "legal", "automatic", "electric", "digital", "solar", "wooden", "fake", "false", "raw", "frozen", "innocent", "invisible", "impossible", "inner", "northern",
    "southern", "permanent", "temporary", "available", "official", "private", "injured", "separate", "equal", "original", "aware of the danger", "bald",
}
HABIT_FRAMES = [
    "why do people {do}? because {why}.",
    "\"why do [some people|so many people] {do}?\" asked {f}. \"{^why},\" said {g}.",
    "people {do}, because {why}.",
    "[it is true that|you often see that|I have noticed that] people {do}. [why|what is the reason]? {^why}.",
    "\"do you {do}?\" asked {f}. \"[yes|sometimes|of course]: {why},\" said {g}.",
]
THEIRS = re.compile(r"\b(?:they|them|themselves|their|each other|together|nobody)\b")  # of whom the last frame can't ask
PLAIN_FRAMES = [
    "why {iss} {s} {a}? because {why}. {^o} {iso} not.",
    "{^s} {iss} {a}, because {why}. [what about|and] {o}? [no|not at all|certainly not].",
    "\"{iso} {o} {a}?\" \"no. but {s} {iss}: {why}.\"",
    "[I think|everybody knows|they say|it is true|I know] that {s} {iss} {a}. why? {^why}. with {o} it is different.",
]


def _more(quality: str) -> str:
    """The comparative of an adjective: 'sharp' -> 'sharper', 'elegant' -> 'more elegant'."""
    if quality in ("slim", "fat"):
        return f"{quality}{quality[-1]}er"
    short = syllables(quality) == 1 or (syllables(quality) == 2 and quality.endswith("y"))
    return comparative(quality) if short and quality not in ("worried", "bored", "surprised", "injured", "ashamed") else f"more {quality}"


def _are(phrase: str) -> str:
    return "are" if phrase in PLURAL else "is"


def write_things(draw: Draw, topic: str) -> str | None:
    """What two or three things are, each with something that was done with it."""
    out = []
    for a, meaning, use in draw.sample(rows(THINGS), draw.pick((2, 3))):
        slots = Cast(draw, narrator=True)
        slots |= {"a": a, "are": _are(a), "def": meaning}
        frame = draw.pick(THING_FRAMES)
        slots["use"] = fill(draw, use, RULES, slots)
        out.append(fill(draw, frame, RULES, slots))
    return fitting(tidy(" ".join(out)))


def write_deed(draw: Draw, topic: str) -> str | None:
    """Something that somebody did, in the forms of its verb, and what came of it."""
    out = []
    for deed, end in draw.sample(rows(DEEDS), draw.pick((2, 3))):
        slots = Cast(draw, narrator=True)
        talk = draw.chance(0.6)
        frames = DEED_TALKS if talk else DEED_OPENINGS
        if deed.split()[0] in UNWANTED:
            frames = [frame for frame in frames if not WANTED.search(frame)]
        frame = draw.pick(frames)
        kept = {key: f"{{{key}}}" for key in (*HERO, "fi")}
        deed, end = fill(draw, deed, RULES, dict(kept)), fill(draw, end, RULES, dict(kept))
        does = conjugated(deed)
        if talk:
            friend = {"fi": slots["fi"]} if "{fi}" in deed + end else {}
            own, others = TELLER | friend, ASKED | friend
            slots |= {"ido": does[0].format_map(own), "idid": does[2].format_map(own), "idone": does[3].format_map(own), "idoing": does[4].format_map(own),
                      "ydone": does[3].format_map(others), "iend": end.format_map(own), "does": does[1].format_map(OTHERS | friend)}
            out.append(fill(draw, frame, RULES, slots))
        else:
            slots["n"]  # is cast before the others
            slots |= {"do": does[0].format_map(slots), "did": does[2].format_map(slots), "done": does[3].format_map(slots), "end": end.format_map(slots), "fdo": does[0].format_map(slots)}
            out.append(fill(draw, frame, RULES, slots))
    return fitting(tidy(" ".join(out)))


def write_qualities(draw: Draw, topic: str) -> str | None:
    """How two or three things are, why, and what is less so."""
    out = []
    for quality, one, other, why in draw.sample(rows(QUALITIES), draw.pick((2, 3))):
        frame = draw.pick(PLAIN_FRAMES if quality in NOT_GRADED else QUALITY_FRAMES)
        out.append(fill(draw, frame, RULES, {"a": quality, "more": _more(quality), "s": one, "iss": _are(one), "o": other, "iso": _are(other), "why": why}))
    return fitting(tidy(" ".join(out)))


def write_habits(draw: Draw, topic: str) -> str | None:
    """Why people do two or three things that they do."""
    out = []
    for deed, why in draw.sample(rows(HABITS), draw.pick((2, 3))):
        slots = Cast(draw, narrator=False)
        slots |= {"do": deed, "why": why}
        frames = HABIT_FRAMES[:-1] if THEIRS.search(f"{deed} {why}") else HABIT_FRAMES
        out.append(fill(draw, draw.pick(frames), RULES, slots))
    return fitting(tidy(" ".join(out)))


GENRES = [Genre("what things are", write_things, 0.8), Genre("have you ever", write_deed, 0.4), Genre("why is it so", write_qualities, 0.4),
          Genre("why people do it", write_habits, 0.4)]
