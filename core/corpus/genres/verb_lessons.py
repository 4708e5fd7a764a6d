"""Word lessons, like the pages of a school grammar: every noun, verb, adjective and adverb of the lexicon in all its forms, evenly."""

from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.definitions import HOMES, LOOKS, MEANINGS, MORE, SORTS
from core.corpus.english.grammar import HE, SHE, a, capitalised, listed
from core.corpus.english.lexicon import (
    CAPITALS,
    COLOURS,
    COMPARED,
    IRREGULAR_PLURALS,
    NOUNS,
    comparative,
    forms,
    has_plural,
    plural,
    superlative,
)
from core.corpus.templates.template import fill, pronoun_slots, tell
from core.corpus.templates.verb_phrases import THINGS_DO, deed
from core.corpus.world.facts import people

NOT_COUNTED = frozenset("people stairs thanks north south east west left right".split())
COUNTS = ("two", "three", "four", "five", "ten", "many", "twelve", "some", "all the")


@cache
def _counted() -> tuple[str, ...]:
    nouns = [noun for group in NOUNS.values() for noun in group.split()]
    return tuple(dict.fromkeys(n for n in [*nouns, "loaf", "life"] if n not in NOT_COUNTED and (n in IRREGULAR_PLURALS or has_plural(n))))


def write_plurals(draw: Draw, topic: str) -> str:
    """One and many of eight or more nouns."""
    nouns = draw.sample(_counted(), draw.number(7, 10))
    style = draw.number(0, 4)
    lines = []
    for noun in nouns if style != 1 else [*nouns, *draw.sample([n for n in _counted() if n not in nouns], 8)]:
        many = plural(noun)
        if style == 0:
            lines.append(f"one {noun}, {draw.pick(COUNTS[:7])} {many}")
        elif style == 1:
            lines.append(f"{noun}: {many}")
        elif style == 2:
            lines.append(f"{a(noun)} and another {noun} are two {many}")
        elif style == 3:
            lines.append(draw.pick((f"I see {a(noun)}, you see {draw.pick(COUNTS)} {many}", f"she has one {noun}, they have {draw.pick(COUNTS)} {many}", f"here is {a(noun)}, there are more {many}")))
        else:
            lines.append(f"this is {a(noun)}, and those are {many}")
    head = draw.pick(("One and many", "A lesson about the names of things", "Plain words", "Word lesson", "How many?"))
    if style == 1:
        return head + "\n" + draw.pick(("\n", ", ")).join(lines)
    return head + "\n" + draw.pick((".\n", ". ")).join(capitalised(line) for line in lines) + "."


SUBJECTS = (("I", 0), ("you", 0), ("we", 0), ("they", 0), ("she", 1), ("he", 1))
_OWN = {"I": ("me", "my", "myself"), "you": ("you", "your", "yourself"), "we": ("us", "our", "ourselves"), "they": ("them", "their", "themselves")}


def _someone(draw: Draw) -> tuple[str, int, dict[str, str]]:
    """A subject, the index of its present form, and its slots."""
    who, form = draw.pick(SUBJECTS)
    if who in ("she", "he"):
        return who, 1, pronoun_slots(SHE if who == "she" else HE) | {"him2": "me"}
    him, his, self = _OWN[who]
    return who, form, {"he": who, "him": him, "his": his, "self": self, "him2": "them" if who != "they" else "us"}


def _present(who: str, verb: str, form: int) -> str:
    if verb == "be":
        return {"I": "am", "she": "is", "he": "is"}.get(who, "are")
    return forms(verb)[form]


def _past(who: str, verb: str) -> str:
    return "were" if verb == "be" and who in ("you", "we", "they") else forms(verb)[2]


