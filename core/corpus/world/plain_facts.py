"""What a child knows of the world, as tables: a thing and what is true of it, a fact each.

    lemon: c yellow; q sour; k fruit; l grow on trees/grows on a tree

A thing is a word that can be counted ("lemon", or "goose/geese" where the plural is none that the lexicon makes), a stuff ("~milk"), several of
which none stands alone ("+stairs"), or one of its kind ("the sun"). What is true of it, by its letter:

    c yellow            its colour                              k fruit       what kind of thing it is
    q sour              what it is like                         o wood        what it is made of
    m make honey        what it does, and to what               u cut bread   what one does with it
    d bark              what it does                            s moo         what it says
    l live in the sea   what it does, and where                 n four legs   how many it has of something
    h a tail/tails      what one of it has, and what many have                x swim        what it can do
    i the time of snow  what it is                          w learn       what one does there

After "<" stands why: "q cold < it is frozen water". A verb stands as for many; where one does otherwise than with an s, both stand:
"wag their tails/wags its tail".
"""

# a headline says what is asked about the things below it: "Which animals", "Who", "What"
THINGS = """
[animals]
dog: d bark; k animal; s woof; n four legs; d wag their tails/wags its tail < they are happy; m guard the house < they hear every noise; d run after the ball/runs after the ball; x smell what we cannot smell
cat: d purr < they are happy; k animal; s meow; x climb trees; n four legs; m catch mice; m drink milk; h soft fur; d see well in the dark
cow: m give milk; k animal; s moo; m eat grass; n four legs; h two horns; l live on farms/lives on a farm
pig: l roll in the mud < it keeps them cool; k animal; s oink; c pink; l live on farms/lives on a farm; h a curly tail/curly tails
sheep: m give wool < people cut it in spring; k animal; s baa; m eat grass; q gentle; n four legs; h thick wool < it keeps them warm
goat: k animal; m eat leaves; m give milk; h a beard/beards; h two horns; d climb well
horse: d run fast; k animal; m eat hay; s neigh; m pull carts; n four legs; h a long tail/long tails; q strong; x carry a rider
donkey: k animal; h long ears; m carry heavy bags; m eat hay; q patient; c grey
rabbit: m eat carrots; k animal; h long ears < they listen for the fox; d hop; h soft fur; l live in holes/lives in a hole; q shy
mouse: m eat cheese; k animal; q small; h a long tail/long tails; d squeak; l live in holes/lives in a hole; c grey or brown
rat: k animal; h a long tail/long tails; h sharp teeth; q clever; m eat nearly everything
fox: k animal; c red; q clever; l live in the forest; h a thick tail/thick tails; m hunt mice
wolf: k animal; d howl at night; c grey; l live in the forest; m hunt deer; h sharp teeth
bear: m love honey; k animal; l live in the forest; d sleep through the winter < there is little to eat; q strong; h thick fur
deer: k animal; l live in the forest; m eat leaves; q shy; d run fast; n four legs
squirrel: k animal; m gather nuts < winter is coming; l live in trees/lives in a tree; d climb well; h a long tail/long tails; q quick
hedgehog: k animal; h sharp spines < they keep the fox away; d sleep through the winter; m eat snails; q small; x roll into a ball
lion: d roar; k animal; m eat meat; l live in Africa; q strong; h sharp teeth; c yellow
tiger: k animal; h black stripes; m eat meat; l live in Asia; d swim well; c orange and black
elephant: h a long trunk/long trunks; k animal; q huge; c grey; m eat leaves; h big ears; d drink with their trunks/drinks with its trunk; n four legs; x lift a tree
giraffe: h a long neck/long necks < the leaves are high up in the trees; k animal; q tall; m eat leaves; l live in Africa
zebra: k animal; h black and white stripes; c black and white; l live in Africa; m eat grass
monkey: x climb well; k animal; l climb in trees; m eat fruit; h a long tail/long tails; q clever; n two hands
camel: k animal; l live in the desert; m carry people; d walk through the sand; x live without water for days
kangaroo: k animal; l live in Australia; x jump far; d hop; d carry their babies in a pocket/carries its baby in a pocket
panda: k animal; c black and white; l live in China; q quiet
polar bear: k animal; c white < the snow is white too; l live in the ice and snow; m eat fish
bat: k animal; d fly at night < they hunt in the dark; d sleep in the day; d hang upside down; n two wings; x find food in the dark
snake: k animal; q long; d hiss; h no legs; l live in the grass; x swim
frog: c green; k animal; x jump far; d jump; s croak; l live in ponds/lives in a pond; m eat flies; n four legs
turtle: q slow; k animal; h a hard shell/hard shells < it keeps them safe; d live for many years; l swim in the sea; d swim well; x swim far
snail: q slow < they have no legs; k animal; d carry their houses/carries its house; m eat leaves; h a shell/shells
worm: k animal; l live in the soil; h no legs; q soft
fish/fish: x swim; k animal; l live in water; d swim; h fins; h no legs; d breathe in water < they have gills
shark: k animal; l live in the sea; h sharp teeth; m eat fish; c grey
whale: k animal; l live in the sea; q huge; d breathe air < they are not fish; d sing in the deep water
dolphin: k animal; l live in the sea; q clever; d jump out of the water < they love to play; m eat fish; x learn tricks
crab: k animal; d walk sideways; h a hard shell/hard shells; l live by the sea; n ten legs
octopus/octopuses: k animal; n eight arms; l live in the sea; q soft; q clever
bird: x fly; k animal; d fly < they have wings; n two wings; n two legs; d sing; m lay eggs; m build nests; h feathers
hen: m lay eggs; k bird; s cluck; l live on farms/lives on a farm; n two legs; m eat seeds
rooster: k bird; d crow in the morning; m wake the farm; l live on farms/lives on a farm; h a red comb/red combs
duck: k bird; s quack; x swim and fly; l swim on the pond; n two wings; m lay eggs; m like bread
goose/geese: k bird; h a long neck/long necks; m lay eggs; c white or grey; d fly south in autumn < the winter is cold
swan: c white; k bird; h a long neck/long necks; l swim on the lake; q beautiful
owl: d fly at night; k bird; x see in the dark; h big eyes < they hunt in the dark; m catch mice; d sleep in the day < they hunt at night; l live in trees/lives in a tree; s hoo
parrot: k bird; d talk; q colourful; d repeat every word/repeats every word; n two wings; x learn words
penguin: k bird; d swim well; l live in the cold south; c black and white; m eat fish; d walk, but do not fly/walks, but does not fly; x swim fast
eagle: k bird; d fly high; h sharp eyes; d build their nests on high rocks/builds its nest on high rocks; q strong; x see a mouse from far away
crow: c black; k bird; q clever; s caw; n two wings
robin: k bird; h a red chest/red chests; d sing; q small; m lay blue eggs
gull: k bird; l live by the sea; c white and grey; m eat fish; d fly over the waves/flies over the waves; x fly over the sea
bee: m make honey; k insect; n six legs; d buzz/buzzes; m visit flowers < they want to make honey; d sting when they are angry/stings when it is angry; d work all summer; x fly
ant: k insect; n six legs; q tiny; d work together/works with all the others; d carry more than they weigh/carries more than it weighs; l live in the soil; x carry heavy things
butterfly: k insect; h colourful wings; l sit on flowers; q light; n six legs; d drink from flowers; x fly
fly: k insect; d buzz/buzzes; n six legs; n two wings; q tiny; x walk on the wall
beetle: k insect; n six legs; h a hard back/hard backs; q small
spider: n eight legs; k animal; m spin webs < they want to catch flies; m catch flies; q tiny; x walk on the wall
caterpillar: k insect; m eat leaves; d turn into butterflies/turns into a butterfly; q hungry
puppy: i a young dog/young dogs; m love games; q young; q playful < they are young; d sleep a lot/sleeps a lot
kitten: i a young cat/young cats; q small; q playful < they are young; m drink milk; d play with wool/plays with wool
lamb: i a young sheep/young sheep; d jump in the field/jumps in the field; c white; q young
calf/calves: i a young cow/young cows; m drink milk; q young
chick: i a young hen/young hens; c yellow; q small; d come out of eggs/comes out of an egg; q soft
foal: i a young horse/young horses; h long legs; q young; m drink milk
tadpole: i a young frog/young frogs; l live in ponds/lives in a pond; d turn into frogs/turns into a frog; h a tail/tails
dinosaur: i an animal of long ago/animals of long ago
crocodile: k animal; h sharp teeth; c green; l lie in the river; h a long mouth/long mouths
hippo: k animal; q heavy; l stand in the river; h a wide mouth/wide mouths; c grey
rhino: k animal; h a horn/horns; q heavy; m eat grass; c grey
koala: k animal; l live in Australia; m eat leaves; d sleep nearly all day; l sit in trees/sits in a tree
gorilla: k animal; q strong; c black; l live in Africa; m eat leaves
leopard: k animal; h black spots; d climb well; m eat meat
cheetah: k animal; q fast; l live in Africa; h black spots; x run faster than a horse
otter: k animal; m eat fish; d swim well; q playful; l live by the river; x float on the water
seal: k animal; m eat fish; l lie on the rocks; d swim well
beaver: k animal; m build dams; h strong teeth; l live by the river; d cut down trees
mole: k animal; m dig tunnels; l live in the soil; d see badly < it is dark in the soil
hamster: k animal; q small; d run in a wheel/runs in a wheel; d carry seeds in their mouths/carries seeds in its mouth
pony: i a small horse/small horses; m like apples; m carry children
lizard: k animal; l lie in the sun; n four legs; c green or brown; x climb the wall
peacock: k bird; h a colourful tail/colourful tails; q proud; q beautiful
pigeon: k bird; c grey; l live in the city; m eat bread; n two wings
sparrow: k bird; q small; c brown; m eat seeds
turkey: k bird; l live on farms/lives on a farm; q big
ladybird: k insect; c red and black; h black spots; n six legs; q tiny
wasp: k insect; c yellow and black; d sting; d buzz/buzzes
mosquito/mosquitoes: k insect; d bite; d buzz/buzzes; q tiny; m drink blood
moth: k insect; d fly at night; d fly to the light < they think it is the moon
jellyfish/jellyfish: k animal; l live in the sea; q soft; h no bones; d sting
reindeer/reindeer: k animal; l live in the cold north; m pull sledges; n two horns
dragon: i an animal in stories/animals in stories; d breathe fire in stories; d fly in stories

[people]
baker: m bake bread; m make cakes; l work in a bakery; d get up early < fresh bread must be ready in the morning; m use flour
cook: m make soup; l work in a kitchen; m wear a white hat; m taste the soup < it should be good; x make dinner for many people
teacher: d teach children; l work at a school; m explain things < children want to understand; d write on the board; x answer many questions
student: m learn new words; m do homework; m read books; l sit in a classroom
doctor: d help sick people; l work at a hospital; m give medicine; d listen to your heart; x help you when you are ill
nurse: l work at a hospital; d help the doctor; d look after sick people; q kind
dentist: d look after teeth; m clean teeth < clean teeth stay healthy; d look into your mouth; x mend a tooth
vet: d help sick animals; d look after pets
farmer: m grow food; l live on a farm; m drive tractors; m feed the animals; d get up early < the animals are hungry; m milk cows
gardener: m plant flowers; l work in the garden; m water the plants; m cut the grass
fisher: m catch fish; l work on the sea; m use a net; l sit in a boat
sailor: l work on a ship; m cross the sea; m know the stars < the stars show the way at night
captain: m lead the ship; m give orders < someone must lead; l stand on the ship
pilot: m fly planes; l sit at the front of the plane; m wear a uniform; x fly a plane
driver: m drive cars; m watch the road; l sit behind the wheel
postman/postmen: m bring letters; m carry a bag; d walk from house to house; m know every street
firefighter: d put out fires; m drive a red fire engine; q brave < fire is dangerous; m use a lot of water
police officer: m catch thieves; d help people in the street; m wear a uniform
builder: m build houses; m use bricks; d work with stone and wood; q strong
painter: m paint pictures; m use a brush; m love colours
carpenter: m make tables and chairs; d work with wood; m use a saw
plumber: m mend pipes; d stop water where it should not be
tailor: m make clothes; m use a needle and thread
singer: m sing songs; l stand on a stage; h a good voice/good voices; x sing for hours
dancer: d dance; d move to the music; l stand on a stage
writer: m write books; m tell stories; l sit at a desk
poet: m write poems; d look for rhymes; m love words
judge: l sit in court; d listen to both sides; q fair < the law is the same for everyone; d decide who is right
lawyer: m know the law; l speak in court; d help people in court
clerk: l work in an office; m write letters; m keep the files
librarian: l work in a library; m lend books; d know where every book is
shopkeeper: m sell things; l stand behind the counter; m count the money
butcher: m sell meat; m cut meat; l work in a shop
hairdresser: m cut hair; m use a comb; m wash hair
waiter: m bring the food; l work in a restaurant; m carry plates
mechanic: m repair cars; m use many tools; h dirty hands; x mend a car
scientist: m study the world; m ask questions; l work in a laboratory
astronaut: l fly into space; m wear a thick suit < there is no air in space; d look down on the Earth
king: m wear a crown; l live in a palace; m lead a country; l sit on a throne
queen: m wear a crown; l live in a palace; m lead a country
prince: i the son of a king or a queen/the sons of kings and queens; l live in a palace
princess: i the daughter of a king or a queen/the daughters of kings and queens; l live in a palace
baby: m drink milk; d cry < they cannot speak yet; d sleep a lot/sleeps a lot < they are growing; q small; x cry loudly
child: d go to school/goes to school; m like games; d grow/grows; m ask many questions; n two hands; x run and jump
friend: d help you; d share things with you; m keep your secrets; d laugh with you; x cheer you up
neighbour: l live next door; d wave over the fence/waves over the fence
grandmother: m tell stories; m bake cakes; h grey hair
+people: n two eyes; n two ears; n two hands; n ten fingers; n two feet; n one nose; n one mouth; m need food and water
thief: d take other people's things; d run from the police
swimmer: d swim every day; l train in the pool; q strong; x swim far
runner: d run fast; m wear light shoes; m win races
actor: l stand on a stage; m learn lines; d play a part/plays a part
musician: m play music; d practise every day; l play on a stage
photographer: m take pictures; m use a camera; d wait for the right light
engineer: m build bridges; m plan machines; m use numbers
programmer: m write programs; l sit at a computer; d look for mistakes
cleaner: m clean rooms; m use soap and water; d get up early < the rooms must be ready in the morning
detective: d look for clues; m ask questions; d find out who did it/finds out who did it
magician: m do tricks; m wear a tall hat; m surprise people; x make things disappear
pirate: d look for treasure; l sail on the sea; l live in stories
giant: q huge; l live in stories; q strong
wizard: m know magic; l live in stories; m wear a tall hat
explorer: d look for new places; m carry a map; q brave; d travel far
parent: d love their children/loves his or her children; d look after the family
+twins: d look alike; m share a birthday
tourist: m visit new places; m take pictures; m carry a map

[things]
table: n four legs; o wood; k piece of furniture; u eat dinner; q flat
chair: u sit; n four legs; k piece of furniture; o wood; h a back/backs
bed: u sleep; k piece of furniture; q soft < people sleep in them; l stand in the bedroom
sofa: k piece of furniture; q soft; l stand in the living room
cupboard: k piece of furniture; h doors; u keep plates
lamp: m give light; u read at night; q bright
clock: m tell the time; n two hands; d tick; u know the time; h a round face/round faces
mirror: m show your face; o glass; u look at your face
door: h a handle/handles; o wood; d open and close/opens and closes
window: o glass; d let the light in; q clear; d open and close/opens and closes
roof: d keep the rain out; l be on top of the house; c red or grey
wall: o stone or brick; q thick; m hold the roof
house: w live; h a roof/roofs; h walls; h windows; h a door/doors
key: u open a door; o metal; q small; d fit into a lock
bell: d ring; o metal; s ding-dong; d call the children
candle: m give light < a small fire burns at the top; o wax; d burn; u see in the dark; q hot at the top
knife: q sharp < they have to cut; u cut bread; o metal; k tool
spoon: u eat soup; o metal or wood; q round; l lie beside the plate
fork: u eat pasta; h sharp points; o metal
cup: u drink tea; h a handle/handles; q hollow
plate: q flat; q round; m hold your dinner
glass: u drink water; q hollow; q easy to break < they are thin; x break
bowl: q round; q hollow; u eat soup
pan: u fry eggs; o metal; h a handle/handles; q hot on the stove
pot: u cook soup; o metal; h a lid/lids
kettle: u boil water; l stand on the stove; d whistle < the water is boiling
oven: u bake bread; q hot inside; l stand in the kitchen
fridge: d keep food cold; q cold inside; l stand in the kitchen; k machine; c white
washing machine: m wash clothes; k machine; d turn round and round
broom: u sweep the floor; h a long handle/long handles
bucket: u carry water; h a handle/handles
~soap: u wash your hands; q slippery < it is wet; d make hands clean; d smell good
towel: u dry your hands; q soft; l hang in the bathroom
toothbrush: u clean your teeth; l stand in the bathroom; q small
comb: u comb your hair; h many teeth
blanket: d keep you warm; q soft; q warm; o wool
pillow: q soft < heads rest on them; l lie on the bed; u rest your head
coat: k piece of clothing; u stay warm; h pockets; h buttons; q warm
hat: k piece of clothing; u keep your head warm; l sit on your head
scarf: k piece of clothing; q long; q warm < they are made of wool; o wool
glove: k piece of clothing; u keep your hands warm; n five fingers; o wool or leather
shoe: k piece of clothing; o leather; d keep your feet dry; d come in pairs/comes in a pair
sock: k piece of clothing; o wool or cotton; d come in pairs/comes in a pair; q soft
shirt: k piece of clothing; h buttons; o cotton; n two sleeves
umbrella: u stay dry in the rain; d open and close/opens and closes; h a handle/handles
bag: u carry books; h a handle/handles
basket: u carry apples; h a handle/handles
box: u keep things; h a lid/lids; n six sides; q hollow
book: h pages; o paper; m tell stories; u learn things; h words and pictures
pencil: u write; o wood; q thin; l lie on the desk
pen: u write; m hold ink; q thin
ruler: u draw a straight line; q straight; q flat
map: m show the way; u find the way; o paper
letter: d come in the post; h a stamp/stamps; m bring news
stamp: u send a letter; q small; o paper
newspaper: m bring the news; o paper; h many pages
phone: u call a friend; d ring; h numbers; x take pictures
computer: k machine; h a screen/screens; h keys; u write a letter; d count fast; x count faster than people
television: u watch films; h a screen/screens; k machine; l stand in the living room
radio: u hear the news; k machine; m play music
camera: u take pictures; k machine
robot: k machine; d work without a rest/works without a rest < they are never tired; o metal; x work day and night
ball: k toy; q round; d roll < they are round; d bounce; u play a game
doll: k toy; q small; u play
kite: k toy; d fly in the wind/flies in the wind < they are so light; h a long tail/long tails; q light
balloon: q light < they are full of air; d fly up/flies up; q full of air; q round
swing: l hang from a tree; d go up and down/goes up and down
hammer: k tool; u put nails into wood; q heavy; o wood and metal
saw: k tool; u cut wood; h sharp teeth; o metal
spade: k tool; u dig holes; h a long handle/long handles
ladder: u climb on the roof; h steps < people climb on them; o wood
nail: o metal; q sharp; q thin
needle: u sew clothes; q sharp; o metal; q thin < they must go through cloth
+scissors: k tool; u cut paper; o metal; q sharp
rope: q long; u pull a cart; q strong < they have to hold a lot
wheel: q round; d turn; d roll < they are round
car: n four wheels; h an engine/engines; k machine; d go fast/goes fast; l drive on the road; m need petrol or power
bus: m carry many people; h big wheels; l stop at the bus stop; h many seats
bicycle: n two wheels; n two pedals; u ride to school; h a bell/bells; h no engine
train: l run on rails; m carry many people; q long; q fast; l stop at the station
plane: l fly in the sky; n two wings; q fast; d carry people far away; x cross the sea in a day
boat: l float on the water < they are full of air; u cross a river; o wood; x cross a river
ship: l sail on the sea; q big < they carry so much; m carry people and things; h a captain/captains
lorry: m carry heavy things; q big; h big wheels
tractor: l work on the farm; n four wheels; m pull heavy things; q slow; k machine
rocket: l fly into space; q fast; m carry astronauts
helicopter: d fly/flies; k machine; q loud; x stand in the air
bridge: u cross a river; o stone or steel; q strong < many people cross them; l stand over a river
road: q long; q hard; o stone
lighthouse: d show ships the way; l stand by the sea; q tall < ships must see the light from far away
tent: u sleep in the forest; o cloth; q light to carry
coin: i a piece of money/pieces of money; q round; o metal; n two sides
piano: k musical instrument; h black and white keys; c black; q heavy
violin: k musical instrument; n four strings; o wood; q light
drum: k musical instrument; q loud; q round; q hollow
guitar: k musical instrument; n six strings; o wood
flute: k musical instrument; d make music with air/makes music with air; q thin
trumpet: k musical instrument; o metal; q loud
magnet: m pull iron; h two ends; q strong; x pick up a nail
triangle: n three sides; n three corners; k shape
square: n four sides; n four corners; k shape
circle: k shape; q round; h no corners
jacket: k piece of clothing; h a zip/zips; h pockets; u stay warm
+trousers: k piece of clothing; h two legs; h pockets; o cotton
+jeans: k piece of clothing; c blue; o cotton
skirt: k piece of clothing; o cotton; q light
jumper: k piece of clothing; o wool; q warm
+pyjamas: k piece of clothing; u sleep; q soft
boot: k piece of clothing; o leather; d keep your feet dry
cap: k piece of clothing; l sit on your head; u keep the sun out of your eyes
+glasses: o glass; u see well; l sit on your nose
ring: o gold or silver; q round; l be on a finger
crown: o gold; l sit on a king's head/sits on a king's head; q heavy
carpet: l lie on the floor; q soft; o wool
shower: u wash; q warm; l be in the bathroom
tap: m give water; l be in the kitchen; d drip when they are broken/drips when it is broken
toaster: k machine; u make toast; q hot inside
microwave: k machine; u warm up food; l stand in the kitchen
vacuum cleaner: k machine; m clean the floor; q loud
battery: m give power; q small; l be inside toys
torch: u see in the dark; m give light; m need a battery
lift: d go up and down/goes up and down; m carry people; u get to the top of the house
+stairs: u go up and down; o wood or stone; h many steps
drawer: u keep spoons
bin: u throw things away; l stand in the corner
laptop: k machine; h a screen/screens; u work on a journey
video: m show moving pictures; q short; h sound
film: m tell stories; q long; h actors
website: l be on the internet; h pages and links; m show news
the internet: d join computers all over the world; m bring news; q full of pages; q huge
password: m keep your secrets; q secret; q hard to guess
tram: l run on rails; m carry many people; l stop in the street
taxi: d take people home; n four wheels; m need a driver
motorbike: n two wheels; q loud; q fast; h an engine/engines
ambulance: d take sick people to hospital; q fast; q loud
fire engine: c red; h a long ladder/long ladders; q loud; m carry water
submarine: d dive deep; l swim under water; i a ship under water/ships under water; x swim under the water
traffic light: c red, yellow and green; d tell cars when to stop; l stand at the corner
airport: h planes; q noisy; q full of travellers
suitcase: u carry clothes; h a handle/handles; q heavy when full
passport: u travel to other countries
puzzle: h many pieces; u play; q difficult at first
swimming pool: q full of water; u swim; q blue in the sun
playground: h swings; q full of children; u play
brick: q hard; c red; u build houses
mask: u hide your face; l be on the face
flag: d wave in the wind/waves in the wind; q colourful; o cloth
calendar: m show the days and months; h twelve pages
gift: d make people happy; l come on a birthday; q full of surprise
bow: l sit on a gift; o ribbon
parachute: d fall slowly/falls slowly; u come down from the sky

[food]
apple: c red or green; k fruit; q sweet; l grow on trees/grows on a tree; q round; h seeds inside
pear: k fruit; q sweet; l grow on trees/grows on a tree; c green or yellow; q soft when ripe
lemon: c yellow; k fruit; q sour < they are full of acid; l grow on trees/grows on a tree
orange: c orange; k fruit; q sweet; q round; l grow on trees/grows on a tree; q full of juice
banana: c yellow; k fruit; q sweet; q long; q soft
cherry: c red; k fruit; q small; q sweet; l grow on trees/grows on a tree; h a stone inside/stones inside
plum: k fruit; c purple; q sweet; l grow on trees/grows on a tree; h a stone inside/stones inside
strawberry: c red; k fruit; q sweet; q small; l grow near the ground
grape: k fruit; q small; q sweet; c green or purple
melon: k fruit; q big; q round; q sweet; q full of water
peach: k fruit; q soft; q sweet; h a stone inside/stones inside
coconut: k fruit; q hard; l grow on palms/grows on a palm; c brown outside and white inside
berry: k fruit; q small; q sweet; l grow in the forest
tomato: c red; q round; q soft; q full of juice
carrot: c orange; k vegetable; l grow in the soil; q crisp; q long
potato: k vegetable; l grow in the soil; c brown outside and white inside; q cheap
onion: k vegetable; d make you cry < they sting your eyes; q round; d smell strong/smells strong; l grow in the soil
pea: k vegetable; c green; q small; q round
bean: k vegetable; c green; q healthy
cabbage: k vegetable; c green; q round; q healthy
cucumber: k vegetable; c green; q long; q full of water; q fresh < they are full of water
pumpkin: k vegetable; c orange; q big; q round; l grow near the ground
mushroom: l grow in the forest; q soft; d come after the rain/comes after the rain
nut: q hard; l grow on trees/grows on a tree; c brown; q small
~bread: o flour and water; d come from the baker; q soft inside; d smell good when it is fresh; k food
~butter: o cream; c yellow; q soft; l lie on the bread; k food
~cheese: o milk; c yellow; k food; d smell strong
~milk: c white; k drink; l come from cows; q healthy; q good for your bones
~honey: q sweet; l come from bees; q golden; k food; q sticky
~sugar: q sweet; c white; d melt in hot tea; q bad for your teeth
~salt: c white; l come from the sea; d make food salty
~flour: c white; l come from the mill; q dry; o wheat
~rice: c white; k food; q cheap; l grow in wet fields
~pasta: o flour; k food; d get soft in hot water
~meat: l come from animals; k food
~chocolate: q sweet; c brown; d melt in the sun < it gets soft when it is warm; k food; o cocoa and sugar
~ice cream: q cold; q sweet; k food; d melt in the sun < it is made of frozen milk; o milk and sugar
~jam: q sweet; o fruit and sugar; q sticky; l lie on the bread
~soup: q hot; k food; d cook in a pot
~porridge: o oats and milk; k food; q warm; q good on a cold morning
~juice: k drink; o fruit; q sweet
~tea: q hot; k drink; o leaves and water
~coffee: k drink; q hot; c black or brown; q bitter; o beans and water
~lemonade: k drink; q sweet; o lemons and sugar; q cold
~pepper: q hot; c black; d make you sneeze < it tickles your nose
~breakfast: k meal; i the first meal of the day
~lunch: k meal; d come in the middle of the day
~dinner: k meal; d come in the evening
cake: q sweet; o flour, eggs and sugar; l come out of the oven; d have candles on a birthday/has candles on a birthday
biscuit: q sweet; q crisp; q small; o flour and butter
pie: l come out of the oven; q round; q full of fruit
pancake: q flat; q round; o flour, milk and eggs; d cook in a pan
sandwich: o bread; q good for a journey
egg: l come from hens; h a shell/shells; c white or brown; q easy to break; c yellow in the middle
pizza: q round; q hot; q flat; h cheese on top; l come from Italy
salad: q healthy; q fresh; o leaves and vegetables; c green
pineapple: k fruit; q sweet; c yellow inside; h a hard skin/hard skins
mango/mangoes: k fruit; q sweet; c orange inside; q soft
raspberry: k fruit; c red; q sweet; q small
blueberry: k fruit; c blue; q small; q sweet
~corn: c yellow; l grow in fields; q sweet
~garlic: d smell strong; c white; q small
~spinach: k vegetable; c green; q healthy
~broccoli: k vegetable; c green; q healthy
~toast: o bread; q warm; q crisp; q good with butter
~cereal: i a quick breakfast; q crisp; o corn or oats
~yoghurt: o milk; c white; q good for you
~ham: k food; c pink; l come from pigs
sausage: k food; q long; o meat; q hot from the pan
chip: o potato; q hot; q salty; q crisp
~ketchup: o tomatoes; c red; q sweet and sour
~popcorn: o corn; q light; d jump in the pan
sweet: q sweet; q bad for your teeth; q small
~dough: o flour and water; q soft; d grow when it is warm
~vinegar: q sour; q clear
spice: d make food taste good; q strong

[nature]
the sun: q hot; c yellow; d give us light; l rise in the east; l set in the west; q bright; k star; d shine; q round; q far away
the moon: l shine at night < the sun shines on it; q round when it is full; d go round the Earth; c white; q smaller than the Earth; h no air
the Earth: k planet; q round; d go round the sun; h one moon; c blue from far away; d turn once a day
star: l shine at night; q far away; l be in the sky; q hot; q bright
planet: d go round the sun/goes round the sun; q round; q bigger than a moon
the sky: c blue; q wide; l be above us; q dark at night; q grey when it rains
cloud: c white or grey; m bring rain; l float in the sky; o water; q soft to look at
~rain: l fall from clouds; q wet; o water; d make the grass grow; m make puddles
~snow: c white; q cold; l fall in winter; d melt in the sun < the sun is warm; o ice; q soft
~ice: q cold < it is frozen water; i frozen water; q hard; q slippery < it is smooth and wet; d melt in the sun < the sun is warm; d float on water < it is lighter than water; x break
~water: q wet; m fill rivers and seas; d freeze when it is very cold; q clear; d boil when it is very hot; d run downhill; x be dangerous
~steam: q hot; l come from boiling water; d rise into the air < it is hot
~fog: c grey; q wet < it is made of small drops of water; m hide the road; i a cloud on the ground
~wind: i moving air; m move the leaves; m push the sails; d blow; x be strong
~air: m fill our lungs; l be all around us; h no colour; q light
~fire: q hot; d burn; m give light; m need wood; c red and yellow; q dangerous; m make smoke; x warm you
~smoke: c grey; l come from fire; d rise into the air < it is hot; d smell bad
~lightning: q bright; l come before thunder; q faster than thunder; q dangerous
~thunder: q loud; l come after lightning < light is faster than sound; m frighten dogs
rainbow: n seven colours; l come after rain < the sun shines through small drops of water; q colourful < there are many colours in light; l be in the sky; d need sun and rain/needs sun and rain
storm: q loud; m break branches; m bring wind and rain
~grass: c green; l grow in fields; q soft; m need rain; d grow fast in spring
tree: h leaves; h roots; h branches; k plant; m give shade; q tall; d live for many years/lives for many years; m need water and light < nothing can grow without them
leaf: c green; l grow on trees/grows on a tree; l fall in autumn < the tree rests in winter; q thin; q light; d turn red in autumn/turns red in autumn
flower: k plant; d smell good/smells good; m need water and light; l grow in the garden; d open in spring/opens in spring; q colourful
rose: c red or white; k flower; h thorns; d smell good/smells good; l grow in the garden
tulip: k flower; d open in spring/opens in spring; c red or yellow; l grow in the garden
daisy: k flower; c white and yellow; l grow in the grass; q small
sunflower: k flower; c yellow; q tall; d turn to the sun/turns to the sun
oak: k tree; q tall; d live for many years/lives for many years; q strong
pine: k tree; c green in winter too; h needles; l grow in the mountains
seed: d grow into a plant/grows into a plant; q small; l sleep in the soil; m need water
root: l grow under the ground; m drink water; m hold the tree
forest: o many trees; q dark < the trees stand close together; q full of animals; q quiet
mountain: q high; q steep; o rock; h snow on top; q cold at the top < the air is thin there
hill: q lower than a mountain; q green
valley: l lie between mountains; h a river/rivers
river: l flow to the sea; q long; q full of water; h two banks; h a bridge/bridges
the sea: c blue; q salty < rivers bring salt from the land; q deep; q full of fish; h waves; q wide
lake: q full of water; h land all around; q deep
pond: q small; q full of water; i the home of frogs/the homes of frogs
island: h water all around; l lie in the sea; i a piece of land/pieces of land
beach: o sand; l lie by the sea; q sunny in summer; q full of shells
desert: q hot < there is no shade; q dry < it hardly ever rains there; o sand; h little water
field: q green; q wide; l lie outside the town
~sand: q dry in the desert; c yellow; l lie on the beach; l come from rock; q soft under your feet
stone: q hard; q heavy; c grey; l lie on the ground; d sink in water/sinks in water < they are heavier than water
rock: q hard; q heavy; q older than people
~gold: c yellow; k metal; q heavy; q dear; d shine
~silver: k metal; c grey; d shine; q cheaper than gold
~iron: k metal; q hard; q heavy; q strong; d rust in the rain
~wood: l come from trees; d burn; d float on water < it is lighter than water; q hard; c brown
~paper: o wood; q thin; q white; d burn; q light
~glass: o sand; q clear; q hard; q easy to break
~wool: l come from sheep; q soft; q warm
~cotton: l come from a plant; q soft; c white; q light
~leather: l come from animals; q strong; c brown or black
~plastic: o oil; q light; q cheap
~coal: c black; d burn; l come from under the ground; q hard
~oil: d float on water < it is lighter than water; d burn; q slippery
~blood: c red; l flow through your body; q warm
~soil: c brown or black; m feed the plants; q full of roots
~mud: o soil and water; c brown; q soft; q wet
feather: q light < a bird has to fly; q soft; l come from birds; l float in the air
shell: l lie on the beach; q hard; l come from the sea
shadow: q dark; d follow you; q long in the evening < the sun is low
emerald: c green; k stone; q dear
diamond: k stone; q hard; q dear; d shine
volcano/volcanoes: q hot inside; d throw out fire and smoke; q dangerous; i a mountain with fire inside/mountains with fire inside
earthquake: d shake the ground/shakes the ground; q dangerous; d come without warning/comes without warning
waterfall: l fall from high rocks; q loud; q beautiful
ocean: q deep; q wide; q salty; q bigger than a sea; q full of life
jungle: q hot and wet; q full of animals; q green
cactus/cactuses: l grow in the desert; h sharp spines; m need little water; k plant
bush: k plant; q smaller than a tree; h leaves and branches
~moss: c green; q soft; l grow on wet stones
pebble: q small; q smooth; l lie on the beach
~hail: l fall from clouds; q cold; o ice; q hard
~frost: c white; q cold; l come at night
~dew: l lie on the grass in the morning; q wet; o small drops of water
puddle: l come after rain; q wet; o rain; q fun for children
~Mars: k planet; c red; d go round the sun
~Jupiter: k planet; q bigger than the Earth; d go round the sun
comet: h a long tail of light/long tails of light; d fly round the sun
the North Pole: q cold; q full of ice and snow; q far away
~rubber: q soft; l come from a tree; d bend
~steel: k metal; q hard; q strong; o iron
~dust: c grey; l lie on old shelves; d make you sneeze
~light: q fast; l come from the sun; q faster than sound
~sound: l travel through the air; q slower than light

[time]
week: n seven days; q shorter than a month
year: n twelve months; n four seasons; n fifty-two weeks; q longer than a month
day: n twenty-four hours; q shorter than a week
hour: n sixty minutes; q longer than a minute
minute: n sixty seconds; q shorter than an hour
month: q longer than a week
~Monday: k day of the week; i the first day of the school week
~Friday: k day of the week; i the last day of the school week
~Saturday: i a day of the weekend
~Sunday: i a day of the weekend; i the day after Saturday
~January: k winter month; i the first month of the year
~February: k winter month; i the shortest month
~April: k spring month; i the fourth month of the year
~July: k summer month
~October: k autumn month
~December: k winter month; i the last month of the year
~spring: k season; d come after winter; i the time of new leaves
~summer: q hot < the sun is high in the sky; k season; d come after spring; i the time of long days
~autumn: k season; d come after summer < the year goes round in a circle; i the time of falling leaves
~winter: q cold < the sun is low in the sky; k season; d come after autumn; i the time of snow
~night: q dark < the sun is gone; d come after the day; i the time for sleep
century/centuries: h a hundred years; q longer than a year
weekend: n two days; q free of school; l come after Friday
holiday: q free of work; q nice; d come once or twice a year/comes once or twice a year
birthday: d come once a year/comes once a year; h cake and candles; i the day when you get older/the days when you get older
~today: i the day before tomorrow; i the day after yesterday
~tomorrow: i the day after today
~yesterday: i the day before today
~noon: i the middle of the day; d come after the morning
~midnight: i the middle of the night; q dark

[colours]
~red: k colour; i the colour of blood
~blue: k colour; i the colour of the sky
~green: k colour; i the colour of grass
~yellow: k colour; i the colour of lemons
~white: k colour; i the colour of snow
~black: k colour; i the colour of coal
~brown: k colour; i the colour of chocolate
~pink: k colour; o red and white
~orange: k colour; o red and yellow; i the colour of carrots
~purple: k colour; o red and blue; i the colour of plums
~grey: k colour; o black and white; i the colour of stones

[games]
~football: k sport; m need a ball; h eleven players in a team; i a game for two teams
~tennis: k sport; m need a ball and a net
~chess: k game; m need two players; q slow and quiet
~basketball: k sport; m need a ball and two baskets
~swimming: k sport; m need water; q good for your heart
~running: k sport; q good for your heart; m need good shoes
~love: k feeling; q warm; q stronger than anger
~fear: k feeling; d come in the dark
~joy: k feeling; q bright; d make people laugh
~anger: k feeling; q hot; d pass with time
~hope: k feeling; d help people in hard times
~sadness: k feeling; q heavy; d pass with time; d make people cry
~English: k language; i the language of England
~French: k language; i the language of France
~German: k language; i the language of Germany
~maths: k school subject; m need numbers; q easy for some and difficult for others
~history: k school subject; i the story of long ago
~science: k school subject; d ask how things work
~art: k school subject; m need colours
~spelling: i the right order of letters; q hard at first
the alphabet: n twenty-six letters
sentence: h words; h a full stop at the end/full stops at the end; d begin with a capital letter/begins with a capital letter

[your body]
your hand: n five fingers; k part of the body; u hold things
your foot: n five toes; k part of the body
+your eyes: k part of the body; u see; q round; l be in your face
+your ears: k part of the body; u hear; l be at the sides of your head
your nose: k part of the body; u smell flowers; l be in the middle of your face
your mouth: k part of the body; u eat and speak; h teeth inside
your heart: d beat day and night; k part of the body; m pump blood; l be in your chest
your head: k part of the body; l sit on your neck; u think
+your bones: k part of the body; q hard; c white; d hold you up; l be inside your body
+your teeth: k part of the body; c white; q hard; u bite; l be in your mouth
your knee: k part of the body; l be in the middle of your leg; d bend when you sit down
your skin: k part of the body; l be all around you; q soft
your hair: k part of the body; l grow on your head
your brain: k part of the body; l be inside your head; u think
your stomach: k part of the body; d hurt when you eat too much; l be in the middle of your body
your tongue: k part of the body; u taste; c pink; l be in your mouth
your arm: k part of the body; d end in a hand; d bend
your leg: k part of the body; d end in a foot; u walk and run
your neck: k part of the body; m hold your head
your elbow: k part of the body; l be in the middle of your arm; d bend
+your fingers: k part of the body; u point at things; l be on your hand
+your lungs: k part of the body; u breathe; l be in your chest; q full of air
+your feet: k part of the body; u walk; l be at the end of your legs
+your muscles: k part of the body; m move your arms and legs; q strong

[places]
school: h classrooms; h teachers; w learn; q full of children
library: h many books; w read; q quiet < people want to read
hospital: h doctors and nurses; h many beds; q full of sick people
bakery: m sell bread; d smell good/smells good; q warm < the ovens are hot
shop: m sell things; h a counter/counters
market: m sell fruit and vegetables; q noisy < everyone is talking; q full of people
bank: m keep money; m lend money
station: h trains; q full of travellers
museum: h old things; h pictures; q quiet
zoo: q full of animals < people like to look at them; h lions and elephants
farm: h animals; h fields; h a barn/barns; h tractors
garden: h flowers; q green; h a fence/fences
park: h trees; q green; w play
castle: h thick walls; h towers; q old; o stone
kitchen: h a stove/stoves; w cook; q warm
bedroom: h a bed/beds; w sleep; q quiet
bathroom: w wash; h a mirror/mirrors
city: h many streets; q bigger than a village; q noisy; h many houses
village: q smaller than a town; q quiet; h few houses
theatre: h a stage/stages; w see a play
harbour: h ships; l lie by the sea; q safe for ships
nest: l sit in a tree; h eggs; i the home of a bird/the homes of birds
hive: i the home of bees/the homes of bees; q full of honey < bees live there
cave: q dark < the sun cannot get in; q cold; o rock
well: h water at the bottom; q deep
"""

