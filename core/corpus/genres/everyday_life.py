"""What happened to people: at the shops, on journeys, at work, at the doctor's, in love; short essays; dragons, robots and ghosts."""

import re

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.lexicon import DAYS, MONTHS, TOWNS
from core.corpus.templates.fitting import fitting
from core.corpus.templates.template import tell
from core.corpus.templates.threads import one_end, threaded
from core.corpus.world.everyday_things import ANIMALS, HOBBIES, SPORTS, TRADES, rows
from core.corpus.world.situations import STORIES, TALES
from core.corpus.world.townsfolk import Cast, newcomers

RULES = {
    "day": DAYS,
    "month": MONTHS,
    "town": TOWNS,
    "y": ["[yesterday|this morning|last night|last week|last month|last year|recently|a few days ago|two weeks ago|not long ago|one day|once]", "[last|on] <day>", "last <day> [morning|afternoon|evening]",
          "one [rainy|sunny|cold|windy] [morning|afternoon]", "in <month>", "last [spring|summer|autumn|winter]", "the other day", "some time ago", "in the [morning|afternoon|evening]", "during the holidays",
          "the day before yesterday", "early on <day>", "on {ns} birthday", "just before Christmas"],
    "y2": ["last <day>", "in <month>", "last [spring|summer|autumn|winter]", "at the weekend"],
}
_ONLY_OTHERS = re.compile(r'"?(?:asked|said|told|replied|answered) \{n\}|\{n\} (?:still remembers|has|is|makes) ')  # where {n} can't be "I"

ANIMAL_ESSAYS = [
    "[my favourite animal is|I love] the {animal}. it is {is}. {fact} once I saw one [at the zoo|in a documentary|in the wild|in a dream], and it [looked straight at me|ignored everybody|was even more beautiful than in the pictures]. when I am older, I want to [protect them|study them|draw one as large as my wall|travel to the place where they live].",
    "the {animal} is {is}. {fact} [did you know that|is that not amazing]? I [read about it in a magazine|learned it at school|heard it from {f}], and [since then|now] it is my favourite animal.",
    "which animal [would you like to be|do you like best|interests you most]? I would [choose|take] the {animal}, because it is {is}. {fact} {f} [only laughs|prefers cats|would rather be a human being].",
    "tell me about the {animal}. \"[with pleasure|gladly|well]: it is {is}. {fact}\" [where did you learn that|how do you know]? \"[I once wrote an essay about it|I watch them whenever I can|{f} told me].\"",
]
SPORT_ESSAYS = [
    "my favourite sport is {sport}. [you need|all you need is] {gear}, and you must be [quick|patient|fit] and [brave|fair|focused]. I [train twice a week|only play for fun|started when I was six]. what I like best is {best}. my coach says that [winning is not everything|effort beats talent|every champion was once a beginner].",
    "do you do any sport? I [love|go in for] {sport}. [at first|in the beginning] I [was terribly clumsy|wanted to give up|came last every time], but {f} [encouraged me|lent me {gear}]. the best thing about it is {best}. [come and try it|you should join us|it keeps me healthy]!",
    "{f} is crazy about {sport}. {^fhe} never leaves the house without {gear}. \"what is so special about it?\" I asked. \"[that is easy|come and see]: {best},\" said {f}. [so I tried it, and {fhe} was right|I still prefer the couch|now we train together].",
]
HOBBY_ESSAYS = [
    "my hobby is {hobby}. it all started when [I was ill and bored|a friend showed me how|I got a book about it for my birthday]. for this hobby you need {tool} and plenty of [patience|time|practice]. the first attempt was [a mess|a failure|not too bad], but now I can {can}. it [relaxes me|makes me forget my worries|costs very little].",
    "at the weekend {f} is busy with {hobby}. what {fhe} needs is {tool}. {fs} goal was to {can}, and [after three years|at last|by sheer patience] {fhe} managed it. [the whole family was proud|nobody had believed it|{^fhe} wanted to show everyone].",
    "are you looking for a new hobby? try {hobby}! you need {tool}. [do not give up too soon|begin with something easy|ask an expert for tips], and [one day|in a year] you will be able to {can}. [it is worth the effort|it is fun, and you meet nice people].",
]
TRADE_ESSAYS = [
    "when I grow up, I want to become {ajob}, because I [like|enjoy] {doing}. {^ajob} works {place} and uses {tools}. you have to {must}, and that takes years of training. it [is not an easy job|can be stressful|is not well paid], but [you help others|no two days are the same|you see the result of your work].",
    "what does {ajob} do? {^ajob} works {place}. [most of the day|usually] it is about {doing}, and for that you need {tools}. [not everyone can do it|it sounds simple, but it is not]: you have to {must}. if you enjoy {doing}, [it may be the right career for you|you should think about it].",
    "my [mother|father|sister|brother|uncle|aunt] is {ajob} and works {place}. it is all about {doing}. \"what is the hardest part?\" I asked. \"you have to {must},\" was the answer. [I was allowed to watch for a day|one day I would like to do that, too|I would be too nervous for that].",
]
NEWCOMER_ESSAYS = [
    "{f} is {ajob}. {^fhe} works {place} and [loves|enjoys] {doing}. every [morning|day] {fhe} uses {tools}. to do this job well, you must {must}. [once|last winter] {fhe} [worked for thirty hours without a break|was in the newspaper|solved a problem that nobody else could solve]. \"[I would not want another job|it's hard, but somebody has to do it],\" {fhe} says.",
    "at work {f} needs {tools}. can you guess what {fhe} does? {^fhe} is {ajob}. {^fhe} works {place}. in a job like that you must {must}. [in the evening|at the weekend] {fhe} enjoys {hobby}.",
]


