"""Every word that the small world may use, by kind, with its forms.

Tests check what the program writes and the stories hold against `words`; planted lines and everyday texts (core.corpus.genres.small_talk,
everyday_life and questions_answered), whose words are those of visitors, alone may use others.
Forms follow regular English spelling unless they stand in the tables of irregular forms below.
"""

from functools import cache

# ---------------------------------------------------------------- nouns, by what they name
NOUNS = {
    "pet": "cat dog rabbit kitten puppy parrot",
    "farm animal": "horse cow pig sheep goat hen duck donkey lamb",
    "wild animal": "fox bear wolf mouse frog deer owl crow squirrel lion tiger elephant monkey dolphin fish turtle snake bee ant "
    "spider butterfly robin gull snail hedgehog bird",
    "man": "king prince man boy father brother uncle grandfather son husband",
    "woman": "queen princess woman girl mother sister aunt grandmother daughter wife",
    "worker": "teacher doctor nurse farmer baker cook gardener sailor fisher judge lawyer clerk banker driver writer builder "
    "postman librarian captain manager",
    "person": "child friend neighbour guest stranger student baby team crowd family class people",
    "fruit": "apple pear plum cherry lemon orange berry",
    "vegetable": "carrot onion potato bean tomato mushroom",
    "staple": "bread rice flour sugar butter milk cheese egg salt oil honey cream water chocolate cinnamon meat jam",
    "dish": "cake soup pie pancake salad sandwich biscuit sauce porridge breakfast lunch supper dinner",
    "drink": "tea coffee",
    "kitchen thing": "spoon fork knife plate bowl cup pan pot oven kettle jar recipe stove",
    "garden thing": "seed flower rose tree leaf root branch grass soil fence gate shed path",
    "sea thing": "sea boat ship wave sand shell beach harbour island net sail rope shore lighthouse storm rock",
    "weather thing": "rain snow wind cloud sun fog sky ice rainbow puddle umbrella",
    "river thing": "river bank bridge stream pond stone mud",
    "money thing": "money coin note loan account customer queue safe counter price pocket",
    "court thing": "court trial witness law rule case crime thief verdict promise truth",
    "school thing": "school lesson book pencil desk page test homework board question answer letter word story map number sum line "
    "history science prize bell mistake",
    "office thing": "office meeting report email printer chair plan project boss file form folder phone team room",
    "computer thing": "computer database index table spreadsheet row query server screen keyboard program code key data search link",
    "farm thing": "farm barn field hay tractor wool harvest fence nest cart",
    "forest thing": "forest wood cave berry feather owl trail shadow",
    "mountain thing": "mountain hill valley climb boot tent snow campfire",
    "market thing": "market shop stall basket bag ribbon list penny candle toy",
    "music thing": "music song drum piano violin choir note concert voice dance bell",
    "sport thing": "sport game ball goal race match team winner score rope whistle net field bicycle swim",
    "health thing": "hospital medicine bed fever cough rest heart tooth",
    "journey thing": "train station ticket bus road car wheel seat driver plane journey",
    "house thing": "dust house door window roof wall floor kitchen bedroom stairs garden lamp clock mirror bed shelf box key attic "
    "chimney curtain blanket pillow hall cupboard",
    "library thing": "library book shelf story poem title author card",
    "night thing": "moon star night planet dream candle sleep",
    "art thing": "art picture paint brush paper colour drawing museum painting",
    "birthday thing": "birthday party gift balloon guest wish card music candle game",
    "winter thing": "winter scarf snowman ice fire blanket boot",
    "clothing": "coat hat shirt shoe sock dress glove belt",
    "body part": "hand eye ear nose mouth head foot leg arm tail wing face hair finger back paw fur",
    "place": "town village city street park corner square castle palace church garden bakery theatre zoo country capital "
    "world north south east west home yard kingdom tower",
    "time word": "day week month year morning afternoon evening hour minute moment time spring summer autumn weekend noon "
    "midnight today tomorrow yesterday tonight",
    "thing": "thing air front part piece side end top middle way kind name idea help work noise sound smell taste secret reason "
    "trouble news message adventure lesson change choice chance problem matter turn rest visit walk talk look half "
    "shape size weight bit lot set parcel stamp glass hole tool ladder wheel treasure fact example order step total "
    "left right place point hope fear joy anger tear smile laugh voice memory sentence verb poetry haiku weather "
    "food fruit animal vegetable colour age peace war silence business service attention madam sir request "
    "opposite complaint thanks damage payment advice permission",
}
IRREGULAR_PLURALS = {
    "child": "children", "man": "men", "woman": "women", "mouse": "mice", "sheep": "sheep", "fish": "fish", "deer": "deer",
    "foot": "feet", "tooth": "teeth", "leaf": "leaves", "wolf": "wolves", "knife": "knives", "wife": "wives", "shelf": "shelves",
    "loaf": "loaves", "thief": "thieves", "half": "halves", "postman": "postmen", "snowman": "snowmen", "potato": "potatoes",
    "tomato": "tomatoes", "hero": "heroes", "index": "indexes", "life": "lives", "scarf": "scarves",
}
NO_PLURAL = frozenset((
    "people bread rice flour sugar butter milk cheese salt oil honey cream water chocolate cinnamon meat tea coffee "
    "grass soil sand rain snow wind sun fog sky ice mud money truth homework history science data music hay wool harvest "
    "wood rest sleep news help work food fruit weather poetry peace war silence business attention advice permission "
    "damage thanks stairs fur hair paint paper today tomorrow yesterday tonight north south east west noon midnight joy "
    "anger autumn fire lot left back swim breakfast lunch supper dinner trouble taste porridge world age service payment "
    "sir madam dust art "
).split())
PLURAL_KINDS = ("pet", "farm animal", "wild animal", "man", "woman", "worker", "person", "fruit", "vegetable", "body part", "clothing", "computer thing",
                "river thing", "night thing", "art thing", "garden thing")
