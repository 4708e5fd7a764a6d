"""Free passages: a few rich sentences about one corner of the world, in the first, second or third person; scenes, thoughts, memories, talk overheard."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.templates.template import cast, tell
from core.corpus.templates.topic_rules import topic_rules
from core.corpus.templates.verb_phrases import VERBS_OF_PEOPLE, conjugated, deed
from core.corpus.world.facts import TOPICS

OPENINGS = [
    "<time> {n} <acted> <place>, although <looked>.", "<happened> when {n} and {n2} came to <title>.", "{n} had never been <place> before, but <time> {he} <acted>.", "<looked>, and {n} {was} <feeling>.", "a <adj> <role> whose <relative> knew {n} <acted> <place>.",
    "{n} and a <adj> <role> <acted> <time>.", "despite the <weathernoun>, {n} <acted> <time>.", "what would you do if <happened>? {n} <acted>.", "it was <day>, and {n} {was} <place> because {he} wanted to <act>.", "nobody knew why {n} <acted> <time>.",
    "when {n} {was} [young|little|a child], <happened> every <season>.", "<time>, when <happened>, {n} {was} <feeling> and <feeling>.", "{n} {was} the only one who <acted> <time>.", "if {n} had not <done>, {n2} would have <done>.", "of all the people <place>, {n} {was} the most <adj>.",
    "<place>, {n} met a <adj> <role> who <acted> <manner>.", "{n} had promised {his} <relative> to <act>, and <time> {he} did.", "there was once a <adj> <role>, and {n} knew {n2}, who knew everything about it.", "{n} asked {n2} for <want>.", "{n} lost <want> <time>, and it was {n2} who noticed.",
]
MIDDLES = [
    "while {n2} <acted>, {n} <acted>.", "{he} <acted> <manner> until <happened>.", "<looked>, and therefore {n2} <acted>.", "{n2} had already <done>, so {n} did not.", "neither {n} nor {n2} could <act>, because <happened>.", "either <happened> or {n2} had <done>; {n} {was} not sure.",
    "the <role>, whom {n2} had known for years, <acted>.", "everyone except {n2} <acted>.", "{n2}, who {was2} <feeling>, <acted> instead.", "{n} wanted to <act>, but {n2} said that <happened>.", "<later> <happened>.", "<happened>, though <looked>.", "{n} hardly noticed that <happened>.",
    "as soon as <happened>, {n2} <acted>.", "unless <happened>, {n} thought, nobody will <act>.", "{n} would rather <act> than <act>.", "since <looked>, {n} and {n2} <acted> together.", "{his} <relative> used to <act> <place>, especially <time>.", "{n2} was so <feeling> that {he2} <acted> <manner>.",
    "\"<outburst>, <look>,\" {n2} <talk>.", "\"have you <done>?\" asked {n2}.", "\"I've never <done>,\" {n} <talk>, \"and I won't.\"", "\"don't <ban>!\" <talk> the <role>.", "\"we could <act>,\" {n2} <talk> <manner>.", "\"what if <event>?\" {n} asked.", "\"whose idea was it to <act>?\" <talk> the <role>.",
    "\"<fact>,\" {n2} explained, \"and so <event>.\"", "\"you should <act>,\" {n2} <talk>, \"before <event>.\"", "\"<outburst>! <event>,\" {n} <talk>.", "\"it's true, <problem>,\" {n2} <talk>.", "\"who's going to <act>?\" <talk> the <role>. \"not me,\" {n2} <talk>.", "\"I'm <feeling>,\" {n2} <talk>, \"let's <act>.\"",
    "{n} gave {n2} <want>, and {n2} gave {n} <want>.", "they had neither <want> nor <want>.", "what {n2} needed most was <want>.", "<happened>, which made {n2} <feeling>.", "it is not easy to <act> when you are <feeling>.", "<doing> is harder than <doing>, as {n2} <later> found out.",
    "whatever {n2} said, {n} <acted>.", "{n} {was} <doing> when <happened>.", "having <done>, {n} {was} <feeling>.", "{n2} should have <done>, but {he2} <acted>.", "<time> there was only <want> and <want> left.", "even <pair> seemed to know that <happened>.", "from then on <looked>.",
    "there was something about <pair> that {n2} did not like.", "{n2} tried to <act> without <doing>.", "instead of <doing>, {n} <acted>.", "by <day> {n} and {n2} had <done> twice.", "the more {n2} <acted>, the more <feeling> {he2} was.", "nobody had ever <done> <manner>, and yet {n} did.",
    "<maybe> <happened>, <maybe> not.", "among the things that {n} saw was <want>.", "{n} walked towards <pair> and <acted>.", "before {n} could <act>, {n2} had <done>.", "the <role> had <want>, which {n2} wanted to borrow.", "{n} remembered that <problem>.", "{n2} <deed>.", "{n} had often <deedof>.", "later {n2} <deed> and {n} <deed>.", "{n2} would never <deedto>.",
]
MIDDLES += [  # with what anybody may do anywhere
    "{n} <deed>.", "{n2} <deed>, and a <adj> <role> <acted>.", "nobody but {n2} ever <deed>.", "{n2} had <deedof> and <done>.", "a <adj> <worker> with a <owned> <thing> came by.", "{n} met a <adj> <relative> of {n2}'s with a <owned> <thing>.", "<time>, {n2} brought <snack> and <drink>.",
    "a <adj> <worker> from <town> [wanted|asked for|needed|found|lost|sold|bought] a <owned> <thing>.", "<scene>", "<time> <happened>.", "{n} would often <deedto>.", "{n2} was [too|very|rather|quite] <feeling> to <act>.", "a <adj> <role> gave {n2} a <owned> <thing> and <want>.", "while {n2} <deed>, {n} <deed>.",
]
CLOSINGS = [
    "so {n} <acted>, and {n2} went home.", "that is why {n} still <actsor>.", "\"perhaps tomorrow,\" said {n2}.", "in the end <happened>, and {n} {was} <feeling>.", "nobody ever found out who had <done>.", "{n} has never forgotten it, nor has {n2}.", "it was too late to <act>.", "and <happened>, as always.",
    "from that day on {n2} was less <feeling>.", "\"we've <done>, and that's enough,\" {n2} <talk>.", "who would have thought that {n2} could <act>?", "then <happened>, and there was silence.", "{n} thanked {n2} for <want>.", "{n2} smiled, although <looked>.", "what a <weatherlook> day it was!", "\"next time,\" {n} <talk>, \"you'll <act> and I'll <act>.\"",
    "{n2} promised never to <ban> again.", "<happened>, and that was the end of it.", "what they did with <want>, I don't know.", "{n} {was} <feeling> for the rest of the <dayparts>.", "to this day {n2} won't <act>.", "nothing else happened until <day>.",
]
_ME = {"n": "I", "he": "I", "him": "me", "his": "my", "self": "myself", "was": "was"}
_YOU = {"n": "you", "he": "you", "him": "you", "his": "your", "self": "yourself", "was": "were"}


def _cast(draw: Draw, person: str) -> dict[str, str]:
    """The slots of a hero in the first, second or third person and of somebody else."""
    _, slots = cast(draw, 1 if person != "third" else 2)
    if person != "third":
        slots = {f"{key}2" if not key.endswith("2") else key: value for key, value in slots.items()} | (_ME if person == "first" else _YOU)
    else:
        slots["was"] = "was"
    return slots | {"was2": "was", "has": "has" if person == "third" else "have"}


def _with_deeds(draw: Draw, line: str, slots: dict[str, str]) -> str:
    """The line with <deed> (past), <deedof> (participle), <deedto> (base) written out; whose deed it is stands before it."""
    while "<deed" in line:
        head, _, rest = line.partition("<deed")
        ending, _, tail = rest.partition(">")
        second = head.rfind("{n2}") > head.rfind("{n}")
        own = {key: slots[key + ("2" if second else "")] for key in ("he", "him", "his", "self")} | {"him2": "them"}
        verb = draw.pick(VERBS_OF_PEOPLE)
        _, what = deed(draw, own, verb)
        was = "were" if verb == "be" and slots["n"] == "you" and not second else None
        line = head + (f"{was} {what}" if was and not ending else conjugated(verb, what, {"": 2, "of": 3, "to": 0}[ending])) + tail
    return line


def _written(draw: Draw, lines: list[str], topic: str, slots: dict[str, str]) -> str:
    return tell(draw, " ".join(_with_deeds(draw, line, slots) for line in lines), topic_rules(topic), slots)


def write_passage(draw: Draw, topic: str) -> str:
    """An opening, three or four sentences, sometimes a close."""
    person = draw.pick(("third", "first", "second"), (6, 3, 1))
    slots = _cast(draw, person)
    closings = [line.replace("<actsor>", "<acts>" if person == "third" else "<act>").replace("{n} has", "{n} {has}") for line in CLOSINGS]
    lines = [draw.pick(OPENINGS), *draw.sample(MIDDLES, draw.pick((3, 4, 5), (0.4, 0.4, 0.2))), draw.pick(closings)]
    return _written(draw, lines, topic, slots)


SENSES = [
    "{n} [hear|can hear|listen to] <pair>.", "{n} [smell|can smell] <smelling> and <smelling>.", "there is a [taste|smell] of <smelling> [in the air|everywhere|on {his} fingers].", "{his} [hands|feet|ears|fingers] are [cold|warm|wet|dry|dirty|rough|dusty].", "<look>, and <look>.", "<event>.", "<event>, [softly|slowly|again|as always|without a sound].",
    "somewhere a <role> <acts>.", "{n} see <want> and a <adj> <role>.", "[above|below|behind|beside|near] {him}, <event>.", "<fact>, {n} [think|remember|tell {self}].", "a <adj> <role> <acts> <manner>.", "{n} close {his} eyes and [hear|feel|remember] everything: <pair>, <pair>, <pair>.", "how [quiet|loud|cold|warm|strange|bright|dark] it is <place>!",
    "{n} feel the [wind|rain|sun|cold|warm air] on {his} [face|hands|back].", "it is [almost|nearly|not yet|already] [dark|light|noon|midnight|evening].", "{n} want to <act>, but {n} only [stand|sit|look|wait|listen].",
    "nothing moves, except <pair>.", "and then, [suddenly|all at once|very slowly], <event>.", "is that a <role>? [Yes|It is|No, only the wind|Perhaps|{n} can't be sure].", "{n} could [stay|stand|sit] here [forever|until <day>|all <season>].", "within a minute, <event>.", "[far away|near the door|on the left|on the right|in front], <look>.",
]


def write_senses(draw: Draw, topic: str) -> str:
    """A place by what one sees, hears, smells and feels there, now."""
    slots = draw.pick((_ME, _YOU, {"n": "we", "he": "we", "him": "us", "his": "our", "self": "ourselves"}), (3, 2, 1))
    start = draw.pick(("<time>, <place>.", "it is <clockhour> <place>.", "<Title>, <time>.", "{n} are <place> again." if slots["n"] != "I" else "I am <place> again.", "<place>, in <month>."))
    return _written(draw, [start, *draw.sample(SENSES, draw.number(6, 8))], topic, dict(slots))


TALK = [
    ("have you heard? <problem>.", "<problem>? [Who says so|I don't believe it|Again|That's bad]!"), ("did you <act>?", "[No, I couldn't|Not yet|Yes, twice|Yes, but <happened>|I would if <happened>]."), ("<look>, isn't it strange?", "[Strange|It's always like that|Hardly|Not really], <fact>."),
    ("who's that?", "that's the <role> who <acted> <time>."), ("I'd like to <act>.", "[Then do|You can't, <look>|Me too|Why don't you|You'd have to <act> first]."), ("where's <want>?", "[{n} has it|On the table|You gave it to {n}|Lost|At home, I think|Somewhere safe]."),
    ("what did {n} want?", "[<want>, what else|To <act>|Nothing, only <want>|{he} wanted to <act>, as usual]."), ("you should not <ban>.", "[I never do|I know, I know|Tell that to {n}|Says who|I did, and <happened>|Not even once]."), ("shall we <act>?", "[Let's|Either that, or we <act>|Not today, I'm <feeling>|Only if {n} comes]."),
    ("{n} hasn't <done>.", "[Nor have I|Neither has {n2}|{he} will, <later>|Why should {he}]."), ("isn't {n} coming?", "[{he}'s <feeling>|{he} must <act>|{he}'ll come when <event>|No, <problem>]."), ("they say that <event>.", "[They say a lot|Perhaps|It's true, I saw it|Whatever]."), ("we've <done>, haven't we?", "[Yes, and <done> too|We have|You have, I <acted>]."),
    ("how was it <place>?", "[<weatherlook>|Lovely|Not bad, but <looked>|<happened>, can you believe it]."), ("may I borrow your <thing>?", "[Certainly|If you bring it back|Ask {n}|Not mine, it's {n}'s]."), ("why are you so <feeling>?", "[Because <happened>|Am I|I had to <act>|You'd be too]."), ("you weren't here <time>.", "[No, I <acted>|I was, you didn't see me|I was <feeling>]."), ("could you <act> for me?", "[Certainly|Not now|If I can|I'm <doing> now|Ask the <role>]."),
]


def write_overheard(draw: Draw, topic: str) -> str:
    """Two voices about somebody who isn't there."""
    _, slots = cast(draw, 2)
    start = draw.pick(("heard <place>, <time>:", "two voices <place>:", "two friends talk <place>.", "what I heard <place> <time>:"))
    layout = draw.pick(("\n", " "))
    pairs = draw.sample(TALK, draw.number(4, 6))
    return tell(draw, start + "\n" + layout.join(f'"{one}"{layout}"{two}"' for one, two in pairs), topic_rules(topic), slots)


