"""Short meanings, sorts and descriptions, as in a small dictionary for children: true everywhere in the small world."""

# Kinds of things: "one|many" and the members (singular nouns).
SORTS = {
    "animal of the house|animals of the house": "cat dog rabbit kitten puppy parrot",
    "farm animal|farm animals": "horse cow pig sheep goat hen duck donkey lamb",
    "wild animal|wild animals": "fox bear wolf mouse frog deer owl squirrel lion tiger elephant monkey dolphin turtle snake hedgehog",
    "bird|birds": "owl crow gull robin duck hen parrot",
    "fruit|kinds of fruit": "apple pear plum cherry lemon orange berry",
    "vegetable for the pot|things for the pot": "carrot onion potato bean tomato mushroom",
    "thing to wear|things to wear": "coat hat shirt shoe sock dress glove belt scarf boot",
    "part of you|parts of you": "hand eye ear nose mouth head foot leg arm face finger tooth heart",
    "part of a house|parts of a house": "door window roof wall floor kitchen bedroom hall attic chimney",
    "part of an animal|parts of an animal": "tail wing paw back",
    "time of year|times of year": "spring summer autumn winter",
    "thing that makes music|things that make music": "drum piano violin bell whistle",
    "thing that we eat|things that we eat": "soup salad pie cake pancake sandwich porridge",
    "word for someone in a family|words for someone in a family": "father mother brother sister uncle aunt son daughter husband wife grandfather grandmother",
    "word for someone at work|words for people at work": "teacher doctor nurse farmer baker cook gardener sailor judge lawyer clerk banker driver writer builder postman librarian manager",
    "royal word|royal words": "king queen prince princess",
    "thing that we read|things that we read": "book poem story letter map note email card",
    "place in town|places in town": "park square church bakery theatre zoo museum library school station market",
}
SORTS = {sort: tuple(nouns.split()) for sort, nouns in SORTS.items()}

# Where things belong: a phrase, and nouns.
HOMES = {
    "in the kitchen": "spoon fork knife plate bowl cup pan pot oven kettle jar stove recipe",
    "in the garden": "rose flower tree gate shed path fence seed ladder",
    "by the sea": "boat ship net sail rope shell harbour lighthouse wave beach",
    "in court": "trial witness judge lawyer verdict law crime case thief",
    "in the school": "desk pencil lesson test page book homework board bell prize",
    "in the office": "spreadsheet printer report email file folder form phone meeting chair boss plan",
    "on a computer": "database spreadsheet query table row server screen keyboard program index key code data link",
    "on the farm": "tractor barn cart hay field cow hen pig wool harvest",
    "in the forest": "cave berry feather trail owl branch root leaf mushroom",
    "on the mountain": "tent campfire boot snow valley rock",
    "at the market": "stall basket bag ribbon penny candle toy price",
    "at the concert": "choir violin piano drum voice song",
    "at a sport match": "ball goal match race team winner score",
    "at the station": "train ticket bus seat driver wheel plane car journey",
    "in the bank": "coin note loan account customer queue safe counter money",
    "in the hospital": "doctor nurse medicine fever cough bed",
    "in the bedroom": "bed pillow blanket lamp curtain mirror clock dream",
    "in the library": "shelf author title poem card book",
    "in the sky": "star moon planet cloud rainbow sun bird",
    "in the museum": "picture painting drawing art",
    "at a birthday party": "balloon gift cake candle guest wish card",
    "in the snow": "snowman scarf boot",
    "in the postman's bag": "letter parcel stamp card",
}
HOMES = {place.replace("at a sport match", "at a sport match").replace("in the postman's bag", "in the postman's bag"): tuple(n for n in nouns.split() if n not in ("statue",)) for place, nouns in HOMES.items()}

