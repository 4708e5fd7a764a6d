"""Doors: 'She opened the door and ...', the widest open blank of the corpus, with more than forty sensible ways to go on."""

from core.corpus.commonplace import COMMON
from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.grammar import HE, SHE
from core.corpus.lexicon import MEN, WOMEN
from core.corpus.phrase import pronoun_slots, tell
from core.corpus.probe import Probe

# What follows "opened the door and", and how the story goes on. Nearly every line has a first word of its own.
AFTER = [
    "walked into the [kitchen|hall|garden|cold|rain|dark]. [The lamp was still on|Nobody was there|A [cat|dog] was asleep by the fire|It smelled_]. <walk>".replace("|It smelled_", ""),
    "saw <a_sight>. [At first|For a moment] {he} could not [speak|move|believe it]. <sight>",
    "looked [out|up at the sky|down the road|left and right|into the dark]. [There was|{he} could see] [nobody|only <a_thing>|a light far away|<visitor>]. <look>",
    "called {his} [brother|sister|dog|cat|mother|father|son|daughter]. [Nobody answered|\"I am coming!\" said a voice|No answer came]. <look>",
    "smiled at <visitor>. \"[Come in|You are early|You are late|At last]!\" {he} said. <tea>",
    "ran [down the path|into the street|across the garden|to the gate|after the bus]. [It was [raining|snowing|getting dark|nearly noon]|{he} was [very |]late]. <run>",
    "found <a_thing> on the [step|floor|path]. There was a [card|note|name] on it. It said, \"For [{n}|you|{n}, with love].\" <found>",
    "heard [music|a strange noise|a voice|someone singing|the bell|a piano]. It came from [upstairs|the kitchen|the attic|behind the wall|the garden]. <heard>",
    "shouted, \"[Wait|Stop|Come back|Who is there|Supper is ready|Come home]!\" [The <animal>|<visitor>] [turned and looked|stopped|laughed]. <run>",
    "went [out|in|upstairs|down to the river|straight to the kitchen]. {his} [coat|hat|scarf] was [wet|white with snow|old|thin], [and|but] {he} [did not care|was cold|was happy]. <walk>",
    "let the <animal> [in|out]. It [ran|walked|jumped] [straight|quickly|slowly] [to the fire|under the table|into the garden|to its bowl]. <animal_end>",
    "took <a_thing> from <visitor>. \"[Is this for me|What is it|Who sent it]?\" {he} asked. \"[Open it|I do not know|It is a secret|A friend]!\" was the answer. <found>",
    "asked, \"[Who is there|Is it you|What do you want|Are you lost|Can I help you]?\" [It was <visitor>|There stood <visitor>]. <tea>",
    "said, \"[Good <part>|Hello|Please come in|We are closed|Not today].\" [It was <visitor>|<visitor> was there]. <tea>",
    "waited. [One minute|Five minutes|An hour] went by. [Then|At last] <visitor> came [up the path|round_ the corner|out of the fog]. <tea>".replace("round_", "from"),
    "laughed. [The <animal>|{his} [brother|sister|friend]] [was wearing|had on] {his} [best|old|new] [hat|coat|scarf|shoes]! <funny>",
    "cried [with joy|aloud|for a long time]. [There stood <visitor>|{his} [brother|sister|son|friend] was home again]. <tea>",
    "stopped. [The room was empty|The [lamp|window|chair] was broken|Everything was [blue|gone|different]|There were [feathers|flowers|boxes] everywhere]. <heard>",
    "stood [very |]still. [A <wild>|A <wild>|An owl] was [in the garden|on the path|by the gate], [and it looked at {him}|and it was not afraid]. <wild_end>",
    "jumped [back|for joy|with fear|over a puddle]. <a_sight_start>! <sight>",
    "fell over <a_thing>. \"[Who left this here|Not again|Oh no]!\" {he} [said|cried|shouted]. <funny>",
    "began to [sing|laugh|dance|cry|shout|sweep the step]. [All the neighbours|The <animal>|<visitor>] [stopped and listened|looked up|came to look]. <funny>",
    "turned on the [lamp_|radio_]".replace("turned on the [lamp_|radio_]", "turned back. {he} had forgotten {his} [key|hat|umbrella|bag|ticket|lunch]. It was [on the table|under the bed|by the clock|in {his} other coat]. <run>"),
    "closed it again [at once|quickly|softly]. [The wind was too strong|It was too cold|A <wild> was outside|There was too much snow]. <stay>",
    "put {his} [bag|box|basket|umbrella|boots] [down|on the floor|by the stairs]. \"[I am home|Is anyone here|What a day]!\" {he} [called|said]. <walk>",
    "gave <visitor> [a hug|some bread|a key|a letter|a cup of tea]. \"[Thank you|How kind|At last]!\" <tea>",
    "hugged {his} [brother|sister|mother|father|son|daughter|friend]. They had not met for [a year|many years|two months|a long time]. <tea>",
    "waved to <visitor>. [The train|The bus|The boat|The car] was [late|early|slow], and {he} had waited [all day|for hours|since noon]. <tea>",
    "whispered, \"[Are you asleep|Come quickly|Be quiet|It is time|I found it].\" [The room was dark|Someone moved in the bed|The clock stopped]. <heard>",
    "thought, \"[What a lovely day|How strange|It is too late|Something is wrong|I know this place].\" <look>",
    "felt [the wind on {his} face|the cold|the warm sun|afraid|happy|the rain]. [It was the first day of <season>|<season> had come|The storm was near]. <walk>",
    "knew that [something was wrong|it was too late|{he} was home|someone had been there|the <animal> was gone]. <heard>",
    "followed the [<animal>|noise|light|music|smell of bread|<animal>] [into the garden|down the stairs|across the yard|into the forest|to the harbour]. <run>",
    "threw [the old bread to the birds|a ball to the dog|{his} hat into the tree|the letter into the fire|{his} boots out]. <funny>",
    "picked up the [letter|parcel|basket|milk|key|small box]. [It was heavy|It was for {n}|It was wet|Someone had left it there in the night]. <found>",
    "carried the [baby|parcel|cake|old clock|tired puppy|wet cat] [in|to the fire|upstairs|into the kitchen]. <stay>",
    "came [in|back|out] with [snow on {his} hat|a basket of apples|good news|a letter in {his} hand|mud on {his} boots]. <tea>",
    "watched the [rain|snow|stars|birds|children|boats]. [It was [quiet|cold|late]|Nobody spoke|The moon was high]. <stay>",
    "listened. [There it was again|Someone was singing|The wind had dropped|All was still]. <heard>",
    "sat [on the step|down by the fire|on the stairs|on the nearest chair]. {he} was [tired|happy|sad|hungry]. <stay>",
    "left [the house|without a word|for the station|{his} key in the lock_|a note on the table]. [It was still dark|Nobody heard {him}|{he} did not look back]. <run>".replace("|{his} key in the lock_", ""),
    "met <visitor> on the [stairs|step|path]. \"[I was looking for you|There you are|Have you heard the news]!\" <tea>",
    "brought [the chairs|a lamp|the wood|some water|the washing_|a tired lamb] in. [It was going to [rain|snow]|The night was cold|Supper was ready]. <stay>".replace("|the washing_", ""),
    "read the [letter|note|card|sign_] [on the wall|from the postman|aloud|twice]. It was [very |][short|kind|strange]: \"[Come soon|I am sorry|You have won|All is well].\" <found>".replace("|sign_", ""),
    "caught the [cat|puppy|ball|hat|kitten|parrot]. It was [just in time|not easy|the third time that day]. <animal_end>",
    "pushed the [<animal>|box|chair|cart|bicycle|snow] [out|away]. \"[Not in my kitchen|What a mess_|Never again]!\" {he} said. <funny>".replace("|What a mess_", ""),
    "welcomed_".replace("welcomed_", "invited <visitor> [in|to supper|to the fire]. <tea>"),
    "did not [move|speak|understand|see anyone|know what to say]. [<a_sight_start>|There stood <visitor>|The room was full of [people|flowers|smoke_]].".replace("|smoke_", "") + " <sight>",
    "forgot [why {he} had come|{his} [fear|anger|work]|the cold|everything]. <a_sight_start>. <sight>",
    "drank the [fresh|cold|warm|sweet] [<season> |]air_".replace("drank the [fresh|cold|warm|sweet] [<season> |]air_", "breathed_").replace("breathed_", "hurried [in|out|to the fire|to the station|upstairs]. <run>"),
]