def _verb_line(draw: Draw, style: int) -> str:
    who, form, slots = _someone(draw)
    verb, rest = deed(draw, slots)
    now, then, done, doing = _present(who, verb, form), _past(who, verb), forms(verb)[3], forms(verb)[4]
    have, am = ("has" if form else "have"), _present(who, "be", form)
    was, does = _past(who, "be"), forms("do")[form]
    if style == 0:
        return f"today {who} {now} {rest}, yesterday {who} {then} {rest}, often {who} {have} {done} {rest}."
    if style == 1:
        return f"{verb}, {forms(verb)[1]}, {then if verb != 'be' else 'was'}, {done}, {doing}: {who} {draw.pick((f'{then} {rest}', f'{have} {done} {rest}', f'{am} {doing} {rest}', f'{now} {rest}'))}."
    if style == 2:
        return f"\"{capitalised(does)} {who} {verb} {rest}?\" \"{draw.pick((f'Yes, {who} {have} {done} {rest} before', f'No, but {who} {then} {rest} once', f'Yes, {who} {am} {doing} {rest} now', f'No, {who} {does} not {verb} {rest}'))}.\"" if verb != "be" else f"{who} {was} {rest} and will be {rest} again."
    if style == 3:
        return f"{who} {draw.pick((f'{was} {doing}', f'{have} never {done}', f'will {verb}', f'would {verb}', f'had already {done}', f'{now}', f'{then}', f'may {verb}', f'should {verb}', f'{am} {doing}', f'must {verb}', f'could {verb}'))} {rest}."
    return draw.pick((f"{who} {have} {done} {rest}, and {who} {am} still {doing}.", f"before {who} {then} {rest}, {who} had never {done}.", f"everyone who {forms(verb)[1]} must like {doing}.",
                      f"{doing} is what {who} did when {who} {then} {rest}.", f"{who} {then}, and {who} will {verb} again."))


def _thing_line(draw: Draw) -> str:
    verb = draw.pick(tuple(THINGS_DO))
    who, rest = (fill(draw, part, {}, {}) for part in THINGS_DO[verb])
    base, third, past, done, doing = forms(verb)
    return draw.pick((f"{who} {third} {rest}, and once {who} has {done}, it is over.", f"{who} {past} {rest}.", f"{who} is {doing} {rest}.", f"will {who} {base} {rest}? {capitalised(who)} has often {done}.", f"{who} was {doing} {rest}, and now {who} {third} no more."))


VERB_HEADINGS = ("What we do", "Verb lesson", "Today and yesterday", "Say it in a sentence", "A verb in all its forms")


def write_verbs(draw: Draw, topic: str) -> str:
    """Verbs with their forms, in sentences."""
    style = draw.number(0, 4)
    count = draw.number(3, 4) if style in (0, 2) else draw.number(5, 7)
    lines = [_thing_line(draw) if draw.chance(0.14) else _verb_line(draw, style) for _ in range(count)]
    head = draw.pick(VERB_HEADINGS)
    return tell(draw, head + "\n" + draw.pick(("\n", " ")).join(lines), {})


def write_more(draw: Draw, topic: str) -> str:
    """Comparatives and superlatives."""
    lines = []
    for adjective, more, less in draw.sample(MORE, draw.number(3, 4)):
        er, est = comparative(adjective), superlative(adjective)
        lines.append(draw.pick((f"{more} is {er} than {less}.", f"{less} may be {adjective}, but {more} is {er}.", f"which is {er}, {less} or {more}? {capitalised(more)}.", f"{more} is {er} than many things, and much {er} than {less}.")))
        if draw.chance(0.6):
            lines.append(draw.pick((f"{adjective}, {er}, {est}.", f"what is the {est} of all?", f"good, better, best; {adjective}, {er}, {est}.", f"bad, worse, worst; {adjective}, {er}, {est}.", f"the {est} one is the one that is {er} than all the rest.")))
    for adjective in draw.sample(COMPARED, 2):
        lines.append(f"{adjective}, {comparative(adjective)}, {superlative(adjective)}.")
    return tell(draw, draw.pick(("More and most", "Which is more?", "Words for more")) + "\n" + " ".join(lines), {})


