"""Diaries: first person, days and months, the weather, small hopes and what became of them."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.lexicon import DAYS, MONTHS
from core.corpus.probe import Probe
from core.corpus.templates.common_phrases import COMMON
from core.corpus.templates.template import cast, fill, tell

RULES = COMMON | {
    "sky": ["rain [all day|again|since noon|]", "snow [all day|on the roof|]", "sun [at last|all day|]", "fog [until noon|]", "wind from the [north|south|east|west]", "cold and [bright|grey|dry]", "warm and [still|wet|quiet]", "a storm [in the night|]"],
    "rise": ["I woke [early|late|at six|before the birds|with a [cold|cough]]", "I slept [badly|well|until nine|like a stone]", "the [clock|bell|rain|cat|postman] woke me", "I got up [at five|late|before {n}]", "breakfast was <snack>"],
    "did": ["I [went|walked] to the [market|river|library|harbour|school|forest] [with {n}|alone|]", "I [wrote|sent] a [long|short] letter to {n}", "{n} came [for tea|to lunch|with <snack>]", "I [mended|cleaned|painted|lost] the [gate|kettle|lamp|boat|door|blue chair]", "I [baked|made] <snack> and it [burned|was good|fell on the floor]",
            "I worked in the [garden|office|shop|kitchen] until [noon|six|dark]", "I practised the <instrument> [for an hour|until {n} shouted|]", "I read [a book about [ships|stars|bears|kings|trees]|the old letters|to {n}]", "I saw [a fox|two deer|an owl|{n}] [in the garden|on the hill|by the pond|near the bridge]", "I helped {n} with the [harvest|roof|report|sums|boxes|spreadsheet]",
            "I could not find my [glove|key|hat|umbrella|book]", "I had a lesson with {n}", "I sat by the fire and [counted my coins|thought of {n}|sang|did nothing]", "{n} and I [sailed to the island|climbed the hill|swam in the sea|walked to <town>]", "the <pet> [ate my hat|ran away|sat on my letter|was ill]"],
    "why": ["{n} is [ill|going away|angry with me|in love_]", "I have [no money|no wood|nothing to say|too much work]", "the [boat|train|bus] did not come", "it was [{n}'s birthday|the first day of <season>|my day of rest]", "nobody [came|called|wrote]"],
    "thought": ["[why does {n} never [laugh|write|come on time]?|I ask myself why {n} never [laughs|writes|comes on time].]", "I [hope|wish] that {n} will [come|write|get well|stay].", "I am [tired|happy|glad|sad|proud] [today|now|tonight].", "I must [tell {n}|buy wood|mend my coat|write to {n}|sleep].", "[tomorrow|next week|on <day>] I will [visit {n}|begin again|try to swim|open the parcel|say sorry to {n}].",
                "{n} [says|said] that I [work too much|sing badly|am too quiet|should travel].", "so [many|few] days, and so [many|few] [apples|letters|words]!", "one [good|small] thing: [the roses are open|the soup was hot|{n} smiled|I found ten pennies|the owl is back]."],
    "later": ["[in the evening|after supper|at night|later] ", "then ", "[at noon|in the afternoon] ", "after that "],
}
RULES["why"][0] = "{n} is [ill|going away|angry with me|far away]"
ENTRY = "<sky>. <rise>. <did>[, because <why>|, for <why>||]. [<later><did>.|<later><did>, and <did>.|] <thought>"


def write_diary(draw: Draw, topic: str) -> str:
    """One day or two of somebody's diary; the same friend comes back."""
    _, slots = cast(draw, 1)
    day, month = draw.number(0, 6), draw.pick(MONTHS)
    date = draw.number(1, 27)
    first = f"{DAYS[day]}, {date} {month}: {fill(draw, ENTRY, RULES, slots)}"
    if draw.chance(0.4):
        second = f"{draw.pick(['', 'the next day, ', 'the day after, '])}{DAYS[(day + 1) % 7]}, {date + 1} {month}: {fill(draw, '<sky>. <did>. <thought>', RULES, slots)}"
        first = f"{first}\n{second}"
    return tell(draw, ("From my book of days\n" if draw.chance(0.3) else "") + first, RULES, slots)


GENRES = [Genre("diary", write_diary, 3.1)]


def probes(draw: Draw) -> list[Probe]:
    """The day after: which day comes next."""
    found = []
    for day in range(7):
        for _ in range(9):
            month, date = draw.pick(MONTHS), draw.number(1, 27)
            _, slots = cast(draw, 1)
            body = tell(draw, "<sky>. <did>. <thought>", RULES, slots)
            wrong = draw.pick([d for d in DAYS if d not in (DAYS[day], DAYS[(day + 1) % 7])])
            found.append(Probe("the day that comes next", f"{DAYS[day]}, {date} {month}: {body}\nThe day after,", f" {DAYS[(day + 1) % 7]}", (f" {wrong}",)))
    return found