PLURAL_ALSO = (
    "cake pie pancake sandwich biscuit spoon fork knife plate bowl cup pan pot jar recipe boat ship wave shell beach island net sail shore storm cloud "
    "puddle umbrella coin note loan account customer price pocket rule law witness case thief promise lie book lesson school pencil desk page "
    "question answer letter word story map number sum bell mistake office meeting report email chair box file form folder team farm field barn "
    "forest cave feather mountain hill valley tent boot shop basket bag ribbon list penny candle toy song drum piano violin note concert voice dance game "
    "ball goal race match bicycle bed tooth heart medicine train station ticket bus road car wheel seat driver journey house door window roof wall floor "
    "bedroom lamp clock blanket pillow shelf key curtain poem title card library balloon gift party wish snowman town village city street park "
    "castle palace tower garden kingdom country capital yard day week month year morning evening hour minute time "
    "thing part piece side end way kind name idea noise sound smell secret problem matter turn visit walk talk look shape size "
    "hole tool ladder fact example step point hope fear tear smile memory sentence glass stone colour parcel stamp place top place half egg dream nest harbour rope lighthouse rainbow queue safe counter trial law verdict test printer plan project "
    "phone tractor cart trail plane mirror author scarf choir oven kettle "
    "eye opposite animal"
).split()
EXTRA_NOUNS = "loaf loaves life lives"

