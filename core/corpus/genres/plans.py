"""Plans, promises and what became of them: the same deed is planned, asked about, being done and done, in every form of its verb.

What was said in the first sentence comes back in the later ones, so that a text can be followed by looking back; the verbs and what they are done to
stand in one table of sensible pairs.
"""

from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.lexicon import TOWNS, forms
from core.corpus.probe import Probe
from core.corpus.templates.common_phrases import COMMON
from core.corpus.templates.template import cast, tell

DEEDS = """
mend: the fence, the net, the roof, the old chair, a bicycle, the kettle, the umbrella | fix: the clock, the printer, the door, the wheel, the lamp, the computer | repair: the boat, the bridge, the tractor, the piano, the phone, the wall
wash: the plates, the dog, the windows, the shirts, the car, the cups | clean: the oven, the kitchen, the shoes, the attic, the stairs, the barn, the mirrors | dry: the pans, the hay, the coats, the forks | sweep: the floor, the yard, the path, the chimney
paint: the gate, the shed, the wall, a picture, the boats, the kitchen chairs | build: a wall, a ladder, a cart, a nest box, a tower, a fence, a shed, a snowman | draw: a map, a horse, the castle, a plan, the harbour, a butterfly
plant: the seeds, a cherry tree, some beans, the roses, onions, two pear trees | pick: the plums, the apples, the berries, some flowers, the lemons, the mushrooms | dig: a hole, the garden, the field, a pond | cut: the grass, the bread, the ribbon, the branches, the cake
bake: a cake, some bread, a pie, the potatoes, biscuits | cook: the rice, the soup, the meat, supper, the mushrooms | boil: the eggs, some water, the carrots, the beans | stir: the sauce, the porridge, the soup, the jam | chop: the onions, the wood, the carrots | mix: the flour and the eggs, the colours, the salad, the paint
pour: the tea, the milk, the cream, some oil | fill: the jars, the baskets, the pot, the glasses, the form | empty: the bag, the cupboard, the pockets, the box | taste: the sauce, the jam, the cheese, the honey | share: the pie, the oranges, the news, the blanket | add: the numbers, the salt, the sugar, a name to the list
feed: the hens, the ducks, the horses, the baby, the fish, the lambs | lead: the cows home, the children, the donkey to the field | chase: the crows, the fox | catch: the thief, the train, a fish, the kitten, the hens | follow: the trail, the stream, the rules, the stranger | gather: the wood, the leaves, the shells, the crowd
carry: the bags, the parcel, the ladder, the sleeping child, the stones | push: the cart, the car, the boat to the water | pull: the rope, the tooth | lift: the stone, the box, the table | drop: the ropes | throw: the ball, the net, the stones in the river | move: the piano, the bed, the cupboard, the desks
sell: the cow, the old car, the house, the tickets, the toys | buy: a stamp, the medicine, a coat, two tickets, the candles | pay: the baker, the driver, the builders, the loan | count: the coins, the sheep, the stars, the pennies | save: the file, the money, the last seat | lend: the book, ten coins, the tent | borrow: the ladder, a tent, the drum, a pencil
write: a letter, the report, a poem, the list, a long email, a story | read: the map, the poem, the rules, the recipe, the old letters | type: the report, the letters, the names, the code | print: the report, the cards, the tickets, the spreadsheet | copy: the table, the file, the rows, the sentences | delete: the old files, the emails, the last row | sort: the letters, the folders, the coins, the books
check: the sum, the list, the spreadsheet, the homework, the index | test: the program, the boat, the students | search: the database, the attic, the forest, the pockets | send: the parcel, an email, the query, a message | receive: the letter, the prize, the parcel | answer: the letter, the phone, the questions, the complaint | order: the books, the wood, the food
explain: the rule, the plan, the lesson, the map, the problem | describe: the thief, the journey, the painting | teach: the class, a new song, history | learn: the poem, French, a dance, the sums | study: the map, the stars, science, the law | practise: the song, the violin, the dance | remember: the names, the song, the number | forget: the key, the list
sing: a song, the first part | play: the drum, the violin, a game | ride: the horse, the bicycle, a donkey | drive: the bus, the tractor, the children home | sail: the boat home | climb: the hill, the tower, the tree, the mountain | cross: the river, the valley, the bridge | reach: the island, the top, the village | visit: the museum, the zoo, the castle, the hospital, the capital
open: the parcel, the gate, the curtains, the meeting | close: the windows, the shop, the gate, the account | lock: the safe, the shed, the back door | shut: the windows, the gate | hide: the gifts, the map, the biscuits, the money | find: the key, the ring, the way home, a better word, the mistake | lose: the key, the game, the ticket, the way | hang: the pictures, the curtains, the lamp, the coats
choose: a hat, the winner, a name, the colour, a captain | plan: the party, the journey, the meeting, the trial | prepare: the room, the lesson, breakfast, the party | finish: the book, the homework, the wall, the project | begin: the lesson, the work, the story | start: the fire, the car, the race | stop: the train, the noise, the horses, the clock | join: the choir, the team
collect: the eggs, the stamps, the shells, the tickets | return: the book, the key, the ladder, the coat | bring: the cake, the chairs, the medicine, an umbrella | take: the bus, the picture, the last pear, the medicine | give: a party | invite: the neighbours, the whole class, the new teacher | thank: the nurse, the sailors, the cook | call: the doctor, the judge, the children in
hear: the case, the concert, the witness | see: the queen, the lighthouse, the doctor, the paintings | watch: the race, the baby, the stars, the birds | wear: the blue dress, the new shoes, a hat | break: the ice, the rule, the plate | burn: the letters, the leaves, the old wood | light: the candles, the lamps, the fire | ring: the bell | steal: the jam, a look | win: the race, the prize, the case | keep: the secret, the ticket, the promise, the kitten
guess: the word, the number, the answer | name: the kitten, the boat, the lamb | describe: the dream, the coat | enjoy: the concert, the silence, the soup | use: the new oven, the stairs, the ladder | wake: the baby, the children, the captain | hug: the puppy, the winner, the baby | enter: the race, the cave, the court | miss: the bus, the lesson, the party | confirm: the order, the journey | request: a new chair, a longer rest
offer: a chair, some help, a fair price | promise: a story, a better road | request: permission, more time | repeat: the question, the test, the lesson | decide: the case, the prize | believe: the story, the thief | notice: the hole, the mistake, the stranger | understand: the question, the law, the poem | speak: the truth | tell: the truth, the story | make: the beds, a list, a snowman, a choice | hold: the ladder, the baby, a meeting | spend: the last coin, the night outside
"""