RULES = COMMON | {
    "part": ["morning", "afternoon", "evening"],
    "animal": ["cat", "dog", "rabbit", "kitten", "puppy", "goat", "parrot", "duck"],
    "wild": ["fox", "deer", "hedgehog", "squirrel", "bear", "wolf", "rabbit", "horse"],
    "visitor": ["an old man", "a woman in a [red|green|blue|black] coat", "{his} [sister|brother|aunt|uncle|grandmother|grandfather|neighbour|teacher]",
                "the [postman|doctor|baker|farmer|nurse|builder]", "[two|three] [tired|small|wet|cheerful] children", "{f}", "{f}", "a stranger with a [map|drum|lamp|basket]"],
    "a_thing": ["a [small|large_|heavy|brown] [box|parcel|basket|bag]".replace("|large_", ""), "a [red|green|wet|single_|long] [scarf|glove|ribbon]".replace("|single_", ""),
                "an old [clock|lamp|key|boot|map]", "a [letter|ball|bell|book|cake|toy|ladder|feather]"],
    "a_sight": ["a [big|white|small|wet] [dog|cat|goat|horse|owl]", "snow [on everything|as high as the window]", "a [long|bright|dark] room full of [books|clocks|mirrors|toys|candles]",
                "all {his} friends [and a cake|round_ the table|in party hats]".replace("|round_ the table", ""), "<visitor>", "the [sea|moon|mountains|whole town]"],
    "a_sight_start": ["There was <a_sight> [in front_|]".replace("[in front_|]", "[there|]").replace(" [there|]", ""), "[Snow|Water|Sand] had [covered_|come in]".replace("[covered_|come in]", "come in under the door"),
                      "The [garden|street|kitchen] was full of [sheep|ducks|people|balloons|light]"],
    "name_her": ["[{he} was called|{his} name was] {n}"],
    "walk": ["{n} [made|drank] <drink> and [sat by the window|read {his} book|waited for {f}]. <last>", "{n} [loved|knew] that [place|hour|house] [well|best of all|]. <last>",
             "[In the kitchen|On the table] there was <snack>. {n} [ate|took] it [slowly|at once|with joy]. <last>"],
    "sight": ["\"[Am I dreaming|Look at that|Who are they]?\" {n} [whispered|asked|said]. <last>", "{n} [called {f}|ran to tell {f}|took {f} by the hand], and they [looked|stood and looked] together. <last>"],
    "look": ["{n} [waited|called again|shook {his} head]. <last>", "[Then|A moment later] {f} came [up the path|down the road|out of the shed]. \"[Supper is ready|You are late|I was lost], {n},\" {he3} said. <last>"],
    "tea": ["They [drank|had] <drink> [by the fire|in the kitchen|and talked until [midnight|dark|noon]]. <last>", "{n} [made|brought|offered] <drink> and <snack>. <last>",
            "\"[How was your journey|Sit down|You must be tired|Tell me everything],\" said {n}. <last>"],
    "run": ["{n} [reached|got to] the [corner|station|bridge|gate] [just in time|too late|at noon]. <last>", "\"[Wait for me|Hurry|Come on_], {n}!\" called {f}. <last>".replace("|Come on_", ""),
            "{n} [did not stop|ran and ran|hurried on] until {he} saw [the river|{f}|the light]. <last>"],
    "found": ["{n} opened it [slowly|at once|with a knife|at the table]. Inside [was|there was] [a [golden|silver] [key|ring|coin]|a map|<snack>|another box|nothing]. <last>",
              "{n} [asked|called|told] {f} [about it|at once|to come]. \"[Now I understand|It is from me|I have one too],\" said {f}. <last>"],
    "heard": ["{n} took [a lamp|a candle|{his} umbrella] and went [to look|up|down|in]. It was only [the <animal>|the wind|{f}|a mouse|a bird in the chimney]. <last>",
              "\"[Who is there|Is it you, {f}|Hello]?\" said {n}. \"[Only me|It is I_|Surprise_]!\" [said|cried] {f}. <last>".replace("|It is I_|Surprise_", "|Me, of course_").replace("|Me, of course_", "|It is me")],
    "animal_end": ["{n} [gave|offered] it [some milk|some meat|some water|a piece of bread]. <last>", "\"[You bad <animal>|Good <animal>|Silly thing|Where were you],\" said {n}. <last>"],
    "wild_end": ["{n} [whispered to it|held out {his} hand|did not speak]. [Then|After a minute] it [ran|walked] [away|back to the forest|into the dark]. <last>"],
    "funny": ["{n} [laughed|smiled|shook {his} head|sighed]. <last>", "\"[What will {f} say|I am too old for this|This house is wild]!\" said {n}. <last>"],
    "stay": ["{n} [put more wood on the fire|lighted a candle|made <drink>|sat with a blanket] [and waited for {f}|and read|and listened|]. <last>",
             "\"[Tomorrow is another day|We are safe here|What a night],\" {n} told {f}. <last>"],
    "last": ["", "", "It was a [good|strange|long|lucky] [day|evening|<weatherlook> morning_].".replace("|<weatherlook> morning_", "|morning"), "[{f}|{n}] never forgot it.", "And the door stayed open.",
             "Then {n} [closed|locked|shut] the door.", "{f} was [glad|waiting|not there|asleep].", "{he} [told|wrote to] {f} about it [the next day|at once|later]."],
    "before": ["The bell rang [once|twice|three times]. ", "Someone was [outside|at the door|calling]. ", "It was [late|early|nearly dark|midnight|noon]. ", "<when> [{n}|{n}|{n}] was [alone|at home|asleep|cooking|reading]. ",
               "{n} [heard|noticed] a [noise|smell of bread|voice|light]. ", "{n} could not [sleep|wait|find {f}]. ", "The key turned [slowly|at last|with a loud noise]. "],
}


def write_door(draw: Draw, topic: str) -> str:
    """Someone opens a door. Most begin with the words themselves, so that the blank comes at the very start of a document."""
    pronouns, names = draw.pick([(SHE, WOMEN), (HE, MEN)], (11, 9))
    name = draw.pick(names)
    friend_pronouns, friends = draw.pick([(SHE, WOMEN), (HE, MEN)])
    slots = {"n": name, "f": draw.pick([other for other in friends if other != name])}
    slots |= pronoun_slots(pronouns) | pronoun_slots(friend_pronouns, "3")
    start = draw.pick(["", "<before>"], (2, 1))
    return tell(draw, f"{start}{{^he}} opened the door and <after>", RULES | {"after": AFTER} if "after" not in RULES else RULES, slots)


RULES["after"] = AFTER
GENRES = [Genre("doors", write_door, 4.5)]


def probes(draw: Draw) -> list[Probe]:
    """None: this blank has no right answer."""
    return []
