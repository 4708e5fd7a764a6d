"""The two banks: where money is kept, and the side of a river. What 'the bank was' depends on words that came earlier, near or far."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.lexicon import TOWNS
from core.corpus.probe import Probe
from core.corpus.templates.common_phrases import COMMON
from core.corpus.templates.template import cast, tell

# (clue, middle) pairs that never stand together in the training text; see `held_out`.
MONEY_CLUES = [
    "{n} needed [money|some money|coins] for [the market|a new <buy>|the train|{n2}'s birthday]", "{n} had a bag of [coins|pennies] to save", "{n} wanted to open an account",
    "{n} had to pay back a loan", "{n} [got|found] [twenty|fifty|one hundred] [notes|coins] in an old <buy>", "{n} [had|found] an old [note|coin] and wanted to know what it was good for", "{n} wanted to ask for a loan",
    "{n} sold {his} [horse|boat|car|piano] and did not want to keep the money at home",
]
RIVER_CLUES = [
    "{n} wanted to catch a fish", "{n} [took|carried] {his} net and a basket", "{n} went to swim in the [river|stream]", "{n} [had|built] a small boat", "{n} was looking for frogs",
    "the [river|stream] was [high|low|slow] after the [rain|storm|snow]", "{n} and {his} <p=waterpet> walked along the river", "{n} followed the ducks down the stream",
]
MIDDLES = [
    "", "that {n} [walked|hurried|went] to", "that {he} [visits|likes|knows] best", "near the old bridge", "behind the church", "that {his} [brother|sister|friend] [{n2}*2|] had told {him} about",
    "[north|south|east|west] of {town}", "where {he} and {n2} met [last week|in <month>|on <day>]", "that everyone in {town} knows", "at the end of the long road", "where {his} grandfather [went|sat] every week",
    "that you can see from the [church|tower|hill]",
]
CLOSED = ["closed", "closed", "shut"]


def held_out(clue: int, middle: int) -> bool:
    """Whether this clue and this middle never stand together in the training text."""
    return (3 * clue + middle) % 5 == 0


RULES = COMMON | {
    "buy": ["coat", "bicycle", "violin", "clock", "lamp", "hat", "bed", "dress", "tent", "boat"],
    "waterpet": ["dog", "duck", "puppy", "goat", "donkey"],
    "moneyend": [
        "so {he} could not [get|save|count] {his} money{tail}", "so {he} [walked|went] home [with empty pockets|without {his} money]{tail}", "and {he} had to [wait until <day>|come back the next day]{tail}",
        "so {he} [asked|borrowed some money from] {n2}{tail}",
    ],
    "openend": ["and {he} [put|kept] {his} [coins|money|notes] in the safe{tail}", "so {he} [paid|got|took] [twenty|fifty|one hundred] [coins|notes] [there|at the counter]{tail}",
                "and the clerk opened an account for {him}{tail}", "so {he} got {his} loan{tail}"],
    "busyend": ["and the queue [went out of the door|was very long|did not move]{tail}", "so {he} waited in the queue for [an hour|two hours|half an hour]{tail}", "with [customers|a queue] at every counter{tail}"],
    "muddyend": ["so {he} [lost a boot|got wet feet|had to walk slowly]{tail}", "and {his} [boots|shoes|socks] [were brown|got dirty]{tail}", "so {he} went home [wet and dirty|with mud on {his} coat]{tail}"],
    "steepend": ["so {he} [could not reach the water|climbed down slowly|held on to a root|used a rope]{tail}", "and {he} nearly fell into the water{tail}", "so {he} had to [jump|find another way down]{tail}"],
    "greenend": ["and {he} sat [down|in the grass] [and ate <snack>|with a book|under a tree]{tail}", "with [flowers|long grass|ducks|frogs] everywhere{tail}", "so {he} [slept|rested|stayed] there all [morning|afternoon|day]{tail}"],
    "moneyafter": ["the [clerk|banker] [counted|checked] the [coins|notes] [twice|slowly|with care] and [smiled|wrote the sum in a book|locked the safe].", "\"[Next customer|How can I help you|Your account is empty],\" said the [clerk|banker].", "{n2} [worked|waited] at the counter and [gave|lent] {him} [a pencil|ten coins|a form].", "\"Money is [hard to get and easy to lose|not everything|like water],\" said {n2}."],
    "closedafter": ["there was a note on the door: \"[Open again on <day>|Closed until noon|We are closed today].\"", "it was [Sunday|late|after five|the last day of the year].",
                    "through the window {he} saw [only a lamp|the empty counter|the clock]; [everyone|the clerk|the banker] had gone home.", "{n2} was [waiting|standing] there too. \"[We are too late|Come back tomorrow],\" {he2} said."],
    "riverafter": ["[a frog|a duck|a fish|a turtle] [looked at {him}|jumped] and was gone.", "the water was [cool|cold|brown|clean] and [slow|deep|quick].", "{n2} [sat|stood] [on the other side|under a tree|in a boat] and [waved|laughed|called {him}].",
                   "{he} [threw|found] [a stone|a white stone|an old coin] [in the water|there|in the mud]."],
    "shape_money": [
        "{n} [went|walked|ran] to the bank [on <day>|in the morning|after work|], but it was [closed|closed|shut]. <closedafter>", "the bank was [closed|shut] [when {n} got there|on <day>], <moneyend>. <closedafter>",
        "{n} [went|hurried] to the bank to [pay|save some money|get {his} coins|ask for a loan], but the [queue was long|door was locked|clerk was ill].",
        "\"Is the bank [open|closed] [today|on <day>|now]?\" {n} asked {n2}. \"[It is|I think it is] closed [on <day>|after noon|for lunch],\" said {n2}. \"I can lend you [ten|twenty|fifty] coins.\"",
    ],
    "shape_river": [
        "{n} [sat|stood|slept] on the bank of the [river|stream] and watched the [ducks|boats|fish|water]. the bank was <rivery>, but {he} [did not care|was happy].",
        "{n} [swam|walked|sailed] [to|along] the other bank. it was <rivery> [there|], and [a frog|{n2}|a duck] was waiting.",
        "the river [rose|came up] in <month>, and the bank was [under water|lost|muddy]. {n} [moved|pulled|carried] {his} boat [up the hill|to the barn|home].",
        "the [ducks|frogs|turtles] [sleep|live|lay their eggs] on the bank, where it is <rivery>. {n} [counts|watches|feeds] them [every morning|on <day>|with {n2}].",
    ],
    "rivery": ["muddy", "steep", "green", "wet", "soft", "high", "wide", "dry", "smooth", "low"],
    "two": [
        "there are two banks in {town}. one [keeps|holds] [money|coins|loans] and has a [safe|queue|clock]; the other [keeps frogs|has ducks on it|runs along the river]. [today|on <day>|now] the first bank is [closed|open|busy], and the other is [muddy|green|steep].",
        "{n} and {n2} [said|agreed], \"[Let's|We will] meet at the bank [at noon|on <day>|after lunch].\" {n} [waited|stood] at the [counter|safe|door], where the bank was [closed|busy|open]. {n2} [sat|waited] by the river, where the bank was [muddy|green|steep]. they [met|laughed] in the evening.",
        "\"i was at the bank,\" said {n}. \"{q}\" asked {n2}. \"no, {ans}.\"",
    ],
}


def _clued(draw: Draw, kind: str, slots: dict[str, str]) -> str:
    """A clue, then 'the bank', something in between, and what it was: the clue decides, from near or far."""
    clues = MONEY_CLUES if kind == "money" else RIVER_CLUES
    clue = draw.pick(range(len(clues)))
    middle = draw.pick([m for m in range(len(MIDDLES)) if not held_out(clue, m)])
    bank = f"the bank {MIDDLES[middle]}".strip()
    if kind == "money":
        state, end = draw.pick([("closed", "<moneyend>"), ("shut", "<moneyend>"), ("open", "<openend>"), ("busy", "<busyend>")], (5, 1, 3, 3))
        after = "<closedafter>" if state in CLOSED else "<moneyafter>"
    else:
        state, end = draw.pick([("muddy", "<muddyend>"), ("steep", "<steepend>"), ("green", "<greenend>"), ("wet", "<muddyend>"), ("soft", "<greenend>"), ("high", "<steepend>")], (4, 3, 3, 2, 1, 1))
        after = "<riverafter>"
    slots["tail"] = draw.pick(["", " that day", " again"], (5, 1, 1))
    joined = draw.pick([f"{clues[clue]}. {bank} was {state}, {end}.", f"{clues[clue]}, but {bank} was {state}, {end}."], (3, 1)) if state != "open" else f"{clues[clue]}. {bank} was {state}, {end}."
    return joined + draw.pick([" " + after, ""], (3, 1))


def write_bank(draw: Draw, topic: str) -> str:
    """A few sentences about one bank, or about both."""
    _, slots = cast(draw, 2)
    slots["town"] = draw.pick(TOWNS)
    kind = draw.pick(["money", "river", "two"], (5, 5, 1))
    slots["tail"] = ""
    if kind == "two":
        slots["q"], slots["ans"] = draw.pick([("did you get your money?", "I got wet feet; it was the bank of the river"), ("did you see the ducks?", "I saw a clerk; it was the bank with the money")])
        return tell(draw, draw.pick(RULES["two"]), RULES, slots)
    clued = draw.chance(0.7)
    text = tell(draw, draw.pick(["", "<scene> "], (3, 1)) + (_clued(draw, kind, slots) if clued else f"<shape_{kind}>"), RULES, slots)
    if len(text.split()) < 25:
        text += " " + tell(draw, f"<{kind}after>" if draw.chance(0.5) else "<scene>", RULES, slots)
    return text


GENRES = [Genre("the two banks", write_bank, 3.7)]


def probes(draw: Draw) -> list[Probe]:
    """Clue and middle that never stood together: was the bank closed or muddy, open or steep?"""
    found = []
    for kind, clues in (("money", MONEY_CLUES), ("river", RIVER_CLUES)):
        pairs = [(c, m) for c in range(len(clues)) for m in range(len(MIDDLES)) if held_out(c, m)]
        for clue, middle in pairs:
            for money, river in (("closed", "muddy"), ("open", "steep")):
                _, slots = cast(draw, 2)
                slots |= {"town": draw.pick(TOWNS), "tail": ""}
                context = tell(draw, f"{clues[clue]}. the bank {MIDDLES[middle]} was", RULES, slots)
                right, wrong = (money, river) if kind == "money" else (river, money)
                found.append(Probe("the two banks", context, f" {right}", (f" {wrong}",)))
    return found