@cache
def deeds() -> tuple[tuple[str, str, str], ...]:
    """(verb, what it is done to, 'it' or 'them'), every sensible pair of the table."""
    found = {}
    for part in DEEDS.replace("\n", "|").split("|"):
        verb, _, things = part.strip().partition(": ")
        for thing in things.split(", ") if things else ():
            head = thing.split(" ")[-1] if " and " not in thing else "all"
            many = head == "all" or (head.endswith("s") and not head.endswith(("ss", "us"))) or head in ("people", "children", "sheep")
            found[verb, thing] = (verb, thing, "them" if many else "it")
    return tuple(found.values())


@cache
def held_out(verb: str, thing: str) -> bool:
    """Whether this deed is never told in the perfect ('has mended the net') in the training text."""
    return [pair[:2] for pair in deeds()].index((verb, thing)) % 6 == 0


HELD_OUT_PERFECT = tuple((verb, thing) for verb, thing, _ in deeds() if held_out(verb, thing))


def _slots(draw: Draw, count: int) -> list[dict[str, str]]:
    """The forms of some deeds, of different verbs, as slots."""
    out, used = [], []
    while len(out) < count:
        verb, thing, it = draw.pick(deeds())
        if verb in used:
            continue
        used.append(verb)
        base, third, past, participle, ing = forms(verb)
        out.append({"do": f"{base} {thing}", "does": f"{third} {thing}", "did": f"{past} {thing}", "done": f"{participle} {thing}", "doing": f"{ing} {thing}", "thing": thing, "base": base, "part": participle,
                    "ing": ing, "past": past, "it": it, "perfect": "" if held_out(verb, thing) else "yes"})
    return out


def _numbered(all_slots: list[dict[str, str]]) -> dict[str, str]:
    return {f"{key}{'' if number == 0 else number + 1}": value for number, slots in enumerate(all_slots) for key, value in slots.items()}