THOUGHTS = [
    "[first|tomorrow|<later>|on <day>] {n} will <act>.", "if <event>, {n} will <act>.", "{n} must not forget <want>.", "{n} could <act>, or <act>, or simply [sleep|do nothing|go home|wait].", "what if <event>? then {n} would have to <act>.", "{n} should have <done>.", "unless <event>, {n} won't <act>.", "why does {n2} always <act>?",
    "{n2} would say: \"[<act> first|don't <ban>|<act>, and don't worry|never <act> when you are <feeling>].\"", "perhaps <event>; perhaps nothing will happen.", "{n} would be less <feeling> with <want>.", "it's better to <act> than to <act>.", "{n} {havent} <done> since <month>.", "one day {n} will <deedto>.", "when {n} {am} old, {n} will <deedto> and <deedto>.", "whatever happens, {n} will <act>.",
    "by the end of <month> {n} will have <done>.", "nobody but {n2} knows that {n} once <deed>.", "{n} would like to <deedto>, even though <look>.", "how does one <act>? {n2} must know.", "is it true that <fact>?", "{n} wouldn't <act> without {n2}.", "{n} {am} going to ask {n2} for <want>.", "either {n2} will help, or {n} will <act> alone.",
]


def write_thoughts(draw: Draw, topic: str) -> str:
    """Plans, wishes and doubts of one head."""
    person = draw.pick(("first", "second", "third"), (5, 1, 2))
    slots = _cast(draw, person)
    slots |= {"am": {"first": "am", "second": "are", "third": "is"}[person], "havent": "hasn't" if person == "third" else "haven't"}
    start = draw.pick(("{n} can't sleep, so {n} think about <title>.".replace("think", "thinks") if person == "third" else "{n} can't sleep, so {n} think about <title>.", "ideas about <title>:", "a plan for <title>.", "<time>, <place>, a head full of plans."))
    return _written(draw, [start, *[line.replace("{n} ", "{he} ") for line in draw.sample(THOUGHTS, draw.number(4, 6))]], topic, slots)


