"""Things, deeds and qualities of everyday life, each with a sentence or two in which the word means something.

A row of THINGS: what it is called; what it is; what somebody did with it.  A row of DEEDS: verb and object; how it ended.
A row of QUALITIES: adjective; what is so; what is less so; why.
A row of HABITS: what people do; why.  ANIMALS, SPORTS, HOBBIES and TRADES say what is true of each.  In them stand choices and slots as in templates.
"""

THINGS = """
a guitar ; a wooden instrument with six strings ; {n} practised the guitar until {his} fingers hurt
a company ; a group of people who earn money together ; the company made bicycles and had [sixty|ninety|two hundred] employees
a system ; a set of parts or rules that work together ; {n} had a system: every bill went into a blue folder
a university ; a place where adults study after school ; {n} studied chemistry and physics at the university
the future ; the time that has not come yet ; {n} often wondered what the future would bring
energy ; what makes machines run and people jump ; after a [nap|shower|banana] {n} was full of energy again
research ; careful work to find out something new ; {n} did research on the [brains of mice|climate of islands|history of shoes]
information ; facts that somebody needs ; the information on the website was wrong, so {n} missed the ferry
a password ; a secret word that opens your account ; {n} forgot {his} password and had to choose another one
a battery ; a small thing that stores electric power ; the battery was empty, so the torch did not work
a wallet ; a flat case for banknotes and cards ; {n} left {his} wallet [in a taxi|at the gym|on the counter], and an honest stranger returned it
a passport ; a little book with your photo that you show at a border ; {n} noticed at the airport that {his} passport had expired
an airport ; a place where planes land and take off ; {n} was at the airport three hours before the flight, just to be safe
a hotel ; a house where travellers pay for a room ; the hotel had a pool, but the water was freezing
a restaurant ; a place where a waiter brings you a meal ; at the restaurant {n} ordered [noodles|a burger|roast chicken|spicy curry] and got [a salad|the bill first|somebody else's plate]
a menu ; a list of the meals that a restaurant offers ; {n} read the whole menu and then took the pizza, as usual
a waiter ; someone who serves meals in a restaurant ; the waiter spilled the juice and apologised [twice|politely|at once]
a neighbourhood ; the streets around your home and the people in them ; the whole neighbourhood helped to search for the missing cat
a community ; people who live or do things together ; the community built a playground for the [kids|younger children]
a society ; all the people who live together by the same rules ; in a fair society everybody gets a chance
the government ; the people who lead a country and make its plans ; the government promised new [trains|hospitals|houses]
the police ; the people who look for thieves and direct the traffic ; {n} phoned the police because the car had disappeared
a tax ; money that everybody pays for schools, roads and hospitals ; {n} paid the tax late and had to pay extra
a debt ; money that you still have to pay back ; {n} worked at weekends until the last debt was paid
a bargain ; something good that costs very little ; the jacket was a bargain, but the zip was broken
a discount ; a lower price for a while ; with the discount the boots cost only half as much
a receipt ; the paper that shows what you paid ; without the receipt {n} could not exchange the shirt
cash ; money in notes and coins ; the machine was out of order, so {n} paid in cash
a dollar ; money that people use in America ; {n} changed the last dollar at the bank after the holiday
a salary ; the money that you earn every month ; {n} got a higher salary and bought a better mattress
an interview ; a talk in which someone asks you many questions ; {n} was nervous before the interview, but it went well
a colleague ; someone who works where you work ; a colleague gave {no} a lift when the trams were on strike
an employee ; someone who works for a company ; every employee got a bonus in December
a customer ; a person who buys something ; the customer complained that the soup was cold
a deadline ; the last day for finishing something ; {n} worked all night and met the deadline by a minute
a contract ; a paper that two sides have signed ; {n} read every line of the contract before {he} signed it
a signature ; your name as you write it yourself ; {ns} signature looked like a [worm|wave|nest]
a department ; one part of a large office, shop or school ; the toy department was on the third floor
a factory ; a building full of machines that make things ; the factory produced [plastic bottles|steel pipes|paper cups|wool carpets]
an engine ; the part of a car that makes it go ; the engine made an odd noise and stopped on the motorway
a vehicle ; a car, van, truck or bus ; no vehicle could pass, because a tree had fallen across the road
a motorbike ; a fast bike with an engine ; {n} wore a helmet whenever {he} rode the motorbike
a helmet ; a hard hat that protects your head ; thanks to the helmet {n} was not hurt
petrol ; what many cars drink ; there was no petrol left, so {n} walked the last mile
traffic ; all the cars and lorries on a road ; there was so much traffic that {n} was an hour late
a tunnel ; a way through a mountain or under the ground ; in the tunnel the radio went silent
a ferry ; a ship that carries people and cars across the water ; {n} stood on the deck of the ferry and watched the coast disappear
the coast ; the land beside the sea ; along the coast {n} saw [cliffs|seals|tiny harbours|empty beaches]
a desert ; a dry place full of sand ; in the desert it was burning by day and freezing by night
a jungle ; a thick forest in a hot country ; in the jungle {n} heard monkeys and saw enormous butterflies
a waterfall ; a river that drops over a rock ; {n} got wet to the skin at the waterfall
a volcano ; a mountain with fire inside ; the volcano was quiet, but the ground was warm
the ocean ; the very wide and deep water between the continents ; {n} crossed the ocean in [a sailing boat|nine days|a storm]
the climate ; what the weather is like over many years ; the climate on the island was mild, so lemons grew there
rubbish ; what you throw away ; {n} took the rubbish out and met a hungry fox
the temperature ; how hot or cold something is ; the temperature fell below zero, and the lake froze
a thermometer ; a thing that shows how warm it is ; the thermometer showed thirty-nine degrees, so {n} stayed in bed
lightning ; the bright flash in a storm ; the lightning struck the old oak, and then came the thunder
thunder ; the loud noise after lightning ; the dog was scared of the thunder and hid in the bathroom
an earthquake ; a time when the ground shakes ; in the earthquake the bricks fell, but luckily nobody was injured
a disaster ; a very bad thing that happens to many people ; the picnic was a disaster: first ants, then wasps, then hail
an accident ; something bad that nobody planned ; {n} broke {his} [ankle|wrist|thumb|nose] in a silly accident
an emergency ; a sudden danger in which help must come fast ; in an emergency {n} always stayed calm
an ambulance ; a fast van that brings sick people to hospital ; the ambulance arrived within six minutes
surgery ; what a doctor does when something must be cut or mended inside you ; after the surgery {n} could see perfectly
a bandage ; a strip of cloth around a wound ; the nurse put a bandage on {ns} knee
a wound ; a cut or hole in the skin ; the wound was not deep, and it healed in a week
an infection ; an illness that tiny living things bring ; the infection was gone after five days of tablets
a disease ; a serious illness ; scientists found a cure for the disease
a cure ; what makes an illness go away ; {n} thought that [ginger tea|laughter|sleep] was the best cure
a pill ; medicine that you swallow ; the pill was so large that {n} drank two glasses of water with it
pain ; what you feel when something hurts ; the pain in {ns} [shoulder|stomach|neck|chest|throat] went away after a hot bath
a headache ; a pain in the head ; {n} had a headache, so {he} turned the music down
the brain ; the part of your head that thinks ; {ns} brain was tired after six hours of mathematics
the stomach ; the place where your food goes ; {ns} stomach made funny noises during the meeting
blood ; the red liquid that runs through your body ; there was a drop of blood on {ns} thumb after {he} touched the cactus
a muscle ; a part of the body that makes it move ; every muscle hurt after the marathon
the throat ; the inside of your neck ; {ns} throat was sore, so {he} could only whisper
a dentist ; a doctor for teeth ; {n} was afraid of the dentist, but it did not hurt at all
a pharmacy ; a shop for medicine ; {n} ran to the pharmacy before it closed and got some cream for the rash
a diet ; what somebody eats every day ; on {ns} new diet there were [vegetables and beans|no sweets|only raw carrots]
protein ; something in eggs, beans and fish that makes you strong ; the coach said that {n} needed more protein
exercise ; moving your body to stay healthy ; {n} got all {his} exercise on the stairs, because the lift was broken
a gym ; a room where people lift weights and run without going anywhere ; {n} went to the gym twice in January and never again
a coach ; someone who trains a team ; the coach shouted until every bird had left the park
a trophy ; a golden cup for the winner ; {n} kept the trophy in the bathroom, beside the soap
a champion ; the best of all players ; the champion lost to a beginner, and everyone was shocked
a tournament ; many matches, one after another, until one team is left ; {n} reached the final of the chess tournament
tennis ; a sport in which two or four people hit a ball over a net ; {n} played tennis badly but with great enthusiasm
golf ; a sport in which you hit a little ball into a far hole ; {n} lost eleven balls on {his} first day of golf
cricket ; a sport with a bat and a ball that can last five days ; {n} fell asleep during the cricket and missed nothing
basketball ; a sport for people who can throw a ball into a high basket ; {n} was small for basketball, but very quick
football ; a game in which eleven players kick a ball ; {n} played football in the park and scored twice
rugby ; a rough game with a ball like an egg ; after the rugby {n} was covered in mud from head to toe
chess ; a quiet game with kings, queens and knights on a board ; {n} learned chess from {his} grandfather and beat him at last
a puzzle ; a game in which you find what fits or what is true ; one piece of the puzzle was missing, and the puppy looked guilty
a hobby ; something that you do for fun in your free time ; {ns} hobby was [pottery|photography|knitting|fishing|cycling|astronomy]
a camera ; a thing that takes pictures ; {n} dropped the camera into the lake, but the photos survived
a photograph ; a picture that a camera took ; in the photograph everybody smiled except the baby
an album ; a book for photographs, or a set of songs ; the album showed {ns} parents on their wedding day
a video ; moving pictures on a screen ; {ns} video of a dancing goat was watched a million times
television ; pictures and sound that come into your living room ; {n} turned the television off and heard the birds
the radio ; music and voices from the air ; on the radio {n} heard that the road was closed
a newspaper ; sheets of paper with the news ; {n} read the newspaper on the train and did the puzzle first
a magazine ; a thin book with pictures that comes every week or month ; at the hairdresser's {n} read a magazine about [gardens|boats|celebrities]
a journalist ; someone who writes for a newspaper ; the journalist asked {no} about the giant pumpkin
a headline ; the large words above a story in the newspaper ; the headline said: pig stops traffic
a film ; a story that you watch in a cinema ; the film was so sad that {n} used six tissues
a cinema ; a dark room with a giant screen ; in the cinema {n} sat behind a very tall hat
popcorn ; corn that a hot pan has made big and light ; the popcorn was finished before the film started
an actor ; someone who plays a role in a film or a theatre ; the actor forgot the words and sang instead
an audience ; the people who watch or listen ; the audience clapped for ten minutes
a ticket ; the paper that lets you in ; {n} found a ticket for the opera in an old jacket
a stage ; the place in a theatre where actors stand ; {n} walked onto the stage and saw nothing but light
a costume ; clothes that make you look like somebody else ; {n} wore a pirate costume to the carnival
a novel ; a long story in a book ; the novel had nine hundred pages, and {n} finished it in a weekend
a chapter ; one part of a book ; {n} read only one more chapter, and suddenly it was morning
a mystery ; something that nobody can explain ; where the other sock went is still a mystery
a detective ; someone who finds out who did it ; the detective looked at the footprints and smiled
a clue ; a small thing that helps you to solve a puzzle ; the only clue was a green feather on the carpet
evidence ; what shows that something is true ; there was cream on the cat's nose, and that was enough evidence
a joke ; a short story that makes people laugh ; {n} told a joke, but nobody laughed except {fi}
humour ; the gift of seeing what is funny ; {n} lost {his} keys but not {his} sense of humour
a magician ; someone who does magic tricks ; the magician pulled a rabbit, a scarf and {ns} watch out of a hat
a trick ; something clever that fools people ; {n} knew one trick with cards and did it at every party
a festival ; days of music, food and dancing ; at the festival it rained, and {n} danced in {his} wellies
a band ; a group that plays music ; {ns} band practised in a garage until the neighbours complained
a melody ; the part of a song that you can hum ; the melody stayed in {ns} head all week
an orchestra ; a very large group of people with violins, trumpets, flutes and drums ; {n} played the trumpet in the orchestra
a trumpet ; a loud instrument of metal that you blow ; {ns} trumpet woke the baby next door
a flute ; a thin instrument that you blow from the side ; the flute sounded like a bird
rhythm ; the beat in music that makes you tap your foot ; {n} had no rhythm, but {he} danced anyway
the internet ; a network of computers around the whole globe ; the internet was down, so {n} read a real book
a website ; pages that you can read on the internet ; {n} built a website for {his} aunt's flower shop
a laptop ; a computer that you can carry ; coffee ran into the laptop, and {n} learned to save {his} files
an app ; a small program on a phone ; the app said that it was sunny while {n} stood in the rain
software ; programs for a computer ; the new software was slow, so {n} went back to paper
a robot ; a machine that moves and works by itself ; the robot cleaned the floor and got stuck under the sofa
data ; facts and numbers that a computer can read ; {n} collected data about the weather for a whole decade
a network ; things or people that are joined together ; the network failed, and suddenly everybody had time to talk
a signal ; a sign or sound that tells you something ; there was no signal in the valley, so {n} could not call
a mobile phone ; a phone that you carry in your pocket ; {n} looked everywhere for {his} mobile phone while {he} was talking on it
a charger ; a cable that fills your phone with power ; {n} forgot the charger and borrowed one from reception
a message ; a few words that you send ; the message was for somebody else, but it made {no} smile
an alarm ; a loud sound that wakes or warns you ; the alarm rang at six, and {n} pressed the button nine times
electricity ; the power that comes out of the wall ; when the electricity failed {they} lit candles and played cards
a switch ; a small thing that turns the light on and off ; {n} looked for the switch in the dark and found a spider
a cable ; a long line that carries electricity or signals ; the rabbit bit through the cable
a tap ; the thing that water comes out of ; the tap dripped all night, so {n} called a plumber
a plumber ; someone who mends pipes and toilets ; the plumber found a toy duck in the pipe
a toilet ; the smallest room in the house ; the toilet was blocked, and the guests were already here
a bathroom ; the room where you wash ; there was a queue in front of the bathroom every morning
a shower ; warm rain in the bathroom ; {n} sang in the shower until the water turned cold
soap ; what you wash your hands with ; the soap smelled of lavender
a towel ; a cloth that dries you ; {n} left {his} towel on the beach
a toothbrush ; a little brush for your teeth ; {n} forgot {his} toothbrush and bought a pink one
shampoo ; soap for your hair ; {n} got shampoo in {his} eyes
a sofa ; a soft seat for two or three ; {n} fell asleep on the sofa with a book on {his} face
furniture ; tables, chairs, beds and cupboards ; {n} carried all the furniture up to the fourth floor
a fridge ; a cold cupboard for food ; there was nothing in the fridge but [half a lemon|a jar of mustard|old yoghurt]
a freezer ; a cupboard that turns water into ice ; {n} hid the ice cream at the bottom of the freezer
a washing machine ; a machine that cleans clothes ; the washing machine turned {ns} white shirts pink
laundry ; clothes that must be washed ; {n} hung the laundry out, and of course it rained
a carpet ; a thick cloth on the floor ; {n} spilled juice on the carpet and put a chair over it
a ceiling ; the top of a room ; {n} lay on {his} back and counted the cracks in the ceiling
an apartment ; a home in a larger house ; {ns} apartment was tiny, but it had a balcony
a balcony ; a small place outside a window, high above the street ; on the balcony {n} grew basil, mint and strawberries
rent ; the money that you pay for a home which is not yours ; the rent was due on Friday
a landlord ; the man who owns the house where you pay rent ; the landlord promised to repair the heating
a cottage ; a little house in the country ; {they} rented a cottage by a lake for a fortnight
an elevator ; a box that carries people up and down, also called a lift ; the elevator got stuck between two floors
a hammer ; a tool for hitting nails ; {n} hit {his} thumb with the hammer and danced around the room
a nail ; a thin piece of metal that holds wood together ; the picture fell down because the nail was too short
a screw ; a nail that you turn ; one screw was left over when the wardrobe was finished
a saw ; a tool with teeth that cuts wood ; with a saw and some boards {n} built a kennel
glue ; what makes things stick ; {n} got glue on {his} fingers and stuck to the newspaper
metal ; a hard stuff like iron, copper, silver or gold ; the old coins were made of a metal that did not rust
plastic ; a light stuff of which bottles, bags and toys are made ; {n} tried to live a month without plastic
leather ; the skin of an animal, used for shoes and belts ; {ns} leather boots lasted for twenty years
cotton ; a soft plant of which shirts are made ; in summer {n} wore nothing but cotton
a button ; a small round thing that closes a coat ; {n} sewed the button on with red thread
jeans ; trousers of strong blue cotton ; {ns} jeans had a hole in each knee
a uniform ; clothes that show where you work or learn ; {n} looked smart in {his} new uniform
a tie ; a strip of cloth around the neck ; {n} wore a tie for the first time, and it ended in the soup
jewellery ; rings, chains and other pretty things to wear ; the jewellery was fake, but it shone
perfume ; something in a bottle that smells of flowers ; the whole bus smelled of {ns} perfume
make-up ; colours for the face ; the clown put on white and red make-up before the show
a haircut ; what you get at the hairdresser's ; {n} asked for a short haircut and got a very short one
a beard ; hair on a man's chin ; the baby pulled the sailor's beard
a wedding ; the day on which two people get married ; at the wedding the rings were lost under the piano
marriage ; the life of two people who are married ; after fifty years of marriage {ns} grandparents still held hands
a couple ; two people who belong together, or just two ; the couple at the next table shared a dessert
a cousin ; the child of your aunt or uncle ; {ns} cousin came from [Canada|Spain|Norway] and stayed for a month
a nephew ; the son of your brother or sister ; {ns} nephew could already count to twenty
a niece ; the daughter of your brother or sister ; {n} taught {his} niece to whistle
a twin ; one of two children who were born together ; everybody confused the twins except their mum
a teenager ; someone between twelve and twenty ; the teenager slept until noon and ate everything
an adult ; someone who is grown up ; every child had to bring an adult
childhood ; the years in which you are a child ; {n} spent {his} childhood on a small farm
a grandchild ; the child of your son or daughter ; the old sailor had one grandchild and a thousand stories
friendship ; what two people have who like and trust each other ; {their} friendship survived even a quarrel about a goldfish
trust ; the feeling that someone will not lie to you ; it took a year to win the horse's trust
respect ; what you show when you take other people seriously ; the new boss treated everyone with respect
courage ; the strength to do what you are afraid of ; {n} found the courage to jump from the high board
patience ; the gift of waiting without getting angry ; with patience {n} taught the parrot to say good night
honesty ; telling the truth, even when it costs you something ; the shop rewarded {ns} honesty with a cake
luck ; good things that come by chance ; with a bit of luck {n} caught the last train
happiness ; the feeling that all is well ; for {no} happiness was a warm bath and a good book
success ; what you have when a plan works ; the party was a success, although the cake fell down
a mistake ; something that is not right ; {n} found the mistake, and then the robot worked
knowledge ; all that somebody knows ; {n} shared {his} knowledge of mushrooms with the whole class
wisdom ; the knowledge of how to live well ; {ns} grandmother had more wisdom than any book
an opinion ; what somebody thinks about something ; {n} had a strong opinion about pineapple on pizza
a belief ; something that you think is true ; it was an old belief that owls bring luck
an argument ; a talk in which two people do not agree ; the argument was about who had eaten the last biscuit
a compromise ; an answer in the middle that both sides accept ; the compromise was to watch half of each film
a decision ; what you have when you have chosen ; it was a difficult decision, but {n} never regretted it
a choice ; what you have when there are two ways ; {n} had the choice between the stairs and the lift
a habit ; something that you do again and again ; biting {his} nails was a bad habit that {n} gave up
a custom ; something that people in one place have always done ; it was a custom in the village to ring bells at harvest
a tradition ; a thing that families or towns do every year ; {their} tradition was pancakes on the first day of snow
a language ; the words that the people of a country speak ; {n} spoke one language at home and another at school
a dictionary ; a book that explains words ; {n} looked the word up in the dictionary
grammar ; the rules of a language ; {n} loved grammar, because it has reasons
a headmaster ; the man who leads a school ; the headmaster rode to school on a tiny scooter
an exam ; a long test at the end of a course ; {n} passed the exam at the second attempt
a diploma ; a paper that says you have passed ; {n} hung the diploma above {his} desk
a subject ; what you study at school, like geography or art ; {ns} favourite subject was biology
mathematics ; the study of numbers and shapes ; in mathematics {n} could prove that there is no biggest number
chemistry ; the study of what things are made of ; in chemistry the mixture turned purple and began to foam
biology ; the study of everything that lives ; in biology {n} looked at a leaf under a microscope
geography ; the study of countries, rivers and mountains ; in geography {n} drew a map of an invented island
an experiment ; a try that shows whether an idea is true ; the experiment failed four times and then worked
a theory ; an idea that explains why something happens ; {ns} theory was that the hens were bored
a scientist ; someone who studies how the world works ; the scientist watched ants for thirty years
a laboratory ; a room for experiments ; the laboratory smelled of rotten eggs
a telescope ; a long glass that brings the stars near ; through the telescope {n} saw the rings of a planet
a rocket ; a machine that flies into space ; the rocket rose with a roar and vanished in the clouds
an astronaut ; someone who flies into space ; the astronaut watered tomatoes in the space station
a satellite ; a machine that circles the Earth ; {n} saw a satellite cross the night sky
the universe ; all the stars and planets and everything between them ; {n} looked up and felt small under the universe
an alien ; a visitor from another planet in a story ; in {ns} story the alien was afraid of cats
a spaceship ; a ship for travelling between planets ; the spaceship landed in a field of cabbages
a dragon ; a big animal in stories that breathes fire ; the dragon in {ns} dream was allergic to gold
a wizard ; an old man in stories who knows magic ; the wizard turned the broom into a goose by accident
a witch ; a woman in stories who knows magic ; the witch lost her wand and used a wooden spoon
a fairy ; a tiny person with wings in stories ; the fairy granted three wishes and one discount
a ghost ; a pale thing in stories that walks through walls ; the ghost was lonely and only wanted to play cards
a monster ; a scary animal in stories ; the monster under the bed turned out to be a slipper
a giant ; a very tall person in stories ; the giant used a bathtub as a cup
a pirate ; a thief on a ship in stories ; the pirate was seasick and became a gardener
a hero ; someone who does something brave ; {n} was the hero of the day, because {he} had found the leak
a legend ; a very old story ; the legend says that a bell lies at the bottom of the lake
an adventure ; something exciting that happens to you ; for {no} even the supermarket was an adventure
a journey ; the way from one place to another ; the journey took two days because of the fog
a tourist ; someone who visits a place for fun ; the tourist asked {no} for directions to the cathedral
a guide ; someone who shows the way ; the guide knew every stone of the ruin
a border ; the line between two countries ; at the border an officer looked at {ns} papers
a flag ; a cloth with the colours of a country or a team ; the flag on the tower moved in the breeze
an army ; all the soldiers of a country ; in the story the army fled from a swarm of bees
a soldier ; someone who serves in an army ; the soldier wrote home every Sunday
an officer ; someone who gives orders, or a policeman ; the officer stopped {no} because a light was broken
a prison ; a house with locked doors for people who broke the law ; the thief came out of prison and became a baker
a mayor ; the head of a town ; the mayor opened the new swimming pool and jumped in
a council ; people who decide things for a town ; the council decided to plant a hundred trees
a vote ; the way in which many people choose ; {they} took a vote, and pizza won by nine to two
a citizen ; someone who belongs to a country or city ; every citizen could borrow books for free
a president ; someone who leads a club, a company or a country ; the president of the chess club was eleven years old
a committee ; a few people who meet and plan ; the committee talked for three hours about the colour of the bench
an agreement ; what you have when both sides say yes ; {they} came to an agreement and shook hands
a tradesman ; a man who works with his hands for many customers ; the tradesman came on Tuesday instead of Monday
a volunteer ; someone who helps without pay ; {n} worked as a volunteer at the animal shelter
a charity ; a group that collects money to help others ; the cake sale earned ninety pounds for charity
a stranger ; a person you have never met ; a stranger on the bench offered {no} half a sandwich
a crowd ; so many people that you cannot see the ground ; in the crowd {n} lost one shoe
a queue ; people waiting one behind another ; {n} joined the queue without knowing what it was for
an ingredient ; one of the things that you need for a dish ; the secret ingredient was a pinch of pepper
spice ; a powder or seed that makes food taste strong ; {n} used too much spice, and everybody reached for water
garlic ; a small white bulb with a strong smell ; after so much garlic nobody sat near {no}
pasta ; Italian food of flour and water, such as noodles ; {n} cooked pasta for eight and ate with two
chicken ; a farm bird, or its meat ; {n} fried the chicken with garlic and lemon
beef ; the meat of a cow ; the beef was tough, so {n} gave it to the dog
bacon ; thin pink meat for breakfast ; the smell of bacon got even {fi} out of bed
seafood ; fish, crabs and other food from the sea ; {n} was allergic to seafood and ate the chips
a strawberry ; a red summer fruit with tiny seeds outside ; one strawberry was left, and everyone was too polite to take it
a banana ; a long yellow fruit ; {n} slipped on a banana skin like in an old film
a grape ; a small fruit of which wine is made ; the last grape rolled under the fridge
a melon ; a big round fruit full of juice ; {n} carried a melon home on {his} bike
a peach ; a soft fruit with a stone inside ; the peach was so ripe that the juice ran down {ns} chin
a cabbage ; a round vegetable with many leaves ; the snails ate every cabbage in the garden
spinach ; a dark green vegetable ; the children hid their spinach under the potatoes
corn ; tall plants with yellow seeds that we eat ; the path led through corn as high as {ns} head
wine ; a drink for adults made of grapes ; {n} brought a bottle of wine to the dinner
juice ; a drink pressed from fruit ; {n} drank a glass of orange juice
ice cream ; frozen cream in a cone ; the ice cream melted faster than {n} could eat
a dessert ; something sweet after the meal ; for dessert there was [apple crumble|lemon cake|chocolate pudding]
a snack ; a little food between meals ; {n} kept a snack in every pocket
a barbecue ; a meal that is cooked over a fire outside ; the barbecue ended indoors because of the rain
a picnic ; a meal on a blanket in the open air ; for the picnic {n} brought lemonade and a huge cheese
a penguin ; a bird that swims and cannot fly ; the penguin at the zoo followed {no} along the glass
a giraffe ; an animal with a very long neck ; the giraffe ate {ns} hat
a crocodile ; a dangerous animal with many teeth that lives in rivers ; the crocodile looked like a log
a kangaroo ; an animal that carries its baby in a pocket of skin ; the kangaroo jumped over the fence
a whale ; the largest animal in the ocean ; {n} heard a whale sing
a shark ; a big fish with sharp teeth ; the shark was only a shadow of a cloud
an octopus ; a clever sea animal with eight arms ; the octopus opened the jar from inside
a bat ; a small animal that flies at night, or a piece of wood for hitting a ball ; a bat flew into the tent
a rat ; an animal like a large mouse ; the rat was cleverer than the trap
a goldfish ; a small orange fish in a bowl ; the goldfish watched television all day
a hamster ; a tiny pet that runs in a wheel ; the hamster escaped and lived behind the piano
a pony ; a small horse ; the pony refused to cross the bridge
an eagle ; a large bird with very good eyes ; the eagle circled above the valley
a pigeon ; a grey bird that lives in towns ; a pigeon stole {ns} chips
a wasp ; an insect like a thin angry bee ; the wasp fell into {ns} lemonade
an insect ; an animal with six legs ; the insect looked exactly like a leaf
a vet ; a doctor for animals ; the vet said that the hamster was only fat
a species ; one kind of animal or plant ; the scientist discovered a new species of frog
an oak ; a strong old tree ; the oak was older than the town
a lawn ; short grass around a house ; {n} cut the lawn in the shape of a heart
a greenhouse ; a house of glass for plants ; the tomatoes in the greenhouse were ripe in May
a shovel ; a tool for moving snow or soil ; {n} broke the shovel on a rock
a birthday present ; what you get on the day you were born ; the birthday present was alive and had four paws
a surprise ; something that you did not expect ; the surprise was spoiled by the parrot
a nightmare ; a very bad dream ; in {ns} nightmare all the clocks ran backwards
a neighbour ; someone who lives beside you ; the neighbour returned the ladder after seven years
a decade ; a time of ten years ; a decade later the tree was taller than the roof
a century ; a hundred years ; the bridge had stood there for more than a century
a season ; a quarter of the year, like spring ; {n} liked the season when leaves fall
an inch ; about as long as the end of a thumb ; the plant grew an inch a week
a mile ; the length of a long walk, one thousand six hundred metres ; {n} ran a mile in eight minutes
a kilometre ; a thousand metres ; every kilometre there was a bench
a litre ; as much as a big bottle holds ; {n} drank a litre of water in one go
a percentage ; a part of a hundred ; only a small percentage of the letters was wrong
a quarter ; one of four equal parts ; {n} arrived at a quarter past four
a pair ; two things that belong together ; {n} bought a pair of gloves and lost one at once
a circle ; a round line ; the children sat in a circle
a triangle ; a shape with three sides ; {n} cut the sandwich into a triangle
a pattern ; something that repeats, in cloth or in numbers ; the pattern on the wall was made of tiny foxes
a difference ; what makes two things not the same ; {n} could not taste the difference
a skirt ; something to wear that hangs from the waist ; the wind lifted the skirt, and everybody looked at the sky
a T-shirt ; a shirt with short sleeves and no collar ; {n} wore the same T-shirt for the whole festival
a cap ; a flat hat for sunny days ; {n} turned the cap round, because the sun was behind {him}
underwear ; what you wear under your other clothes ; {n} packed six books and forgot the underwear
a necklace ; a chain around the neck ; the necklace broke, and the pearls rolled down the stairs
a pair of earrings ; two small rings or stones for the ears ; {n} lost one of the earrings in the dough
a pair of sandals ; open shoes for the summer ; {n} bought a pair of sandals on the first warm day
the forehead ; the part of the face above the eyes ; there was a drop of paint on {ns} forehead
the elbow ; the place where an arm bends ; {n} rested one elbow in the butter
a lip ; the soft red edge of the mouth ; {n} bit {his} lip and said nothing
the hip ; the side of the body above the leg ; {n} carried the baby on one hip
a sausage ; a long piece of meat in a thin skin ; the dog stole a sausage from the grill
ham ; salty pink meat of a pig ; {n} made a sandwich with ham and cheese
pork ; the meat of a pig ; there was roast pork with apple sauce
vinegar ; a sour liquid for salads and chips ; {n} took the vinegar for apple juice and drank it
a lime ; a small green fruit like a lemon ; {n} squeezed a lime over the fish
a mango ; a sweet orange fruit from warm countries ; {n} ate a mango over the sink
a coconut ; a hard brown nut with white milk inside ; it took {no} an hour to open the coconut
a burger ; fried meat in a round roll ; {ns} burger was so tall that {he} used a ladder, or so {he} said
a zebra ; an African animal like a horse with black and white stripes ; the zebra looked as if it wore pyjamas
a leopard ; a large wild cat with spots ; the leopard slept on a branch with all its legs hanging down
a gorilla ; the largest and strongest of the apes ; the gorilla looked at {no} as if {he} were in the cage
a koala ; a grey animal that sleeps in trees almost all day ; the koala opened one eye and closed it again
a hippo ; a very fat animal that lives in African rivers ; the hippo yawned, and you could have put a chair in its mouth
a rhino ; a heavy animal with a horn on its nose ; the rhino and the small bird on its back were friends
a bull ; a male cow with horns ; the bull only wanted to have its nose scratched
a calf ; a young cow ; the calf was born at midnight and stood up at once
a hare ; an animal like a large rabbit with long legs ; the hare crossed the field faster than the train
a lizard ; a small animal with four legs and a long tail that loves the sun ; the lizard left its tail in {ns} hand and ran away
a toad ; an animal like a frog with a rough skin ; {n} carried the toad across the road
a seal ; a sea animal that lies on rocks like a fat dog ; the seal followed the boat and begged for fish
a crab ; a sea animal that walks sideways ; the crab pinched {ns} big toe
a raven ; a large black bird ; the raven flew off with a silver spoon
a peacock ; a bird with a wonderful tail ; the peacock screamed at six in the morning
a moth ; a grey butterfly of the night ; a moth danced around the lamp
a slug ; a snail without a house ; one slug ate the whole lettuce in a night
a mosquito ; a tiny insect that drinks your blood ; one mosquito kept {no} awake until three
a dinosaur ; a huge animal that lived millions of years ago ; {n} built a dinosaur out of cardboard
a drawer ; a box that slides in and out of a table ; in the drawer lay a letter that had never been sent
a comb ; a thing with teeth that tidies your hair ; {n} played a tune on a comb and a piece of paper
a mop ; a wet brush with a long handle for floors ; {n} danced with the mop when nobody was looking
a helicopter ; an aircraft that can stand still in the air ; the helicopter landed on the roof of the hospital
a passenger ; someone who travels in a car, train, ship or plane ; one passenger had brought a goat
a shopkeeper ; someone who owns a small shop ; the shopkeeper knew what {n} wanted before {he} opened {his} mouth
a painter ; someone who paints walls or pictures ; the painter fell in love with a shade of green
a screwdriver ; a tool that turns screws ; {n} used a knife as a screwdriver, and now it is neither
a rake ; a tool with a long handle for leaves ; {n} stepped on the rake, and the handle hit {his} nose
a wrench ; a tool that turns nuts and pipes ; {n} lost the wrench and found it under {his} own foot
a stepfather ; the new husband of your mother ; {ns} stepfather taught {him} to ride a bike
"""

