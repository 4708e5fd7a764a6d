"""Phrases that many genres share: times, moods, places, and things that people own, hide, find and like."""

from core.corpus.english.lexicon import DAYS, MONTHS, PET_NAMES, TOWNS
from core.corpus.templates.template import HOW
from core.corpus.world.facts import FAVOURITE_COLOURS, FAVOURITE_FOODS, INSTRUMENTS, JOBS, PETS

THINGS = (  # what someone may own, lose, borrow and give back
    ["ball", "book", "hat", "scarf", "glove", "umbrella", "bag", "drum", "violin", "bicycle", "key", "ribbon", "coin", "map", "basket", "letter", "bell", "whistle", "candle", "mirror", "card", "parcel", "box", "lamp", "clock", "blanket", "picture", "pencil", "cup", "brush", "belt", "boot", "ring", "toy"]
)

COMMON: dict[str, list[str]] = {
    "day": DAYS,
    "month": MONTHS,
    "season": ["spring", "summer", "autumn", "winter"],
    "town": TOWNS,
    "job": JOBS,
    "pet": PETS,
    "petname": PET_NAMES,
    "colour": FAVOURITE_COLOURS,
    "food": FAVOURITE_FOODS,
    "instrument": INSTRUMENTS,
    "thing": THINGS,
    "weatherlook": ["cold", "wet", "warm", "hot", "windy", "sunny", "rainy", "foggy", "grey", "bright", "snowy", "stormy", "cool", "cloudy", "dark", "fine"],
    "dayparts": ["morning", "afternoon", "evening"],
    "when": [
        "one <weatherlook> [morning|morning|day|afternoon|evening]", "on <day>", "on <day> [morning|afternoon|evening]", "one day in <month>",
        "one <day>", "last <season>", "early one morning", "late one [night|evening|afternoon]", "one day", "on the [first|second|third|last] day of <month>",
        "in the [middle|first week|last week] of <month>", "one <season> [morning|evening|day]", "[two|three|ten] years ago", "[yesterday|last week|last month|last year]",
    ],
    "mood": ["happy", "sad", "tired", "proud", "angry", "glad", "lonely", "hungry", "curious", "afraid", "sleepy", "cheerful", "brave", "calm", "shy"],
    "size": ["small", "big", "little", "huge", "tiny", "long", "short"],
    "owned": ["old", "new", "small", "little", "favourite", "<colour>", "<colour>", "beautiful", "best", "fine"],
    "hidden": [
        "under the [bed|table|stairs|bridge]", "behind the [door|curtain|shed|stove|fence|oven]", "on the [shelf|roof|stairs|wall]",
        "in the [garden|shed|attic|barn|kitchen|hall|cupboard|long grass|snow|mud]", "by the [gate|river|pond|road|window]",
        "at the [station|market|library|school|bakery|park]", "on the [bus|train|beach|path|bridge|kitchen floor]", "near the [church|well|harbour|field|bridge]",
        "under [a tree|a chair|the blanket|a pillow|some leaves|a stone]",
    ],
    "spot": [
        "in the [garden|park|kitchen|village|square|forest|library|yard|castle garden]", "by the [river|sea|fire|window|pond|gate|road|lighthouse]",
        "at the [market|station|harbour|school gate|bakery|theatre]", "on the [beach|bridge|hill|train|farm|island]", "near the [church|old tower|well]",
    ],
    "folk": ["neighbour", "friend", "brother", "sister", "mother", "father", "aunt", "uncle", "grandmother", "grandfather", "teacher"],
    "worker": ["teacher", "doctor", "nurse", "farmer", "baker", "cook", "gardener", "sailor", "fisher", "judge", "clerk", "driver", "builder", "postman", "librarian"],
    "snack": ["bread and [cheese|butter|honey|jam]", "a [cheese|tomato|egg] sandwich", "an apple", "a pear", "a [warm|plum|cherry|lemon|chocolate] cake", "some [biscuits|cherries|plums|berries]",
              "a bowl of [soup|rice|porridge|berries]", "a piece of [pie|cake|bread]", "[two|three] pancakes", "a [boiled|big] egg"],
    "drink": ["[hot |]milk", "tea", "coffee", "[cold |]water", "[hot |]chocolate", "tea with [lemon|honey|milk]"],
    "kindly": ["kindly", "softly", "quietly", "gently", "sadly", "happily", "quickly", "loudly", "slowly", "politely", "warmly"],
    "end": [
        "[that night|that evening] {n} slept [very |]well.", "{n} never forgot that day.", "and {n} laughed [all the way home|until {he} cried|aloud|again].",
        "{n} smiled and went [home|back to work|to bed|upstairs].", "it was the best day of the [week|month|year|summer|winter].", "after that, {n} was never [lonely|afraid|late|sad] again.",
        "{n} told the story [to everyone|at supper|many times|to the whole town].", "nobody in <town> has forgotten it.", "from then on they were [good|the best of] friends.", "{n} still has it today.",
    ],
    "clockhour": ["six", "seven", "eight", "nine", "ten", "eleven", "midnight", "noon", "five", "half past four", "three"],
    "smelling": ["bread", "rain", "coffee", "wet dog", "hay", "roses", "soup", "onions", "chocolate", "old wood", "fish", "cinnamon", "lemon", "warm milk", "paint", "oil", "cut grass"],
    "crop": ["apples", "plums", "beans", "roses", "tomatoes", "pears", "cherries", "carrots", "mushrooms", "potatoes", "lemons", "oranges"],
    "scene": [  # a sentence of past-tense scenery, that fits before almost any story of a village
        "the [wind|rain|fog|cold|smell of <smelling>] came [slowly|softly|quickly|] [in|down|up] from the [sea|hills|north|south|river|mountains|valley|harbour|forest].",
        "it was so <weatherlook> that [nobody went out|the hens stayed in the barn|even the dog stayed inside|people walked slowly|the children ran home].",
        "[far away|somewhere|on the hill|down the road|in the valley] a [dog|bell|cow|child|donkey|owl|gull|train|drum|crow|lamb] could be heard.",
        "the [church|school|station|kitchen|tower|old] clock [said|showed|had stopped at] <clockhour>.",
        "a [small|grey|pink|white|dark|thin] cloud [hung|stood|floated] over the [hill|church|sea|palace|school|harbour|forest|field].",
        "there was a smell of <smelling> and <smelling>.",
        "the [children|sheep|ducks|neighbours|fishers|sailors|farmers|birds|horses|bakers] were [already|still|all] [asleep|at work|on the way home|in the field|outside|hungry|awake].",
        "that [year|summer|autumn|week] the <crop> were [late|sweet|small|dear|few|sour|big|better than ever|everywhere].",
        "on the [table|step|shelf|wall|floor|chair] [lay|stood|was] [a <owned> <thing>|some <crop>|half a [cake|pie|loaf]|a cold cup of tea|an open book|a dead clock].",
        "everyone was [busy with the harvest|talking about the [party|trial|storm|concert|race|war]|tired of the [rain|snow|cold]|in the square].",
        "the [sun|moon] [was|hung|stood] [low|high|red|pale|yellow|bright] [over|behind|above] the [roofs|trees|hill|sea|barn|church|tower|snow].",
        "[two|three|four|ten] [crows|gulls|ducks|robins|owls] sat on the [roof|fence|wall|boat|gate|bridge|branch].",
        "the [soup|porridge|tea|milk|water|sauce|jam] was [hot|cold|ready|on the stove|in the pot|nearly ready].",
        "[snow|dust|mud|sand|rain|water] lay on the [road|path|stairs|step|bridge|roof|floor].",
        "the [leaves|apples|flowers|pears|roses|trees] were [yellow|red|brown|wet|everywhere|golden] that <season>.",
    ],
    "how": HOW,
    "trait": ["kind", "clever", "quiet", "brave", "honest", "lazy", "cheerful", "patient", "proud", "careful", "polite", "curious", "serious", "shy", "gentle", "silly", "strong", "lonely"],
}
