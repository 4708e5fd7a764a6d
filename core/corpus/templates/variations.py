"""More to choose from in a template: optional adjectives before bare nouns, other words for common phrases, and asides between sentences."""

import re
from collections.abc import Sequence

from core.corpus.draw import Draw

_LOOKS = {
    "old heavy little green wooden open": "door gate box",
    "old small dark quiet little empty dusty": "house kitchen barn shed attic hall garden school office tower cupboard",
    "cold wide slow muddy quiet deep grey": "river pond sea stream",
    "old steep long muddy narrow dark empty": "hill road path bridge street stairs",
    "old quiet busy little noisy sleepy": "town village square market station harbour church park",
    "old wise tired kind young proud honest busy": "judge doctor baker postman teacher cook clerk nurse captain lawyer farmer stranger builder",
    "old little hungry lazy brown white sleepy clever young": "dog cat goat crow robin owl gull kitten squirrel mouse fox horse cow donkey puppy wolf bear",
    "old round wooden broken plain heavy": "table chair bed clock stove shelf ladder window wall roof fence lamp mirror",
    "warm big sweet small fresh golden": "cake pie soup bread sandwich pancake porridge",
    "dark deep cold soft wet long": "night forest grass snow mud sand field valley cave",
    "strong cold warm gentle": "wind rain fog storm",
    "bright pale round low red high": "moon sun star light",
    "old loud sweet strange sad soft": "song voice bell music noise whistle drum piano violin",
    "big old small simple heavy plain": "basket bag cup bowl pot pan spoon fork knife rope net boat ship tree stone branch leaf",
    "long short strange old secret": "letter book story poem note report map",
    "young kind poor noisy happy small": "child children crowd people class guests",
}
_NOUNS = {noun: "|".join(looks.split()) for looks, nouns in _LOOKS.items() for noun in nouns.split()}
_BARE = re.compile(r"\b(the|a|\{his\d?\}) (" + "|".join(sorted(_NOUNS, key=len, reverse=True)) + r")\b(?! \{|-|'s)")
_PHRASES = [  # what may stand instead, each as likely as the plain form where not said otherwise
    (r"\bwanted to\b", "[wanted*3|hoped|had decided|had always wanted] to"), (r"\bwent home\b", "[went|walked|ran|hurried|drove] home"), (r"\b(\{n\d?\}) laughed\b", r"\1 [laughed*2|laughed aloud|smiled|laughed and laughed]"),
    (r"\bevery night\b", "[every night|night after night|each night]"), (r"\bAt last\b", "[At last|Finally|In the end]"), (r"\bthe next day\b", "[the next day|the day after|on the next morning|two days later]"), (r"\bThe next day\b", "[The next day|The day after|On the next morning|Two days later|Soon]"),
    (r"\b(was|were) (afraid|angry|tired|happy|ill|hungry)\b", r"\1 [\2*3|very \2|rather \2|really \2|quite \2|so \2|a little \2]"), (r"\b(waited|worked|walked|searched|listened)\b(?=[ .,|\]])", r"\1[*5| alone| quietly| carefully| for hours| again| in silence]"),
    (r"\b(came|ran|walked|climbed) (in|out|down|up|over)\b", r"\1 [*3|slowly |quickly |quietly |happily ]\2"), (r"\bThen\b", "[Then*3|Suddenly|Just then|After that|Soon|But then]"), (r"\bSo\b", "[So*3|Therefore|And so]"), (r"\bloved\b", "[loved|really loved|truly loved|liked]"),
    (r"\bsaid nothing\b", "[said nothing|did not say anything|kept quiet|hardly said a word|looked away]"), (r"\bused to\b", "[used to|often used to]"), (r"\bnever\b", "[never*3|never once|never ever|hardly ever]"), (r"\bvery\b", "[very*3|really|quite|rather]"),
    (r"\bbecause\b", "[because*3|only because|perhaps because|probably because]"), (r"\bthey looked\b", "they [looked*2|searched]"), (r"\bfound\b(?! out)", "[found*4|finally found|soon found|suddenly found]"), (r"\bgave\b", "[gave*5|kindly gave|happily gave|at last gave]"),
]


def enriched(templates: Sequence[str]) -> list[str]:
    """The templates with more choices; what a probe copies (names, {thing} and other slots) stays as it is."""
    found = []
    for template in templates:
        for pattern, instead in _PHRASES:
            template = re.sub(pattern, instead, template)
        template = _BARE.sub(lambda m: f"{m[1]} [*4|{_NOUNS[m[2]]}] {m[2]}", template)
        found.append(template)
    return found


ASIDES = [  # fit between the sentences of a story in the past tense, whoever it is about
    "<scene>", "<scene>", "<scene>", "nobody [noticed|asked why|said a word|looked up|understood].", "it was <clockhour>, perhaps a little later.", "the <worker> of the village [saw|heard|knew] everything and said nothing.",
    "[somebody|a <worker>|a child|a stranger] [laughed|sighed|sang|called|cried].", "\"[oh dear|well, well|who would have thought it|not again|what a <dayparts>|how strange|that is life]!\" [said|whispered|thought] <whoever>.",
    "<whoever> had [seen|heard|known] [it|worse|all of it] before.", "<whoever> [ate|wanted|brought|shared|dropped] <snack>.", "<whoever> [drank|asked for|made|poured] <drink>.", "<whoever> was [only |really |even |][<mood>|<mood>|<mood> and <mood>].",
    "it was neither the first time nor the last.", "in <town> they [still |]talk about it[| to this day| at every party].", "it [rained|snowed|grew cold|grew dark|was quiet|was windy] for [an hour|two days|the rest of the week|a week].",
    "<whoever> [looked for|had lost|had found|was mending|was cleaning|was painting] a <owned> <thing>.", "<whoever> [opened|shut|closed|cleaned] the [window|door|gate|curtains|shop] <kindly>.",
]
WHOEVER = ["an old [man|woman]", "a [small|young|tired|curious] [boy|girl|child]", "the <worker>", "a <worker> from <town>", "somebody", "the <worker>'s [wife|husband|son|daughter|mother|uncle]", "a <trait> <folk>", "one of the neighbours"]
ASIDE_RULES = {"aside": ASIDES, "whoever": WHOEVER}
_BREAK = re.compile(r'(?<=[.]) (?=<|\{|The |On |In |At |They |So |Then |One |When |But )')


def with_asides(draw: Draw, template: str, count: int) -> str:
    """The template with `count` asides between its sentences; where they stand is part of the account."""
    breaks = [match.start() for match in _BREAK.finditer(template) if template.count("[", 0, match.start()) == template.count("]", 0, match.start()) and template.count('"', 0, match.start()) % 2 == 0]
    for place in sorted(draw.sample(breaks, min(count, len(breaks))), reverse=True):
        template = template[:place] + " <aside>" + template[place:]
    return template