DEEDS = """
explore the old mine ; it was dark in there, and {they} found [a rusty lamp|bats|a box of candles]
discover a hidden path ; it led straight to a small lake
invent a machine that [opens windows|peels eggs|folds shirts] ; it worked once and then exploded
create a [poster|website|song] for the school ; everybody admired it
develop a plan for the [playground|club|new garden] ; the council accepted it
achieve {his} goal ; it had taken a year of hard work
avoid the main road ; the side street was even slower
protect the young plants from the frost ; they survived the winter
rescue a [hamster|swan|kitten] from the river ; it was trembling, but it lived
escape from the boring party ; outside the air was fresh
attack the mountain of laundry ; it took the whole evening
destroy the cardboard tower ; it had taken hours to build
fight with {his} cousin about the window seat ; in the end neither of them got it
argue about the bill ; the waiter had been right after all
complain about the noise ; the next day the music was softer
apologise to the neighbour ; the neighbour smiled and the matter was forgotten
forgive {fi} ; {they} were friends again before supper
admit the mistake ; nobody was angry, because it was honest
deny everything ; the chocolate on {his} chin told another story
accept the offer ; it changed {his} life
refuse the second helping ; an hour later {he} regretted it
reject the first design ; the second one was much better
prefer the window seat ; from there the whole coast was visible
recommend the little restaurant ; the food was excellent and the bill was low
mention the surprise party by accident ; after that it was no longer a surprise
announce the result ; the crowd cheered
promise to be punctual ; {he} arrived a full minute early
warn the others about the ice ; nobody slipped that day
advise {fi} to wait ; the price dropped a week later
encourage {fi} to try again ; the fourth attempt succeeded
support the local team ; it lost every match, but loyally {he} came back
train for the marathon ; the first blisters came soon
compete in the swimming race ; {he} finished third and was delighted
beat the champion at chess ; nobody could believe it
score the winning goal ; the whole team lifted {him} up
celebrate the victory ; the lemonade ran out before midnight
kick the ball over the hedge ; a window broke somewhere
hit the nail on the head ; the shelf has never moved since
knock at the wrong door ; a charming old lady offered tea
touch the wet paint ; the fingerprints are still visible
press the red button ; nothing happened for a second, and then everything did
pull the emergency brake by mistake ; the train stopped in the middle of a tunnel
squeeze into the old jeans ; the zip gave up
stretch before breakfast ; {his} back felt much better
relax in the bath ; the phone rang at once
breathe deeply before the speech ; {his} voice stopped shaking
cough during the concert ; a stranger passed {him} a sweet
swallow a fly ; {he} told the story for years
bite into a raw onion ; tears ran down {his} cheeks
lick the spoon ; the best part of baking was over too soon
smell something burning ; the toast was black
fry the eggs ; they stuck to the pan
roast a chicken for [six|eight] guests ; nobody left a crumb
slice the bread ; the slices were as thick as bricks
spread the jam ; there was more on the plate than on the toast
pack the suitcase ; the zip refused to close
unpack the boxes ; the last one contained everything {he} needed first
book a flight to [Lisbon|Oslo|Athens] ; it was cheaper on a Tuesday
delay the meeting by an hour ; that gave everyone time for lunch
explain the rules twice ; the third time they finally understood
translate the letter ; it turned out to be an invitation
spell the difficult word ; the teacher nodded
copy the address carefully ; the parcel arrived the next morning
receive a strange postcard ; there was no signature on it
post a photo of the cake ; [forty|sixty] friends liked it
download the wrong file ; the computer froze
delete the important message ; luckily there was a copy
upload a video ; a million people watched it
charge the phone overnight ; the cable had not been plugged in
update the program ; afterwards every button was somewhere else
fix the bike ; it squeaked, but it rolled
replace the broken bulb ; suddenly the dust was visible everywhere
measure the wardrobe ; it was an inch too wide for the door
weigh the parcel ; it was heavier than it looked
solve the puzzle ; the answer was hidden in the picture
estimate the number of beans in the jar ; {he} was wrong by only four
examine the footprints ; they had been made by a goose
investigate the strange noise ; it was only the fridge
identify the bird by its song ; the book confirmed it
compare the two phones ; the cheaper one was lighter
judge the cake competition ; after nine slices {he} could not move
design a costume ; the wings were too broad for the bus
decorate the hall with balloons ; one burst every few minutes
paint the ceiling ; most of it landed on {his} hair
hammer at the wall ; the picture in the next apartment fell down
dig a hole for the apple tree ; a rusty key came to light
water the neighbour's plants ; the cactus got too much
pick strawberries ; half of them never reached the basket
train the puppy ; it learned to sit, but only for cheese
hunt for mushrooms ; the basket stayed nearly empty
catch a huge trout ; nobody believed how long it was
row across the lake ; the wind pushed the boat in a circle
climb the highest peak ; the view over the clouds was unforgettable
ski down the slope ; {he} fell four times and laughed every time
skate on the frozen canal ; the ice cracked, so everybody left quickly
dive into the deep end ; the water was colder than expected
surf on a small wave ; it lasted three glorious seconds
camp beside a stream ; the mosquitoes were delighted
wander through the old town ; every corner looked like a painting
march through the rain ; the boots were full of water by noon
chase the bus ; the driver saw {him} and waited
miss the connection ; the next train was cancelled as well
crash into a snowman ; luckily neither was hurt
park the van in a tiny space ; getting out was the difficult part
reverse into a flower pot ; the geranium survived
rent a room near the station ; the trains shook the bed every hour
sign the contract ; by evening there were curtains at every window
earn a little extra money ; it was enough for a new guitar
afford a better bike ; {he} had saved for two years
owe {fi} ten pounds ; {he} paid them back with a cake
donate the old clothes ; a week later {he} met {his} own jacket on the bus
employ a second baker ; the queue became shorter
manage the whole project alone ; afterwards {he} slept for two days
attend the evening course ; by spring {he} could speak a little Italian
graduate from university ; {his} parents threw {his} hat higher than {he} did
pass the driving test ; {his} hands were shaking on the wheel
fail the first exam ; the second time {he} was better prepared
concentrate on the essay ; the fly on the window was more interesting
memorise the whole poem ; on stage {he} forgot only one line
remind {fi} of the appointment ; it was on the wrong day anyway
ignore the rude remark ; that was wiser than an answer
blame the dog ; the dog had been asleep all morning
trust the map ; the map was from another century
doubt the weather forecast ; {he} took an umbrella and was right
expect a letter ; an entire parcel came instead
predict rain for the wedding ; there was not a single cloud
imagine a world without money ; it made a fascinating essay
pretend to be asleep ; the giggling gave it away
recognise the melody ; it was from {his} childhood
realise that the shop was closed ; it was a public holiday
regret the angry words ; a note and some flowers helped
appreciate the silence ; it lasted until the children woke up
admire the sunset ; the sky was orange and violet
wonder why the door was open ; the cat had learned to use the handle
bother the bees ; they were faster than {him}
frighten the burglar ; he dropped everything and fled
scream at the sight of the spider ; the spider left, deeply offended
sigh deeply ; then {he} built the tower again, and the second one stood
yawn during the lecture ; the professor yawned back
giggle in the library ; soon the whole table was laughing
whistle a tune ; the parrot joined in
hug {fi} goodbye ; the train was already moving
kiss the baby ; it woke up and howled
marry {his} best friend ; the party lasted three days
inherit an old clock ; it struck thirteen every midnight
bury a box of treasures ; nobody has found it yet
steal an apple from the orchard ; it was sour, and {he} never did it again
confess everything ; {he} felt lighter at once
serve the guests ; the soup was still warm
feed the swans ; the geese arrived first
shave in the dark ; half of the beard was still there
comb {his} hair before the photo ; the wind was quicker
iron a shirt ; there was a brown triangle on its back
sew a button on ; it was the wrong colour but it held
knit a sweater for the dog ; the sleeves were too long
fold the towels ; the cat sat down on them immediately
sweep the yard ; the wind brought the leaves back
mop the kitchen floor ; everyone had to use the window
recycle the bottles ; there were more than in the whole street
reduce the noise ; at last the baby slept
adjust the mirror ; now the whole road was visible
tie the boat to the post ; the knot held all through the storm
bend the wire ; it became a perfect hook
burst the largest balloon ; everyone jumped
tear the letter open ; half of it was still in the envelope
wrap the present ; the ribbon was the difficult part
exchange the shoes ; the second pair fitted
return the library books ; they were only four years late
"""