# ---------------------------------------------------------------- verbs: base, third person, past, participle, -ing
IRREGULAR_VERBS = """
be is was been being|have has had had having|do does did done doing|go goes went gone going|say says said said saying
see sees saw seen seeing|come comes came come coming|take takes took taken taking|make makes made made making
get gets got got getting|give gives gave given giving|find finds found found finding|think thinks thought thought thinking
know knows knew known knowing|tell tells told told telling|feel feels felt felt feeling|leave leaves left left leaving
keep keeps kept kept keeping|bring brings brought brought bringing|hold holds held held holding|write writes wrote written writing
read reads read read reading|run runs ran run running|sit sits sat sat sitting|stand stands stood stood standing
lose loses lost lost losing|pay pays paid paid paying|meet meets met met meeting|eat eats ate eaten eating
drink drinks drank drunk drinking|sleep sleeps slept slept sleeping|wake wakes woke woken waking|fall falls fell fallen falling
buy buys bought bought buying|sell sells sold sold selling|sing sings sang sung singing|swim swims swam swum swimming
fly flies flew flown flying|grow grows grew grown growing|draw draws drew drawn drawing|break breaks broke broken breaking
speak speaks spoke spoken speaking|drive drives drove driven driving|ride rides rode ridden riding|throw throws threw thrown throwing
catch catches caught caught catching|teach teaches taught taught teaching|build builds built built building
send sends sent sent sending|spend spends spent spent spending|cut cuts cut cut cutting|put puts put put putting
shut shuts shut shut shutting|hear hears heard heard hearing|begin begins began begun beginning|hide hides hid hidden hiding
win wins won won winning|forget forgets forgot forgotten forgetting|feed feeds fed fed feeding|dig digs dug dug digging
lie lies lay lain lying|shine shines shone shone shining|blow blows blew blown blowing|wear wears wore worn wearing
steal steals stole stolen stealing|choose chooses chose chosen choosing|understand understands understood understood understanding
mean means meant meant meaning|show shows showed shown showing|rise rises rose risen rising|freeze freezes froze frozen freezing
shake shakes shook shaken shaking|ring rings rang rung ringing|let lets let let letting
lend lends lent lent lending|sweep sweeps swept swept sweeping|hang hangs hung hung hanging
become becomes became become becoming
lead leads led led leading
light lights lit lit lighting
""".strip().replace("\n", "|")
REGULAR_VERBS = (
    "open close look walk talk ask answer call help work play like love want need use try cook bake stir mix pour wash "
    "dry clean plant pick chop boil add serve taste carry push pull turn move stop start wait watch listen learn study "
    "count share save borrow thank wave smile laugh cry shout whisper jump climb dance paint mend fix travel arrive "
    "visit enter stay live rain snow melt float sail chase lock follow reach drop lift fill empty return promise "
    "agree decide order invite join miss hope wish dream worry remember explain describe check test type delete search "
    "sort copy guess name notice finish repair collect gather rest cross hurry burn glow hug receive confirm "
    "print practise flow request offer seem happen believe belong care sigh repeat enjoy prepare plan "
).split()

# ---------------------------------------------------------------- describing words
ADJECTIVES = (
    "big small tall short long old young new good bad happy sad kind brave clever quiet loud fast slow warm cold hot cool wet dry soft "
    "hard heavy light strong weak rich poor clean dirty full empty early late bright dark sweet sour salty bitter fresh ripe round "
    "flat deep wide narrow high low thick thin sharp smooth rough gentle tired hungry thirsty sleepy angry afraid proud shy lazy busy "
    "careful lucky funny strange plain pretty beautiful lovely nice fine great little huge tiny wild tame gray golden silver wooden "
    "broken lost ready safe open closed free sick well healthy ill polite honest wise silly patient cheerful lonely curious stormy "
    "sunny cloudy windy rainy snowy foggy frozen famous secret true false right wrong easy difficult simple important correct "
    "possible whole half cheap dear grey steep muddy dusty crisp tasty pale calm faint hollow noisy peaceful royal ancient modern "
    "formal casual certain sure guilty fair alone awake asleep alive dead extra main local next last first second third other same "
    "different own serious quick able late sorry glad favourite usual urgent final private public grateful missing annual useful"
).split()
COMPARED = (
    "big small tall short long old young new happy kind brave quiet loud fast slow warm cold hard heavy light strong rich bright sweet "
    "deep high wise"
).split()
COLOURS = "red blue green yellow black white brown pink purple orange grey".split()
ADVERBS = (
    "slowly quickly quietly loudly softly gently carefully happily sadly kindly bravely suddenly finally always never often sometimes "
    "usually soon now then here there again already still almost just only even too very quite really rather once twice away back "
    "home together outside inside upstairs downstairs early late today well maybe perhaps forever ever yet later early everywhere "
    "somewhere nowhere nearly kindly sincerely truly faithfully politely warmly badly fast far near apart straight instead also "
    "however therefore first next last please enough more most less least much many few little indeed exactly aloud "
    "especially probably certainly hardly mostly greatly simply deeply brightly lately"
).split()

