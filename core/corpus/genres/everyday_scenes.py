"""Everyday life in the present tense: what animals do and eat, days, meals, jobs, shops, the office, the weather at a place."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.lexicon import TOWNS, plural
from core.corpus.probe import Probe
from core.corpus.templates.common_phrases import COMMON
from core.corpus.templates.template import cast, fill, tell
from core.corpus.world.facts import ANIMAL_FOODS, ANIMAL_HOMES

HOME_PHRASES = {
    "nest": "in a nest", "tree": "in a tree", "garden": "in the garden", "forest": "in the forest", "cave": "in a cave", "hole": "in a hole", "pond": "in the pond", "river": "in the river", "sea": "in the sea",
    "shore": "by the shore", "barn": "in the barn", "yard": "in the yard", "field": "in the field", "hill": "on the hill", "grass": "in the long grass", "corner": "in a corner", "house": "in the house", "kitchen": "in the kitchen",
}
ANIMALS = tuple(animal for animal in ANIMAL_HOMES if animal in ANIMAL_FOODS)
OUTDOOR = ("horse", "donkey", "goat")
PET_FOODS = {"kitten": "fish", "puppy": "meat", "parrot": "seeds"}
RULES = COMMON | {
    "often": ["often", "always", "sometimes", "usually", "never"],
    "every": ["every [morning|evening|day|week|night|summer|winter]", "on <day>", "in the [morning|afternoon|evening]", "at [noon|night|six|seven|eight]", "when it [rains|snows|is cold|is hot|gets dark]", "before [breakfast|lunch|supper|school|work]", "after [breakfast|lunch|supper|school|work]"],
    "petact": ["sleeps on the [bed|chair|blanket|step|pillow]", "sits [by the window|by the fire|on the stairs|at the door|under the table]", "runs [after the ball|around the garden|to the gate|up the stairs]", "plays with [a ball|a sock|a ribbon|wool|leaves]",
               "waits [at the gate|for supper|by the door|in the yard]", "follows {n} [to the shop|into the kitchen|everywhere|down the road]", "drinks [some milk|water from a bowl|from the pond]", "looks [out of the window|at the birds|at the moon|under the bed]",
               "hides [under the bed|in the cupboard|behind the curtain|in a box]", "eats [from a blue bowl|with joy|too fast|everything]", "chases the [birds|leaves|butterflies]", "jumps [over the fence|on the bed|into puddles]"],
    "neutral": ["sleeps in the [sun|grass|barn|kitchen] [all day|until noon|alone]", "sits by the [gate|road|pond|door] and [looks at|waits for] the [birds|people|cars|rain|moon]", "eats [flowers|too much|only in the evening|from a red bowl]", "[hides|runs away] when it [rains|sees {n}|hears the bell|meets strangers]", "makes a [loud|strange|soft] noise [at night|when the sun rises|every hour]", "[never|always] [plays|listens|waits|wakes early]"],
    "petlook": ["old", "young", "small", "big", "<colour1>", "<colour1>", "clever", "lazy", "hungry", "funny", "brave", "shy", "gentle"],
    "colour1": ["white", "black", "brown", "grey"],
    "want": ["wants to go out", "is hungry", "is happy", "is tired", "is afraid of the rain", "hears a noise", "sees the dog next door", "is thirsty"],
    "meal": ["breakfast", "lunch", "supper", "dinner"],
    "hour": ["six", "seven", "eight", "nine", "ten", "noon", "half past seven", "half past eight"],
    "weather": ["it is <weatherlook2>", "the sun is shining", "it is raining", "it is snowing", "the wind is blowing from the [north|south|east|west]", "the sky is [grey|blue|dark|black]", "there is fog on the [river|road|hill|sea]", "a storm is coming"],
    "weatherlook2": ["cold", "warm", "hot", "wet", "cloudy", "sunny", "windy", "foggy", "cool"],
    "then": ["[the children|people|{n} and {n2}] [wear boots|carry umbrellas|stay inside|light a fire|sit outside|open the windows|go to the beach|build a snowman|look at the sky]"],
}

WEATHERS = [  # what it is like, and what people do then
    ("it is raining|the rain is falling|it is very wet|it is wet", "carry umbrellas|wear boots|stay inside|jump over puddles|read by the window|drink tea|listen to the rain|run to the bus|make soup"),
    ("it is snowing|there is snow on every roof|the pond is frozen|it is cold", "build a snowman|light a fire|wear two scarves|drink hot chocolate|sweep the path|look for {his} gloves|feed the birds|stay in bed"),
    ("the sun is shining|it is warm|the sky is blue|it is hot", "swim in the river|sit outside|eat under a tree|open the windows|go to the beach|wear a hat|drink cold water|work in the garden|paint the fence"),
    ("the wind is blowing from the north|the wind is strong|a storm is coming|the sky is black", "close the windows|chase the leaves|call the children in|bring the boats in|hold on to the fence|light a lamp|stay at home|tell stories"),
    ("there is fog on the river|it is foggy|nobody can see the church", "walk slowly|carry a lamp|drive with care|stay at home|listen for the bell|wait for the sun|hold hands|ring the church bell"),
]
JOBS = {  # what each does at work: place, then what they do
    "teacher": ("the school", "reads a story|writes on the wall|checks the homework|asks questions|rings the bell|teaches history|explains the lesson"),
    "doctor": ("the hospital", "listens to hearts|gives medicine|visits an old woman|writes notes|washes {his} hands|helps a child with a cough"),
    "nurse": ("the hospital", "makes the beds|brings medicine|holds a child's hand|checks a fever|helps the doctor|brings soup|opens the curtains"),
    "farmer": ("the farm", "feeds the pigs|mends a fence|drives the tractor|counts the sheep|picks beans|carries hay|collects eggs"),
    "baker": ("the bakery", "bakes bread|mixes flour and butter|sells pies|lights the oven|makes a birthday cake|counts the loaves|stirs the cream"),
    "cook": ("the palace kitchen", "chops onions|stirs the soup|tastes the sauce|boils potatoes|fills the plates|washes the pots|shouts at the kettle"),
    "gardener": ("the castle garden", "plants roses|cuts the grass|digs a hole|feeds the birds|picks pears|sweeps the path|talks to the trees"),
    "sailor": ("the harbour", "mends a sail|cleans the ship|pulls a rope|looks at the stars|sings loudly|paints the boat|writes home"),
    "fisher": ("the sea", "throws the net|mends the net|counts the fish|waits|looks at the waves|sells fish on the shore|feeds the gulls"),
    "judge": ("the court", "hears a case|listens to the witness|reads the law|gives the verdict|asks hard questions|drinks tea between trials|writes a long report"),
    "lawyer": ("the court", "speaks for the boy|reads the case|asks the witness a question|carries a heavy bag|talks to the judge|explains the law"),
    "clerk": ("the office", "types letters|opens the spreadsheet|checks the spreadsheet|prints a report|answers the phone|files the forms|makes a table in the spreadsheet|sends emails"),
    "manager": ("the office", "reads the spreadsheet|plans a meeting|calls a customer|asks for the report|prints the spreadsheet|writes emails|saves the spreadsheet"),
    "banker": ("the bank", "counts coins|opens an account|checks the spreadsheet|locks the safe|gives a loan|talks to customers|fills in the spreadsheet"),
    "driver": ("the station", "drives the bus|checks the wheels|sells tickets|waits for the last child|cleans the windows|helps an old man with his bag"),
    "builder": ("the new house", "builds a wall|carries stones|climbs the ladder|mends the roof|paints a door|looks for {his} tools|cuts wood"),
    "postman": ("the village", "brings letters|carries parcels|rings bells|rides a bicycle|talks to every dog|reads the cards|sells stamps"),
    "librarian": ("the library", "finds a book|puts books on the shelf|reads to the children|whispers|writes a card|mends an old book|opens the library"),
}
JOBS = {job: (place, tuple(acts.split("|"))) for job, (place, acts) in JOBS.items()}

JOBS["writer"] = ("the library", ("writes one page", "burns one page", "looks out of the window", "reads aloud to the cat", "drinks cold coffee", "looks for a better word", "begins a poem"))
OFFICE = JOBS.pop("manager")

OFFICE_DAY = [
    "<every> {n} [goes|walks|rides|hurries] to {place}. {he} [sits down|turns on the computer|finds {his} chair]. [First|In the morning] {he} {a1}, [then|and then] {he} {a2}. <noon> [Later|In the afternoon|After that] {he} {a3}. <home>",
    "at {place} [it is never quiet|the phone rings all day|the printer is broken]. {n} {a1} while {n2} [talks|sleeps|looks for a pencil|drinks coffee]. \"[Have you seen the spreadsheet|Where is the report|When is the meeting]?\" asks {n2}. \"[On my desk|In the folder|Ask the boss],\" says {n}, who {a2} and {a3}.",
    "{n} works with {n2} at {place}. On <day> {n} {a1}, and {n2} [helps|watches|is late]. Then {he} {a2}. The boss wants [the report|the spreadsheet|a plan] by [noon|five|<day>], so {n} {a3}. <home>",
]
WORKDAY = [
    "<every> {n} [goes|walks|rides|hurries] to {place}. {he} is a {job}. [First|In the morning] {he} {a1}, [then|and then] {he} {a2}. <noon> [Later|In the afternoon|After that] {he} {a3}. <home>",
    "{n} [gets up|wakes] at <hour>, [because|for] {he} is a {job}. At {place} {he} {a1} and {a2}. \"[Is it hard|Do you like it|What do you do all day]?\" {n2} [asks|wants to know]. \"[I love it|It is never the same|Some days are long],\" says {n}, and {he} {a3}.",
    "{n} is the {job} at {place}. [On <day>|Today|When {he} is busy] {he} {a1}, {a2} and {a3}. {n2} helps {him}. <home>",
    "a {job} [must be [patient|careful|quick|kind|strong]|has much to do]. {n} {a1} before lunch and {a2} after lunch. [Only {n2} knows|Nobody knows] that {he} [often|sometimes] {a3} [too|at night|alone]. <home>",
]
RULES |= {
    "noon": ["At noon {he} [eats|has|shares] <snack> [with {n2}|alone|outside|].", "{n2} brings {him} <drink>.", ""],
    "home": ["[At five|In the evening|At night] {he} [goes|walks] home and [feeds the cat|plays the piano|sleeps|reads|calls {n2}|cooks <food>].", "then {he} is tired and [happy|hungry|proud].", "{n2} [waits|is waiting] for {him} with <drink>.", ""],
}

PETDAY = [
    "<every> {n} feeds {his} {pet}. The {pet} is <petlook> and [is called|its name is] {petname}. {petname} eats {food} and <petact>. <petmore> <petmore2>",
    "{n}'s {pet} [{petname}|is called {petname} and] <petact> <every>. ",
    "{petname} is a <petlook> {pet}. <every> it <petact>, and <every> it <petact>. When it <want>, it [looks at {n}|runs to {n}|makes a [soft|loud|strange] noise|waits for {n}]. <petmore> <petmore2>",
    "what does {n}'s {pet} do all day? [In the morning|First] it <petact>. [At noon|Then] it <petact>. [In the evening|At last] it <petact>. \"[What a life|You lazy <petlook> thing|I want to be a {pet}],\" says {n}. <petmore2>",
]
PETDAY[1] = "every day {n}'s {pet} {petname} <petact>. [{n2} has a {pet} too|{n2}'s {pet2} is different]: it <neutral>. [When they meet|On <day>], the two [play|run|sit together|look away|share a bowl] [in the garden|by the river|in the yard]. <petmore>"
RULES |= {
    "petmore": ["{n2} [says|thinks] that {petname} is [too big|the best {pet} in {town}|very clever|not a {pet} at all].", "the neighbours know {petname} [well|and bring it bread|by its voice].", "it does not like [rain|the postman|strangers|snow].", "{n} loves {petname} [very much|more than {foodf}|best of all]."],
    "petmore2": ["at night it sleeps [by the fire|under the stairs|in its basket|near {n}'s bed].", "{petname} has [soft fur|big ears|a long tail|one white foot|bright eyes|cold paws].", "", "[yesterday|last week] it [ate a shoe|was lost for an hour|met a fox]."],
}
RULES["petmore"][2] = "{petname} does not like [rain|the postman|strangers|snow|the cold|loud music|{n2}]."
RULES["petmore2"][3] = "[yesterday|last week] it [ate a shoe|was lost for an hour|met a fox|fell into the pond]."


OUTDOOR_RULES = RULES | {
    "petact": ["sleeps [in the barn|under a tree|in the hay|by the fence]", "stands [by the gate|in the rain|under the apple tree|in the river]", "runs [around the field|to the gate|up the hill|after the cart]", "waits [at the gate|for supper|in the yard]", "follows {n} [to the shop|everywhere|down the road]",
               "drinks [water from the stream|from the pond]", "looks [over the fence|at the birds|at the moon]", "hides [behind the barn|under the trees]", "eats [grass|leaves|hay|the roses|everything]", "chases the [birds|leaves|hens|ducks]", "jumps [over the fence|into puddles]", "pulls [a cart|the hay|{n}'s coat]"],
    "want": ["wants to go out", "is hungry", "is happy", "is tired", "is afraid of the storm", "hears a noise", "is thirsty"],
    "petmore2": ["at night it sleeps [in the barn|in the hay|under the stars].", "{petname} has [big ears|a long tail|one white foot|bright eyes|a soft nose].", "", "[yesterday|last week] it [ate a hat|was lost for an hour|met a fox|fell into the pond]."],
}


def write_animal_facts(draw: Draw, topic: str) -> str:
    """Where animals live and what they eat; one or many of a kind."""
    out = []
    for animal in draw.sample(ANIMALS, draw.pick([4, 5, 6])):
        home, food, many = HOME_PHRASES[ANIMAL_HOMES[animal]], ANIMAL_FOODS[animal], plural(animal)
        one = animal not in ("fish", "sheep", "deer")
        out.append(draw.pick([
            f"{many} live {home} and eat {food}.", f"{many} eat {food}.", f"a {animal} lives {home} and eats {food}.", f"you can find {many} {home}.", f"the {animal} [is hungry|looks for food]. it eats [some|its] {food}." if one else f"{many} like {food}.",
            f"what do {many} eat? {food}.", f"where does the {animal} live? {home}.", f"{many} love {food} [best|in the [morning|evening]|more than anything].", f"a {animal} [sleeps|hides|rests] {home} [at night|when it rains|in winter].",
            f"\"what does your {animal} eat?\" \"[mostly|only|usually] {food}.\"", f"if you see a {animal}, [do not run|be quiet|stand still]; [give it|it wants] {food}.", f"give {food} to the {many}, please.",
        ]))
    return tell(draw, " ".join(out), RULES)


def write_pet_day(draw: Draw, topic: str) -> str:
    """The habits of someone's own pet, whichever animal it is."""
    chosen, slots = cast(draw, 2)
    owner = chosen[0]
    slots |= {"pet": owner.pet, "petname": owner.pet_name, "pet2": chosen[1].pet, "foodf": owner.food, "food": ANIMAL_FOODS.get(owner.pet) or PET_FOODS[owner.pet], "town": owner.town}
    return tell(draw, draw.pick(PETDAY), OUTDOOR_RULES if owner.pet in OUTDOOR else RULES, slots)