QUALITIES = """
dangerous ; the thin ice on the lake ; the road to school ; it can break under you at any moment
expensive ; the gold watch ; the plastic one ; it was made by hand
popular ; the new swimming pool ; the old one ; it has a giant slide
delicious ; the mushroom soup ; the canteen food ; there is fresh cream and garlic in it
horrible ; the weather in February ; the weather in May ; it is dark, wet and windy at the same time
terrible ; the traffic on Mondays ; the traffic on Sundays ; everybody drives to work at once
awful ; the smell in the fridge ; the smell in the barn ; the fish has been there since last week
wonderful ; the view from the tower ; the view from the cellar ; you can see the whole valley
excellent ; the bread from the corner bakery ; the bread from the supermarket ; they bake it every two hours
perfect ; a sunny day in June for a picnic ; a day in November ; it is warm but not too hot
exciting ; a treasure hunt ; a spelling test ; you never know what is behind the next tree
boring ; a meeting that lasts three hours ; a walk in the rain ; nobody says anything new
interesting ; the book about volcanoes ; the telephone book ; there is something surprising on every page
amazing ; a spider's web ; a fishing net ; it is thin as breath and stronger than steel of the same weight
impressive ; the cathedral ; the bus shelter ; people built it for more than a century
ridiculous ; a hat for a goldfish ; a hat for a horse ; it would only get wet
embarrassing ; falling asleep in front of the boss ; being a minute late ; everyone can hear you snore
complicated ; the ticket machine ; a pencil ; it has forty buttons and no instructions
obvious ; the answer to that riddle ; the way to be happy ; it is written on the box
necessary ; a helmet on a motorbike ; a bell on a scooter ; a head cannot be replaced
essential ; water for a plant ; music for a plant ; without it the leaves dry up
available ; the last room in the hotel ; the room with the sea view ; another guest has cancelled
reliable ; the old postman ; the new app ; he has not missed a single morning in thirty years
flexible ; a young tree ; a dry stick ; it bends in the storm and does not break
fragile ; the glass swan ; the wooden duck ; one push and it lies in pieces
elegant ; the black dress ; the rubber boots ; it is simple and fits perfectly
traditional ; the harvest dance ; the skate park ; our great-grandparents already danced it
historic ; the town hall ; the car park ; it was built four centuries ago
original ; her idea for the costume ; mine ; nobody had ever come as a fridge
creative ; my little sister ; our cat ; she turns every box into a castle
intelligent ; a crow ; a hen ; it can use a stick as a tool
ambitious ; our captain ; the goalkeeper ; he wants to win every cup there is
confident ; the new swimmer ; I was ; she has trained since she was four
nervous ; the bride ; the groom ; the rings have vanished
anxious ; the young father ; the grandmother ; it is his first night alone with the baby
jealous ; the older dog ; the cat ; the puppy is allowed on the sofa
generous ; my godmother ; the tax office ; she gives half of her cake to anyone who asks
selfish ; the man on the double seat ; the child with one sweet ; his bag sits while others stand
rude ; the customer at the counter ; the parrot ; he never says please
responsible ; the eldest brother ; the youngest one ; he never lets go of the twins' hands
independent ; our cat ; our dog ; it only comes home for meals
stubborn ; the donkey ; the horse ; it does not move until it wants to
exhausted ; the nurse ; the visitor ; her shift lasted fourteen hours
grateful ; the lost hiker ; the dog ; the farmer gave him a dry bed
disappointed ; the whole class ; the teacher ; the trip to the zoo was cancelled
surprised ; the winner ; the audience ; she had only come to watch
excited ; the little boy ; his father ; tomorrow he will fly for the first time
worried ; my mother ; my father ; my brother should have been home by nine
ashamed ; the boy with the ball ; his friend ; he broke the window and ran away
homesick ; the new student ; the tourist ; everything here tastes and smells different
pregnant ; the grey cat ; the black one ; soon there will be kittens
elderly ; the gentleman on the second floor ; the lady above him ; he will be ninety-one in spring
blind ; a newborn kitten ; its mother ; its eyes open only after a week or so
injured ; the goalkeeper ; the referee ; he hit the post with his shoulder
fat ; the baker's cat ; the butcher's dog ; everybody in the shop feeds it
bald ; my uncle ; my cousin ; his last hair left him at thirty
massive ; the oak door ; the garden gate ; four men can hardly move it
enormous ; the pumpkin ; the melon ; it grew two kilos a day
giant ; the panda at the fair ; the teddy on my bed ; it is a balloon on four ropes
tiny ; the newborn mouse ; the sparrow ; it fits on a coin
broad ; the river near the sea ; the stream in the hills ; many smaller rivers flow into it
empty ; the beach in January ; the beach in July ; the wind is icy
crowded ; the bus at eight ; the bus at noon ; school and work start at the same hour
remote ; the hut in the mountains ; the farm ; it takes five hours on foot
foreign ; the stamp on this letter ; the other stamps ; it comes from the other side of the globe
international ; the airport ; the bus station ; you can hear twenty languages there
local ; the honey on the shelf ; the bananas ; the bees live behind the church
private ; a diary ; a poster ; it is meant for one pair of eyes only
guilty ; the puppy ; the kitten ; there is pudding on its nose
innocent ; the kitten ; the puppy ; it was locked in the bedroom all day
temporary ; the tent ; the house ; it will be taken down in autumn
automatic ; the door of the supermarket ; my front door ; it opens when you come near
electric ; the new scooter ; the old one ; it has a battery and no tank
digital ; my watch ; the church clock ; it shows figures instead of hands
solar ; the lamp in the garden ; the lamp on my desk ; it drinks sunshine all day and glows all night
wooden ; the bridge over the stream ; the railway bridge ; the village had more trees than iron
rusty ; the gate ; the key ; it has stood in the rain for years
rotten ; the plank ; the beam ; the damp got into it
smooth ; the pebble ; the brick ; the sea has polished it
rough ; the bark of an oak ; the bark of a birch ; it has deep cracks
sharp ; the razor ; the butter knife ; it can cut a hair
loose ; the third button ; the others ; its thread is worn out
steady ; her hand ; mine ; she has painted tiny figures for years
rapid ; the current ; the wind ; there was heavy rain in the hills
sudden ; the end of the film ; the beginning ; somebody tripped over the cable
brief ; his speech ; the applause ; he only said thank you
constant ; the noise of the motorway ; the noise of the school ; the cars never stop
rare ; a white blackbird ; a black cat ; only one in many thousands is born like that
common ; the sparrow ; the eagle ; it finds food wherever people live
unusual ; snow in May ; rain in May ; it has happened only twice in my life
typical ; a grey sky in November ; a rainbow in November ; the clouds come from the sea
similar ; the twins ; their cousins ; they have the same eyes, hair and laugh
separate ; the cups for tea and for paint ; the spoons ; once somebody drank the blue
equal ; the two halves of the pie ; the slices of cake ; my mother measured them with a ruler
various ; the reasons for moving ; the reasons for staying ; one is rent, another is the damp
specific ; the recipe ; the advice ; it names every gram and minute
accurate ; the new scales ; the kitchen spoon ; they show a tenth of a gram
false ; the second map ; the first one ; it shows a bridge that does not exist
fake ; the diamond ; the silver chain ; it melts in hot water
genuine ; her smile ; the painting ; it reaches her eyes
pure ; the water of the spring ; the water of the canal ; it comes straight from the rock
raw ; the carrot ; the stew ; nobody has cooked it
spicy ; the bean stew ; the porridge ; there are three chillies in it
bitter ; the black coffee ; the cocoa ; nobody put sugar in it
salty ; the sea ; the lake ; the rivers have carried salt into it for ages
frozen ; the pond ; the river ; the night was ten degrees below zero
damp ; the cellar ; the attic ; the wall stands against wet earth
mild ; the winter on the coast ; the winter in the hills ; the sea keeps the air warm
tropical ; the greenhouse ; the garden ; it is hot and the air is full of water
bright ; the full moon ; the street lamp ; you can read a newspaper by it
silent ; the owl ; the crow ; its feathers make no sound
scary ; the cellar stairs ; the attic stairs ; the bulb is broken and something drips
musical ; the whole family ; their dog ; each of them plays two instruments
magical ; the first snow ; the tenth ; the whole world goes quiet
mysterious ; the light in the empty house ; the light in ours ; nobody has lived there for years
curious ; the young goat ; the old one ; it puts its nose into every bag
childish ; the quarrel about the spoon ; the quarrel about the rent ; both have one in their hand
visible ; the lighthouse ; the rocks ; its lamp reaches twenty miles
invisible ; the wind ; the rain ; you can see only what it moves
possible ; a walk to the island at low tide ; a walk at high tide ; the sand is dry for four hours
useless ; an umbrella in a storm ; a hood ; it turns inside out
valuable ; the old stamp ; the album ; only three of its kind exist
effective ; a cup of ginger tea ; a cup of cold milk ; it warms you from inside
successful ; the little shop ; the big one opposite ; the owner knows every customer by name
famous ; the singer ; her drummer ; her face was on every magazine
ordinary ; our street ; the palace ; it has a baker, a bank and eleven cats
strict ; the librarian ; the gym teacher ; she hears even a whisper
fair ; dividing by weight ; dividing by age ; everyone gets the same
aware of the danger ; the lifeguard ; the swimmer ; he has seen the current take a boat
busy ; the airport at Christmas ; the harbour ; everyone wants to be at home
northern ; the coast of Norway ; the coast of Spain ; it reaches far towards the pole
southern ; Greece ; Poland ; it lies on the warm sea
"""