def _sort_line(draw: Draw) -> str:
    sort = draw.pick(tuple(SORTS))
    one, many = sort.split("|")
    first, second, third = draw.sample(SORTS[sort], 3)
    other = draw.pick([s for s in SORTS if not set(SORTS[s]) & {first, second, third} and "animal" not in s and "bird" not in s])
    stranger = draw.pick(SORTS[other])
    return draw.pick((
        f"{a(first)} is {a(one)}, and so is {a(second)}.", f"{listed([a(first), a(second), a(third)])} are {many}.", f"{many}: {first}, {second}, {third}.",
        f"\"what is {a(first)}?\" \"it is {a(one)}, like {a(second)} or {a(third)}.\"", f"which word does not belong: {listed(draw.shuffled([first, second, stranger]))}? {capitalised(a(stranger))} is no {one}.",
        f"neither {a(first)} nor {a(second)} is {a(other.split('|')[0])}.", f"a {stranger} is {a(other.split('|')[0])}, but {a(first)} is {a(one)}.",
    ))


def _home_line(draw: Draw) -> str:
    place = draw.pick(tuple(HOMES))
    first, second, third = draw.sample(HOMES[place], 3) if len(HOMES[place]) > 2 else (*HOMES[place], "book")[:3]
    other = draw.pick([p for p in HOMES if first not in HOMES[p]])
    one = {"stairs", "hay", "snow", "wool", "art", "homework", "money"} & {first, second, third}
    named = listed([f"the {first}", f"the {second}", f"the {third}"])
    options = [f"{named} belong {place}.", f"{place} you find {named}.", f"the {first} belongs {place} and not {other}.", f"where does the {first} belong? {place}, near the {second}.", f"{first}, {second}, {third}: all of these belong {place}."]
    if not one and all(has_plural(n) or n in IRREGULAR_PLURALS for n in (first, second, third)):
        options += [f"{listed([plural(first), plural(second), plural(third)])} belong {place}.", f"{place} there are {plural(first)}, {plural(second)} and sometimes {plural(third)}."]
    return draw.pick(options)


def write_sorts(draw: Draw, topic: str) -> str:
    """What kind of thing a thing is, and where it belongs."""
    lines = [draw.pick((_sort_line, _home_line))(draw) for _ in range(draw.number(4, 6))]
    return tell(draw, draw.pick(("What belongs together", "Kinds of things", "Put things in their place", "Words that go together")) + "\n" + draw.pick(("\n", " ")).join(lines), {})


def _meaning(draw: Draw) -> str:
    word, meaning = draw.pick(MEANINGS)
    text = fill(draw, draw.pick(meaning.split("|")) if "[" not in meaning else meaning, {}, {})
    return draw.pick((f"{word}: {text}.", f"{word} means {text}.", f"what does {word} mean? {text}.", f"we use the word {word} for {text}.", f"the word {word}: {text}."))


def _name_line(draw: Draw) -> str:
    name = draw.pick(people()).name
    return draw.pick((
        f"{name} speaks {draw.pick(('French', 'Italian', 'Spanish', 'German', 'Greek', 'Japanese', 'English'))} and is learning {draw.pick(('Italian', 'Spanish', 'German', 'Greek', 'Japanese', 'French'))}.",
        f"{draw.pick(('France', 'Italy', 'Spain', 'Greece', 'Poland', 'Norway'))} is in Europe, {draw.pick(('Egypt', 'Kenya'))} in Africa and {draw.pick(('China', 'Japan'))} in Asia.",
        f"{draw.pick(sorted(CAPITALS))} is a country.", f"{draw.pick(COLOURS)} and {draw.pick(COLOURS)} are colours.",
    ))


def write_meanings(draw: Draw, topic: str) -> str:
    """A page of a small dictionary."""
    lines = [_meaning(draw) if draw.chance(0.92) else _name_line(draw) for _ in range(draw.number(4, 6))]
    return tell(draw, draw.pick(("What words mean", "From a little book of words", "Words and what they mean")) + "\n" + draw.pick(("\n", " ")).join(lines), {})