def write_workday(draw: Draw, topic: str) -> str:
    """A day at someone's own work; or of anyone in the office."""
    chosen, slots = cast(draw, 2)
    office = draw.chance(0.2)
    job = "" if office else chosen[0].job
    place, acts = OFFICE if office else JOBS[job]
    three = [fill(draw, act, RULES, slots) for act in draw.sample(acts, 3)]
    slots |= {"job": job, "place": place, "a1": three[0], "a2": three[1], "a3": three[2]}
    return tell(draw, draw.pick(OFFICE_DAY if office else WORKDAY), RULES, slots)


def write_weather_here(draw: Draw, topic: str) -> str:
    """The weather in a town and what people there do in it."""
    _, slots = cast(draw, 2)
    looks, acts = draw.pick(WEATHERS)
    look = draw.pick(looks.split("|"))
    first, second, third = draw.sample(acts.split("|"), 3)
    slots["town"] = draw.pick(TOWNS)
    they = {"his": "their"}
    return tell(draw, draw.pick([
        f"[in {{town}}|today in {{town}}|on this <day> in {{town}}] {look}. [people|the children|most people] {fill(draw, first, RULES, they)} or {fill(draw, second, RULES, they)}. {{n}} [does not|never wants to] {third}. {{he}} [sits|stands] at the [door|window] and [thinks of {{n2}}|waits for {{n2}}|sings|counts the [clouds|birds|cars]].",
        f"{look} in {{town}} [today|again|this <day>]. {{n}} [wants to|must|will] {first}. \"let's {fill(draw, second, RULES, {'his': 'our'})},\" says {{n2}}. \"[first|tomorrow] we will {fill(draw, third, RULES, {'his': 'our'})},\" says {{n}}. [so they do both|they do nothing at all|in the end they do that].",
        f"when {look} in {{town}}, {{n}} and {{n2}} {fill(draw, first, RULES, they)} [together|]. [later|in the afternoon|then] they {fill(draw, second, RULES, they)}. [their neighbours|other people] {fill(draw, third, RULES, they)}. {{town}} is [lovely|quiet|best|sad|beautiful] [then|on such days].",
    ]), RULES, slots)


GENRES = [Genre("animals and what they eat", write_animal_facts, 1.4), Genre("a pet's day", write_pet_day, 2.0), Genre("a day at work", write_workday, 2.2), Genre("weather here", write_weather_here, 1.0)]


def probes(draw: Draw) -> list[Probe]:
    """Food that fits the animal."""
    found = []
    for animal in ANIMALS:
        food = ANIMAL_FOODS[animal]
        wrong = draw.pick([other for other in dict.fromkeys(ANIMAL_FOODS.values()) if other != food])
        found.append(Probe("what animals eat", tell(draw, f"the {animal} eats", RULES), f" {food}", (f" {wrong}",), seen=True))
    return found