HABITS = """
admire peacocks ; their tails look like a hundred blue and green eyes
announce trains ; the passengers would miss them otherwise
apologise ; a wrong word hurts, and a good one heals
arrest thieves ; stealing is against the law
bend their knees when they lift boxes ; the back is weaker than the legs
bite their nails ; they are nervous and do not notice it
bleed when they cut themselves ; the blood washes the wound clean
chat on the bus ; it makes the way shorter
cheer at football matches ; the players run faster when they are not alone
chew their food ; large pieces are hard to swallow
clap after a concert ; it is how hands say thank you
compare prices ; the same shoes may cost half as much next door
compete with each other ; most of us like to win
crawl before they can walk ; their legs are not strong enough yet
disagree about pizza ; some like pineapple on it and others don't
discover islands ; they sail where no map can help them
dive for pearls ; shells lie at the bottom of the sea
drag their feet ; they would rather stay at home
encourage beginners ; everybody was one once
escape to the beach in July ; the city is like an oven
explode when they are angry ; they have been silent for too long
forbid matches in a barn ; hay burns in a second
fry potatoes ; hot fat makes them golden and crisp
grab the rail on a ship ; the deck moves under their feet
greet each other ; it costs nothing and warms the day
hate waiting ; time seems to stand still
hop on one leg ; they have stepped on a nail or are playing a game
include everyone in a game ; it is sad to stand at the edge and watch
inform the neighbours before a party ; then nobody calls the police
invent machines ; they are lazy in a clever way
kiss their children good night ; nobody should fall asleep without it
lean on a fence ; it is a good place for a long talk
lick stamps ; the back of a stamp becomes sticky when it is wet
nod ; it means yes without a word
permit dogs in some parks ; they need to run as well
praise good cooks ; then there may be a second helping
punish nobody for an honest mistake ; otherwise all mistakes are hidden
realise things too late ; they were in a hurry
refuse a second cake ; they hope to be asked again
replace broken bulbs ; it is not nice to look for a chair with your knee
roll down hills ; it is the cheapest kind of flying
rub their eyes ; they are tired or do not believe what they see
rush to work ; they have slept ten minutes too long
scare birds away from the cherries ; otherwise there is nothing left for the cake
shoot at goal ; a match without goals is like soup without salt
slip on wet leaves ; they are as smooth as soap
spill coffee ; somebody has put the cup next to the keyboard
spin a coin ; they cannot decide
spit out cherry stones ; they want to see who is best at it
split the bill ; each of them has eaten half
swing in the park ; for a second they weigh nothing
tease their brothers and sisters ; they would never do it to somebody they don't like
translate books ; a good story should be read everywhere
tremble before an exam ; their bodies want to run away
weigh flour ; too much of it makes a cake like a brick
wink ; they share a secret or have something in one eye
wrap presents ; the best moment is just before they are opened
ski ; they love the wind and the white slopes
contain their laughter in a library ; the librarian can hear a mouse yawn
destroy old letters ; some words should not be read by others
growl like bears before breakfast ; they have had no coffee yet
bless somebody who sneezes ; it is an old custom, and it is kind
confuse left and right ; both hands look the same
bother their parents with questions ; the world is new to them
hug trees ; the bark is rough and the trunk is calm
upset nobody on purpose ; it hurts both sides
whisper in museums ; even old pictures seem to be asleep
yawn together ; it is catching
lend umbrellas ; they hope to get them back
borrow umbrellas ; they forgot that they had lent their own
save string ; you never know what it will be good for
move to the coast ; they want to hear the sea at night
keep diaries ; a day that is written down is not lost
learn languages ; with each of them a door opens
climb mountains ; from the top everything that worried them is small
lock their doors ; not everyone is honest
plant trees ; somebody will sit in the shade one day
tell jokes ; laughter is shorter than a lecture and helps more
paint eggs in spring ; it is a custom, and it is fun
cross their fingers ; they hope for luck
fall in love ; nobody has found out yet
"""