MANNERS = {  # adverbs, each with what may be done in that way
    "slowly quickly quietly loudly softly gently carefully happily sadly kindly bravely politely warmly badly together alone well aloud simply lately": "spoke|read the letter|sang|answered|played|walked home|wrote|laughed|told the story",
    "away back home upstairs downstairs outside inside somewhere everywhere straight fast early late far": "went|ran|walked|hurried",
}
_SINGLE = {
    "exactly": "it was exactly noon when {n} arrived.", "deeply": "{n} sighed deeply and was deeply sorry.", "greatly": "{n} was greatly loved and greatly missed.", "brightly": "the lamp burned brightly, and {n} smiled brightly.",
    "nearly": "{n} nearly fell, and it was nearly dark.", "especially": "{n} likes cake, especially chocolate cake.", "probably": "it will probably rain, and {n} will probably stay at home.", "certainly": "\"may I come in?\" \"certainly,\" said {n}.",
    "hardly": "{n} could hardly see, and hardly anyone was there.", "mostly": "the guests were mostly children, and {n} was mostly busy.", "simply": "{n} simply said no.", "lately": "lately {n} has been tired.",
    "faithfully": "the dog waited faithfully for {n}.", "sincerely": "{n} was sincerely sorry.", "indeed": "\"is this {n}'s coat?\" \"it is indeed.\"", "ever": "have you ever seen {n} without a hat?", "forever": "nothing stays forever, {n} says, except homework.",
    "however": "{n} was tired; however, there was more work to do.", "therefore": "it was late, and therefore {n} went home.", "instead": "there was no tea, so {n} drank milk instead.", "apart": "{n} took the clock apart and could not put it together again.",
    "nowhere": "the key was nowhere; {n} had looked everywhere.", "perhaps": "perhaps {n} will come, perhaps not.", "although": "although it was cold, {n} went out.", "despite": "despite the rain {n} was happy.", "unless": "{n} will come unless it snows.", "until": "{n} waited until the rain stopped.",
    "whose": "whose hat is this? it is {n}'s.", "whom": "the man whom {n} met was a judge.", "within": "{n} will be back within an hour.", "towards": "{n} walked towards the light.", "toward": "the dog ran toward {n}.", "nearest": "the nearest shop was closed, and so {n} went to the next.", "least": "{n} likes tea a little, milk less and coffee least.", "crisp": "{n} likes crisp apples and crisp biscuits.", "formal": "{n} wrote a formal letter, not a casual one.", "casual": "a casual note was enough for {n}.", "tame": "the fox was tame and ate from {n}'s hand.", "anger": "{n} was red with anger.", "business": "\"that is not your business,\" said {n}.",
    "service": "the service in the shop was slow, but {n} was patient.", "damage": "the storm left a lot of damage on {n}'s roof.", "weight": "{n} guessed the weight of the cake.", "treasure": "{n} found no treasure, only a boot.", "glow": "{n} saw a faint glow behind the hill.", "flow": "{n} watched the river flow.", "belong": "\"these things belong together,\" said {n}.", "italian": "{n} has an Italian friend and a Japanese one.", "libraries": "{n} has been to many libraries.",
    "belonging": "{n} took a box with the things belonging to the baker.", "agrees": "{n} often agrees and never listens.", "agreeing": "\"agreeing is easy,\" said {n}.", "memories": "{n} has many memories of the sea.", "notices": "{n} notices every mistake.", "gardens": "{n} loves gardens.", "extra": "{n} worked an extra hour.", "certain": "{n} was certain of it.", "melting": "the snow was melting when {n} came.", "letting": "{n} is letting the cat in.", "local": "{n} buys milk at the local shop.", "change": "{n} waits for a change of weather.", "choice": "there was no other choice, said {n}.", "christmas": "{n} comes home every Christmas.", "whatever": "whatever you say, {n} will agree.", "nor": "{n} has neither a dog nor a cat.",
    "either": "{n} will take either the bus or the train.", "neither": "neither of the two shops was open, so {n} went home.", "though": "{n} smiled, though nothing was funny.", "during": "{n} slept during the concert.", "among": "{n} sat among friends.", "onto": "the cat jumped onto {n}'s bed and then onto the shelf.",
    "except": "everyone laughed except {n}.", "ours": "this house is ours, and that one is {n}'s.", "hers": "the red coat is hers, the blue one {n}'s.", "theirs": "\"is the boat theirs?\" asked {n}.", "yours": "\"is this yours?\" asked {n}.", "ourselves": "\"we made it ourselves,\" said {n}.",
    "themselves": "the children built it themselves, said {n}.", "yourself": "\"do it yourself,\" said {n}.", "you'd": "\"you'd better hurry,\" said {n}.", "we've": "\"we've been here before,\" said {n}.", "weren't": "\"you weren't listening,\" said {n}.", "she'll": "\"she'll come back,\" said {n}.",
    "he'll": "\"he'll be late again,\" said {n}.", "who's": "\"who's there?\" asked {n}.", "wouldn't": "the door wouldn't open for {n}.", "where's": "\"where's my hat?\" asked {n}.", "theatre": "{n} loves the theatre.", "since": "{n} has been ill since Monday.", "upon": "once upon a time there was a child called {n}.",
    "till": "{n} worked till midnight.", "somebody": "somebody has called {n}.", "anyone": "has anyone seen {n}?", "anything": "{n} didn't say anything.", "we're": "\"we're lost,\" said {n}.", "they'll": "\"they'll never know,\" said {n}.", "haven't": "\"I haven't slept,\" said {n}.", "hasn't": "{n} hasn't eaten.",
    "isn't": "the soup isn't hot enough for {n}.", "aren't": "the shops aren't open, so {n} waits.", "couldn't": "{n} couldn't find the way.", "wasn't": "it wasn't {n}.", "we'll": "\"we'll see,\" said {n}.", "they've": "\"they've gone,\" said {n}.", "you're": "\"you're early,\" said {n}.", "they're": "\"they're asleep,\" said {n}.",
    "tenth": "{n} was tenth of twelve in the race, after the ninth and the eighth.", "seventh": "{n} lives in the seventh house, next to the sixth.", "sixth": "on the sixth day {n} rested.", "ninth": "the ninth page was {n}'s.", "eighth": "{n} ate the eighth pancake.",
}


