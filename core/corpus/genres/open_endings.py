"""Doors: 'She opened the door and ...', the widest open blank of the corpus, with some fifty sensible ways to go on."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import HE, SHE
from core.corpus.english.lexicon import MEN, WOMEN
from core.corpus.probe import Probe
from core.corpus.templates.common_phrases import COMMON
from core.corpus.templates.template import pronoun_slots, tell

# What follows "opened the door and", and what comes of it. Nearly every line begins with a word of its own; {n} opened the door, {f} is a friend.
AFTER = [
    "walked [straight|slowly|] into the [kitchen|hall|garden|bedroom]. [The lamp was still on|Nobody was there|The fire was out|The window was open], and on the table [lay|was] <a_thing>. \"[Who was here|Is this for me|How did this get here]?\" {n} [said|asked]. <tail>",
    "saw <a_sight>. [At first|For a moment|For a minute] {he} could not [speak|move|believe it]. \"[Am I dreaming|Do you see that|Look at that], {f},\" {n} [said|whispered|called]. <tail>",
    "looked [up at the sky|down the road|left and right|into the dark]. [The stars were out|Nothing moved|There was only the wind|A light moved far away]. {n} [waited for {f}|called {f}|put on {his} <cloth>], [because|for] <reason>. <tail>",
    "called {his} [<animal>|brother|sister|friend {f}|son|daughter]. No answer came. {n} [looked|went to look] <hidden> and <hidden>. [\"I am here!\" said a small voice|There was only {f}, who laughed|In the end they met at the gate]. <tail>",
    "smiled. It was <visitor>. \"[Come in|You are early|You are late|At last]!\" {he} said. <tea> <tail>",
    "ran [down the path|into the street|across the garden|to the gate]. [The bus|The train|{f}'s car|The boat] was [leaving|already moving], and {n} had <forgot>. \"[Wait|Stop]!\" {he} [shouted|cried]. <caught> <tail>",
    "found <a_thing> on the [step|floor|path]. There was a [card|note] with it: \"[For {n}|For {n}, with love|For you, {n}, from {f}|Do not open before <day>].\" {n} opened it [at once|slowly|all the same]. Inside [was|there was] <inside>. <tail>",
    "heard [music|a strange noise|a voice|someone singing|a bell|a piano]. It came from [upstairs|the kitchen|the attic|the garden|behind the wall]. {n} took [a lamp|a candle|{his} umbrella] and went to look. It was only [the <animal>|the wind|{f}|a mouse|a bird in the chimney]. <tail>",
    "shouted, \"[Supper is ready|Come home|It is late|Where are you]!\" [Far away|Down by the river|In the field|On the hill] {f} [heard|turned and waved|laughed]. {n} [sat down|stirred the <dish>|waited] until the <dish> was [cold|ready|nearly gone]. <tail>",
    "went out. {his} <cloth> was [old|thin|too big|warm], and the [wind|rain|snow] was [strong|cold|soft], but {n} [did not care|had to go], because <reason>. <tail>",
    "let the <animal> [in|out]. It [ran|walked|jumped] [straight|quickly|slowly] [to the fire|under the table|to its bowl]. {n} [gave|brought] it [some milk|some meat|some water|a piece of bread] and [told it about {f}|sat down beside it|dried its feet]. <tail>",
    "took <a_thing> from <visitor>. \"[Is this for me|What is it|Who sent it]?\" {he} asked. \"[Open it|It is a secret|A friend],\" was the answer. Inside [was|there was] <inside>. {n} [showed|gave] it to {f}. <tail>",
    "asked, \"[Who is there|What do you want|Are you lost|Can I help you]?\" It was <visitor>. \"[I am looking for {f}|I need a bed for the night|I am cold and hungry|Is this {n}'s house]?\" <tea> <tail>",
    "said, \"[Good morning|Hello|Good evening|Please come in].\" It was <visitor>, [and {he} was not ready|just as {he} thought|with <a_thing>]. <tea> <tail>",
    "waited. [One minute|Five minutes|An hour] went by. [Then|At last] {f} came [up the path|out of the fog|from the station], [tired|wet|cold|late|hungry] [but|and] [happy|cheerful]. <tea> <tail>",
    "laughed. The <animal> was [wearing|sleeping in|eating] {f}'s [best hat|old coat|new scarf|left shoe]! \"[Bad <animal>|Do not tell {f}|How lovely],\" said {n}, [but|and] {f} [saw it too|came in just then|never knew]. <tail>",
    "cried with joy. There stood {f}, [home|back] from [the sea|the war|{town}|the north|the hospital] after [a year|two years|many months]. They [hugged|could not speak|talked all night]. <tea> <tail>",
    "stopped. The room was [empty|full of [feathers|flowers|boxes]|blue from floor to roof|cold]. The [piano|clock|big bed|table] was gone, and [{f} too|the <animal> too|all the books]. {n} [sat down on the floor|called the neighbours|did not understand]. <tail>",
    "stood very still. <wild_start> was [in the garden|on the path|by the gate], and it was not afraid. {n} held out {his} hand. [It came near|It looked at {him} for a long time|Nobody moved], and then it [ran|walked] back [to the forest|into the dark|over the wall]. <tail>",
    "jumped back. [Snow|Water|Sand|A <animal>] [came in|fell in] [over {his} feet|from all sides]. \"[Shut the door|Help me|Oh no], {f}!\" {n} [cried|shouted]. They [worked|pushed] until [noon|dark|the floor was dry]. <tail>",
    "fell over <a_thing>. \"[Who left this here|Not again]?\" {n} [cried|shouted]. \"[It is mine|I wanted to make you laugh|I forgot it],\" said {f}. [They both laughed|{n} did not laugh|{f} helped {him} up]. <tail>",
    "began to [sing|laugh|dance]. The sun [was back|shone] after [ten|five|seven] days of [rain|snow|fog], and all the neighbours [came out|opened their windows|joined in]. Even {f} [sang|danced|smiled]. <tail>",
    "turned back, because {he} had <forgot>. It was [on the table|under the bed|by the clock|in the other coat]. When {n} came out again, [the bus was gone|{f} was waiting|it was raining|the <animal> was out]. <tail>",
    "closed it again at once. [The wind was too strong|It was too cold|<wild_start> was outside|There was too much snow]. \"We will stay [in|here] today, {f},\" said {n}, and they [baked bread|played a game|told stories|read old letters] by the fire. <tail>",
    "put {his} [bag|box|basket|umbrella|boots] on the floor. \"[I am home|Is anyone here|What a day]!\" {n} called. \"[In the kitchen|Up here|Be quiet, the baby is asleep],\" [answered|whispered] {f}. <tea> <tail>",
    "gave <visitor> [some bread|a key|a letter|a cup of tea|some coins]. \"[How kind|This is too much|I will not forget it],\" was the answer. [A year later|On <day>|The next <season>] <a_thing> came for {n}, [and {f} knew why|with a long letter|and nothing else]. <tail>",
    "hugged {f}. They had not met for [a year|many years|two months|a long time]. \"[You have grown|You are thin|You look the same],\" said {n}. <tea> <tail>",
    "waved to {f}, [who was late again|who had a new bicycle|who had come all the way from {town}|who was full of mud]. \"[Breakfast is ready|You look funny|I was afraid for you]!\" {n} [called|said]. <tea> <tail>",
    "whispered, \"[Are you asleep|Come quickly|It is time|I found it], {f}.\" The room was dark. {f} [got up|sat up|turned over], [and they went|and followed {n}] [down the stairs|out into the snow|to the river|up to the roof]. <tail>",
    "thought, \"[What a lovely day|How strange|It is too late|Something is wrong].\" There was a smell of <smelling>, and the <animal> was [gone|very quiet|on the roof]. {n} [went to find {f}|sat down on the step|took a long walk]. <tail>",
    "felt [the wind on {his} face|the warm sun|the first rain]. It was the first day of <season>. {n} [took {his} bicycle|put away the heavy coat|planted three seeds|walked to the sea] and [thought of {f}|sang|asked {f} to come too]. <tail>",
    "knew that [something was wrong|someone had been there|{f} was home|the <animal> was gone]. The [chair|lamp|clock|cup] was [broken|on the floor|still warm|in the wrong place]. \"{f}?\" {n} [said|called|asked]. \"[Do not be angry|I can explain]!\" <tail>",
    "followed the [<animal>|noise|light|music|smell of <smelling>] [down the stairs|across the yard|into the forest|to the harbour]. There [sat|stood] {f} with <a_thing>. \"[You were not to see this|I wanted to be alone|Come and help me],\" said {f}. <tail>",
    "threw [the old bread to the birds|a ball to the <animal>|{his} <cloth> into a corner|a letter into the fire]. \"[That was|There goes] [the last one|a good one],\" said {n}. {f} [looked at {him}|shook {his3} head|sighed] and [laughed|said nothing|made <drink>]. <tail>",
    "picked up the [letter|parcel|basket|small box]. It was [heavy|light|wet], and it was from {f}. \"[Come to {town} on <day>|I am well|I have found the key|You were right],\" {n} read. <tail>",
    "carried [the parcel|the cake|the old clock|the tired <animal>|the wood|the wet <animal>] [in|to the fire|upstairs|into the kitchen]. \"[Be careful|Not on my bed|Let me see|Is it alive],\" said {f}. {n} [laughed|put it down|only smiled]. <tail>",
    "came in with [snow on {his} <cloth>|a basket of <crop>|good news|a letter in {his} hand|mud on {his} boots]. \"[You will not believe this|Guess what|I have it], {f},\" said {n}. <tea> <tail>",
    "watched the [rain|snow|stars|birds|children|boats]. {f} [came and stood beside {him}|brought a chair|gave {him} a blanket], and they [said nothing|counted them|spoke of old times|drank <drink>] until it was [dark|late|cold|over]. <tail>",
    "listened. There it was again: [a song|a small cry|the sound of feet]. {n} [took a lamp|woke {f}|held on to the <animal>] and [walked|went] [into the garden|to the gate|down to the river]. It was [only {f}|<visitor>|a kitten in a box]. <tail>",
    "sat [on the step|on the stairs|down by the fire]. {he} was [tired|happy|sad|hungry], and {his} feet were [cold|wet]. {f} brought <drink> and <snack>. \"[How was the journey|Was it hard|Tell me everything],\" said {f}. <tail>",
    "left without a word. [It was still dark|Nobody heard {him}|The <animal> was asleep]. On the table lay [a note|a letter|a key] for {f}: \"[I will be back on <day>|Do not look for me|Feed the <animal>|I have gone to {town}].\" <tail>",
    "met <visitor> on the [stairs|step|path]. \"[I was looking for you|There you are|Have you heard the news], {n}!\" [The news was about {f}|It was about the <animal>|{n} did not know what to say]. <tea> <tail>",
    "brought the [chairs|lamp|wood|tired <animal>|baskets] in. It was going to [rain|snow], and {f} was [not home yet|far away|still in the field]. {n} [lit a candle|looked at the clock|waited by the window] until {he} [heard a voice|saw a light|slept]. <tail>",
    "read the [letter|note|card] [aloud|twice|slowly]. It was [short|kind|strange]: \"[Come soon|I am sorry|You have won|All is well], {n}.\" It was from {f}, [who had not written for years|who lived next door|who never wrote]. <tail>",
    "caught the [<animal>|ball|hat|kitten|parrot] [just in time|with both hands]. \"[Well done|Not in the house|Hold it], {n},\" [called|said] {f}. [It was the third time that day|{n} was very proud|{he} fell into the snow with it]. <tail>",
    "pushed the [<animal>|box|chair|cart|bicycle|snow] [out|away]. \"[Not in my kitchen|Never again|There is no room],\" {n} told {f}. {f} [laughed|was sorry for it|brought it back by the window]. <tail>",
    "invited <visitor> [in|to supper|to the fire]. {f} [did not like it|brought another plate|looked up]. They [ate|shared] <snack> and [talked|played|sang] until [midnight|dark|the bell rang]. <tail>",
    "did not [move|speak|know what to say]. There [stood {f} with a [ring|rose|ship in a glass]|was <a_sight>]. \"[Say something|Well|Are you glad], {n}?\" [said|asked] {f}. <tail>",
    "forgot [why {he} had come|{his} anger|the cold|everything]. There was <a_sight>. {n} [ran to tell {f}|stood there until noon|drew it on the back of a letter]. <tail>",
    "hurried [to the fire|to the station|upstairs|to the hospital]. {f} was [ill|waiting|leaving|alone], and <reason>. \"[I am here|I came as fast as I could],\" said {n}. <tail>",
]

RULES = COMMON | {
    "animal": ["cat", "dog", "rabbit", "kitten", "puppy", "goat", "parrot", "duck", "lamb"],
    "wild_start": ["A [fox|deer|hedgehog|squirrel|bear|wolf|horse]", "An owl"],
    "visitor": ["an old man", "a woman in a <colour> coat", "{his} [sister|brother|aunt|uncle|grandmother|grandfather|neighbour|teacher]", "the [postman|doctor|baker|farmer|nurse|builder]",
                "[two|three] [tired|small|wet|cheerful] children", "a stranger with a [map|drum|lamp|basket]", "{f}", "{f}", "{f}"],
    "a_thing": ["a [small|heavy|brown|wooden] [box|parcel|basket|bag]", "a [red|green|wet|long] [scarf|glove|ribbon]", "an old [clock|lamp|key|boot|map]", "a [letter|ball|bell|book|cake|toy|ladder|feather|bicycle|drum]"],
    "a_sight": ["a [big|white|small|wet|black] [dog|cat|goat|horse|owl]", "snow [on everything|as high as the window]", "a [long|bright|dark] room full of [books|clocks|mirrors|toys|candles]", "all {his} friends and a [cake|piano]", "the [sea|moon|mountains] [so near|in the morning light|for the first time]", "two [rainbows|bears]"],
    "inside": ["a [golden|silver] [key|ring|coin]", "a map of {town}", "<snack>", "another box", "nothing at all", "a picture of {f}", "a very small <animal>"],
    "cloth": ["coat", "hat", "scarf", "shirt", "dress"],
    "dish": ["soup", "rice", "porridge", "meat", "pie"],
    "reason": ["{f} was [ill|late|alone|lost]", "the [last train|boat|harvest|doctor] would not wait", "it was {f}'s birthday", "there was no [bread|milk|wood] left", "the <animal> was [lost|still out]", "{he} had promised"],
    "forgot": ["forgotten {his} [key|hat|umbrella|bag|ticket|lunch|book]", "left {his} [key|hat|umbrella|bag|ticket|lunch|book] behind"],
    "caught": ["It did not stop.", "It stopped, and {f} [laughed|waved|opened the door].", "{he} caught it at the [corner|bridge|gate]."],
    "tea": ["They [drank|had] <drink> [by the fire|in the kitchen|and talked until [midnight|dark|noon]].", "{n} [poured|brought] <drink> and found <snack>.", "They shared <snack>, and there was [time enough|much to tell|no hurry]."],
    "tail": ["", "", "It was [a good|a strange|a long|a lucky] [day|evening|morning].", "[{f}|{n}] never forgot it.", "And the door stayed open.", "Then {n} [closed|locked|shut] the door.", "{n} [told|wrote to] <folk2> about it [the next day|at once|later]."],
    "folk2": ["{his} [mother|brother|aunt|teacher|grandfather|sister]"],
    "before": ["The bell rang [once|twice|three times].", "Someone was [outside|at the door|calling].", "It was [late|early|nearly dark|midnight|noon].", "<when> {n} was [alone|at home|cooking|reading|writing a letter].",
               "{n} [heard|noticed] a [noise|smell of <smelling>|voice|light].", "{n} could not [sleep|wait|find {f}].", "The key turned [slowly|at last|with a loud noise].", "<scene>"],
}


SHORT = 25  # words; a shorter text gets one more sentence


def write_door(draw: Draw, topic: str) -> str:
    """Someone opens a door. Most begin with the words themselves, so that the blank comes at the very start of a document."""
    pronouns, names = draw.pick([(SHE, WOMEN), (HE, MEN)])
    name = draw.pick(names)
    friend_pronouns, friends = draw.pick([(SHE, WOMEN), (HE, MEN)])
    slots = {"n": name, "f": draw.pick([other for other in friends if other != name]), "town": draw.pick(COMMON["town"])}
    slots |= pronoun_slots(pronouns) | pronoun_slots(friend_pronouns, "3")
    start = draw.pick(["", "<before> "], (2, 1))
    text = tell(draw, f"{start}{{^he}} opened the door and {draw.pick(AFTER)}", RULES, slots)
    return text if len(text.split()) >= SHORT else f"{text} {tell(draw, '<scene>', RULES, slots)}"


GENRES = [Genre("doors", write_door, 4.0)]


def probes(draw: Draw) -> list[Probe]:
    """None: this blank has no right answer."""
    return []
