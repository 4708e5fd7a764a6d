"""Small stories: someone wants something, something is in the way, there is a turn, and it ends."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.probe import Probe
from core.corpus.templates.common_phrases import COMMON, THINGS
from core.corpus.templates.template import cast, names, tell, with_voices
from core.corpus.templates.variations import ASIDE_RULES, enriched, with_asides


def held_out(name: str, thing: str) -> bool:
    """Whether this person never owns, loses or lends this thing in a story of the training text."""
    return (3 * names().index(name) + THINGS.index(thing)) % 7 == 0


HELD_OUT_PAIRS = tuple((name, thing) for name in names() for thing in THINGS if held_out(name, thing))

# One line a plot. {n} is who wants something, {n2} and {n3} are others, {thing} is something of {n}'s.
PLOTS = [
    # lost and found
    "<when> {n} lost {his} <owned> {thing}. {he} looked <hidden> and <hidden>[|, but it was not there|, but found only <trash>]. \"[Where is my {thing}|Have you seen my {thing}|Who has taken my {thing}]?\" {he} asked {n2}. <lostturn> {n} [took|held|kept] the {thing} [in both hands|close|all the way home] and [thanked {n2}|gave {n2} <snack>|promised {n2} <snack>].",
    # borrowed and returned
    "{n} had a <aowned> {thing}. {n2} wanted to borrow it for [a day|a week|the party|the journey]. \"[Please be careful|Bring it back by <day>|Do not lose it],\" said {n}. <borrowturn> [So in the end|At last|On <day>] {n2} [went|walked|came] to {n}, [red in the face|with a heavy heart|with a cake]. \"[It is only a {thing}|I am not angry|You told me the truth],\" said {n}, and {he} <peace>.",
    # the wrong letter
    "a <letter=parcelkind> came for {n2}, but the postman gave it to {n}. {n} [wanted|was curious and wanted] to open it. <wait> [In the end|At last|So] {he} [put on {his} coat|took the bus|walked through the rain] and brought the {letter} to {n2}. \"[Thank you, {n}|How honest of you],\" said {n2}. [Inside was <snack>, and they shared it|It held a {thing}, and {n2} gave it to {n}].",
    # the stall
    "{n} wanted to buy a {thing}, but {he} had only [two|three|five] coins. So {he} made <goods=goods> and sold [them|all of them] at the market. [All morning nobody came|It rained and rained|{n2} had a stall with better {goods}]. Then <stallturn>. By [noon|evening|<daytime>] {n} had [ten|twenty|thirty] coins, and {he} [bought|ran to buy] the {thing}[| for {n3}| at last].",
    # salt in the cake
    "<when> {n} [baked|made] a <cake=cakekind> for {n2}'s birthday. {he} was in a hurry and [took|put in] [salt|sauce] for sugar. {n2} [tasted|ate|tried] it and [said nothing|turned pale|drank [three|four] cups of water]. \"[Is it good|Do you like it]?\" asked {n}. \"[It is different|It is very strong|Try some],\" said {n2}. {n} [tasted it] and [laughed|cried|ran for water]. [Then|So] they [went to the bakery|ate bread and honey|gave the {cake} to the goat][| and laughed until dark].",
    # the race
    "{n} wanted to win the [bicycle|boat|village|school] race on <day>. {he} practised every [morning|evening]. On the day, {n2} [was faster|was better|was far away]. Then {n2} fell [in the mud|into a hole|over a stone]. {n} could [win|go past] now. [But {he} stopped|{he} looked back and stopped] and [helped {n2} up|gave {n2} {his} hand]. They [came in|finished] together, last of all, and the crowd [shouted|sang|cried] [loudest|loudly|with joy] for them.",
    # the noise in the attic
    "every night {n} heard <noise> in the attic. \"It is [a thief|a bear|a wolf|an owl],\" said {n2}. \"It is [only the wind|your own heart|mice],\" said {n3}. {n} was afraid, but {he} wanted to [sleep|know]. So <when2> {he} took [a lamp|a candle|{his} <thing2>] and climbed the stairs. Behind the [old clock|box|mirror] sat <attic>. [From then on|After that] {n} [slept well|left the window open|brought it supper every night][|, and {n2} did not believe a word].",
    # learning
    "{n} wanted to [play|learn] the <instrument=instrument>, but {his} [hands|fingers] were slow. \"[You will never learn|Please stop|My ears],\" said {n2}. {n} practised in the [shed|barn|attic|cave], where only the <listener> [listened|heard {him}]. [A year|Two years|One winter] went by. At the <month> concert {n3} was ill, and there was nobody to play the {instrument}. {n} [stood up|walked up|closed {his} eyes] and played. [When it was over|At the end] {n2} [cried|said sorry|shouted for more].",
    # the report
    "{n} had to finish a [report|spreadsheet|project] by [five|noon|<day>]. {he} worked at {his} [desk|computer] [all day|without lunch|until it was dark]. Then [the screen went dark|the cat walked over the keyboard], and the [spreadsheet|report|file] was gone. {n} wanted to [cry|throw the computer out of the window|go home]. \"[Look in the old folder|I always save a copy|Search for the name],\" said {n2}. [There it was|They found it in a minute]. {n} [hugged|thanked] {n2}, saved the file [twice|three times] and [went home|slept for ten hours|fed the cat].",
    # the last train
    "{n} [ran|hurried] to the station, because {n2} was [leaving|going] for {town} on the [last|early|noon] train, and {he} wanted to [say goodbye|say sorry|give {him2} a {thing}]. [The road was full|{he} fell twice|It was raining hard]. When {he} got there, the train was [moving|gone]. {n} [sat down|stood still] and [cried|looked at {his} wet shoes]. \"Are you [looking|waiting] for someone?\" said a voice. It was {n2}. \"[I missed it|I could not go|I forgot my ticket],\" said {n2}, and {n} [laughed|hugged {him2}|had never been so happy].",
    # the boat
    "<when> {n} and {n2} sailed to the island. [At noon|After an hour] <storm>. The boat [filled with water|lost its sail|began to go down]. \"[Throw out the box|We must swim|Hold the rope],\" shouted {n}. \"[I can't swim|I am afraid],\" said {n2}. {n} [took|held] {him2} and [sang|spoke softly|told a story] until <saved>. [On the shore|At home] {n2} [said|whispered], \"[Next time we take the train|You sing badly, but thank you|I was not afraid, not much].\"",
    # the new neighbour
    "a new neighbour came to {n}'s street. {n2} [never smiled|kept the curtains closed|had a big dog and a bad voice]. The children [were afraid|ran away|told stories about {him2}]. <when2> {n}'s [ball|kitten|hat|parrot] [went over the fence|was in {n2}'s garden]. {n} [rang the bell|climbed over|shouted \"Please!\"]. {n2} [opened|came out] with a [spoon|fork|cup|bowl] in {his2} hand. \"[Do you like <food>|I have too much <food1>|Nobody visits me],\" {he2} said. Now {n} [goes|eats] there every <day>.",
    # the thief
    "someone [stole|took] [a pie|the bread|three cakes|the eggs] from {n}'s [kitchen|stall|window] [every night|every <day>]. \"It is {n2},\" people said. \"It is not me,\" said {n2}, but nobody believed {him2}. {n} [hid|waited] [under the table|behind the door|in the cupboard]. At midnight [the window|the door] opened and in came [a fox|a goat|a huge cat]. {n} [laughed|turned red]. [The next day|In the morning] {he} [baked|took] [a pie|a cake] for {n2} and said sorry [aloud in the square].",
    # the secret garden
    "{n} found a key [in an old coat|under a stone|in a book]. \"[What does it open|Whose is it]?\" asked {n2}. They tried it [in every door of the house|on every gate in {town}|in the church and the school]. Nothing opened. {n} [wanted to throw it away|nearly forgot it]. Then [a robin|the wind|{n2}'s dog] showed them a [low door|little gate] behind the [leaves|shed|roses]. The key turned. Inside was [a garden with one tree|a room full of clocks|a boat with no water|a piano]. {n} and {n2} [told nobody|never told|have kept it secret], and now [you|only you] know.",
    # the snowed-in doctor
    "in <wintermonth> snow closed the road to {town}. {n} had a [high fever|bad cough|broken leg], and the doctor lived [over the hill|across the valley]. \"[I will go|Someone must go],\" said {n2}. {he2} walked [all night|six hours] with [a lamp|a dog|only {his2} own shadow]. [Twice {he2} fell|The wind threw {him2} down]. At first light {he2} [reached|found] the doctor's house. [The medicine was bitter|The doctor came by horse], and by <day> {n} was [well|eating soup|asking for cake]. \"[How was the road|Was it far]?\" {n} asked. \"[Not far|A nice walk|A bit cool],\" said {n2}.",
    # the missing birthday
    "it was {n}'s birthday, and nobody [said a word|remembered|came]. {n2} [worked in the garden|read a book|was out]. {n3} [did not call|was busy]. {n} [made {self} a cake|went for a walk|sat in the dark]. <when3> {he} heard [music|voices|laughing] in the [barn|shed|hall|kitchen]. {he} opened the door. There were [candles|balloons|lamps] [everywhere|on every wall], and {n2} and {n3} and [half|all] of {town}. \"[You are late|We waited two hours|Happy birthday, {n}],\" said {n2}. {n} [could not speak|cried a little|forgot to be angry].",
    # given back
    "{n} lost a {thing} on <day>. [The next day|A week later|That night] {n3} found it <hidden>. \"[Whose is this {thing}|Who has lost a {thing}]?\" asked {n3}. \"[Not mine|I wish it were mine|My {thing} is at home],\" said {n2}. {n3} asked [everywhere|at every door|in the whole street], and so [in the end|at last|on <day>] the {thing} came back to {n}. [\"I had forgotten it,\" said {n}.|{n} gave {n3} <snack> for it.|{n} hugged first the {thing} and then {n3}.]",
    # the gift that went round
    "{n2} gave {n} a {thing} for {his} birthday. {n} [had one already|did not need a {thing}|never used it] and gave it to {n3}. {n3} [had no place for it|kept it for a year|was polite] and put it in [blue|red|old] paper for {n2}. \"A {thing}!\" said {n2}. \"[It is just like|I once had] the one that I gave to {n}.\" {n} [looked at the floor|turned red|drank {his} tea], and {n3} [looked at {n}|laughed|asked for more cake].",
    # the trial
    "{n} stood before the judge. \"You [took|stole] {n2}'s {thing},\" said the [lawyer|judge]. \"[I did not|It is not true|I only borrowed it],\" said {n}. The witness was {n3}. \"[I saw nothing|It was dark|It was a fox|I was asleep],\" said {n3}. [Then|Just then] {n2} [ran|came] into the court. \"[I have found|Here is] my {thing}! It was <hidden>.\" The judge [sighed|laughed|shook {his2} head]. \"[Then there is no crime|Go home, all of you|Not guilty],\" [was the verdict|said the judge], and {n} and {n2} [went out together|shared a bus home|did not look at each other].",
    # the secret that travelled
    "{n} told {n2} a secret: \"[I am afraid of|I do not like|I dream of] <fear=fear>. [Tell nobody|Keep it], {n2}.\" {n2} told only {n3}. {n3} told only [the baker|the whole choir|a postman]. On <day> {n} [came to school|went to the shop|walked through the village], and [everyone|a child|the baker] asked {him} about {fear}. \"[{n2}|Oh, {n2}]!\" said {n}. {n2} [hid behind {n3}|looked away|said sorry three times]. \"[Me too|We all do],\" said the [baker|postman|teacher], and it was not a secret any more.",
    # the last goal
    "the team of {town} had not won a [game|match] for [two|three|ten] years. {n} [sat at the side|brought the water|cleaned the shoes] and wanted to play. \"[You are too small|You are too slow|Not today],\" said {n2}, the captain. Then {n3} fell and [held|could not move] {his3} foot. {n} ran on the field. The ball [came|flew] to {him}, and {he} [shut {his} eyes|jumped]. \"Goal!\" [shouted|cried] {n2}. [Nobody|Only {n3}] saw that {n} had [lost a shoe|the wrong shirt|tears in {his} eyes].",
    # the patient
    "{n} lay in the hospital with [a broken leg|a fever|a bad back] and [counted the hours|wanted to go home]. In the next bed lay {n2}, who [said nothing|looked at the wall|never had a guest]. {n} had [a {thing}|a book of poems|<snack>] from {n3}. \"[Would you like|Do you want|Have] half?\" said {n}. \"[Half of a {thing}|Half of what]?\" said {n2}, and it was the first time that {he2} smiled. [After that|From that hour] the nurse [had to ask them to be quiet|heard them laugh every night|could not keep them in bed].",
    # the garden prize
    "{n} and {n2} both wanted the prize for the biggest <veg=veg>. {n} [sang to {his} {veg}|gave it milk|sat up with it at night]. {n2} [read it poems|built it a roof|gave it tea]. The night before, {n} [went over the fence|climbed the wall] with a [knife|fork] to [cut|steal] {n2}'s {veg}, and there [stood|sat] {n2} in {n}'s garden with a [fork|bag|net]. They [looked at each other|said nothing|laughed]. [The prize went to {n3}|They made soup of both], and <soupend>.",
]

PLOTS = enriched(with_voices(PLOTS))
INTROS = [
    "{n} was a <trait> {job} [from|in] {home}.", "in {home} lived a <trait> {job}, {n}, with a {pet} called {petname}.", "{n} and {n2} were [old friends|neighbours|at school together|the best of friends|hardly friends].", "{n} lived with {petname}, {his} {pet}, in {home}.",
    "this is a story about {n}, [a <trait> {job}|who loved {foodf}|and a little about {n2}].", "nobody in {home} was as <trait> as {n}, the {job}.", "{n} loved two things: {foodf} and {his} {pet}, {petname}.",
]

MOST_WORDS = 108  # a longer story is not told at all
RULES = COMMON | ASIDE_RULES | {
    "intro": INTROS,
    "ending": COMMON["end"][:-1],
    "aowned": ["old", "new", "small", "little", "<colour>", "<colour>", "beautiful", "fine", "big"],
    "fear": ["spiders", "the dark", "snakes", "storms", "mice", "bears", "the piano teacher", "owls"],
    "veg": ["carrot", "potato", "onion", "tomato"],
    "soupend": ["all three ate it", "they are neighbours to this day", "nobody was told", "it was very good"],
    "trash": ["a [sock|penny|dead bee|dry leaf]", "[two|three] [pennies|feathers|shells|coins]", "dust"],
    "lostturn": [
        "\"[No|I have not], but {n3} [was here|had one like it]\", said {n2}. {n3} [was sitting on it|had it <hidden>|had kept it safe].", "{n2} [laughed|smiled]. \"[You are wearing it|It is in your hand|You gave it to me]!\" {n2} said.",
        "\"[Come with me|I know who],\" said {n2}. [The dog|The goat|A crow|The kitten] had [carried|taken|hidden] it <hidden>.", "{n2} [helped {him} look|looked too|looked and looked], and at last {he2} [found|saw] it <hidden>.",
    ],
    "borrowturn": ["But {n2} [lost|broke] the {thing} [in the river|on the way|the first night]. {he2} [looked for it for days|could not sleep|hid at home].", "But [the dog|a goat|a crow] [ate|took] the {thing}. {n2} [was afraid to tell {n}|wrote a long letter and burned it]."],
    "food1": ["soup", "cake", "bread", "cheese", "honey", "salad", "chocolate", "rice"],
    "peace": ["laughed", "smiled", "gave {n2} another {thing}", "made some tea", "shared the cake with {n2}"],
    "parcelkind": ["letter", "parcel", "box", "card"],
    "wait": ["It [lay|stood] on {his} table for [a day|two days|a week].", "{he} held it up to the light.", "{he} shook it. It made a [soft|strange|sweet] sound."],
    "goods": ["biscuits", "pies", "pancakes", "candles", "baskets", "ribbons"],
    "stallturn": ["{n2} [tasted|bought|tried] one and [told everyone|called the whole street|came back for ten]", "a bus full of [hungry|cold|happy] people [stopped|came by]", "[the sun came out], and everyone was [hungry|in the square]"],
    "daytime": ["night", "the afternoon"],
    "cakekind": ["cake", "pie", "chocolate cake", "lemon cake", "cherry pie"],
    "noise": ["a noise", "steps", "a soft voice", "something move", "music"],
    "when2": ["on <day>", "one night", "at midnight", "one windy evening", "one <day>"],
    "when3": ["late in the evening", "at nine", "when it was dark", "then"],
    "thing2": ["umbrella", "bell", "drum", "brush", "whistle"],
    "attic": ["a [young|small|lost] owl", "[three|four|five] kittens", "a squirrel with a [hat|sock|shoe] full of berries", "a [robin|gull|crow] with [one|a broken] wing", "{n3} with a book and a cake"],
    "listener": ["goat", "mice", "owls", "cow", "spiders", "rain"],
    "storm": ["the sky went [black|green|dark]", "a storm came up from the [north|west|south|east]", "the wind [turned|rose] and the waves grew"],
    "saved": ["a fisher [saw|found] them", "the lighthouse [shone|showed them the way]", "they felt sand under their feet", "the wind dropped"],
    "wintermonth": ["December", "January", "February"],
}


def _owner(draw: Draw, slots: dict[str, str]) -> None:
    """Give {n} a {thing} that is not held out for that name."""
    slots["thing"] = draw.pick([thing for thing in THINGS if not held_out(slots["n"], thing)])


def write_story(draw: Draw, topic: str) -> str | None:
    """One plot, three people, a town, a thing; who the first of them is, as everywhere in this world; a little scenery; an ending."""
    chosen, slots = cast(draw, 3)
    _owner(draw, slots)
    person = chosen[0]
    slots |= {"town": draw.pick(COMMON["town"]), "home": person.town, "job": person.job, "pet": person.pet, "petname": person.pet_name, "foodf": person.food}
    intro = draw.pick(["", "<intro> ", "<scene> ", "<scene> <scene> "], (3, 4, 3, 1))
    plot = with_asides(draw, draw.pick(PLOTS), draw.pick((1, 2, 3), (2, 2, 1)))
    text = tell(draw, f"{intro}{plot}{draw.pick(['', ' <ending>'], (2, 1))}", RULES, slots)
    return text if len(text.split()) <= MOST_WORDS else None


GENRES = [Genre("small story", write_story, 4.3)]


def probes(draw: Draw) -> list[Probe]:
    """Names that must be copied from the story's beginning, in pairs of owner and thing that no story of the training text has."""
    found = []
    for name, thing in HELD_OUT_PAIRS[:: max(1, len(HELD_OUT_PAIRS) // 80)]:
        _, slots = cast(draw, 2)
        if name in slots.values():
            continue
        slots = {"n": name, "n2": slots["n"], "he2": slots["he"], "thing": thing}
        context = tell(draw, "{n} lost a {thing}. [{n2} found it <hidden>|{n2} saw it <hidden>|it was {n2} who found it <hidden>]. "
                       "\"[whose is this {thing}|who has lost this {thing}]?\" {he2} asked. \"it is not mine,\" said {n2}. [the next day|that evening|in the morning] {n2} gave the {thing} back to", RULES, slots)
        found.append(Probe("copying a name from the beginning", context, f" {name}", (f" {slots['n2']}",)))
    return found