MEANINGS = [line.split(": ", 1) for line in """
bakery: a shop where bread is [made|baked|sold]
harbour: a safe place for ships and boats
lighthouse: a tower that shows ships the way at night
librarian: someone who works in a library
postman: a man who brings letters and parcels
spreadsheet: a table of numbers on a computer, used in the office
database: a lot of data in tables, kept on a server
query: a question for a database
server: a computer that works for other computers
keyboard: the part of a computer that you type on
index: a list that helps you to find words in a book
code: words that a computer understands|a secret way of writing
program: a list of steps for a computer
verdict: what the judge says at the end of a trial
witness: someone who saw what happened
crime: something that is against the law
law: a rule for a whole country
loan: money that you borrow and must pay back
account: the place in a bank where your money is kept
queue: a row of people who wait
counter: a long table in a shop or a bank
customer: someone who buys something
safe: a strong box for money
price: how much you must pay
choir: people who sing together
concert: music that is played for a crowd
violin: a small thing of wood that makes sweet music
whistle: a small thing that makes a high sound when you blow it
kingdom: a country with a king or a queen
capital: the main city of a country
castle: a big strong house of stone with towers
palace: the house of a king or a queen
theatre: a place where you watch a play
museum: a house full of old or beautiful things
zoo: a park with wild animals from everywhere
island: a place with water on every side
valley: the low place between hills or mountains
stream: a very small river
pond: still water in a garden or a field
puddle: a little water on the road after the rain
rainbow: many colours in the sky when sun and rain meet
fog: a cloud that lies on the fields
storm: strong wind with rain or snow
snowman: a man of snow with a carrot for a nose
treasure: coins, rings or anything that is dear to you
adventure: a journey that may be full of fear and joy
secret: something that you must not tell
promise: words that you should keep
mistake: something that you did wrong
memory: something that you remember
dream: a story that you see in your sleep
hope: the feeling that things will be better
fear: what you feel in the dark, or near a wolf
joy: a great and happy feeling
anger: what you feel when something is not fair
peace: a time without war
war: a time when countries are not friends
silence: a time without any sound
truth: what really happened
idea: something new that you think of
reason: the answer to the question why
problem: something that is hard to put right
example: one thing that shows how the rest are
fact: something that is true and certain
sentence: some words that mean something together; it begins with a capital letter
verb: a word like run, eat or sleep
word: some letters that mean something
haiku: a very short poem in three parts
poetry: the art of writing poems
title: the name of a book or a song
author: someone who has written a book
history: the story of what happened in the past
science: the study of how things work
lesson: an hour at school
prize: what the winner gets
score: the points of both teams
goal: a point in a ball game
match: a game between two teams
total: what you get when you add everything
half: one of two parts that are the same size
dozen: twelve of something, often eggs
hundred: ten times ten
thousand: ten times one hundred
weekend: Saturday and Sunday
noon: the middle of the day
midnight: the middle of the night
tomorrow: the day after today
yesterday: the day before today
minute: one of sixty parts of an hour
tractor: a strong car for the fields
harvest: the time when the fruit and the beans are gathered
barn: a big house for hay and animals
hay: dry grass for horses and cows
wool: the hair of sheep, good for socks and scarves
ladder: a tool that you climb
tool: a thing that helps you to work
stove: a hot thing in the kitchen that you cook on
kettle: a pot for hot water
recipe: a list of steps for cooking
porridge: a warm breakfast of milk and rice
cinnamon: something sweet and brown for cakes and pies
attic: the room under the roof
chimney: the way out for the hot air of a fire
curtain: what you close when the sun is too bright
pillow: a soft thing under your head
mirror: a glass in which you see yourself
parcel: a box that the postman brings
stamp: a small picture that pays for a letter
complaint: a letter that says what is wrong
permission: a yes from someone who may say no
payment: money that you give for something
request: a polite question for something
service: help that you pay for
business: buying and selling, for example
advice: words that should help you
attention: what a teacher asks for in a noisy class
damage: what a storm leaves behind
trouble: a problem, or a lot of them
message: words that are sent to someone
news: what happened today or lately
weight: how heavy a thing is
size: how big a thing is
shape: how a thing looks, round or flat for example
age: how old somebody is
opposite: hot for cold, or day for night
corner: the place where two walls meet
square: the open place in the middle of a town
crowd: a great many people in one place
neighbour: someone who lives next door
stranger: someone whom you do not know
guest: someone whom you have invited
thief: someone who steals
captain: the one who leads a ship or a team
manager: someone who leads the people in an office
lawyer: someone who speaks for you in court
judge: the one who decides in court
fever: when you are ill and much too hot
cough: a noise from your mouth when you have a cold
medicine: what the doctor gives you when you are ill
tent: a small house for a weekend in the mountains
trail: a path through the forest
cave: a hole in a mountain
shadow: the dark shape behind you when the sun shines
planet: a world like the Earth
Earth: the planet on which all of us live
Europe: the part of the world where France and Italy are
Africa: the part of the world where Egypt and Kenya are
Asia: the part of the world where China and Japan are
weather: sun, rain, wind and snow
vegetable: a plant like a carrot or a potato
animal: a living thing like a cat or a bee
fur: the soft hair of an animal
paw: the foot of a cat or a dog
wing: the part that a bird needs for flying
feather: a light thing that a bird loses
nest: the home of a bird
hedgehog: a small wild animal with a sharp back
parrot: a bird that can repeat words
dolphin: a clever animal that lives in the sea
turtle: a slow animal that carries its house
snail: a very slow animal with a shell
butterfly: a quiet thing with four bright wings
spider: a small animal with eight legs
puppy: a young dog
kitten: a young cat
lamb: a young sheep
princess: the daughter of a king or a queen
prince: the son of a king or a queen
queen: a woman who rules a country, or the wife of a king
king: a man who rules a country, or the husband of a queen
uncle: the brother of your mother or father
aunt: the sister of your mother or father
grandfather: the father of your mother or father
grandmother: the mother of your mother or father
""".strip().split("\n")]