ANIMALS = """
dolphin ; extremely intelligent and playful ; It breathes air like we do, and it talks to its group in clicks and whistles.
penguin ; funny on land and elegant in the water ; The parents take turns to keep the egg warm.
elephant ; huge, gentle and wise ; With its trunk it can pick up a single blade of grass.
octopus ; cleverer than most people believe ; It changes its colour within a second and has three hearts.
owl ; silent and mysterious ; It can turn its head almost all the way round.
cheetah ; the fastest runner on land ; It reaches its top speed in three seconds, but it cannot keep it up for long.
giraffe ; taller than a house door, even as a baby ; It sleeps very little, and often standing up.
hedgehog ; small but well protected ; When it is afraid, it rolls into a ball of needles.
whale ; the biggest of all creatures ; Its song travels through the ocean for many miles.
bee ; tiny but incredibly useful ; Without it there would be far fewer apples and cherries.
turtle ; calm and very old ; It carries its home on its back and swims across whole oceans.
kangaroo ; a champion at jumping ; The baby lives in its mother's pouch for months.
camel ; stubborn and tough ; It stores fat in its hump and can go for days without water.
fox ; cunning and beautiful ; In many cities it searches the bins at night.
butterfly ; fragile and colourful ; First it is a hungry caterpillar, and then it sleeps in a cocoon.
frog ; slippery and loud ; It catches flies with its long sticky tongue.
snake ; quiet and misunderstood ; It smells with its tongue and sheds its skin.
eagle ; proud and powerful ; From high above it spots a mouse in the grass.
"""

