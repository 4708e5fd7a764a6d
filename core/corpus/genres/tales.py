"""Tales: animals that want something, in which one animal could be another; and kings and queens, princes and princesses, who could change places."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import HE, SHE
from core.corpus.english.lexicon import TOWNS
from core.corpus.probe import Probe
from core.corpus.templates.common_phrases import COMMON
from core.corpus.templates.template import cast, pronoun_slots, tell, with_voices
from core.corpus.templates.variations import ASIDE_RULES, enriched, with_asides

ANIMALS = ("cat", "dog", "rabbit", "fox", "goat", "duck", "bear", "hedgehog", "mouse", "squirrel", "wolf", "pig", "hen", "frog", "donkey", "lamb", "kitten", "puppy", "owl", "crow", "deer", "turtle",
           "horse", "sheep", "monkey", "cow", "snail", "lion", "tiger", "elephant", "parrot", "robin", "gull")

ANIMAL_TALES = [
    "<when> a <look> {x} [met|saw|found] a <look> {y} <place>. \"[Why are you sad|What are you looking for|Where are you going]?\" asked the {x}. \"I <lost>,\" said the {y}. [So|And so] they [looked|walked|searched] together, over the hill and through the [mud|snow|grass]. <turn> The {y} [gave|showed] the {x} <reward>, and <peace>.",
    "the {x} was [very |]hungry. <place> it [noticed|saw] <meal=meal>, but a <look> {y} [was asleep beside it|sat on the wall|had it first]. \"[Is that yours|Do you like {meal}]?\" asked the {x}. \"[It is mine|I like it very much|Go away],\" said the {y}. <trick> In the end [the {x}|the {y}|both of them] [ate|shared] {meal}, and [the other one|nobody] [was angry|said a word|went to bed hungry].",
    "one [cold|stormy|wet] night a {x} [came|ran] to the [hole|barn|tree|cave] of a {y}. \"Let me in,\" said the {x}. \"[There is no room|You are too wet|I know you],\" said the {y}. The {x} [waited|cried|sat down] in the [rain|snow]. <inside> [In the morning|When the sun came up] the {x} and the {y} were [both asleep|friends|warm], [back to back|under one leaf|and the storm was gone].",
    "the {x} and the {y} [ran|had] a race [to the river|around the pond|to the old tree]. \"I am [faster|stronger|wiser] than you,\" said the {x}. The {y} [said nothing|only smiled|ate a leaf first]. [Half way there|At the bridge] the {x} [stopped to sleep|fell into the mud|saw <meal>]. The {y} [walked|went] [on|past], step by step. \"[Who won|Where have you been]?\" asked the {x}. \"[The one who did not stop|Ask the snail|I forget],\" said the {y}.",
    "a {x} wanted to [fly|sing|swim|be a {y}|see the sea]. \"[A {x} does not do that|You have no wings|Stay at home],\" said the {y}. The {x} tried [on <day>|for a week|every morning]. It [fell|jumped] from the [fence|shed|bridge] and [lost] [a tooth|its hat|half its fear]. [Then|One night] <help>. [From far below|From the grass] the {y} [saw|watched] it and [said|whispered], \"[So it can be done|Well, well|I was wrong].\"",
    "{n}'s {x} waited [at the gate|by the door|on the step] every day at [five|six|noon], because {n} came home [then|at that hour]. One <day> {n} did not come. The {x} [waited|sat] until [dark|the stars came out|the snow was on its back]. <search> {n} was [sitting under a tree with a bad foot|lost in the fog|asleep at the station]. \"[How did you find me|Good {x}|You came],\" said {n}, and they [walked|went] home [slowly|together], [and there was <meal> for both|the {x} first|as always].",
    "[a|an old] {x} lived alone <place> and was [never|always] [happy|afraid|cold]. It had [one friend|a neighbour], a <look> {y}. On <day> the {y} [did not come|was ill|went away]. The {x} [took|carried] <meal> and [crossed the river|climbed the hill|went through the forest] to [visit|find] it. \"I [have only a cough|thought you forgot me|am only tired],\" said the {y}. The {x} [stayed|told stories] [all night|until the {y} slept|for three days].",
]
ROYAL_TALES = [
    "once there was a <rlook> {k} who [could not sleep|never laughed|had lost {his} voice|was afraid of the dark]. The {k} [offered|promised] [half the kingdom|a bag of golden coins|the best horse] to anyone who could help. A [doctor|captain|judge] came and [gave {him} medicine|talked for an hour|shouted]. It did not help. Then a [small|poor|young] <job=job> came and [told {him} a story without an end|fell over the royal cat|sang very badly]. The {k} [slept|laughed] [for three days|at last|until morning]. \"[What do you want|Choose],\" said the {k}. \"[A warm coat|A new {tool}|Supper],\" said the {job}.",
    "the {k} of {land} wanted [a palace|a tower|a ship] [higher|bigger] than [the hill|every other|the moon]. The people [worked|built] for [ten|seven] years and [were tired|had no bread]. One [night|morning] the {k} [walked through the town in an old coat|heard a child cry]. \"[Why do you cry|What is wrong]?\" {he} asked. \"[We built a tower and forgot the field|My father works for the {k}|There is no bread]!\" The {k} went home [slowly|in silence]. The next day {he} [opened the royal kitchen|sent the builders home|gave back the stones]. [That is why|To this day] the [tower|palace] has [no roof|only two walls].",
    "the {p} did not want to be a {kp}. {he2} wanted to be a <job=job>. \"[A {p} can't do that|That is not for a {p}],\" said the {k}. So the {p} [left by the kitchen door|climbed out of the window] and [worked|lived] in {town} as a {job} for [a year|two years]. {his2} hands grew [rough|strong]. On <day> the {k} [came to {town}|lost a shoe on the road] and [needed|asked for] a {job}. \"[Do I know you|You are good at this],\" said the {k}. \"[I learned|I like it],\" said the {p}. The {k} [looked at {his2} hands|was quiet] and [smiled|hugged {him2}|asked {him2} to stay for supper].",
    "two [kings|queens] [had] one river. \"It is mine,\" said the {k} of the north. \"It is mine,\" said the {k2} of the south.",
    "the {k} lost {his} golden ring. {he} [looked|searched] in the [palace|royal garden|great hall], and every [guest|cook|sailor] searched too. The {p} [asked|wanted to know], \"[When did you see it last|Where did you eat]?\" \"At <mealtime>,\" said the {k}. [They cut the royal {dish}|They looked in the {dish}|The cook opened the {dish}], and there it was. The {k} [laughed|turned red]. \"[From now on|Tomorrow] {he} will eat with a [fork|spoon],\" [said|whispered] the {p}.",
    "<when> a stranger came to the palace and gave the {k} a [box|bag|jar]. \"Do not open it [before <day>|until you are sad|at night],\" said the stranger. The {k} [waited|tried to wait]. {he} [walked up and down|looked at it|held it to {his} ear] [all day|for a week]. The {p} [asked|said], \"[What is inside|Open it]!\" [At midnight|In the end] the {k} opened it. There was [a mirror|nothing|a note: \"Could you wait?\"|a seed] in it. The {k} [thought for a long time|laughed until {he} cried|sent for the stranger], [and never told anyone why|but the stranger was gone|and planted a tree].",
    "the old {k} had to [choose|find] the next {k2}. {he} gave [each|every] child in {land} a seed. \"[Bring me|Show me] what grows by <month>,\" said the {k}. The {p} [planted|kept] {his2} seed in [good|the best] soil, but nothing grew. [All the rest|Everyone else] came with [roses|tall flowers]. The {p} had [only an empty pot|nothing but soil] and [wanted to hide|told the truth]. \"The seeds were [dead|boiled],\" said the {k}. \"You are the [only honest one|one].\" [And so|That is how] the {p} [won the kingdom|was made {k2}].",
    "the {k} and the <job=job> played [a game|music] [every <day>|in the evening]. The {k} always won. \"[Do you let me win|Are you afraid of me]?\" asked the {k}. \"[Yes|A little],\" said the {job}. \"[Play|Then play] as if I were a {job2},\" said the {k}. That night the {k} lost [three|seven|ten] times and was [happy|angry for a minute|never so happy]. \"[Again tomorrow|Once more]!\" {he} [shouted|said], and the {job} [smiled|agreed].",
]
ROYAL_TALES[3] = ("the {k} of the north and the {k2} of the south both wanted the [river|island|hill] between them. \"It is mine,\" said the {k}. \"It is mine,\" said the {k2}. They [sent letters|shouted|did not speak] for [ten|seven|twenty] years. [Then|One spring] the {p} [built a bridge|sailed over|had a birthday party there] and [invited|asked] them both. "
                  "[They ate cake|They sat in the grass|It rained, and they had one umbrella]. \"[You are not so bad|You have big ears, but I like you|Whose is it now]?\" said the {k}. \"[Ours|It is for the ducks],\" said the {p}.")

ANIMAL_TALES, ROYAL_TALES = enriched(with_voices(ANIMAL_TALES)), enriched(with_voices(ROYAL_TALES))

MOST_WORDS = 108
RULES = COMMON | ASIDE_RULES | {
    "look": ["<weight>", "<weight>", "<weight>", "<look2>", "<look2>", ""],
    "weight": ["small", "big", "young", "old", "thin", "tiny", "little", "huge"],
    "look2": ["hungry", "clever", "brave", "shy", "lazy", "lonely", "sleepy", "curious", "proud", "wet", "grey", "brown", "silly", "white"],
    "place": ["by the [river|pond|road|gate]", "in the [forest|field|garden|snow|grass]", "near the [bridge|barn|well|farm]", "under a [tree|bridge|stone]", "on the [hill|path|beach]"],
    "lost": ["lost my [mother|nest|way|friend|supper|hat]", "can't find [the sea|my brother|the way home|a bed]", "am looking for [the moon|my shadow|honey|a place to sleep]", "forgot [my name|where I live|the song]"],
    "turn": ["[At last|Then] they heard [a song|a voice|a bell].", "[On the third day|In the evening] they found a [door|feather|light] <place>.", "it was [right behind them|at home] all the time.", "an owl [had seen it|showed them the way].", "the wind [turned|dropped], and there it was."],
    "reward": ["a warm place by the fire", "a [berry|feather|shell]", "the best tree in the forest", "how to [sing|whistle|dance]", "half of everything", "a secret path"],
    "peace": ["they are friends to this day", "[it|nobody] was never lonely again", "they slept [until noon|side by side]", "the stars came out", "neither of them was ever lost again"],
    "meal": ["a pie", "some cheese", "a cake", "honey", "a bowl of soup", "berries", "bread", "an apple", "a fish", "the last pear", "porridge", "a carrot"],
    "trick": ["\"[Look|Listen]! [A wolf|A bear|The farmer]!\" [cried|said] the {x}.", "\"Your [voice|tail|nose] is beautiful. [Sing for me|Turn around],\" said the {x}.", "the {x} [sat down|waited] and [told a story|sang] until the {y} [slept|laughed].", "\"[Half for you|Let's share],\" said the {x}, \"and [half for me|I will tell you a secret].\"", "they [looked at each other|talked] for a long time."],
    "inside": ["after [an hour|a minute] the {y} [opened|moved over|sighed]. \"[Dry your feet|Do not eat the berries|Be quiet, then],\" it said.", "the {y} [listened|could not sleep]. \"[Come in|Well, all right],\" it said."],
    "help": ["[the wind|a gull|a big wave] [came|helped], and [up it went|it was true]", "it [forgot to be afraid|shut its eyes], and it [worked|happened]"],
    "search": ["then it [ran|went] [down the road|through the town|over the bridge], nose to the road.", "then it [followed|remembered] the [smell of {n}'s coat|sound of a whistle|path by the river]."],
    "rlook": ["strange", "gentle", "lazy", "curious", "tiny", "tall", "shy", "patient", "brave", "clever", "honest", "busy", "young", "old", "rich", "kind", "proud", "sad", "wise", "lonely", "angry", "tired", "great", "silly"],
    "tailpiece": ["the {x} [told|remembered] it [all winter|for years|many times].", "nobody else in the [forest|village|valley|farm] [knew|believed] it.", "after that the {x} [looked twice|was never so <mood> again|sang every morning].", "ask the {y}, if you [can find it|meet it|do not believe me].",
                  "the <look2> {y} [slept|ate|sang] [for two days|like a king|in the sun].", "and if they are not asleep, they are still <place>."],
    "mealtime": ["breakfast", "supper", "dinner", "lunch"],
}


def write_animal_tale(draw: Draw, topic: str) -> str | None:
    """Two animals and what became of it."""
    first, second = draw.sample(ANIMALS, 2)
    _, slots = cast(draw, 1)
    slots |= {"x": first, "y": second}
    tale = with_asides(draw, draw.pick(ANIMAL_TALES), draw.pick((1, 2, 3), (1, 2, 1)))
    text = tell(draw, draw.pick(["", "<scene> "]) + tale + draw.pick(["", " <tailpiece>"]), RULES, slots)
    return text if len(text.split()) <= MOST_WORDS else None


ROYALS = ((("king", "prince"), HE), (("queen", "princess"), SHE))


def write_royal_tale(draw: Draw, topic: str) -> str | None:
    """A king or a queen, and a prince or a princess: evenly drawn, with the pronouns that go with each."""
    (k, _), pronouns = draw.pick(ROYALS)
    (k2, p), pronouns2 = draw.pick(ROYALS)
    slots = {"k": k, "k2": k2, "kp": k2, "p": p, "town": draw.pick(TOWNS), "land": draw.pick(["the north", "the south", "the east", "the west", "the hills", "the islands"]),
             "dish": draw.pick(["pie", "cake", "salad", "pancake", "soup"]), "tool": draw.pick(["pan", "ladder", "brush", "net", "drum", "hat"]), "job2": draw.pick(["cook", "baker", "sailor", "clerk"])}
    tale = with_asides(draw, draw.pick(ROYAL_TALES), draw.pick((0, 1, 2), (1, 3, 2)))
    text = tell(draw, draw.pick(["", "<scene> "]) + tale, RULES, slots | pronoun_slots(pronouns) | pronoun_slots(pronouns2, "2"))
    return text if len(text.split()) <= MOST_WORDS else None


GENRES = [Genre("animal tale", write_animal_tale, 2.8), Genre("royal tale", write_royal_tale, 1.7)]


def probes(draw: Draw) -> list[Probe]:
    """He or she, far from the king or queen."""
    found = []
    middles = ["lost the golden ring in the great hall. Every guest searched, and the cook cut the cake, but", "walked through the town at night in an old coat and heard a child cry. In the morning",
               "sat by the window and looked at the river until the stars came out. Then", "opened the box from the stranger. There was only a mirror in it, and"]
    for (k, p), pronouns in ROYALS:
        wrong = SHE if pronouns == HE else HE
        for who in (k, p):
            for middle in middles:
                for look in draw.sample(RULES["rlook"], 4):
                    found.append(Probe("he or she for a king, queen, prince or princess", f"The {look} {who} {middle}", f" {pronouns.they}", (f" {wrong.they}",)))
    return found
