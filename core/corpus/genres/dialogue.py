"""Two people talk. Answers echo questions, names come back, and what was said once is said again."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.probe import Probe
from core.corpus.templates.common_phrases import COMMON, THINGS
from core.corpus.templates.template import cast, tell, with_voices

HELD_OUT_PLACES = tuple((thing, place) for i, thing in enumerate(THINGS) for j, place in enumerate(("shed", "attic", "kitchen", "barn", "hall", "garden", "cupboard", "library")) if (i + j) % 5 == 0)
PLACES = ("shed", "attic", "kitchen", "barn", "hall", "garden", "cupboard", "library")

TALKS = [
    # where is it
    "\"[Where is|Have you seen|Do you know where] [my|the] <a=owned> {thing}[ is|]?\" [asked|said] {n}.",
    # going somewhere
    "\"[Where are you going|Where to], {n2}?\" [asked|called] {n}.\n\"To <goal=goal>,\" [said|answered|called] {n2}.\n\"To {goal}? [Why|What for|Now]?\" \n\"[Because|Well,] <why>.\"\n\"[Can I come too|May I come with you|I will come too],\" said {n}, and they went to {goal} together.",
    # the guessing
    "\"Guess what I have [in my [bag|pocket|hand|basket]|behind my back],\" said {n}.\n\"Is it <g1=guess>?\"\n\"No, it is not {g1}.\"\n\"Is it [bigger|smaller] than {g1}?\"\n\"[Yes|No|A little].\"\n\"Then it is <g2=guess>!\" [cried|said] {n2}.\n\"{g2}? [Yes|Yes, it is {g2}|How did you know]!\" [And {n} gave it to {n2}.|They both laughed.]",
    # echo of a person
    "\"Who is that [man|woman|child] [with|near] the <thing1=thing>?\" [asked|whispered] {n}.\n\"With the {thing1}? That is {n3}.\"\n\"{n3}? [The|Is that the] {job} from {home}?\"\n\"[Yes|Indeed], {n3} is [the|a] {job} [there|from {home}].\"\n\"[I thought so|I have heard of {him3}|Let's say hello],\" said {n}. \"Hello, {n3}!\"",
    # food
    "\"What would you like [for <m=meal>|to eat], {n2}?\" \n\"<f1=snack>, please.\"\n\"We have no [more |]{f1w}. Would you like <f2=snack>?\"",
    # phone
    "\"Hello, this is {n}. [Is {n3} at home|May I speak to {n3}]?\"\n\"{n3} is [not here|out|at work|asleep],\" said {n2}. \"[Can|Shall] I give {him3} a message?\"\n\"[Yes, please|Please]. Tell {him3} that <msg=msg>.\"\n\"[I will tell {n3}|So I tell {him3}|Good:] that {msg}. Is that all?\"\n\"[That is all|Yes]. [Thank you|Goodbye], {n2}.\"",
    # plans
    "\"[Are you|Will you be] free on <day=day>?\" asked {n}.\n\"On {day}? No, on {day} I <plan=plan>. What about <day2=day>?\"\n\"{day2} is [fine|good]. [At|Shall we say] <hour=hour>?\"\n\"{day2} at {hour}, [then|by the church|at my house]. [Bring|Don't forget] {n3}.\"\n\"[I will bring {n3}|{n3} will be glad|{n3} is never on time]!\"",
    # quarrel
    "\"You [took|ate|broke|lost] my <thing1=thing>!\" [cried|shouted|said] {n}.\n\"I did not [take|see] your {thing1},\" said {n2}.\n\"Then who did?\"\n\"[Ask {n3}|Maybe it was {n3}|I saw {n3} with it].\"\n{n} asked {n3}. \"[Your {thing1}? It is [on your head|on your desk|in your bag]|I only borrowed it|I mended it for you],\" said {n3}. {n} [turned red|said sorry to {n2}|went back to {n2} with <snack>].",
    # weather
    "\"[What is the weather like|Is it cold] in {town}?\" [wrote|asked] {n}.\n\"[Cold|Wet|Lovely|Strange],\" [wrote|said] {n2}. \"It <w=weathering>.\"\n\"It {w}? Here in <town2=town> it <w2=weathering>.\"\n\"[Then come to {town}|Then I will come to {town2}|Send me some of it]!\"",
    # the new pet
    "\"I have a new <pet=pet>!\" said {n}.\n\"A {pet}? What is its name?\" asked {n2}.\n\"[Its name is|I call it] <petname=petname>.\"\n\"{petname}! My <folk=folk> had a {pet} called {petname}[ too|]. What does it eat?\"\n\"<food1>, [mostly|only|I think]. {petname} also [ate my shoe|likes the piano|sleeps on my bed].\"\n\"[I want to see|May I hold] {petname},\" said {n2}.",
    # the lesson
    "\"[How do you|How does one] <skill=skill>?\" asked {n}.\n\"You [begin slowly|use both hands|try, and lose, and try again],\" said {n2}.\n\"[I tried|I did that], and <fail>.\"\n\"Then [try again|do it once more|wait until <day>].\"\n{n} tried again. \"[Look, {n2}|{n2}, look|It works]! [Now I can|I can really] {skill}!\"",
    # secrets
    "\"Can you keep a secret, {n2}?\"\n\"[Always|I can|I think so].\"\n\"{n3} [has|bought|found] <thing2>.\"\n\"{n3}? [No|Really]! Who told you?\"\n\"[{n3} did|You did, last <day>|The postman].\" [They laughed.|\"Then it is not a secret,\" said {n2}.|And now you know it too.]",
]
TALKS[0] = ("\"[Where is my|Have you seen my|Who has my] <a=owned> {thing}?\" [asked|said] {n}.\n\"Your {thing}? [It is|I saw it|I put it] in the {place},\" said {n2}.\n{n} [looked|went to look] in the {place}. \"[There is no {thing} in the {place}|It is not in the {place}]!\"\n"
            "\"[Look again|Look under the box|Did you light the lamp]?\" [called|said] {n2}. And there, [behind a chair|under a blanket|in a basket], was the {a} {thing}.")
TALKS[4] = ("\"What would you like [for <meal>|to eat], {n2}?\" asked {n}.\n\"[Have you got|Is there] any <f1=plainfood>?\"\n\"[There is no {f1} left|No {f1} today|{n3} ate the {f1}]. Would you like <f2=plainfood>?\"\n\"[I like {f2} too|{^f2}? Yes, please|{^f2} is fine].\"\n"
            "{n} [brought|cooked|gave {him2}] the {f2}. \"[How is the {f2}|Is it good]?\"\n\"[Lovely|Hot|A bit salty|Better than {f1}],\" said {n2}.")

TALKS = with_voices(TALKS)
RULES = COMMON | {
    "goal": ["the market", "the sea", "the river", "the library", "the forest", "the station", "the zoo", "the palace", "the bakery", "the old tower", "the museum", "the harbour", "the theatre"],
    "why": ["I have never been there", "my <folk> is waiting there", "I lost my {thing} there", "it is too quiet at home", "they have the best <food> there", "{n3} told me to go", "today is <day>"],
    "guess": ["a shell", "a key", "a frog", "an egg", "a stone", "a toy", "a coin", "a pear", "a ribbon", "a bell", "a mouse", "a feather", "a button", "a letter", "a kitten"],
    "meal": ["breakfast", "lunch", "supper", "dinner"],
    "msg": ["the [train|bus|boat] is late", "I found the {thing}", "the <pet> is [well|back|ill]", "we meet at [noon|six|the bridge]", "the cake is for <day>", "I am [sorry|not angry|in {town}]", "the doctor said yes"],
    "plan": ["visit my <folk>", "have a lesson", "work until night", "bake for the market", "sing in the choir", "go to {town}", "clean the [attic|barn|kitchen]", "play the <instrument> at a concert"],
    "hour": ["six", "seven", "noon", "ten", "four", "half past two", "five"],
    "weathering": ["is raining", "is snowing", "is very hot", "rains every day", "is too windy to walk", "never rains", "has snowed since <day>", "is foggy"],
    "food1": ["carrots", "fish", "bread", "seeds", "cheese", "apples", "leaves", "rice", "eggs"],
    "plainfood": ["soup", "cake", "bread", "cheese", "honey", "pie", "salad", "porridge", "rice", "meat", "chocolate", "fish"],
    "skill": ["swim", "ride a bicycle", "bake bread", "write a poem", "draw a horse", "play the <instrument>", "catch a fish", "make a fire", "say no"],
    "fail": ["I fell [in|twice|down]", "everyone laughed", "it looked like a potato", "the dog ran away", "nothing happened", "I broke a [plate|chair|window]"],
    "thing2": ["a [boat|horse|piano]", "a [golden|silver] key", "money under the bed", "a map of the old tower", "a new [friend|house|name]", "a letter from {town}"],
}


def write_talk(draw: Draw, topic: str) -> str:
    """One conversation."""
    chosen, slots = cast(draw, 3)
    slots |= {"job": chosen[2].job, "home": chosen[2].town}
    slots["thing"] = draw.pick(THINGS)
    slots["place"] = draw.pick([place for place in PLACES if (slots["thing"], place) not in HELD_OUT_PLACES])
    slots["town"] = draw.pick(COMMON["town"])
    return tell(draw, draw.pick(TALKS), RULES, slots)


GENRES = [Genre("talk", write_talk, 4.8)]


def probes(draw: Draw) -> list[Probe]:
    """The place that was named must be named again, for a thing that never was there in the training text."""
    found = []
    for thing, place in HELD_OUT_PLACES:
        _, slots = cast(draw, 2)
        other = draw.pick([p for p in PLACES if p != place])
        slots |= {"thing": thing, "place": place}
        context = tell(draw, "\"where is my <owned> {thing}?\" asked {n}.\n\"your {thing}? It is in the {place},\" said {n2}.\n{n} went to look in the", RULES, slots)
        found.append(Probe("copying a place from the question's answer", context, f" {place}", (f" {other}",)))
    return found