# Pairs: what stands left and what stands right, by relation; the wordings stand in core.corpus.genres.plain_facts.
PAIRS = {
    "continent": "Europe: France Italy Spain Portugal Germany Austria Greece Norway Sweden Finland Poland Hungary Ireland England|"
                 "Africa: Egypt Kenya|Asia: Japan China|North America: Canada Cuba|South America: Peru Chile",
    "language": "France/French|Italy/Italian|Spain/Spanish|Germany/German|Greece/Greek|Japan/Japanese|England/English|Austria/German|Cuba/Spanish|"
                "Peru/Spanish|Chile/Spanish|Ireland/English",
    "river": "London/the Thames|Paris/the Seine|Vienna/the Danube|Budapest/the Danube|Cairo/the Nile|Rome/the Tiber",
    "family": "mother's brother/uncle|father's brother/uncle|mother's sister/aunt|father's sister/aunt|mother's mother/grandmother|"
              "father's mother/grandmother|mother's father/grandfather|father's father/grandfather|uncle's son/cousin|aunt's daughter/cousin|"
              "brother's son/nephew|sister's daughter/niece|mother's son/brother|father's daughter/sister|daughter's son/grandson|"
              "son's daughter/granddaughter",
    "young": "cat/kitten|dog/puppy|sheep/lamb|cow/calf|horse/foal|hen/chick|duck/duckling|bear/cub|lion/cub|frog/tadpole|goat/kid",
    "body": "see/eyes|hear/ears|smell flowers/nose|taste soup/tongue|walk/feet|run/legs|hold a pen/hands|point at things/fingers|bite/teeth|think/head|"
            "breathe/lungs|speak/mouth|kick a ball/foot",
    "when": "in winter/it is cold|in winter/snow falls|in winter/the days are short|in summer/it is hot|in summer/the days are long|in spring/the flowers open|"
            "in spring/the birds build their nests|in autumn/the leaves fall|in autumn/the apples are ripe|at night/it is dark|at night/the stars shine|"
            "at night/people sleep|in the morning/the sun rises|in the morning/people eat breakfast|in the evening/the sun sets|at noon/the sun is high|"
            "on Sunday/there is no school|in December/the nights are long|in July/it is warm|after the rain/the streets are wet|"
            "after lightning/thunder comes|after the night/the day comes",
    "feel": "hungry/eat something|thirsty/drink water|tired/go to bed|cold/put on a coat|happy/smile|sad/cry|ill/see a doctor|afraid/ask for help|"
            "late/hurry|lonely/call a friend|dirty/wash|hot/look for shade|curious/ask a question|sorry/say sorry|wet/look for a towel|lost/ask the way|"
            "grateful/say thank you|bored/play a game|hurt/look for help",
    "polite": "somebody helps you/thank you|you want something/please|you meet someone/hello|you leave/goodbye|you go to bed/good night|you wake up/good morning|"
              "you have made a mistake/sorry",
}
COMPARED = (  # more, how, less
    "elephant big mouse|whale big elephant|horse big dog|cow big sheep|dog big rabbit|lion big cat|mouse big ant|swan big duck|bear big fox|city big village|house big tent|"
    "ship big boat|mountain high hill|tower high house|giraffe tall horse|tree tall flower|man tall child|stone heavy feather|horse heavy hen|hammer heavy nail|car heavy bicycle|"
    "brick heavy leaf|pig heavy cat|plane fast train|train fast bicycle|car fast tractor|horse fast pig|rabbit fast turtle|dog fast hedgehog|eagle fast hen|grandmother old mother|"
    "father old son|year long month|month long week|week long day|hour long minute|river long street|snake long worm|drum loud flute|lion loud kitten|"
    "melon big cherry|pumpkin big tomato|apple big grape|orange big berry|wolf strong fox|horse strong sheep"
)