SPORTS = """
swimming ; goggles and a towel ; the silence under water
tennis ; a racket and a partner ; a perfect serve
rowing ; a boat, oars and strong shoulders ; the river at dawn
climbing ; a rope, good shoes and chalk ; the moment at the top
boxing ; gloves and quick feet ; the confidence that it gives you
cycling ; a bike that fits and a helmet ; the ride downhill
gymnastics ; a mat and a flexible body ; the beam, narrow as it is
handball ; a ball and a hall ; the speed of the attack
table tennis ; a bat and fast reactions ; long rallies
running ; nothing but shoes ; the clear head afterwards
judo ; a white suit and a soft mat ; that small people can beat big ones
skiing ; snow, boots and courage ; fresh powder in the sunshine
sailing ; wind and a life jacket ; the salty spray in my face
volleyball ; a net and five good friends ; the long matches on the beach
skating ; blades or wheels ; the feeling of flying
"""

HOBBIES = """
photography ; a camera and a good eye ; photograph birds in flight
pottery ; clay, water and an oven ; make a mug with a handle
knitting ; two needles and some wool ; knit a sweater with a pattern
baking ; flour, eggs and a clean tin ; decorate a cake like a professional
chess ; a board and a clever opponent ; think four moves ahead
astronomy ; a telescope and a clear night ; name twenty stars
magic ; a pack of cards and quick fingers ; make a coin disappear
painting ; brushes, paper and some water ; paint a portrait that looks like the person
gardening ; a spade, seeds and a watering can ; grow tomatoes on a balcony
sewing ; a needle, thread and cloth ; repair any pair of jeans
programming ; a computer and logic ; write a simple game
origami ; nothing but paper ; fold a crane in three minutes
juggling ; three balls ; keep four of them in the air
singing ; only your own voice ; sing in harmony with others
collecting stamps ; an album and tweezers ; tell where each stamp comes from
model building ; tiny parts, paint and glue ; put together a whole aircraft
beekeeping ; a hive, a veil and gloves ; handle a swarm without fear
writing ; a pencil and an idea ; finish a short story in a week
cooking ; sharp knives and fresh herbs ; cook a dinner with four courses
"""