def write_manners(draw: Draw, topic: str) -> str:
    """Little words and adverbs in sentences."""
    names = [person.name for person in draw.sample(people(), 2)]
    kinds = tuple(MANNERS)
    lines = []
    for _ in range(draw.number(6, 9)):
        name = draw.pick(names)
        if draw.chance(0.6):
            lines.append(_SINGLE[draw.pick(tuple(_SINGLE))].replace("{n}", name))
        else:
            kind = draw.pick(kinds)
            first, second = draw.sample(kind.split(), 2)
            verb = draw.pick(MANNERS[kind].split("|"))
            lines.append(draw.pick((f"{name} {verb} {first}.", f"did {name} {'go' if kind == kinds[1] else 'do it'} {first}? No, {second}.", f"{name} {verb} {first}, and the children {verb} {second}.")))
    return tell(draw, draw.pick(("Little words", "How, when and where", "Small words in sentences")) + "\n" + draw.pick(("\n", " ")).join(lines), {})


def write_looks(draw: Draw, topic: str) -> str:
    """Adjectives with what they are said of."""
    lines = []
    for kind in draw.sample(tuple(LOOKS), draw.number(4, 6)):
        looks, things = (part.split() for part in LOOKS[kind])
        first, second = draw.sample(looks, 2)
        thing, other = draw.sample(things, 2)
        the_only = first in ("awake", "asleep", "alone", "alive", "ill", "well", "able", "sorry", "glad", "ready", "afraid", "sure", "certain", "missing", "late")
        options = [f"the {thing} is {first}, and the {other} is {second}.", f"is the {thing} {first}? Yes, and the {other} is {second}.", f"once the {thing} was {first}; now the {other} is {first} too.", f"both the {thing} and the {other} are {first}."]
        if kind == "last":
            options = []
        if not the_only:
            options += [f"{a(first + ' ' + thing)}, {a(first + ' ' + other)}." if kind != "last" else f"the {first} {thing}, the {first} {other}.", f"the {first} {thing} and the {first} {other}."]
        lines.append(draw.pick(options))
    return tell(draw, draw.pick(("What things are like", "Describe it", "Old or new, big or small")) + "\n" + draw.pick(("\n", " ")).join(lines), {})


GENRES = [
    Genre("one and many: a list", write_plurals, 2.5), Genre("verb lesson", write_verbs, 4.0), Genre("more and most", write_more, 0.3), Genre("word groups", write_sorts, 0.9),
    Genre("what words mean", write_meanings, 0.9), Genre("little words", write_manners, 1.1), Genre("what things are like", write_looks, 1.1),
]