# ---------------------------------------------------------------- the small words
FUNCTION = (
    "a an the this that these those my your his her its our their mine yours hers ours theirs i you he she it we they me him us them "
    "myself yourself himself herself itself ourselves themselves who whom whose what which when where why how and or but so because if "
    "unless while until since before after as than though although of in on at by for with from to into onto over under above below "
    "between among through across along around behind beside near against about off up down out without within during towards "
    "past not no yes do does did am is are was were be been being has have had can could will would shall should may might must "
    "let all both each every either neither some any none one two other another such own same something anything nothing everything "
    "someone somebody anyone everyone nobody else there upon like plus times except despite toward till nor whatever every ago "
    "don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't haven't hasn't i'm you're he's she's it's we're "
    "they're i'll you'll we'll he'll she'll they'll i've you've we've they've that's what's there's let's who's where's i'd you'd "
    "hello hi hey bye goodbye oh ah ok yeah wow thanks please well dear mr mrs miss gonna wanna lol hmm ha yay sure cool "
    "awesome yep nope great btw super kinda "
).split()

UNITS = "zero one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = [*UNITS, *TEENS, *TENS, "hundred", "thousand", "dozen", "tens", "ones"]
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
DIGITS = [str(n) for n in range(10)]

# ---------------------------------------------------------------- names
WOMEN = (
    "Anna Clara Ella Grace Ida Julia Kate Lily Maria Nora Olive Rosa Sara Tess Vera Zoe Amy Beth Dora Emma Hana Mina Leila Priya"
).split()
MEN = (
    "Ben Carl David Eric Frank George Hugo Ivan Jack Karim Leo Max Noah Oscar Paul Ravi Sam Tom Victor Will Adam Felix Omar Peter"
).split()
SURNAMES = "Bell Brook Carter Dale Field Hill Lake Marsh Moss North Stone West Wood Young".split()
PET_NAMES = "Biscuit Pepper Shadow Ginger Button Mittens Rusty Daisy Patch Pip".split()
CAPITALS = {
    "France": "Paris", "Italy": "Rome", "Spain": "Madrid", "Portugal": "Lisbon", "Germany": "Berlin", "Austria": "Vienna",
    "Greece": "Athens", "Norway": "Oslo", "Sweden": "Stockholm", "Finland": "Helsinki", "Poland": "Warsaw", "Hungary": "Budapest",
    "Ireland": "Dublin", "England": "London", "Russia": "Moscow", "Turkey": "Ankara", "Egypt": "Cairo", "Kenya": "Nairobi",
    "Japan": "Tokyo", "China": "Beijing", "Cuba": "Havana", "Peru": "Lima", "Canada": "Ottawa", "Chile": "Santiago",
}
TOWNS = "Millbrook Ashford Stonebridge Westhaven Oakdale Redhill Greenfield Fairview".split()
OTHER_NAMES = "English French Italian Spanish German Greek Japanese Earth Europe Africa Asia Christmas".split()