TRADES = """
a pilot ; flying and seeing the world from above ; for an airline ; maps, radar and a radio ; stay calm in a storm
a vet ; caring for sick animals ; in a small clinic ; bandages, needles and a soft voice ; know the bodies of many species
a firefighter ; helping people in danger ; at the fire station ; hoses, ladders and axes ; be strong and quick
a police officer ; keeping people safe ; on the streets ; a radio, a notebook and a patrol car ; know the law and keep your nerves
a mechanic ; finding out why machines fail ; in a garage ; wrenches, oil and a jack ; understand engines
a plumber ; solving wet problems ; in kitchens and bathrooms ; pipes, wrenches and rubber seals ; squeeze into narrow spaces
an engineer ; solving technical problems ; at a factory ; formulas, computers and tests ; be good at mathematics
a software developer ; giving orders to computers ; at a desk, often at home ; two screens and a lot of coffee ; think in logical steps
a scientist ; asking questions about nature ; in a laboratory ; a microscope, samples and statistics ; doubt your own ideas
a journalist ; telling people what happens ; for a newspaper ; a recorder, a notebook and good sources ; check every fact
an actor ; becoming somebody else ; in a theatre or a studio ; costumes, scripts and make-up ; learn long texts by heart
a musician ; playing for others ; on stages and in studios ; instruments and microphones ; practise for hours every day
a hairdresser ; cutting and colouring hair ; in a salon ; scissors, combs and mirrors ; listen to a hundred life stories
a chef ; creating new dishes ; in a hot kitchen ; sharp knives, spices and pans ; taste, plan and shout
a waiter ; making guests feel welcome ; in a restaurant ; trays, menus and a good memory ; smile even when you are tired
an accountant ; bringing order into numbers ; in a quiet office ; receipts, tables and tax forms ; notice the smallest error
an estate agent ; showing flats and houses ; all over the city ; keys, photographs and contracts ; be honest about the damp
a dentist ; keeping teeth healthy ; in a bright practice ; mirrors, drills and tiny cameras ; have steady hands
a surgeon ; operating on people ; in a hospital ; knives, needles and strong lamps ; concentrate for hours
a midwife ; helping babies into the world ; in a hospital or at home ; warm hands and experience ; be awake at any hour
a psychologist ; understanding the human mind ; in a peaceful room ; questions and two chairs ; listen without judging
a translator ; moving texts from one language to another ; wherever there is a desk ; dictionaries and patience ; know two cultures
a tour guide ; telling stories about old stones ; in museums and old towns ; an umbrella that everybody can see ; answer the same question with a smile
a soldier ; serving together with others ; in barracks and far from home ; boots, maps and radios ; follow orders and stay fit
a lifeguard ; watching over swimmers ; at a pool or a beach ; a whistle and a rescue board ; swim fast and look carefully
a truck driver ; being on the road ; on motorways all over Europe ; a big lorry and a good radio ; stay awake and keep to the schedule
an astronaut ; floating and looking at the Earth ; in a space station ; a suit, robots and frozen meals ; be healthy, patient and brave
a fisherman ; being out at sea ; on a small boat ; nets, hooks and a strong engine ; get up long before dawn
a butcher ; working with meat ; in a shop with white tiles ; knives, hooks and scales ; keep everything clean and cold
a tailor ; making clothes that fit ; in a room full of cloth ; needles, thread and a measuring tape ; have sharp eyes
a secretary ; organising everything ; in an office ; files, calendars and a telephone ; think of what the boss forgets
a professor ; teaching and doing research ; at a university ; books, chalk and slides ; explain hard things in simple words
a designer ; giving things a form ; in a studio ; pencils, screens and samples ; know what people need
a dancer ; moving to music ; in a company ; strong feet and discipline ; train every single day
a gardener ; growing things ; in parks ; spades, hoses and rakes ; wait for the right season
a zookeeper ; feeding wild animals ; at a zoo ; buckets, brooms and keys ; respect every creature
"""


def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, each as its columns."""
    return tuple(tuple(cell.strip() for cell in line.split(" ; ")) for line in table.strip().splitlines())