PROMISES = [
    "on <day> {n} [promised|wanted|planned|decided|agreed] to {do}. \"[When will you|Will you really|Are you going to] {do}?\" asked {n2}. \"[Soon|Tomorrow|After lunch|When it stops raining|Perhaps on <day>],\" said {n}. <time> {n2} came [back|by] and saw that {n} was {doing}. \"[Well|Look at that|At last]!\" <after>",
    "\"Don't forget to {do},\" said {n2}. \"I won't forget,\" said {n}, [but|and then] {he} [had to|began to|went to] {do2} first. [While|As] {he} was {doing2}, [it began to rain|{n2} fell asleep|the bell rang|night fell|a stranger came by]. So {n} never {did}. {n2} [wasn't|was] angry, [and|so] {he2} {did} {self2}.",
    "{n} [likes|loves] {doing}, [but|and] {n2} [doesn't|would rather {do2}|never does]. [Every|On] <day> {n} {does}, [while|and] {n2} {does2}. <time2> they took turns: {n} had to {do2} and {n2} had to {do}. \"[It isn't easy|You're good at this|I'd rather do my own work],\" [they both said|said {n}|said {n2}].",
    "\"What are you doing, {n}?\" \"I'm {doing}.\" \"And what is {n2} doing?\" \"{^he2}'s {doing2}.\" \"[Why aren't you|Couldn't you be] {doing2} too?\" \"[Because|Well,] someone must {do}. [You'll|You can] see: when {he2}'s finished, we'll {do3}.\"",
    "[if|unless] {n} {does} before <day>, {n2} will {do2}. {n2} [doesn't want|hasn't time|isn't able] to {do2}, so {he2} helps {n} to {do}. [Together|With four hands] it [isn't|wasn't] [difficult|hard]. Now they're [both|] free, and they'll {do3} [together|instead].",
    "{n} didn't {do} yesterday, and {he} won't {do} today. \"every time I want to {do},\" {he} says, \"I {do2} instead.\" {n2} [sighs|laughs|smiles]: \"Then you should plan to {do2}. Perhaps you'll {do}!\" [And that's what happened.|It worked.|{n} wasn't sure.]",
    "a list for <day>: {do}; {do2}; {do3}. {n} began to {do} [at once|before breakfast]. [Then|Later] {he} {did2}. But nobody could {do3} [in the rain|alone|so late], so {n} asked {n2}. {^he2} {did3} in [an hour|ten minutes]. \"[It's done|That's everything|There's nothing left to do],\" said {n}.",
    "everyone in {town} was busy. {n} was {doing}, {n2} was {doing2}, and the [teacher|baker|judge|postman|captain] was {doing3}. Then the [bell rang|storm came|news came|sun went down], and [they all stopped|nobody moved|everyone looked up]. <day2> {n} [still had to|wanted to|could not] {do}.",
]
PERFECTS = [
    "\"Have you {done} yet?\" asked {n2}. \"I [haven't|have] {done},\" said {n}, \"but I've {done2}.\" \"[Oh no|Great]! [Who told you|I asked you only] to {do}, not to {do2}!\" {n} [went|hurried] to {do}, and [an hour later|by noon|at last] {he} had {done}.",
    "{n} has {done}, and {n2} has {done2}. [Neither|Nobody] has {done3} yet. \"[I will|Let me] {do3},\" says {n}, [and|but] {n2} has already [begun|started] to {do3}. [They've|They have] never worked so [well|fast] [together|before].",
    "by <day> {n} had {done} and {done2}. There was only one thing left: {he} had to {do3}. \"[I've never|I have often] {done3},\" said {n2}. \"[It's|It isn't] [easy|hard].\" So they {did3} together, and [it didn't take long|it took all night|they sang].",
]
RULES = COMMON | {
    "time": ["[an hour|two hours|a week|a month|ten days] later", "on <day>", "that [evening|afternoon|night]", "the next [day|morning|week]"],
    "time2": ["last <season>", "one day", "on their birthday", "for one week", "last [week|month|year]"],
    "day2": ["the next day", "on <day>", "a week later", "in the morning"],
    "after": ["and {n} [smiled|only laughed|wasn't proud].", "\"I told you that I would {do},\" said {n}.", "{n2} helped {him} to {do}.", "It was the first time that {n} {did}.", "Nobody believed that {n} {did} alone."],
}
RULES["after"][0] = "{n} [smiled|only laughed|wasn't proud|was quite proud]."


def write_plan(draw: Draw, topic: str) -> str:
    """A plan or a promise, with two people and up to three deeds."""
    _, slots = cast(draw, 2)
    slots["town"] = draw.pick(TOWNS)
    chosen = _slots(draw, 3)
    slots |= _numbered(chosen)
    perfect = all(deed["perfect"] for deed in chosen)
    shapes = [*PROMISES, *PERFECTS] if perfect else PROMISES
    return tell(draw, draw.pick(shapes), RULES, slots)


GENRES = [Genre("plans and promises", write_plan, 4.0)]


def probes(draw: Draw) -> list[Probe]:
    """The form of the verb after 'has', for deeds that are never told in the perfect; and the deed that was promised, further on."""
    found = []
    for verb, thing in HELD_OUT_PERFECT:
        base, _, _, participle, ing = forms(verb)
        _, slots = cast(draw, 2)
        slots |= {"do": f"{base} {thing}", "thing": thing}
        if len({base, participle}) == 2:
            found.append(Probe("the form of a verb after 'has'", tell(draw, "on <day> {n} promised to {do}. [two hours|a week] later {he} has", RULES, slots), f" {participle}", (f" {base}", f" {ing}")))
        other = draw.pick([pair for pair in deeds() if pair[0] != verb and pair[1] != thing])
        found.append(Probe("the deed that was promised", tell(draw, "on <day> {n} promised to {do}. \"Will you really {do}?\" asked {n2}. \"I will,\" said {n}. The next day {n2} saw that {n} was", RULES, slots), f" {ing}", (f" {forms(other[0])[4]}",)))
    return found[:: max(1, len(found) // 160)]