# ---------------------------------------------------------------- what plain facts and everyday sums need besides (core.corpus.world.plain_facts)
FACT_WORDS = (
    "acid actor actors airport airports alike alphabet ambulance ambulances america astronaut astronauts australia baa backs bakeries banana "
    "bananas bark barks basketball bat bathroom bathrooms bats batteries battery beard beards beat beats beaver beavers beetle beetles bend bends "
    "bin bins birthdays bite bites biting blood blueberries blueberry blunt body bones bored bottom bounce bounces bow bows brain breathe "
    "breathes breathing brick bricks broccoli broom brooms bucket buckets bush bushes butcher butchers buttons buzz buzzes cabbage cabbages "
    "cactus cactuses calendar calendars calf calves camel camels camera cameras cannot cap caps carpenter carpenters carpet carpets caterpillar "
    "caterpillars caw centuries century cereal cheaper cheer cheetah cheetahs chess chest chests chick chicks chip chips circle circles classroom "
    "classrooms cleaner cleaners clear cloth clothes clothing cluck clues coal cocoa coconut coconuts colourful comb combing combs comet comets "
    "corn corners cotton course cousin crab crabs croak crocodile crocodiles crown crowns cub cucumber cucumbers cupboards curly daisies dams "
    "dancer dancers dangerous danube dentist dentists desert deserts detective detectives dew diamond diamonds ding dinosaur dinosaurs disappear "
    "dive dives doll dolls dong dough downhill dragon dragons drawer drawers drip drips duckling eagle eagles earthquake earthquakes elbow "
    "emerald emeralds engine engineer engineers engines equals explorer explorers feelings film films fins firefighter firefighters fires fit "
    "fits flag flags flute flutes foal foals football fridge fridges frighten frightens frost fry frying fun furniture garlic geese giant giants "
    "gills giraffe giraffes gold goose gorilla gorillas granddaughter grandson grape grapes ground guard guards guitar guitars hail hairdresser "
    "hairdressers ham hammer hammers hamster hamsters handle handles helicopter helicopters hippo hippos hiss hisses hive hives holiday holidays "
    "homes hoo hop hops horn horns hospitals howl howls hunt hunts hurt hurts ink insect insects instrument instruments internet iron jacket "
    "jackets jeans jellyfish juice jumper jumpers jungle jungles jupiter kangaroo kangaroos ketchup kick kid kitchens kite kites knee koala "
    "koalas laboratory ladybird ladybirds lakes land language languages laptop laptops lays leather lemonade leopard leopards lid lids lightning "
    "lines lizard lizards lorries lorry lower lungs machine machines magic magician magicians magnet magnets mango mangoes markets mars mask "
    "masks maths meal meals mechanic mechanics melon melons meow metal metals microwave microwaves milks mill minus mole moles moo mosquito "
    "mosquitoes moth moths motorbike motorbikes muscles musical musician musicians nail nails neck necks needle needles neigh nephew newspaper "
    "newspapers niece nile nut nuts oak oaks oats ocean oceans octopus octopuses officer officers oink others otter otters painter painters pair "
    "pairs palm palms panda pandas parachute parachutes parent parents pass passes passport passports password passwords pasta pea peach peaches "
    "peacock peacocks peas pebble pebbles pedals pen penguin penguins pens person petrol pets photographer photographers pigeon pigeons pilot "
    "pilots pine pineapple pineapples pines pipes pirate pirates pizza pizzas plastic players playful playground playgrounds plumber plumbers "
    "poet poets pointing polar pole police ponies pony pool pools popcorn post power programmer programmers pump pumpkin pumpkins pumps purr "
    "purrs puzzle puzzles pyjamas quack radio radios rails raspberries raspberry rat rats reindeer restaurant rhino rhinos rhymes rider roar "
    "roars robot robots rocket rockets rocks roll rolls rooms rooster roosters rubber ruler rulers runner runners rust rusts sadness salads "
    "sausage sausages saws scientist scientists scissors seal seals seas season seasons seconds seine sets sew sewing shade shadows shark sharks "
    "shopkeeper shopkeepers shower showers sideways singer singers sink sinks skin skins skirt skirts sledges sleeves slippery smelling smoke "
    "sneeze soap sofa sofas space spade spades sparrow sparrows spelling spice spices spin spinach spines spins sports spots squares squeak "
    "squeaks stage stages steam steel sticky sting stings stomach stoves strawberries strawberry strings stripes subject subjects submarine "
    "submarines suit suitcase suitcases sunflower sunflowers surprise surprises swan swans sweets swimmer swimmers swing swings tadpole tadpoles "
    "tailor tailors tap taps taxi taxis television televisions tennis thames theatres thorns thread throne thunder tiber tick tickles ticks toast "
    "toaster toasters toes tongue toothbrush toothbrushes torch torches tourist tourists towel towels traffic tram trams travellers triangle "
    "triangles tricks trousers trumpet trumpets trunk trunks tulip tulips tunnels turkeys twins unhealthy uniform upside vacuum vegetables vet "
    "vets video videos vinegar volcano volcanoes wag wags waiter waiters warming warning wasp wasps waterfall waterfalls waters wax weaker webs "
    "website websites weekends weigh weighs wells whale whales wheat whistles wizard wizards woof worm worms yoghurt zebra zebras zip zips zoos "
).split()