MEMORIES = [
    "{n} [used to|would often] <act> <place>.", "<happened> [every <season>|every <day>|once a year|when it was <weatherlook>].", "{n2} [showed|taught] {him} how to <act>.", "{n} can still [hear|see|remember] <pair>.", "it was there that {n} first <acted>.", "{n2} always said that <happened>.", "one <season> <happened>, and nobody could <act>.", "{n} {was} [five|six|seven|eight|nine|ten] years old, and <looked>.",
    "they had only <want>, but they were happy.", "then {n2} left, and nobody <acted> any more.", "once {n} <deed>, and {n2} laughed until {he2} cried.", "what became of <want>? {n} never asked.", "{n2} never <deed>, not once.", "in those days a <role> <acted> [for a penny|before breakfast|without a word|at night].",
    "{n} hid a <owned> <thing> [under the bed|behind the stove|in a hole|in the barn], and it may still be there.", "\"remember,\" said {n2}, \"<fact>.\"", "now <look>, but then <looked>.", "ever since then, {n} {has} been afraid to <act>.", "when <happened>, {n2} held {his} hand.", "{n} {has} <done> a hundred times since, but never so <manner2>.", "somebody else lives there now, and <event>.", "neither {n} nor {n2} knew that it would be the last time.", "of all the people there, only {n2} is still alive.",
]


def write_remembered(draw: Draw, topic: str) -> str:
    """Something remembered from long ago."""
    slots = _cast(draw, draw.pick(("first", "third"), (3, 2)))
    start = draw.pick(("[many|ten|twenty|forty] years ago {n} {was} often <place>.", "{n} {remember} <title> as it was.".replace("{remember}", "remembers" if slots["has"] == "has" else "remember"), "what {n} {remember} best is <pair>.".replace("{remember}", "remembers" if slots["has"] == "has" else "remember"), "a memory of <title>.", "long ago, when {n2} was young, <happened>."))
    lines = [line.replace("<manner2>", draw.pick(("happily", "quickly", "well", "slowly", "badly"))) if "<manner2>" in line else line for line in draw.sample(MEMORIES, draw.number(4, 6))]
    return _written(draw, [start, *lines], topic, slots)


ALL = tuple(TOPICS)
GENRES = [
    Genre("passage", write_passage, 9.0, ALL), Genre("by the senses", write_senses, 2.0, ALL), Genre("overheard", write_overheard, 1.6, ALL), Genre("thoughts", write_thoughts, 1.4, ALL), Genre("remembered", write_remembered, 1.2, ALL),
]
