"""What people say about themselves and to each other: texts that begin as somebody begins who types into an empty box."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.lexicon import DAYS, MONTHS
from core.corpus.templates.fitting import fitting
from core.corpus.templates.template import tell
from core.corpus.templates.threads import one_end, threaded
from core.corpus.world.facts import Person, people
from core.corpus.world.situations import TALKS, THOUGHTS
from core.corpus.world.townsfolk import Cast, Newcomer, newcomers

RULES = {"day": DAYS, "month": MONTHS}

SHORT = 30  # words; a shorter text gets a second one on the next line

ABOUT_ME = [
    "my name is {n}. I am {ajob} and live in {town}. I have a {pet} called {petname}. [my favourite food is {food}|I love {food}], and [my favourite colour is {colour}|I always wear something {colour}]. {more}",
    "I am {n} from {town}. [I work as|by trade I am] {ajob}. at home {petname} waits for me: that is my {pet}. [in the evenings|after work] I play the {instrument}. {more}",
    "hello, I'm {n}. [nice to meet you|pleased to meet you]! I live in {town}, where I work as {ajob}. [what about you|and who are you]? {more}",
    "[call me|people call me] {n}. [home is {town}|{town} is my home], and {petname}, my {pet}, is my best company. I am {ajob}, [so my days are full|and I would not change it]. {more}",
]
MORE_ABOUT_ME = [
    "my best friend is {friend}.", "{friend} is my best friend, and [we talk every day|we have no secrets].", "on Sundays I visit my friend {friend} and bring {food}.",
    "I play the {instrument}, [but not very well|and the neighbours know it].", "nothing makes me so happy as {food}.",
]
NEW_HERE = [
    "my name is {n}, and I come from {town}. I am {ajob}: I work {place}. [what I like about it is|I love] {doing}. in my free time I [am busy with|enjoy] {hobby}. I can {can}. my sport is {sport}[, because of {best}|; what I like best is {best}].",
    "I'm {n}, and I am {ajob}. for my work I need {tools}. you have to {must}, [believe me|that is the secret of it]. my hobby is {hobby}, and [after some years|with a lot of practice] I can {can}. [I live in {town}|you can find me in {town}].",
    "hi, my name is {n}. I live in {town} and work {place}. do you know my job? I am {ajob}. at the weekend I [do|go in for] {sport}. I like {best}. if it rains, there is always {hobby}.",
    "this is {n} from {town}. {he} is {ajob} and works {place}. {he} loves {doing}. {his} hobby is {hobby}: {he} can {can}. and if you ask {him} about sport, it is {sport}, because of {best}.",
    "who is {n}? {he} lives in {town} and is {ajob}. to do a job like that well, you must {must}. [after work|on <day>] you can meet {him} with {gear}, for {his} sport is {sport}. [at home|in winter] {he} is busy with {hobby}.",
]


def write_thought(draw: Draw, topic: str) -> str | None:
    """What somebody feels, wants, asks, likes or tells, and what comes of it."""
    first = draw.pick(THOUGHTS)
    text = _thought(draw, first)
    if len(text.split()) < SHORT:
        text = f"{text}\n{_thought(draw, draw.pick([other for other in THOUGHTS if other is not first]))}"
    return fitting(text)


def _thought(draw: Draw, thought: str) -> str:
    told = threaded(draw, thought)
    return one_end(tell(draw, told, RULES, Cast(draw, narrator=False, relatives="{n}" not in told)))


def write_talk(draw: Draw, topic: str) -> str | None:
    """Two people talk: on the telephone, at a table, at the doctor's, about plans and news."""
    return fitting(one_end(tell(draw, threaded(draw, draw.pick(TALKS)), RULES, Cast(draw, narrator=False))))


def _of_the_world(person: Person) -> dict[str, str]:
    return {"n": person.name, "ajob": f"a {person.job}", "town": person.town, "pet": person.pet, "petname": person.pet_name, "food": person.food,
            "colour": person.colour, "instrument": person.instrument, "friend": person.friend}


def _of_a_newcomer(person: Newcomer) -> dict[str, str]:
    trade, doing, place, tools, must = person.trade
    hobby, _, can = person.hobby
    sport, gear, best = person.sport
    them = person.pronouns
    return {"n": person.name, "he": them.they, "him": them.them, "his": them.their, "town": person.town, "ajob": trade, "doing": doing, "place": place, "tools": tools,
            "must": must, "hobby": hobby, "can": can, "sport": sport, "gear": gear, "best": best}


def write_introduction(draw: Draw, topic: str) -> str | None:
    """Who somebody is: their name, and what is true of them everywhere in the corpus."""
    if draw.chance(0.5):
        slots = _of_the_world(draw.pick(people()))
        first = draw.pick(ABOUT_ME)
        more = draw.pick([text for text in MORE_ABOUT_ME if "{instrument}" not in first or "{instrument}" not in text])
        return fitting(tell(draw, first.replace("{more}", more), RULES, slots))
    return fitting(tell(draw, draw.pick(NEW_HERE), RULES, _of_a_newcomer(draw.pick(newcomers()))))


GENRES = [Genre("what people think", write_thought, 4.0), Genre("what people say", write_talk, 0.9), Genre("who I am", write_introduction, 1.2)]