CODE_WORDS = "def return print for in range if else true false none import while len list sum total count item".split()


@cache
def has_plural(noun: str) -> bool:
    """Whether the plural of this noun stands in the lexicon (rare ones are left out to keep the vocabulary small)."""
    if noun in NO_PLURAL:
        return False
    return noun in PLURAL_ALSO or any(noun in NOUNS[kind].split() for kind in PLURAL_KINDS)


@cache
def plural(noun: str) -> str:
    """The plural of a noun: 'cat' -> 'cats', 'leaf' -> 'leaves'; a mass noun comes back unchanged."""
    if noun in NO_PLURAL:
        return noun
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


_DOUBLE = frozenset(
    "stop hug chop drop plan skip slip clap hum wrap shop stir fit nod".split()
)


@cache
def forms(verb: str) -> tuple[str, str, str, str, str]:
    """(base, third person, past, participle, -ing) of a verb: forms('go') == ('go', 'goes', 'went', 'gone', 'going')."""
    for row in IRREGULAR_VERBS.split("|"):
        five = tuple(row.split())
        if five[0] == verb:
            return five
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third = verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "o")) else "s")
        past = verb + ("d" if verb.endswith("e") else verb[-1] + "ed" if verb in _DOUBLE else "ed")
    ing = verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else verb + (verb[-1] if verb in _DOUBLE else "") + "ing"
    if verb == "travel":
        past, ing = "travelled", "travelling"
    return verb, third, past, past, ing


@cache
def comparative(adjective: str) -> str:
    """'tall' -> 'taller', 'big' -> 'bigger', 'happy' -> 'happier'."""
    if adjective.endswith("e"):
        return adjective + "r"
    if adjective.endswith("y") and adjective[-2] not in "aeiou":
        return adjective[:-1] + "ier"
    if adjective in ("big", "sad", "hot", "wet", "thin"):
        return adjective + adjective[-1] + "er"
    return adjective + "er"


@cache
def superlative(adjective: str) -> str:
    """'tall' -> 'tallest', 'big' -> 'biggest'."""
    return comparative(adjective)[:-1] + "st"


VERBS = list(dict.fromkeys([row.split()[0] for row in IRREGULAR_VERBS.split("|")] + REGULAR_VERBS))


@cache
def words() -> frozenset[str]:
    """Every lower-case word form that a document may contain (planted lines aside)."""
    found: set[str] = set(EXTRA_NOUNS.split())
    for group in NOUNS.values():
        for noun in group.split():
            found.update((noun, plural(noun)) if has_plural(noun) else (noun,))
    for verb in VERBS:
        found.update(forms(verb))
    for adjective in COMPARED:
        found.update((comparative(adjective), superlative(adjective)))
    found.update(("better", "best", "worse", "worst", "nearest"))
    for listed in (ADJECTIVES, COLOURS, ADVERBS, FUNCTION, NUMBER_WORDS, ORDINALS, DIGITS, DAYS, MONTHS, WOMEN, MEN, SURNAMES,
                   PET_NAMES, CAPITALS, CAPITALS.values(), TOWNS, OTHER_NAMES, FACT_WORDS):
        found.update(word.lower() for word in listed)
    return frozenset(found)