# Adjectives with what they may be said of, all forms free of article.
LOOKS = {
    "person": ("happy sad kind brave clever quiet loud quick fast great nice tired hungry thirsty sleepy angry afraid proud shy lazy busy careful lucky funny honest wise silly patient cheerful lonely curious polite young old tall strong weak rich poor "
               "famous serious gentle healthy guilty grateful alone sorry late glad ready fair calm strange ill well awake asleep alive safe certain sure missing free able dead",
               "man woman boy girl child teacher doctor nurse farmer sailor king queen prince princess judge clerk neighbour friend stranger student guest writer grandmother grandfather manager captain librarian banker"),
    "animal": ("small big young old wild tame hungry thirsty sleepy brave clever shy lazy lucky curious quick slow strong gentle noisy tiny huge lonely funny sick white black brown grey",
               "cat dog rabbit kitten puppy parrot horse cow pig goat hen duck donkey lamb fox bear wolf mouse frog owl crow squirrel lion tiger elephant monkey dolphin turtle snake robin gull hedgehog"),
    "food": ("sweet sour salty bitter fresh ripe tasty warm cold hot good bad crisp soft cheap", "apple pear plum cherry lemon orange carrot tomato soup cake pie biscuit salad sandwich pancake sauce"),
    "thing": ("new old small big nice open closed broken lost cheap dear clean dirty dusty beautiful pretty plain golden silver wooden heavy light round flat little useful empty modern ancient simple", "box cup bowl plate clock lamp chair mirror bell ring coin basket bag spoon key drum boat ladder toy jar"),
    "place": ("quiet noisy dark bright narrow wide steep muddy dusty long old peaceful strange famous main local royal ancient modern lovely empty full", "street road path hill village town city park garden square bridge valley forest castle kingdom church"),
    "day": ("cold warm hot sunny cloudy windy rainy snowy foggy stormy wet dry cool fine grey long short lovely", "day morning afternoon evening week month summer winter spring weekend"),
    "sky": ("pale grey dark bright blue cloudy red calm deep", "sky sea"),
    "sound": ("loud soft faint strange sharp low high hollow gentle sweet sad lovely", "voice noise sound song cry bell whistle"),
    "paper": ("formal casual polite urgent important private public final secret short long annual serious usual simple correct funny difficult easy possible wrong right true false great early",
              "letter report email question answer message meeting plan note order request story reason rule"),
    "body": ("cold warm wet dry rough smooth dirty clean strong weak thin thick", "hand face foot nose ear finger leg arm"),
    "kept": ("warm soft thick thin red blue green yellow pink purple orange wet dry dirty clean new long", "coat hat scarf dress shirt sock glove belt blanket pillow curtain"),
    "measured": ("deep wide narrow frozen muddy still cool calm", "river pond stream sea puddle"),
    "last": ("first second third last next same different other whole favourite extra own only", "book day page lesson row story half time chance"),
}

# Which of two is more: adjective, the one that is more, the one that is less.
MORE = [tuple(part.split("/")) for part in """
big/an elephant/a mouse|big/a city/a village|small/a bee/a bird|small/a coin/a plate|tall/a tower/a shed|tall/a tree/a flower|short/a minute/an hour|short/a haiku/a story|long/a river/a stream|long/a year/a month|old/a grandmother/a girl|old/the castle/the station
young/a lamb/a sheep|young/a puppy/a dog|new/today's bread/yesterday's|new/the bridge/the church|happy/a winner/a thief|happy/a dog with a ball/a dog without one|kind/a friend/a stranger|kind/a nurse/a thief|brave/a lion/a hen|brave/a captain/a mouse|quiet/a library/a market|quiet/snow/rain
loud/a drum/a violin|loud/a train/a bicycle|fast/a horse/a cow|fast/a plane/a car|slow/a snail/a frog|slow/a cart/a bus|warm/summer/spring|warm/wool/paper|cold/ice/water|cold/January/April|hard/stone/wood|hard/ice/snow|heavy/a stone/a feather|heavy/a cow/a cat
light/a leaf/a branch|light/a feather/a shoe|strong/a bear/a rabbit|strong/rope/wool|rich/a king/a clerk|rich/a banker/a cook|bright/the sun/the moon|bright/a lamp/a candle|sweet/honey/bread|sweet/a pear/a lemon|deep/the sea/a pond|deep/a river/a puddle
high/a mountain/a hill|high/the moon/a cloud|wise/an owl/a hen|wise/a judge/a thief
""".replace("\n", "|").strip("|").split("|")]