def write_story(draw: Draw, topic: str) -> str | None:
    """What once happened to somebody, who may tell it."""
    story = threaded(draw, draw.pick(STORIES))
    return fitting(one_end(tell(draw, story, RULES, Cast(draw, narrator=not _ONLY_OTHERS.search(story)))))


def write_essay(draw: Draw, topic: str) -> str | None:
    """An essay as children write it at school: an animal, a sport, a hobby, a trade."""
    slots = Cast(draw, narrator=False, relatives=True)
    kind = draw.pick(("animal", "sport", "hobby", "trade", "newcomer"))
    if kind == "animal":
        essay = draw.pick(ANIMAL_ESSAYS)
        slots["animal"], slots["is"], slots["fact"] = draw.pick(rows(ANIMALS))
    elif kind == "sport":
        essay = draw.pick(SPORT_ESSAYS)
        slots["sport"], slots["gear"], slots["best"] = draw.pick(rows(SPORTS))
    elif kind == "hobby":
        essay = draw.pick(HOBBY_ESSAYS)
        slots["hobby"], slots["tool"], slots["can"] = draw.pick(rows(HOBBIES))
    elif kind == "trade":
        essay = draw.pick(TRADE_ESSAYS)
        slots["ajob"], slots["doing"], slots["place"], slots["tools"], slots["must"] = draw.pick(rows(TRADES))
    else:
        essay, person = draw.pick(NEWCOMER_ESSAYS), draw.pick(newcomers())
        slots |= {"f": person.name, "fhe": person.pronouns.they, "hobby": person.hobby[0]}
        slots["ajob"], slots["doing"], slots["place"], slots["tools"], slots["must"] = person.trade
    return fitting(tell(draw, essay, RULES, slots))


def write_fantasy(draw: Draw, topic: str) -> str | None:
    """A tale of what there isn't: dragons, robots, ghosts, far planets."""
    return fitting(one_end(tell(draw, threaded(draw, draw.pick(TALES)), RULES, {})))


GENRES = [
    Genre("what happened", write_story, 2.4), Genre("my favourite", write_essay, 0.8), Genre("dragons and robots", write_fantasy, 0.8),
]
