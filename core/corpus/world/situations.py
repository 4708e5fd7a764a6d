"""Situations of everyday life, each a text with choices in it: what happened, what people think, what they say, what is told.

Slots: {n} is whoever it happened to, and may be "I" in STORIES; {f} and {g} are others. {they} is {n} with somebody, so it may be "we".
"""


def _texts(written: str) -> tuple[str, ...]:
    """The texts, which empty lines part, each on one line."""
    return tuple(" ".join(text.split()) for text in written.strip().split("\n\n"))


STORIES = _texts("""
<y> {n} lost {his} [wallet|passport|mobile phone|wedding ring]. {he} [searched|looked] in [every pocket|the car|the
bathroom|the laundry basket] and [asked at reception|phoned the taxi company|called the police]. [Finally|In the
end|Hours later] {f} found it [in the fridge, beside the butter|inside a boot|under the sofa cushions|in the dog's
basket]. "[How on earth did it get there|Were you so tired|Who put it there]?" [asked|laughed] {f}. {n} could not
explain it.

For breakfast {n} usually had [toast|cereal|porridge|scrambled eggs] and [black coffee|orange juice|a banana]. But on
<day> the [milk was sour|bread was mouldy|toaster caught fire|fridge was completely empty], so {he} went to the
[café|bakery] on the corner. There {he} met {f}, [an old friend from school|{his} former boss|a colleague from the
laboratory], and {they} talked for [two hours|the whole morning]. Sometimes a bad start leads to a good day.

For dinner {n} cooked [curry|stew|pasta|fish and chips|vegetable soup] for [eight|six] people. {he} [chopped|fried]
the onions, [added|stirred in] [a spoonful of|a pinch of|far too much] [chilli|pepper|mustard|ginger], and
[tasted|smelled] it. [It was delicious, and everybody asked for the recipe|It was so spicy that everyone's eyes
watered|It tasted of nothing at all, so the guests were extremely polite|It was burnt, but the dessert rescued the
evening]. {f} [washed up|did the dishes|brought ice cream] afterwards.

<y> {n} had a terrible [@toothache|headache|stomach ache|sore throat]. {he} [@could only eat soup|lay in a dark
room|lay on the couch all day|could only whisper], but the pain [got worse|did not go away]. "[See a doctor
immediately|Don't be silly, make an appointment]," said {f}. The [@dentist|doctor|doctor|doctor] [@found a hole in a
back tooth and filled it|asked how much water {he} drank, and it was far too little|asked what {he} had eaten, and it
was eleven plums|saw that it was an infection, and gave {him} some medicine]. After [@half an hour|four glasses of
water|two days of dry toast|a week of rest] {n} felt [perfectly well again|much better|like a new person].

At the doctor's {n} sat in the waiting room between [a man with a broken arm|a sneezing toddler|an elderly lady with a
parrot] and [a teenager with headphones|a pregnant woman|a builder with a bandaged thumb]. "[Next, please|Next
patient]," said the [nurse|assistant]. The doctor listened to {ns} [chest|heart|lungs] and [measured {his} blood
pressure|took a blood sample|looked into {his} ears]. "You are [perfectly healthy|fit as a fiddle|only a bit
exhausted]," the doctor said. "[Drink less coffee|Get more fresh air|Take up a sport], and [come back in six
months|sleep more]." {n} left with a [lighter heart|smile].

At the hospital {n} visited {f}, who had [broken a leg while skiing|had surgery on {fhis} knee|fallen off a
ladder|caught a serious infection]. The room smelled of [soap|disinfectant|flowers]. {n} had brought [grapes and a
crime novel|a bunch of tulips|headphones and a puzzle book]. "[How are you feeling|Does it hurt]?" "[Much better,
thanks|Only when I laugh|Bored to death]," said {f}. {^they} [played cards|gossiped about the neighbours|watched a
comedy on the tablet] until [visiting time was over|the nurse turned off the light].

On the telephone {n} waited for [forty minutes|almost an hour] and listened to [awful piano music|the same melody|a
recorded voice]. "[Your call is important to us|All lines are busy]," the voice repeated. When somebody finally
answered, {n} had [forgotten the question|lost all patience|fallen asleep]. "[How can I help you|What is your customer
number]?" asked the [assistant|operator]. {n} [explained the problem|described the error] twice, and then [the
connection broke|the line went dead|the assistant solved it within seconds].

At the weekend {n} [slept late|stayed in {his} pyjamas|met some mates] and [cleaned the flat|repaired the
fence|watched a whole series|tried a new recipe|went to a concert]. On Sunday {he} [visited {his} grandparents|had a
picnic with {f}|cycled along the canal|baked an apple tart]. [It was relaxing|It was not very exciting, but it was
exactly what {he} needed|The time passed far too quickly], and on Monday {he} returned to work [full of energy|with a
sunburnt nose|rather unwillingly].

{ns} flight was [cancelled|delayed by five hours] because of [fog|a technical problem|heavy snow|a strike]. Some
passengers [shouted at the staff|complained loudly|cried]. {n} [bought a thick novel|found a quiet bench|shared {his}
crisps with a stranger's children] and [made the best of it|waited patiently]. [The airline paid for a hotel, and the
breakfast there was superb|At midnight the plane finally took off|The stranger turned out to be a famous chef, who
invited {him} to dinner]. It was [not the journey {he} had planned, but a good story|one of those days].

On holiday {n} stayed in a [small hotel|caravan|tent|cottage] [by the ocean|on a Greek island|in the Scottish
hills|near a volcano]. Every [morning|afternoon] {he} [swam before breakfast|went diving|climbed a different
peak|explored the caves|sat in the shade with a cold drink]. [It rained only once|The weather was gorgeous|Everything
was peaceful] until [the last day, when {he} lost the car keys on the beach|a goat ate {his} map|{he} stepped on a
jellyfish]. {n} sent {f} a postcard: "[Wish you were here|You won't believe what happened]."

<y> {ns} car broke down [on the motorway|in the middle of nowhere|at a busy crossroads|in front of the police
station]. [Smoke came out of the engine|The battery was dead|A tyre had burst|There was no petrol left], and it was
[pouring with rain|getting dark|boiling hot]. {n} [called the garage|switched on the warning lights|pushed it to the
side]. A [mechanic|lorry driver|farmer] stopped and [fixed it within minutes|towed it to the next village|gave {him} a
lift]. {n} wanted to pay, but the stranger [refused|only accepted an apple|said that help is free].

My first [job|boss|driving lesson|flat|day at work] was [a disaster|unforgettable|stranger than I had expected]. I
[arrived late|wore the wrong shoes|broke a window|was so nervous that I forgot my own name], and [everyone
laughed|nobody said a word|the printer caught fire]. But {f} [helped me|gave me some good advice|said that everybody
starts like that], and [after a few weeks|slowly|step by step] I [became more confident|learned the ropes|got better].
Today I [smile when I think of it|tell that story to beginners].

{ns} boss called {him} into the office. "[I have good news|Sit down, please|We need to talk]," {bhe} said. {n}
expected [the worst|a complaint|to lose {his} job], but instead {he} [got a promotion|was offered a post
abroad|received a bonus of five hundred pounds|was asked to lead the project]. {n} [was speechless|could not hide
{his} delight|asked for a day to think about it]. That evening {both} celebrated with [champagne|fish and chips|an
expensive dessert].

<y> the computer [crashed|froze|refused to start] just before {n} could save {his} [essay|report|novel|presentation].
[Six hours of work were gone|The screen went blue|A strange error appeared]. {n} [swore softly|almost cried|pressed
every key]. {f}, who [works in IT|understands machines|is only twelve], [restarted it|pulled the plug and counted to
thirty|found a hidden copy], and [everything was back|most of it was saved|only the title was missing]. Now {n} makes
a backup [every day|every hour|on three different disks].

The computer in the library was [slow|ancient|broken]. {n} [clicked|typed] and waited, clicked and waited. "[It needs
a new processor|Somebody has downloaded forty games|It is older than I am]," said the librarian. So {n} [looked the
answer up in an encyclopedia|asked an expert|walked along the shelves instead] and [found it within three
minutes|discovered a wonderful book about deep-sea creatures|learned much more than {he} had wanted to know].

At school {n} was [good at languages but hopeless at maths|the fastest runner|always in trouble|terribly shy]. {ns}
favourite subject was [biology|geography|physics|drama|chemistry], because [the teacher was brilliant|there were
experiments|nobody had to sit still|it was about real life]. Once {he} [fell asleep during an exam|let a frog loose in
the classroom|won a prize for an essay about bridges|sang a solo in the assembly hall], and the [headmistress|teacher]
[was furious|could not stop laughing|phoned {his} parents|wrote about it in the school magazine].

The teacher [said|announced]: "[Tomorrow there will be a test|We are going on a school trip|Today we have a
visitor|Close your books]." [Some pupils groaned|The class cheered|Everyone whispered]. {n} [raised {his} hand|looked
out of the window|was the only one who had prepared]. "[Is it about fractions|Can we bring our own food|Will it be
difficult|What should we wear]?" {he} asked. "[You will see|Just do your best|That is an excellent question]," the
teacher replied with a [mysterious|friendly] smile.

The students in {ns} class had to give a [talk|presentation] about [climate change|ancient Rome|solar energy|their
heroes|the human brain]. {n} [practised in front of the mirror|made forty slides|wrote everything on little cards].
When {his} turn came, {his} [hands shook|mouth was dry|mind went blank]. Then {f} [smiled at {him}|nodded], and {he}
simply [told the story|began with a joke|spoke without notes]. [The audience loved it|The applause was loud|{he} got
the highest grade].

In the garden {n} planted [lavender|sunflowers|strawberries|lettuce|an oak]. {he} watered the bed [every evening|far
too often|with rain from a barrel]. [@Slugs|Rabbits|Caterpillars|Pigeons] [ate half of it overnight|came in
armies|were the first guests], so {he} [@collected them in a bucket and carried them to the woods|built a fence, and
they dug a tunnel|picked them off by hand and let them become butterflies elsewhere|put up a man of straw, and they
sat down on his hat]. [By August|At last|The following year] the [garden was full of colour|neighbours admired the
result|harvest filled four baskets].

The house was [cold|damp|too large], because [@the heating was broken|the roof leaked|half of the windows were
cracked]. {n} [@called a plumber|asked a carpenter|watched instruction videos] and replaced [@the boiler and the
pipes|the tiles and the gutters|one pane of glass after another]. It cost [a fortune|three thousand pounds|all {his}
savings], but when [the first storm came|winter arrived], {he} sat [in a dry room|by a warm radiator] and knew that it
had been [worth it|the right decision].

{ns} grandmother [turned ninety|celebrated her eightieth birthday|got married again] <y2>. The whole family came:
[uncles, aunts, cousins and three generations of dogs|relatives from four countries|even the great-aunt who never
travels]. There was [a speech|live music|an enormous cake with too many candles] and [a quarrel about the seating
plan|a slide show of old photographs|dancing until dawn]. "[I don't feel old at all|The secret is to laugh every day|I
would do it all again]," said the grandmother. {n} [held her hand|recorded every word|cried a little].

My [mother|father|grandfather|grandmother|mum|dad] always [says|used to say]: "[Don't put off until tomorrow what you
can do today|Honesty is the best policy|Every cloud has a silver lining|Practice makes perfect|The early bird catches
the worm|Better late than never|All is well that ends well]." As a [kid|child|teenager] I [rolled my eyes|did not
listen|thought it was nonsense]. But [when I grew up|last week|at my first job] I [understood it at last|discovered
how true it is|heard myself say it to {f}]. [Parents|Old people] are right [surprisingly often|more often than we
like].

My [sister|brother|cousin|twin sister] and I [fought like cats and dogs|shared everything|looked completely
different|had a secret language] when we were [small|younger|kids]. [She|He] was [brave|tidy|noisy], and I was
[careful|messy|quiet]. Once we [ran away with a tent and six bananas|dug a hole to Australia|cut each other's
hair|sold lemonade on the pavement and earned two pounds]. Today we live [in different cities|four hundred miles
apart|next door to each other], but we [phone every Sunday|are still best friends|can guess each other's thoughts].

When I was [a child|little|seven|young], I wanted to be [an astronaut|a vet|a pilot|a firefighter|a ballet dancer|a
magician|a detective]. I [jumped off the garage roof with an umbrella|bandaged all our chickens|tried to fly with
cardboard wings|followed our neighbour with a notebook], and [I broke my ankle|my parents were not amused|nobody took
me seriously]. Today I am [an accountant|a dentist|a mechanic|a hairdresser|a software engineer], but [on quiet
evenings|in my dreams|at the weekend] I still [look at the stars|hear the applause|wonder what might have been].

<y> {n} fell in love. {f} [was sitting in the library|worked at the flower shop|had borrowed {his} umbrella|was
arguing with a parking machine], and {n} [forgot what {he} wanted to say|dropped a pile of books|suddenly believed in
magic]. {^they} [had coffee|went for a walk|talked until the café closed]. {ns} [heart beat like a drum|cheeks were
burning|stomach was full of butterflies]. [A year later {they} got engaged|{^they} have been together ever since|It
did not last, but it was beautiful].

At the wedding everything went wrong: [@the bride was stuck in traffic|the groom lost the rings|the cake slid off the
table|it poured with rain|the band did not come]. {n} [saved the day|kept calm|had an idea]: {he} [@fetched the bride
on a tractor|made two rings of wire and a button|cut the rest into stars and called it a puzzle|brought forty
umbrellas|played the comb until everyone danced]. [Everyone clapped|The guests still talk about it|It became the
happiest wedding of the year], and {f} said that [perfect days are boring|love does not need sunshine].

I was [bored|lonely|restless] that evening, so I [joined a choir|knocked on my neighbour's door|signed up for a
pottery course|wrote a letter to someone I had not seen for a decade]. It [changed my life|was the best decision of
the year|took some courage]. There I met {f}, who [collects old radios|speaks five languages|has crossed a desert on
foot|bakes bread at midnight]. We [became close friends|laugh about the same silly things|started a small business
together].

<y> {n} could not sleep. {he} [counted sheep|drank warm milk|opened the window|read the most boring book in the
house], but {his} mind [kept spinning|was full of worries|would not rest]. It was [the exam|the rent|something that
{f} had said|a noise from the attic] that bothered {him}. At [three|four] in the morning {he} [wrote everything down
on a sheet of paper|got up and baked bread|watched the sunrise from the roof], and [suddenly the solution was
obvious|then at last {he} slept like a log|the problem seemed much smaller].

<y> {n} won [a thousand pounds|a trip to a tropical island|a year's supply of dog food|a brand-new car] in a
[competition|lottery|quiz show]. {he} [screamed with joy|did not believe it|thought it was a joke]. Everybody gave
advice: "[Invest it|Spend it|Put it in the bank|Give it to charity]!" In the end {n} [shared it with {f}|gave half to
the animal shelter|exchanged it for something useful|paid off {his} debts], and that made {him} [richer than the
money|very happy|sleep well].

{n} wanted to save money for [a trip around the world|a house|a better camera|{his} daughter's education]. So {he}
[stopped buying coffee in town|cycled instead of taking the bus|cooked at home|sold things that {he} never used] and
put [ten pounds|every coin|a fifth of {his} salary] aside each week. [It was difficult at first|{his} friends made fun
of {him}|The jar filled slowly]. After [two years|eighteen months|a long time] {he} [had reached the goal|counted the
money twice|bought the ticket], and [it felt amazing|every penny had been worth the effort].

In the morning we [packed the car|loaded the van|missed the bus|woke up late]. [Mum|Dad] had forgotten [the
tickets|the baby's bottle|the dog|the passports], so we turned around [twice|after twenty miles]. By noon we were
[stuck in a traffic jam|hungry and hot|singing the same song for the ninth time]. "[Are we nearly there|How much
further is it]?" asked my little brother [every five minutes|again and again]. But when [we saw the ocean|the
mountains appeared], everyone [fell silent|cheered], and [all the trouble was forgotten|my brother finally put his
shoes on].

On <day> we moved [house|to the countryside|into a flat on the tenth floor|to a foreign country]. There were
[boxes|packages] [everywhere|up to the ceiling], and nobody could find [the kettle|the scissors|a clean towel|the
cat]. The new neighbours [brought soup|offered their help|stared from behind the curtains|complained about the noise].
That night I lay on a mattress in an empty room and [listened to unfamiliar sounds|missed my old window|wondered what
life would be like here]. [By Christmas|Within a month] it [felt like home|was as if we had never lived anywhere
else].

In summer {n} worked [on a strawberry farm|as a lifeguard|in an ice cream van|at a campsite]. {he} [got up before
dawn|burned {his} shoulders|learned to drive a tractor|rescued two swimmers], and {his} [hands|back|feet] hurt, but
{he} earned [enough for the whole winter|six pounds an hour|his first own money]. In the evenings everyone sat [around
a fire|on the pier], and somebody played [guitar|an old accordion]. {n} still remembers the [taste|smell|stars] of
those [nights|weeks].

It was a dark [and stormy|, cold|and moonless] night. {n} was alone in the [cottage|old mill|house at the edge of the
woods] when [there was a knock at the window|the lights went out|footsteps came up the stairs|something scratched at
the door]. {n} [grabbed a torch|held {his} breath|hid behind the sofa]. Slowly the handle turned. It was [only {f},
soaked to the skin|a very wet cat|the wind|the landlord with a box of fuses]. "[You look as if you had seen a
ghost.|Did I frighten you?|Were you afraid?]" "[Not at all|Never do that again]," said {n}, and {his} voice still
trembled.

{ns} cat disappeared on <day>. {n} [put up posters|asked all the neighbours|called until {he} was hoarse|left the
window open]. [A week|Nine days|A whole month] passed. Then [a lady from the other side of the canal phoned|there was
a soft sound on the balcony|a lorry driver brought it back from the coast]: the cat was [thin but healthy|fatter than
before|dirty and very proud]. [It had been locked in a shed|It had simply lived with another family|Nobody ever found
out where it had been]. {n} bought [a collar with an address|a whole salmon].

On the bus [a lady|a teenager|an old man] [@offered {no} a seat|began to sing|lost a shopping bag, and oranges rolled
everywhere|fell asleep on {ns} shoulder]. {n} [smiled|did not know how to react|was surprised], and soon [@{they}
started a conversation|the entire bus joined in|all the passengers were on their knees and collected them|the other
passengers whispered]. {n} [missed {his} stop|almost forgot to get off], but {he} did not mind. [A small kindness|A
moment like that] can [brighten a grey day|make a city feel like a village].

In the countryside [life is slow|everyone knows everyone|the nights are truly dark]. {n} moved there from the capital
and [missed the cinemas|could not sleep because of the silence|was woken by a rooster]. But [after some months|little
by little] {he} [grew {his} own vegetables|made friends with a shepherd|learned to tell the weather from the
clouds|kept bees]. When {f} visited, {n} showed {fhim} [the orchard|the hives|a nest of young swallows] and did not
want to [leave|go back] any more.

Last night I had a strange dream. I was [flying over the city|late for an exam in a language I did not know|walking
through a house with endless rooms|a fish in an aquarium], and {f} was [a talking owl|the president of the
moon|playing the drums|made of glass]. "[You have forgotten something important|Follow the red thread|Wake up, it's
Monday]," {fhe} said. Then [the floor turned into water|an alarm rang|everyone began to applaud], and I [fell out of
bed|woke up sweating|could not stop laughing]. What [does it mean|on earth was that about|was the red thread]?

A [tourist|stranger|foreign visitor] asked {no} for [directions|the way to the museum|a good restaurant]. {n} [pointed
left|drew a map|explained it with hands and feet], but [two minutes later {he} realised that it was the wrong
direction|the tourist spoke only Portuguese|{he} had never been there {self}]. {n} ran after [the visitor|the
stranger], [out of breath|red in the face], and in the end {they} [went there together|found it by accident|shared a
table and became pen friends].

The neighbours were having a party. [The bass made the walls shake|Somebody sang out of tune|Laughter came through the
ceiling], and it was [past midnight|two o'clock in the morning]. {n} [put a pillow over {his} head|knocked on the
wall|went upstairs to complain]. "[We are so sorry|Come in and have a drink|It's my fiftieth birthday]!" they said.
[An hour later|Five minutes later] {n} was [dancing on the balcony|eating cake|the last guest to leave]. Nobody
[complained|slept] that night.

An old [man|woman|lady] sat on a bench and fed the pigeons. "[@Do you come here every day|How long have you been doing
this|Isn't it too cold for you]?" asked {n}. "[@Only when the sun is out|Since I retired|The wind is worse at home],"
was the reply. {^they} [talked about steam trains and the first televisions|watched the skaters|shared a thermos of
tea]. {n} learned that [one can be happy with very little|the bench had been a wedding present to the town|everyone
has a story]. After that {he} came every [Thursday|week], and [brought an extra cup|they played dominoes].

<y> {n} broke [a vase|{his} glasses|a window|a valuable plate]. {he} was [ashamed|afraid of the consequences|terribly
sorry]. At first {he} wanted to [hide the pieces|blame the wind|say nothing], but {his} conscience [would not be
quiet|hurt]. "[I have to confess something|It was my fault]," {he} told {f}. {f} was silent for a moment. "[Thank you
for being honest|It was ugly anyway|Accidents happen]," {fhe} said. {^they} [swept up the pieces|glued it together],
and {n} felt [relieved|ten pounds lighter].

{both} had a quarrel about [money|the heating|a borrowed lawnmower|the right way to load a dishwasher|a careless
remark]. {^they} [did not speak for a week|shouted so loudly that the windows shook|slammed two doors]. Then [{f} left
a bunch of daisies on the step|{n} wrote a long letter|both said sorry at the same moment]. "[I was wrong|I missed
you|It isn't worth losing a friend over]," said {f}. Since that day {they} [listen first and answer later|own two
lawnmowers|laugh about it].
""")

THOUGHTS = _texts("""
I am so [tired|exhausted|sleepy] today, because [@the baby next door cried all night|I worked a double shift|my flight
landed at three in the morning|I read a novel until dawn]. [@Nobody in the house got any rest|My feet ache and my
uniform smells of the kitchen|My body is here, but my head is still in Singapore|The last chapter was worth it,
though]. At breakfast I [put salt in my tea|called my boss Mum|answered the phone with the remote control|poured juice
over my cereal]. Tonight I will [@wear earplugs|put my feet in warm water|draw the curtains|leave the book in the
kitchen] and sleep until noon.

I am so [angry|annoyed|furious]! [@Somebody parked across my driveway|The landlord raised the rent again|My brother
used my laptop and deleted my essay|They cancelled our train without any reason]. [@I could not get out and missed my
appointment|The heating has not worked properly for months, and now he wants more money|Three weeks of work are
gone|We stood on a cold platform for two hours]. "[Take a deep breath|Count to ten|Calm down first]," said {f}. I did.
Then I [@left a polite note on the windscreen|wrote him a letter with a list of everything that is broken|asked him to
help me write it again|filled in a form, and we got our money back]. [Shouting would not have helped|That was better
than shouting].

I feel [sad|lonely|low] today. [@My best friend has moved abroad|It is grey outside and nobody calls|Our old dog died
last week|My children have left home]. [@Her window across the street is dark now|Even the radio plays only slow
songs|His bowl is still in the kitchen|It is strange to cook for two instead of five]. {f} says that [@real friends
stay close, however far away they are|I could call somebody myself|it hurts so much because we loved him|now we have
time to travel]. [@So I will write her a long letter|So I picked up the phone, and we talked for an hour|We looked at
photos of him and even laughed|Perhaps that is true: I have just bought a map]. Feelings are like the weather: [they
change|no cloud stays forever].

I feel [nervous|anxious|sick with worry], because tomorrow I have [@an operation|a job interview|my driving test|to
speak in front of two hundred people]. [@I have never been in a hospital before|I have ironed my shirt twice|Last time
I drove into a bin|My notes are full of red marks]. "[@The surgeon has done it a thousand times|Look them in the eye
and ask a question of your own|Look into the mirrors and don't hurry|Imagine that they are all wearing pyjamas]," says
{f}, "and [I will think of you|in a week you will smile about it]." [@I will be asleep anyway, won't I?|That I can
do.|And I will stay away from bins.|Two hundred pairs of pyjamas! Now I have to laugh.]

I would like to [@travel to Japan|see the northern lights|cross the ocean on a sailing ship|walk through the desert].
[@First I would learn a few words, so that I could order noodles|For that I would fly to the far north in the middle
of winter|I would learn to tie knots and to sleep in a narrow bunk|I would need a guide, a camel and a very large
hat]. [@I want to see the cherry trees and ride the fastest train|Imagine: green and violet curtains of light above
the snow|There would be nothing but water for weeks, and perhaps a whale|At night, they say, you can hear the
silence]. But at the moment I have [an empty bank account|two cats and a mortgage|exams], so it must wait.

I would like to [@order a pizza|book a table for four|make an appointment|rent a car|buy a ticket to Glasgow], please.
"[Certainly|Of course|No problem]. [@Which size|For what time|When would suit you|For how many days|Single or
return]?" "[@The largest you have, with extra cheese|Half past seven, by the window if possible|Next <day>, in the
afternoon|From Friday to Monday|Return, please, and a seat by the window]." "[@That will be twelve pounds|Your table
will be ready|The doctor can see you at four|We have a small red one left|The train leaves at nine from platform
two]." "[Thank you very much|Perfect, thanks|That is wonderful]."

I don't like [@Mondays|crowds|spiders|horror films|olives]. [@The weekend is over, and everyone looks grey|I am small,
and all I see is backs|They have too many legs, and they sit where you least expect them|I see the monster again as
soon as the light is out|They look like grapes, and then they taste of salt]. {f} [@starts the week with a cake for
the whole office|holds my hand and pulls me through|catches them in a glass and carries them outside|laughs in the
scariest scenes|eats mine as well as {fhis} own]. [That helps|That is one way to solve it], but [I will never love
them|some things never change].

I don't understand [@my phone bill|modern art|the rules of cricket|teenagers|my cat]. [@There are nine different fees
on it, and I only called my mother|There was a bucket in the gallery, and people took photos of it|They play for days,
and then they stop for tea|They sleep until noon and are tired afterwards|She asks to go out, and when I open the
door, she sits down]. I asked {f}, who [@called the company and got my money back|said that the bucket was there
because the roof leaked|explained it with spoons and peas for an hour|said that I had been just the same|said that
cats simply like open doors]. [Now I understand|So that is the answer|I might have known].

I can't find my [@keys|glasses|phone|other sock]. I have looked [under the bed|in the fridge|in all my pockets|behind
the couch]. "[Stop and think|Sit down and think|Take a deep breath and think]," says {f}. [@Wait, what is this in the
door?|Oh. They are on my nose.|Listen, it is ringing in the washing machine!|Why does the puppy look so guilty?] [How
embarrassing|How stupid of me|And I have been looking for an hour].

I can't [@come to the party tonight|play in the match tomorrow|make it to dinner|join you at the cinema], I'm afraid.
[@I've caught a cold and sneeze every ten seconds|I've hurt my ankle on the stairs|I've got to work late, because the
boss needs the figures|I've promised to babysit my nephew]. [Please don't be angry|I'm really sorry|It's such a
shame]! [@Dance for me, and keep me a piece of cake|I'll sit on the bench and shout as loudly as I can|Let us eat
together on <day> instead|Tell me how it ends, but not before I've seen it]. [Love|See you soon|Yours], {n}

I love my [@job|garden|old bicycle|grandma|bed]. [@I bake bread while the city is asleep|Everything in it is a little
wild, like me|It squeaks, but it has never let me down|She is ninety and laughs at her own jokes|It is warm, it is
soft and it asks no questions]. [@The first customers come at six, and the whole street smells of it|This morning I
found a hedgehog under the beans|Last week we rode to the sea and back|Yesterday she taught me to whistle with two
fingers|On Sundays I do not leave it before noon]. {f} [does not understand it|says that I am easily pleased], but [I
would not exchange it for a palace|I am happy|what more could I want].

I think that [@children should have less homework|everyone should learn to cook|cities need more trees and fewer
cars|people worry too much|we should all sleep longer]. [@They learn as much from climbing trees as from filling in
sheets|If you can make a soup, you will never be poor|Trees give shade and clean the air, and nobody is run over by a
tree|Most of what we are afraid of never happens|A tired brain makes mistakes]. {f} [disagrees|is not convinced|has a
different opinion] and says that [@some children would only watch television|there are excellent restaurants|{fhe}
needs the car for work|a little worry keeps you safe|the nights are too good to waste]. [We could argue about it for
hours|Perhaps the truth lies in the middle].

I need [@a new job|a holiday|your help|some advice|a better phone]. [@My boss shouts, and my office has no window|I
have worked for seven weeks without a free day|I want to move a piano up to the fourth floor|Two friends have
quarrelled, and both want me on their side|The old one switches itself off when somebody important calls]. "[@What can
you do best?|Where do you want to go?|How heavy is it?|Have you told them how you feel?|Why don't you have it
repaired?]" asks {f}. [@I can bake, so perhaps I should open a café.|To a place without clocks.|Bring a strong friend
and a rope.|No, but that is a good idea.|Because a repair costs more than a new one.]

I wish I [@could fly|were taller|had more patience|could turn back time|knew what dogs think]. [@I would look down on
the roofs and wave to the people in the traffic jam|I could see the stage at concerts and reach the top shelf|I would
finish a puzzle before I threw it across the room|I would take back what I said to my brother|Then I would understand
why ours barks at the vacuum cleaner]. "[@There are planes, you know|Wear heels|Start with a small puzzle|You can
still say sorry|He thinks that it is a rival]," says {f}. [@It is not the same.|They hurt my feet.|That is not a bad
idea.|So I called him this morning.|That explains a lot.]

I used to [@live in a big city|play the saxophone|have long hair|be afraid of dogs|work in a factory]. [@From my
window I saw forty other windows|My neighbours used to knock on the wall, and not to the beat|It took an hour to dry|I
crossed the road whenever I saw one|The noise was so loud that we talked with our hands]. Then [@I married a farmer|I
sold it to pay the rent|I lost a bet|a stray puppy followed me home|the machines learned to do it alone]. Now [@I see
nothing but hills, and I sleep well|I only whistle|I wash it in a minute|we go for a walk three times a day|I repair
the machines]. [Do I miss it? Sometimes.|Life is full of changes.|Who would have thought so?]

I have [@two brothers and a sister|a twin|no brothers or sisters|five cousins|a large family]. [@We fought about
everything when we were small|We look so alike that even our mother mixed us up|As a child I talked to the cat
instead|In summer we all slept in one tent|At Christmas there are never enough chairs]. [@My eldest brother is a
police officer now, so nobody dares to fight any more|Once we changed places for a day, and only the dog noticed|She
was a good listener|One of them snored like a bear, and it was the smallest|We sit on boxes and on the stairs].
[Family is not always easy|You can't choose your relatives], but I [would not want to miss it|would not change a
thing].

I have a [problem|secret]. [@Last night I found a bag full of cash in a taxi|Yesterday I saw my colleague take paper
and pens home|A month ago I broke my aunt's favourite vase and glued it together|I have fallen in love with my best
friend]. [Nobody knows|I haven't told anybody|I can't think of anything else]. {f} says, "[@Take it to the police;
somebody must be desperate|Talk to him first, before you tell the boss|She will be less angry about the vase than
about a lie|Say it before you grow old]." [@I did, and an old lady got her savings back.|I did: he teaches poor
children in the evening, and now the company gives him paper.|I told her. She laughed: she had never liked it.|What if
I lose a friend? And what if I don't?]

I was born in [@a small town by the sea|a taxi|a village in the mountains|the back room of a bakery]. [@My father was
a fisherman, and my mother mended the nets|The driver named the taxi after me, not the other way round|In winter we
went to school on skis|I could smell bread before I could speak]. [@I could swim before I could walk|I have never been
late for anything since|My legs are still the strongest part of me|I was the best dressed child at school, always in
white with flour]. After school I [@joined the navy and saw half of the world|became a racing driver, of course|worked
as a mountain guide|studied law, but it smelled of nothing]. Today I [@am back where I began, mending nets|drive a
school bus, slowly|run a small hotel with a view|bake at night, like my parents].

If I had [@a million pounds|a time machine|three wishes|a house by the sea|wings], I would [@buy an island for stray
dogs|visit the dinosaurs, but only for ten minutes|wish for health, for a long life for my cat, and for more
wishes|invite all my friends and leave the windows open|never stand in a traffic jam again]. "[@Who would clean up
after the dogs?|And if one of them is hungry?|That is cheating!|And who would cook?|And where would you put them in a
lift?]" asks {f}. [@I would pay someone very well.|Then I would come back nine minutes earlier.|Nobody has forbidden
it.|There would be fish and chips.|I would never need a lift again.] But [I have only a bus ticket and half a
sandwich|it is only a dream|today I must do the laundry].

If I were [@the boss|a bird|invisible|ten years younger|the mayor of this town], I would [@give everyone a free day on
their birthday|fly south in winter|sit in the best seat in every theatre|learn to ride a motorbike|plant trees in
every street]. "[@And who would do the work?|And what about me?|You would sneeze, and they would find you,|You can
learn it now,|Trees need water,]" says {f}. [@Those who have no birthday.|I would send you a feather.|That is true,
alas.|Do you know a patient teacher?|Then everyone would get a watering can.] [It costs nothing to imagine|Ideas are
free].

If it [@rains tomorrow|is sunny tomorrow|snows tomorrow|is windy tomorrow], we will [@visit the museum|have a barbecue
in the garden|build an igloo behind the house|fly the kite on the hill]. [@There is a new room with mummies and
gold|My brother will bring the sausages, and I will make a salad|We will need gloves, a shovel and a lot of tea|It has
a long red tail, and it pulls like a horse]. [@But if it stays dry|But if there are clouds|But if it melts|But if it
is calm], we will [@climb the tower instead|eat in the kitchen|make pancakes|row across the lake]. [Whatever the
weather|Either way], [the main thing is that we are together|it is going to be fun].

When I grow up, I want to be [@a doctor|a firefighter|a footballer|a train driver|an inventor]. I will [@cure
everybody for free|carry people and cats out of burning houses|score a hundred goals|drive through the night while
everybody sleeps|build a machine that tidies my room]. {f} says that [@I faint when I see blood|I am afraid of
ladders|I should train more and talk less|I get sick on trains|I could tidy it without a machine]. [@That will pass by
then.|I will ask for a low house.|So I kick the ball against the wall every day.|Only when I face backwards!|But that
is no fun.] [We'll see|Just wait]!

The best thing about [@summer|my town|being a grandparent|my job|school] is [@that the evenings are long and
light|that I know everybody on the market|that you can give the children back|the moment when the engine starts
again|the break]. [@We sit outside until the bats come out|The baker calls me by my name|I spoil them with sweets, and
then their parents come|I repair old tractors, and each has a character of its own|We play football with a tennis
ball]. The worst thing is [@the mosquitoes|that everybody on the market knows me|that the house is so quiet
afterwards|the oil under my nails|that it ends]. [Every coin has two sides|You can't have everything|Nothing is
perfect].

The weather today is [@awful|glorious|changeable|icy|mild]. [@In the morning there was a thunderstorm, and it is still
pouring|There is not a single cloud in the sky|An hour ago I needed sunglasses, and now it is hailing|There is frost
on the windscreen, and the puddles are frozen|A gentle breeze is blowing from the south]. [@Take an umbrella and your
rubber boots|Don't forget your hat and some cream for your nose|Wear one thing over another, like an onion|Put on your
thickest socks and walk slowly|You won't need a jacket]. According to the forecast [@it will clear up in the
evening|tomorrow will be even hotter|nobody knows what comes next|it may snow overnight|it will stay like this all
week].

My name is {n}, and I am new here. I moved to this [area|building|city] [last month|a fortnight ago|because of my
job]. I don't know anybody yet. [@Is there a decent bakery nearby?|Can anyone recommend a good dentist?|Would somebody
like to go running with me?|Does anybody play chess?] [@I can't start the day without fresh rolls|I bit on a cherry
stone, and now a tooth hurts|I get up at six and run along the canal|I have a board, and I lose with a smile]. [I look
forward to meeting you|Please say hello when you see me]. You can't miss me: I have the [red|green|yellow|blue] door.

My favourite season is [@spring|summer|autumn|winter], because [@everything wakes up|we swim in the lake until it gets
dark|the woods are full of colours and mushrooms|the world goes quiet under the snow]. [@I open all the windows and
plant the first seeds|I live on melons, peaches and ice cream|I put on my boots and come home with a full basket|I
light a fire and read thick books]. {f} [@sneezes from March to May and stays indoors|gets sunburnt and hides in the
shade|is afraid of eating the wrong ones|is always cold and wears two hats] and prefers
[@autumn|winter|spring|summer]. [Luckily there is something for everyone|People are different].

My favourite [@food is pizza|meal is a full English breakfast|dish is my mum's lasagne|dessert is apple crumble|snack
is salty popcorn]. [@The base must be thin, and there must be fresh basil on it|There must be eggs, bacon, beans,
mushrooms and toast|She makes it only on birthdays, with four kinds of cheese|The apples must be sour and the crumble
must be crisp|I could not watch a film without it]. Once I [@ate three of them and had to lie down|cooked one for
twenty people|got the last piece, and my brother did not speak to me all day|used salt instead of sugar by mistake|had
to leave the cinema because I was eating so loudly]. [It was worth it|I would do it again|I will never forget that].

My favourite [@book|film|song|game] is about [@two brothers at sea|a lonely robot|the end of summer|a thief with a
good heart]. [@They lose their boat, but they find an island and each other|It collects rubbish on an empty planet
until another robot arrives|The beach is empty, and the waiter folds the chairs|You steal from the rich baron, and the
villagers get bread]. I discovered it [by chance|when I was fourteen|during a long illness|at my cousin's]. [@I have
read it nine times|I cry at the same place every time|I sing it in the shower, and the neighbours sing along|I have
played it so often that I know every door in the castle]. [I recommend it to everyone|You must try it].

My [@car|bike|phone|computer|watch] is [@older than I am|brand new|always empty|terribly slow|smarter than me]. [@It
only starts when I talk to it kindly|I got it for my birthday, and it has twenty-one gears|I charge it at night, and
at noon it is dead again|While it starts, I make tea and water the plants|It tells me when to stand up, breathe and
sleep]. "[@You should get another one|You should buy a strong lock|You should take the cable with you|You should have
it repaired|You should take it off for a day]," says {f}. [@But it belonged to my grandfather.|I have already bought
two.|I forgot it on the kitchen table.|But I like the tea.|It told me not to.]

My life is [@quite ordinary|a mess at the moment|full of surprises|like a novel]. [@I get up at six, catch the bus and
come home at five|The sink leaks, the car is broken, and I owe my sister money|On Monday a parrot flew in, and on
Tuesday I got a letter from Peru|I found a brother whom I had never heard of]. [@But on Fridays I dance, and then
nobody is happier than I|But I have my health and a good friend with a tool box|I wonder what the rest of the week
will bring|We have the same nose and the same laugh]. {f} says, "[@Ordinary is fine|Start with the sink|Close the
window|Write it down]."

Life is [@like a box of buttons: you never know which one you will need|short, so eat the cake|a journey, not a
race|full of surprises|not always fair]. My grandmother [used to say so|taught me that|said so until her last day].
She [@kept everything, and one of her buttons is on my coat|had dessert before the soup on Sundays|walked everywhere
and talked to everyone on the way|won a cow at a fair when she was ninety|lost everything twice and began again]. When
[@something breaks|I count the calories|I am in a hurry|nothing ever seems to happen|things go wrong], I think of her
and [@look for something that fits|take another piece|slow down|wait for my cow|carry on].

Today is [@my birthday|the first day of the holidays|our anniversary|moving day|the last day of school]. [@There are
pancakes on the table and a candle for every ten years|The bags are packed, and the neighbour has our key|We have been
married for twenty years, and he still makes the coffee|Everything is in boxes, even the tea|We get our marks, and
then nobody has to get up for six weeks]. In the afternoon [@the whole family will come|we will be at the beach|we
will go back to the bench where we met|we will sit on the floor of the new flat and eat pizza|we will throw our bags
into the corner and run to the lake]. [I can hardly believe it|Days like this are rare|I hope that it will never end].

Tomorrow I will [@start my diet|clean the garage|call the dentist|write that letter|get up at five and jog]. I say
that [every day|quite often|with great confidence]. Today I can't, because [@there is still half a cake in the
fridge|it is raining, and the bikes must stay in|it hardly hurts any more|I can't find the right words|I have already
had breakfast]. "[@I will help you with the cake|We found the bikes behind the boxes last time|That is what you said
before they pulled the last one|Begin with hello|Then jog to the baker's]," says {f}. [That is a friend|Well,
perhaps|What can I say to that?].

This is the story of [@a sock that went missing|the worst haircut in history|my first flight|a very stubborn goat]. It
began [on an ordinary <day>|with a phone call|on a rainy morning in <month>]. [@I put two into the machine and took
one out|The hairdresser had new glasses and had left them at home|I had a window seat and a paper bag, just in case|It
stood in the middle of the road and looked at our bus]. [@I looked in the drum, in the pipe and under the floor|After
ten minutes there was more hair on one side than on the other|Then the pilot said that we would fly through some
weather|The driver begged, pushed and sang]. [@A week later my neighbour hung it on my door: it had flown out of the
window.|I wore a hat until Christmas.|I did not need the bag, but the man beside me did.|In the end we all got off and
walked, and the goat took our seats.]

There is [@a spider in the bath|somebody at the door|a strange noise in the engine|nothing in the fridge|a hole in my
sock]! "[@Don't panic|Let me go|I'll have a look|Let me cook|Give it to me]," says {f}. {^fhe} [@takes a glass and a
postcard|opens it slowly|lifts the bonnet and laughs|finds rice, a lemon and a tin of beans in the cupboard|gets a
needle and some wool]. [@Now it lives in the garden.|It is only a neighbour who needs two eggs.|A toy car was stuck in
there, and it still ran.|It was the best dinner of the week.|Five minutes later it is better than new.] How did I ever
live [alone|without {fhim}]?

There are [@two kinds of people|three rules in our house|many ways to say sorry]. [@Some plan everything, and others
jump|Whoever cooks does not wash up, shoes stay outside, and we tell each other the truth|You can bring flowers, write
a letter or simply wash the dishes]. {f} [@belongs to the first group and I to the second|made them up, and I break
the second one most often|does the last of these without a word]. [@When we travel, {fhe} has the tickets and I find
the best cafés|There is sand on the carpet as proof|Then I know that all is well again]. [Somehow it works|That is why
we get on].

We are going [@on holiday|camping|to my parents|to a wedding|on a school trip] [next week|on <day>|tomorrow]! [@The
plane leaves at six, so we must get up in the middle of the night|We have a tent, a stove and no idea where the poles
are|My mother has cooked for days, although there are only four of us|I have ironed my only shirt, and then I burned
it|We will take the train to a castle with a real dungeon]. {f} [@will water the plants|says that we can sleep under
the car|will eat for three|has lent me one|is afraid of the dark, but will not say so]. [I can't wait|What could
possibly go wrong|It will be wonderful]!

We have [@a new teacher|a baby|mice in the attic|a guest from Australia|no hot water] at the moment. [@She came in
with a guitar and sang the timetable|He is as long as a loaf of bread and much louder|They run races above our heads
at night|He thinks that our summer is winter and wears his coat to breakfast|The man said that he would come between
Monday and Friday]. [@Everybody wants to sit in the first row|We take turns at night, and I have learned to cook with
one hand|Our cat listens and goes back to sleep|We showed him the beach, and he was very polite about the waves|We
shower at the gym, and for the first time we are fit]. [One gets used to it|It will not be boring|It could be worse].

We need to [@talk|leave now|save water|buy a bigger table]. "[Why|What is the matter]?" asks {f}. [@You have used my
toothbrush again|The last train goes in ten minutes, and the station is far|It hasn't rained for two months, and the
river is a stream|There will be nine of us at dinner on <day>]. "[@It was blue, and mine is blue|Then put your shoes
on and run|I could shower with a friend, or less|Let's take a door and put it on two boxes]." [@So I bought a yellow
one.|We jumped in as the doors closed.|A bucket in the shower waters all the flowers.|It was the best table that we
ever had.]

People say that [@money can't buy happiness|time heals all wounds|opposites attract|you can't teach an old dog new
tricks|an apple a day keeps the doctor away]. [@My uncle won the lottery and was lonely in his big house|After a year
my neighbour could sing again|My aunt is as tidy as a museum, and my uncle loses his shoes at the table|My grandad
learned to swim at eighty|My neighbour has eaten nothing but cake all her life, and she is ninety-three]. [@Then he
opened a soup kitchen, and now he laughs|She says that it was not time but friends|They have been happy for forty
years|He says that he is not a dog|But the doctor comes every week, because he likes the cake]. So [@it depends on
what you do with it|the saying is only half the truth|the saying is right|the saying is wrong|every saying has an
exception].

Some people [@collect stamps|climb mountains|never say sorry|are born lucky|talk in their sleep]. My
[uncle|cousin|neighbour|boss] is one of them: [@he has forty albums and has never written a letter|he has stood on
nine peaks and is afraid of escalators|he once stepped on my foot and complained about my shoe|he fell out of a window
and landed on a mattress|last night he sold a horse to the lamp]. I [@throw mine away with the envelope|get dizzy on a
chair|say it even to doors|drop my toast, and always on the buttered side|only whisper]. [The world needs all
kinds|How dull it would be if we were all the same]!

Nobody [@knows how old our tortoise is|told me that being an adult is so tiring|likes to be alone all the
time|believed {f} at first|is perfect]. [@It was already here when my grandfather was a boy, and it looked just as
cross|You pay bills, and then somebody asks what is for dinner|Even our cat comes in when the house is too
quiet|{^fhe} said that there was a deer in the supermarket|My teacher spelled "mistake" wrong on the board]. [@It will
probably bury us all.|As a child I thought that they could do as they liked.|I have put a second chair by the
stove.|Then it walked past us with a lettuce.|It was the best lesson of the year.]

Every [@summer|morning|Friday|winter] [@my family meets at the lake|the same man walks past with a ladder|we bake
bread for the whole street|I promise to learn to skate]. [@There are thirty of us, and the smallest gets the biggest
bed|He goes left at eight and comes back at five|Everyone brings a bowl, and somebody brings a fiddle|I buy new laces
and sharpen the blades]. Once [@it rained for nine days, and we painted the whole house|I followed him: he picks
apples, polishes lamps and rescues kites|the oven exploded, and we made soup|I stood on the ice for almost a minute].
[It is a tradition|I would miss it|That is how it has always been].

It is [@raining cats and dogs|so hot that the road is melting|freezing|foggy|as windy as on a ship]. [@The streets are
deserted, and the gutters sing|The ice cream man is the happiest person in town|The lake is covered with ice from
shore to shore|You can't see the end of your own arm|Umbrellas turn inside out, and hats fly past]. I [@stay in and
tidy the wardrobe|sit in the bathtub with a book|wear two sweaters and a scarf|walk slowly and ring my bicycle
bell|had to hold on to a lamp post]. {f} [@went jogging and came home soaked|works in an office with a fridge and is
content|has already fallen twice and laughs|said good morning to a snowman|caught somebody's hat and wears it now].
[Typical|Each to their own].

It was love at first sight: [@the yellow vintage car|the tiny house by the canal|a puppy with one blue eye|the red
shoes in the window]. [@It stood in a barn, covered with dust and feathers|The roof was green with moss, and a duck
sat in the kitchen|It looked at me as if I had come at last|They were a size too small and cost a week's pay]. "[@It
doesn't even start|It is damp|You live on the fifth floor|You can't walk in those]," said {f}. But my heart had
already decided. [@After two years of work it drove me to my wedding.|Now it is dry, and the duck has stayed.|We both
have strong legs by now.|That is true. I have put them on the shelf, and I look at them every day.]

How do you [@stay so calm|cook rice|make friends in a new city|fall asleep when your head is full|say no politely]?
"[@I breathe in, count to four and breathe out|Use twice as much water as rice and don't stir|Ask people about
themselves and listen|I imagine a boat on a quiet lake|Smile and say: thank you, but not today]," said {f}. [@I tried
it in a traffic jam, and I arrived as fresh as a daisy|I tried it, and for once nothing stuck to the pot|I asked a man
about his dog, and now we walk together|I tried it and was asleep before the boat reached the shore|I said it to a
salesman, and he said that he had never been refused so nicely]. [Simple advice is often the best|I should have asked
earlier].

Why do we [@dream|yawn|laugh|need sleep|get goose bumps]? My little niece asked me that. "[@Perhaps the brain tidies
up at night and finds old pictures|I don't know, but it is catching: look, you are doing it as well|Perhaps to show
that there is no danger|Because the body repairs itself in the dark|Because our tiny hairs stand up when we are cold
or touched by something]," I said. [@"Then my brain has a whale in its cupboard," she said|She opened her mouth wide,
and so did the dog|"Then why do I laugh when you tickle me?" she asked|"Can it repair my scooter, too?" she asked|She
put on her jumper and looked at her arms]. [I will look it up|Not every question has an answer|Children ask the best
questions].

Who is [@that man over there|your favourite singer|the boss here|the tallest in your class]? "[@The one in the green
jacket? That's our new neighbour|A lady from Brazil with a voice like velvet|You'll laugh, but it's the cat|You'll
laugh, but it's me]," said {f}. [@"He looks lost." He was: he was looking for his own front door.|"Play me something
by her." We listened until the moon was up.|At that moment it jumped on the desk, and everyone made room.|I looked
down at {fhim}. "It's a very young class," {fhe} said.]

Where can I [@buy stamps|park my car|change money|find a pharmacy|get a decent cup of coffee] around here? "[@At the
post office, opposite the cinema|Behind the station, but not on market days|At the bank, next to the town
hall|Straight on and left at the traffic lights|You're standing right in front of it]," said a
[passer-by|policewoman|friendly student]. "[@Is it still open|What does it cost|Will they take a card|Is it
far|Really]?" "[@Until six, so hurry up|A pound an hour|They will, but take your passport with you|Five minutes on
foot|Yes, it doesn't look like much, but I come here every day]." "[Thanks a lot|You're very helpful]!"

What is [@love|the matter with you|that smell|the time|your phone number]? "[@It is when someone saves the last piece
for you|I didn't sleep, that's all|I burned the toast|It is exactly half past nine|I never call myself, so I don't
know]," said {f}. [@I looked at the plate. There was one piece of cake on it, and {fhe} pushed it over to me.|I made
{fhim} a pot of strong tea and turned off the phone.|We opened all the windows and had breakfast on the balcony.|"Then
the shop is closed," I said, and we ate what there was.|So I gave {fhim} mine, and an hour later it rang.]

Can you [@keep a secret|swim|lend me ten pounds|help me move the piano|drive me to the airport]? "[@Of course I
can.|Like a fish!|What for?|When exactly?|When does your plane leave?]" said {f}. [@"So can I," I said and
smiled.|"Then jump in. My hat is floating away!"|"For your birthday present," I said, and {fhe} opened {fhis}
purse.|"In five minutes. It is already on the stairs."|"In an hour." {^fhe} ran to get the keys.] [That is what
friends are for|We both laughed].

Do you like [@cats or dogs|spicy food|poetry|winter sports|my new haircut|surprises]? "[@Dogs, because they are glad
when I come home|I adore it: the hotter the better|Only if it is short|I like to watch them from a warm room|To tell
the truth, it is very brave|It depends: I like cake, but not exams]," said {f}. [@At that moment my cat sat down on
{fhis} lap, and {fhe} changed {fhis} mind.|So I added another chilli, and we both cried.|"The rain is over. The snail
stays." "That one is good," {fhe} said.|So we watched, and I held the chocolate.|I have worn a hat since then.|"Then
close your eyes," I said and lit the candles.]

Do you remember [@our first day at school|the summer when it never rained|that weird hotel in Brighton|how we got lost
in the snow]? [@You wore a terrible green hat, and I had two left shoes|The river was so low that we could walk to the
other side|The owner was convinced that we were spies|We sang to keep our courage up, and you lost your voice]. [@The
teacher said that we belonged together|We found a bell and a bicycle on its bed|He looked under our beds every evening
and apologised|Then we saw a light, and it was our own kitchen]. [It seems like yesterday|How the time flies]! Write
to me soon. Yours, {n}

Let's [@go to the beach|bake a cake|have a party|play cards|paint the kitchen]! "[Now|At this hour|On a Tuesday]?"
asked {f}. "[@The tide is out and the moon is full|There are eggs, and it is nobody's birthday: that is reason
enough|Everyone is at home, and everyone is bored|The television is broken anyway|I found a tin of yellow in the
cellar]." [@So we took off our shoes and ran into the waves.|An hour later the whole house smelled of vanilla.|We
called everyone, and they brought their own chairs.|{f} won every game, and I still don't know how.|At midnight it
looked like the inside of a lemon.] [It was the best night in ages|We only live once].

Please [@close the window|turn the music down|don't touch the wall|take off your shoes|don't sit on that chair]!
"[Why|Is something wrong]?" asked {f}. "[@The papers are flying through the room|The baby has just fallen asleep|The
paint is still wet|I have washed the floor|Only three of its legs are real]." [@But the tax form was already on its
way to the river.|{^fhe} turned it off and tiptoed to the door, and then the phone rang.|Too late: there is a hand on
it, and we have left it there.|There was a hole in each of {fhis} socks, and we both laughed.|It was too late, but the
floor is soft.]

Thank you so much for [@the lovely scarf|your long letter|helping me with the move|the invitation|the flowers]! [@It
is so warm that I wear it in bed|I read it twice, once aloud|My back hurts, but all the boxes are up|I would love to
come, and I will bring a salad|They were a bit tired after the journey, but now they stand on the table and glow].
[@My sister wants one in green|What you wrote about your neighbours made me laugh until I cried|Only the piano is
still on the first floor, and we have decided to leave it there|I hear that there will be dancing|Nobody has sent me
tulips since I left school]. [Next time it's my turn|You must come and visit us soon]! [Love|Best wishes|Warm
regards], {n}

Sorry that I [@am late|didn't call back|forgot your birthday|shouted at you|broke your mug]. [@A herd of cows stood on
the line, and the train had to wait|My phone fell into the soup|I wrote it on a list, and then I lost the list|I had a
terrible day, but that was not your fault|It slipped out of my hand when the bell rang]. "[@Never mind, I had a book|I
hope that it was a good soup|I forgot it myself until Mum called|I was a little hurt, but I feel better now|It had a
crack anyway]," said {f}. "[@Then the next coffee is on me|Tomato, and the phone is still pink|So let's celebrate it
today|Come here and let me hug you|I've got you a new one, with a duck on it]."

Dear diary, today [@was a strange day|I learned something important|nothing happened, and that was nice|I made a fool
of myself]. [@On the way home I saw two foxes in the middle of the city|My old neighbour showed me how to listen to a
tree|I drank tea, mended a shirt and watched the clouds|At lunch I spilled soup on a very important man]. [@They
waited at the traffic lights and crossed when it was green|You put your ear to the bark in spring, and you can hear
the water rise|Nobody wanted anything from me, and I wanted nothing from anybody|He looked at his tie, laughed and
said that it had needed some colour]. [@Perhaps I should do the same|I wish that they taught it at school|Tomorrow I
will be busy again|I think that I will like working there]. Good night.

Good morning, [@ladies and gentlemen|class|everyone|dear passengers]! [@Welcome to our guided tour of the
castle|Today's topic is energy|It is time to get up|My name is {n}, and I am your driver]. [@Please stay together,
because some rooms have no way out|Think: where does the light in this lamp come from?|Breakfast is ready, and the sun
has been up for hours|Please fasten your seat belts and hold on to your coffee]. [@In the last room a ghost will
answer your questions|Yes, from the wall, but who brings it to the wall?|Whoever is last must wash the dishes|We will
stop for lunch at one, if the mountain lets us]. Off we go!

Hello, how are you? "[Fine, thanks|I can't complain|I'm great]. [And you|How about you]?" "[@A bit tired: we've moved
into a bigger flat|I have a cold|Excited: my daughter has started school|Busy as always: I've changed jobs]." "[@How
many rooms do you have now?|You should be in bed.|How time flies!|What do you do now?]" "[@Four, and a balcony with a
view of the river|I was, but there was no lemon in the house|She didn't even turn round to wave|I drive a tram, and I
ring the bell more often than I should]." "[@You must invite us when the boxes are gone|Then take mine|That is how it
should be|I will listen for you]!"

Excuse me, [@is this seat taken|how much is this jacket|could you take a photo of us|does this bus go to the centre]?
"[@No, please sit down|Forty pounds, but today it's reduced|With pleasure: smile|You need the one on the other side]."
"[@That's very kind, it has been a long day.|And is it waterproof?|Can you get the whole tower in?|When does it
leave?]" "[@It has for me, too, and my stop is the last.|You can swim in it.|I can, but then nobody will see you.|Now,
if you run!]" [You're very kind|Thanks, I appreciate it]!

Happy [@birthday|anniversary|New Year], dear {fname}! [@You don't look a day older than last year|Ten years of
marriage, and you still hold hands in the street|May it be kinder than the last one]. [@I am sending you a parcel:
don't shake it, because it is alive|I remember how the cake fell off the table and you danced around it|I wish you
health, good friends and a tap that doesn't drip]. [@It is a cactus, and its name is Norman|May you dance around every
fallen cake|Come and see us when the snow is gone]. [Unfortunately I can't be there|We miss you|I am thinking of you].
Hugs and kisses, {n}

Good luck [@with your exam|in the new job|with the baby|in the final]! [@Read every question twice, and eat something
before you go|Learn the names first, and find out where the kettle is|Sleep whenever it sleeps, and let the dust
lie|Pass the ball to those who are free, and breathe]. [@You have prepared for months|They would be fools not to like
you|You were a lovely child yourself, and your mother survived it|Even champions get nervous]. [I'll keep my fingers
crossed|I believe in you]. [Call me as soon as you can|Tell me all about it], and then we will [celebrate|have the
largest sundae in town].

Oh no, I have [@missed the bus|burned the dinner|forgotten my homework|left the tap running|sent the message to the
wrong person]! "[@There is another one in ten minutes|There is bread, and there is cheese|Just tell the truth|Then
run|Tell me what you wrote]," said {f}. [@We waited under one umbrella and sang|In the end everyone said that it was
the best meal of the week|The teacher smiled and said that nobody had ever said that before|I ran, and found the cat
asleep in a warm bath without water|I wrote that my boss looks like a goose, and I sent it to the boss]. [@Ten minutes
can be short|I have never burned anything so well|I did it in the break|I had not even put the plug in|He answered
with a picture of a goose].

The old man [in the park|at the corner|on the bench] [@feeds the crows|plays chess against himself|carves little
animals|talks to the statue]. [@They bring him buttons and bits of glass in return|He wins every time and is never
proud|Every child in the street has one in a pocket|He says that it is a good listener]. [Once|Last <day>|One day] I
[sat down beside him|asked him about it]. "[@They never forget a friend|My brother used to play the black ones|My
father taught me with this very knife|It was my teacher at school]," he said. [I have thought of it often since|We
have been friends ever since].

The little girl [next door|on the first floor] has [@a loose tooth|a new scooter|an invisible friend|lost her teddy].
[@She shows it to everyone and moves it with her tongue|She rings the bell at every corner, even in the kitchen|He is
called Mr Pip and needs his own plate|She has looked in the oven, in the bath and in her father's shoes]. "[@When it
falls out, I will be big|I am the fastest in the world|He does not like peas, so I eat them for him|He only wanted to
see the world]," she says. [@Yesterday it stuck in an apple.|The postman now looks twice before he opens the
gate.|Yesterday he broke a cup, and nobody else was in the room.|In the evening he looked out of the washing machine,
very clean.]

A man walked into [@a bakery|a library|a hotel|a pet shop] and said, "[@I would like a loaf of bread, but without the
hole|A fish and chips, please|I need a room, but I have no luggage|I want to return this parrot: it says nothing but
good morning]." "[@The hole is the best part|This is a library|Then it will be a light stay|It sounds like a polite
bird]," said the [woman behind the counter|owner]. [@He thought about it and bought two.|"I am sorry," whispered the
man. "A fish and chips, please."|He laughed, and he got the room with the view.|"It says so at midnight," said the
man.]

Two friends [@found a wallet|opened a café|walked around the world|shared an umbrella]. [@One wanted to keep it, and
the other wanted to look for the owner|One could cook, and the other could count|One always looked at the map, and the
other always looked at the sky|One was tall, and the other was small]. [@There was a photo of a baby in it, so they
rang at every door|At first they had three guests and nine chairs|They got lost forty times and never found it a
pity|So the small one carried it on the way there, and both got wet]. [@The young father cried when he saw it, and
they were invited to dinner.|Now there is a queue, and they still argue about the salt.|When they came home, their
shoes were full of stories.|On the way back the tall one carried it, and only one got wet.]

What a [@day|view|mess|surprise|noise]! [@I missed the bus, lost a glove and found a friend|From up here you can see
three villages and the sea|The dog has found the flour, and the flour has found everything else|All my friends are
standing in my kitchen, and I am in my pyjamas|The neighbour is learning the trumpet, and he is not learning fast].
"[@Then it was a good one|It was worth the climb|Don't move, you leave footprints|We have been hiding behind the
curtain for an hour|At least he plays only one song]," says {f}. [@I had not seen it like that.|We unpack the
sandwiches and say nothing for a while.|An hour later everything is clean, except for the dog.|No wonder that the cat
was staring at it.|That is true, and I hum it all day.]

How much [@money do I need|time is left|sugar goes into the cake|snow will there be]? "[@You need less than you
think|The train leaves in nine minutes|Take half of what the recipe says|As much as the mountains can carry]," says
{f}. [@"A roof, a bowl and something to give away," my grandmother used to say.|That is enough for a coffee, but not
for a conversation.|I did, and nobody noticed, because the plums were so sweet.|The next morning we could only open
the windows upstairs.]

Have you [@seen my scarf|ever been to the desert|heard the news|eaten already|got a minute]? "[@You are wearing
it|Once, and there is still sand in my shoes|No, tell me|Only a little, two hours ago|For you I have an hour]," said
{f}. [@I looked down and blushed.|"At night it was so cold that we slept beside the camels."|"The bakery is going to
open again!" We ran there at once.|So I took out a second spoon.|We sat down on the stairs, and I told {fhim}
everything.]

Did you [@sleep well|lock the door|remember the milk|do your homework|see the moon last night]? "[@Like a stone|I
thought that you did|I remembered it at the bus stop, but not in the shop|Half of it|No, it was cloudy here]," said
{f}. [@"Then you did not hear the storm," I said. A tree lay across the yard.|We drove back. The door was wide open,
and the cat sat in it like a porter.|So we drank our tea black and pretended to be English lords.|"And the other
half?" "That was the half that I understood."|"It was as large as a wheel, and a ship sailed through the middle."]

Would you [@like a cup of tea|rather fly or be invisible|mind if I opened the window|ever live on a boat]? "[@Only if
there is a biscuit with it|I would fly, because being unseen is lonely|Not at all, it smells of paint in here|I did,
for two years]," said {f}. [@There was one left, so we broke it in two.|"And I would take you along," {fhe} added.|A
bird flew in, looked at the picture and flew out again.|"You hear the rain better there, and your feet never quite
believe in land."]

Are you [@hungry|lost|serious|ready|asleep]? "[@I could eat a horse|I only took a wrong turn in <month>|I have never
been more serious|Give me one minute|Yes]," said {f}. [@We had only carrots, and {fhe} said that a horse would like
them.|I drew a map, and {fhe} put it into the pocket with the others.|Then {fhe} put a flower pot on {fhis} head and
walked out of the room.|Half an hour later {fhe} came down in one shoe.|I turned off the lamp, and we both giggled in
the dark.]

Is it [@far|true|raining|safe|my turn]? "[@Not if we sing|Every word, except for the dragon|Only on one side of the
street|As long as you hold the rail|It has been for ten minutes]," said {f}. [@We knew nine songs, and at the end of
the ninth we saw the roofs.|I had liked the dragon best.|We crossed over, and there the sun was shining.|I held it
with both hands and did not look down.|So I threw the dice, and it was a six.]

Shall we [@dance|begin|go home|order a pizza|give it a name]? "[@I have two left feet|We have already begun|Just one
more song|Only if there is pineapple on it|It already has one]," said {f}. [@"So have I," I said, and that made
four.|I looked at the clock, and it was true.|It was the best one, so we stayed for three.|We ordered two, and each of
us looked away while the other ate.|I bent down, and on the collar there was written: Tuesday.]

Could you [@help me, please|turn down the radio|pass me the salt|say that again|wait for me]? "[@I will, if you tell
me what to do|It is not the radio, it is the neighbour|You have not even tasted it|Tell me how|I have been waiting all
my life]," said {f}. [@We lifted the wardrobe together and found eleven socks behind it.|We listened. He sang well, so
we opened the window.|I tasted it, and it needed nothing.|"More kindly," I said, and {fhe} did.|It was only five
minutes, but it sounded good.]

I remember [@my first bicycle|the smell of my grandmother's kitchen|my first day at work|the winter when the river
froze]. [@It was green and too big, and my father ran behind it|There was always dough under a cloth, and the radio
was on|I wore my uncle's suit and got lost on the way to the toilet|We walked to the other bank, and the ice sang
under our boots]. [@When I turned round, he was far away, and I was riding alone|She let me lick the spoon, although I
had already had supper|An old colleague took me by the arm and showed me everything|In the middle somebody sold hot
chestnuts]. [I can still see it|It was long ago|I often think of it].

I hope that [@you feel better soon|the weather will be fine|nobody has noticed|you like it|we will meet again]. [@The
doctor said that you need rest and no visitors, so I am sending soup|We want to have the party in the garden, and
there is no room inside for forty|I sat on the cake, and I have turned it round, so that the good side is in front|I
made it myself, and it is meant to be a hat|The week was much too short, and I have not yet shown you the lighthouse].
[@{f} carries it over and will leave it at the door|If it rains, {f} says, we will dance in boots|{f} looks at it and
says nothing|If it is too big, {f} says, it may be a bag|{f} says that the train in <month> is the cheapest].

I know [@a place where nobody goes|a song with forty verses|somebody who has never been ill|how to make you laugh].
[@You take the path behind the mill and count twelve trees|My grandfather sang it when he walked home in the dark|She
is eighty, swims in the lake in winter and eats onions like apples|You must think of an egg in a hat]. [@There is a
pond with a boat, and the boat has no owner|At the end of the last one he had always reached the gate|The doctor
visits her to ask what she does|Now its hat is too large, and it can't see the spoon]. "[@Take me there|Teach it to
me|Perhaps it is the onions|Stop it]!" said {f}.

I was [@asleep|in the bath|on my way home|about to leave] when [@the ceiling began to drip|the phone rang|I heard
somebody sing|the parcel came]. [@The bath upstairs had run over, and a rubber duck came down with the water|I ran to
it, left a lake in the hall, and it was the wrong number|It came from a cellar window, and it was so beautiful that I
sat down on the pavement|It was as tall as I am, and it was not for me]. [@I put up an umbrella and went on
sleeping.|We talked for an hour all the same.|Now I sing there, too, every <day>.|It stood in my hall for a month, and
then I missed it.]

I must [@tell you something|go now|learn to say no|clean my room]. [@I broke your blue cup, and I have looked for
another one in nine shops|The last bus goes at eleven, and my grandmother can't sleep before I am in|I have three
dogs, two committees and a cello that are not mine|I can no longer see the floor, and something under the bed has
begun to grow]. "[@It was never my favourite|Then run, and give her my love|Then please say yes once more and take my
tortoise|I will help you, if I may keep what I find]," says {f}. [@But it was mine.|I just caught it.|Now there are
three dogs and a tortoise.|{^fhe} found a pair of skis, a spoon and an essay about order.]

You should [@drink more water|call your mother|see this film|try the soup|learn to swim]. [@Your head aches because
you have had nothing but coffee since six|She waits beside the telephone and says that she does not|It is about a man
who plants a forest all by himself|There is pumpkin in it and something that I can't name|The sea is at our door, and
you only look at it]. [@I took the glass, and at noon the pain was gone.|I did, and she told me everything about the
neighbour's hip.|We saw it together, and in the spring we planted one tree.|I tried it, and I could not name it
either. It was cinnamon.|By September I reached the red boat and back.]

She was [@late|very tall|my best teacher|the only girl in the team]. [@The bus had broken down, so she had run the
last mile|She could see over every crowd and look into birds' nests|She let us ask what we wanted and never laughed at
an answer|On the first day nobody passed her the ball]. [@Her hair was wet, and there was one flower left in the
bunch|At the cinema she slid down in her seat, so that others could see|Once she said that she did not know and that
we should find out together|So she took it from them, and scored]. [@I have kept it in a book.|I think that this is
why I liked her.|We did, and it took us all winter.|After that they passed it.]

He was [@a quiet man|the smallest in the class|never in a hurry|always hungry]. [@He mended clocks and spoke to them
more than to people|Nobody chose him for the team, until the ball got stuck in a drain|He missed trains and found
mushrooms|He ate his own lunch at nine and ours at ten]. [@When he died, all the clocks in the street were five
minutes slow for a week|His arm was thin enough, and from that day he was our captain|When the bridge broke, he was
the only one who was not on it|Then we learned that there was no supper at his house]. [@Nobody has ever put them
right.|He never scored, but we never lost a ball again.|He only said that it had been a good day for mushrooms.|After
that our mothers made one more sandwich each.]

They are [@moving to the country|getting married|on strike|having a baby]. [@They have bought a house with nine rooms
and half a roof|They met in a lift that stopped for three hours|The drivers want warmer coats and a longer break|It
will come in <month>, and they have already painted a room]. [@Now they want to keep hens and write a book about
it|The party will be on the ninth floor, of course|So everyone walks, and you see your neighbours' faces for once|One
half is blue, one half is green, and there is a whale over the door]. "[@I give them two winters|I hope that they take
the stairs this time|I would like a longer break, too|It will be a lucky child]," says {f}.

Never [@go shopping when you are hungry|say never|trust a map that you drew yourself|wake a sleeping baby|play cards
with my grandmother]! [@I came home with four cakes and no soap|I said that I would never own a cat, and now there are
three of them on the sofa|According to mine we should be at home, and we are in a field with a bull|I only wanted to
see whether he was breathing|She smiles, she pours you a cup of tea and she takes your last coin]. [@"Then we will be
dirty and happy," said {f}.|{f} only laughs and opens another tin.|"Then we must run home," said {f}, and we did.|He
was, and he showed us for two hours, said {f}.|{f} has tried it: {fhe} walked home without {fhis} hat.]

Sometimes I [@dream that I can fly|talk to my plants|pretend that I am a tourist in my own town|read the last page
first]. [@I move my arms slowly, and then I am above the chimneys|I tell them about the weather, although they stand
at the window|I look up at the roofs and ask strangers what one should see|I want to know whether the dog survives].
[@When I wake up, my shoulders ache|The fern has grown two leaves since I told it about my holidays|Yesterday somebody
sent me to my own front door|If it does, I begin at the beginning and enjoy every danger]. {f} says that [@I kick in
my sleep|it is because of my breath|it has the loveliest door in the street|this is cheating].

Suddenly [@the lights went out|it was quiet|somebody knocked|I had an idea|everybody looked at me]. [@In the whole
street there was not one bright window|The children had stopped shouting, and that is never a good sign|It was
midnight, and we were not expecting anyone|I was standing under the shower, and there was no paper|I had laughed in
the middle of the speech]. [@We lit candles, and {f} told a story about a ship.|{f} and I tiptoed to the door: they
were cutting each other's hair.|{f} opened. It was only the wind with a branch in its hand.|So I wrote it on the wet
glass, and {f} read it through the window.|But {f} laughed, too, and then the speaker could not help it either.]

As a child I [@believed that the moon followed our car|collected stones|was afraid of the bathtub|had an imaginary
brother|hid under the table]. [@When we turned left, it turned left, and I waved to it|My pockets were so heavy that
my trousers slid down|I thought that I might go down with the water|He did everything that was forbidden|I listened to
the aunts, and I learned more than at school]. [@I still say good night to it|One of them lies on my desk and is still
the most beautiful|My mother put her foot over the hole and said that nothing larger than a foot could pass|When he
broke a lamp, my father set a plate for him, and no pudding|I know who loved whom and who only pretended]. [It seems
like yesterday|Children see the world more clearly].

In the future [@cars will drive themselves|we will live on the moon|robots will do the cleaning|everybody will speak
one language]. [@We will read, sleep or play cards on the way to work|We will look up at the Earth and show the
children where the sea was|They will find all the things that we have lost|Nobody will need a dictionary]. "[@And who
will sing too loudly at the red light|And where will the moonlight go|And who will they complain to|And how will we
say what only my grandmother's words can say]?" asks {f}. [@I will.|I had not thought of that.|To each other, I
suppose.|We will have to keep those words in a box, like silver spoons.]

The problem is [@that I can't whistle|that there is only one bathroom|that he never listens|that nobody has a key].
[@My dog doesn't come when I call, and all the other dogs have owners who whistle|We are six, and we all get up at
seven|I said that the stove was hot, I said that the step was wet, and I said that the bull was awake|We are all
standing in front of the door, and the soup is on the stove]. [@So I bought a trumpet.|So we made a list, and my
brother sold his place on it for a bar of chocolate.|Now he has a red hand, a sore knee and a very fast run.|So the
smallest of us went in through the cat's door.]

The truth is that [@I have never read the book|I don't like my own cooking|I was scared|the fish was not so big].
[@Everybody talked about it for an hour, and I said that the end was sad|My family eats it and says nothing, and that
is how I know|I said that I had stayed outside to look at the stars|Each time I tell it, it grows by a hand]. [@"It
has a happy end," said {f} on the way home, "but I won't tell anyone."|Now {f} cooks, and I wash up and sing.|"So was
I," said {f}. "I only went in because I thought that you were behind me."|"Last time it was as long as the boat," says
{f}.] [The truth always comes out|It feels good to say it].

The phone rang [at midnight|during dinner|while I was in the shower|at five in the morning]. [@It was the hospital: my
sister had a little boy|It was a stranger who wanted to speak to a Mrs Miller|It was my brother, who had lost his key
again|It was my own voice, because I had forgotten to hang up]. [@He weighed as much as a cabbage and had my nose|I
told her that there was no Mrs Miller here, and she began to cry|He stood in the snow in his slippers|I said hello to
myself twice and felt a bit silly]. [@We put on our coats over our pyjamas and drove through the night.|We talked
until it was light, and now she calls every <day>.|When I got there, he was sitting in the baker's kitchen and eating
rolls.|{f} has told that story at every party since.]

The train [was full|was late|stopped in the middle of a field]. [@A woman shared her cherries with the whole
carriage|A boy asked his mother why cows have no trains|Somebody began to sing, and by the second verse we all did|The
conductor said that there was a swan on the line]. [@At the next station everyone was laughing and had red
fingers|"Because they are already where they want to be," she said|Nobody looked at the clock any more|He got out,
bowed to it and showed it the way with his cap]. [I forgot that I was in a hurry|I have never had a better journey|I
nearly missed my stop].

The sea is [@never the same|too cold today|louder at night|full of secrets]. [@In the morning it is grey like a
pigeon, and in the evening it is like copper|Only the dog went in, and he came out at once and looked offended|We
leave the window open and fall asleep as if somebody were breathing|This morning it put a bottle at our feet, and
there was a letter in it]. [@{f} has painted it a hundred times and has never used the same blue twice.|{f} put in one
toe and screamed.|{f} says that it is telling the beach where it has been.|{f} broke it open: a child from Norway
wanted to know who lives on this side.] [We will come back tomorrow|I could stay here forever].

My dog [@steals shoes|is afraid of cats|can open the fridge|waits for me every day|only understands Italian]. [@He
does not chew them, he only wants one of each pair|There is a small black one on the wall, and so we walk around the
whole park|He takes the sausage and closes the door again|At five he sits at the gate, even on Sundays, when I am at
home|We got him from a waiter in Rome]. [@They lie under the roses in a row|Yesterday they both ran away, each in
another direction|For a year I thought that it was my brother|On Sundays I go out at the back and come in at the
front|So the whole family learned to say sit, come and enough]. [I love him all the same|What can one do?|He is one of
the family].

Love is [@when somebody warms your side of the bed|a cup of coffee that you did not ask for|not easy to explain|like
bread]. [@My grandfather does that every night and then moves over to the cold one|It stands beside my computer when I
look up, and nobody is there|My little brother says that it is when you give somebody the bigger half|You must make it
new every day]. [@He has done so for fifty years, and he says that he is always too hot|Only the door still moves a
little|Then he gave me the smaller one and watched my face|My parents say so, and my father has flour on his hands].
[I would like that, too|That is enough for me|I have never heard it said better].

Music is [@good for the hens|what my family does instead of talking|too loud in this room|the only thing that helps].
[@Since my uncle plays the cello in the barn, they lay more eggs|When my father is angry, he plays the drums, and when
he is sorry, the flute|The glasses dance on the shelf, and the cat has moved out|When I can't sleep, I hear the same
old song three times]. [@They prefer the slow pieces|At the moment it is the flute|{f} shouts that it is wonderful|At
the second time my feet grow warm]. [@When he plays something fast, they only run about.|We are waiting for somebody
to laugh.|I shout that I can't hear {fhim}.|I have never been awake for the end.]

Money is [@not everything|what I never have on a <day>|heavy|a strange thing]. [@My neighbour has three cars and eats
alone|On Friday I am a king, and by the middle of the week I eat rice|My little sister saves only copper coins, and
the pig is as big as a real one|You give a piece of paper, and somebody gives you a goat]. [@Last Sunday I invited him
to our table, and he brought nothing but an appetite|{f} gets {fhis} pay on <day>, so we share|When she breaks it, she
wants to buy me a house|{f} says that the goat is the better part]. [@He had three helpings and washed up.|That way we
eat like dukes all week.|I have told her that I need only one room.|You can't milk a banknote.]

The computer [@has a cold|is smarter than my uncle|wants to know whether I am a human being|knows my birthday]. [@At
least that is what my little sister says, because there is a virus in it|It beat him at chess, and he pulled out the
plug|I must click on all the pictures with a bicycle in them|It sent me a card with a cake on it at one minute past
midnight]. "[@Then it needs tea|That is one way to win|I wonder what it would do with a goat|That is kind of it],"
says {f}. [@We gave it a scarf and called an expert.|He has won every game since then.|I found seven, and one of them
was a goat with horns.|It was the only one who remembered, and I still don't know how to thank it.]

The house [@at the end of our street is empty|where I was born is gone|is too quiet|is for sale]. [@The roses climb in
at the windows, and on windy days a door says no|Where the kitchen stood there is a bus stop now|The children are at
camp, and the clock has become very loud|There is a sign in front of it, and people count the windows]. [@Last <day>
there was smoke from the chimney|I sat there, closed my eyes and could smell the plums|I have tidied their room, and
now it is worse|They do not see the line on the door where my father measured us]. [@A family of five has moved in,
and the door says yes.|Then the bus came, and I got in.|Only three more days, and then I may shout again.|{f} says
that we can take the door along.]

The city [@never sleeps|looks different from a roof|is full of foxes|smells of rain today]. [@At four in the morning
the bakers meet the musicians|You see gardens that nobody knows, and a man who walks his rabbit|They cross the road
when it is green and eat what we throw away|The dust has been washed off, and every tram shines like a toy]. [@They
share a coffee and envy each other's job|He waved to me, and I waved back|One of them sleeps under the stage of the
theatre|People stand in doorways and talk to strangers]. [@Then the sun comes up, and it is too late to go to bed.|I
have never seen him in the street.|{f} says that this one has seen every play.|That is how {f} and I met.]

The moon [is full tonight|is as thin as a nail|hangs over the roof]. [@My cat sits on the window and argues with it|My
grandmother plants her beans by it|The baby points at it and says "ball"|When I was six, I asked my mother who
switches it on]. [@It does not answer, and so she thinks that she has won|Her beans are taller than ours, so we say
nothing|It is his first word, and nobody has the heart to correct him|She said that it was a man with a very long
arm]. [@Then a cloud comes, and she is proud for a week.|This year {f} planted some, too, but on a Tuesday at noon.|We
all look up and say "ball".|I looked for the arm for years.]

The doctor said that I should [@walk more|eat less salt|laugh every day|not work so much]. [@So I bought a dog, but he
is lazy|So I cook with lemon, garlic and a lot of hope|So I joined a group that meets in the park and laughs at
nothing|So I have hung up a hammock in the office]. [@Now I carry him for an hour each morning|My family puts the salt
on the table when I am not looking|At first it is silly, and then a pigeon looks at you, and you can't stop|My boss
looked at it, said nothing and lay down in it]. "[@At least one of you gets fresh air|It does not taste of nothing any
more|I'll come along|I'd like to see that]," [@said {f}. I did not say which.|said {f}, and I was very proud.|said
{f}, and on <day> there were two of us.|said {f}. Since then I have been lying under the desk.]

My brother [@wants to be an actor|never shuts the fridge|has bought a drum|cooks on Sundays]. [@He practises dying on
the stairs|My father says that he is warming the kitchen with cold|My mother has bought earplugs for everyone, the cat
included|He uses every pot that we own and two that belong to the neighbours]. [@Yesterday the postman called an
ambulance|So he has hung a bell on its door|On <day> the man from the second floor came up with a guitar|The kitchen
looks like a battle with rice]. [@He said that it was his best review so far.|Now we hear it ring all night, and it is
my father.|Now it is worse, but it is music.|But the food is so good that nobody says a word.]

My mother [@can hear through walls|sings when she is angry|writes lists|has learned to ride a motorbike]. [@You think
about a biscuit, and she says no from the garden|The louder the song, the longer the list of what we did|There is a
list of the lists on the fridge|She is sixty-one, and her jacket is of red leather]. [@My friends believe that she has
a camera|Today it was an entire opera|On <day> we found one that said: things that I do not want to do|My father sits
behind her, holds on and closes his eyes]. [@She says that every mother has it from the hospital.|We washed the car
without being asked.|It was empty, and then there was one word: lists.|{f} wants one, too.]

Children [@ask the best questions|are not small adults|need mud|always find the deepest puddle]. [@Yesterday one of
them asked me where the dark goes when the light comes on|They do not walk from one place to another, they visit
everything between|If you wash them in the morning, you have to wash them again at night|Even in summer, even in a dry
street]. [@I am still thinking about it|The way to the bakery takes an hour and is full of ants|My grandmother said
that a clean child has had a bad day|{f} says that it finds them]. [@Perhaps it waits behind the wardrobe.|I have
learned to buy the bread the day before.|Ours have had wonderful days.|We carry a pair of dry socks wherever we go.]

Summer is [@the sound of a lawnmower far away|too short|when the butter runs off the bread|over]. [@Somebody is
cutting the grass, and somebody is asleep in a chair, and it is never the same person|You have just found your
swimming trunks, and the leaves are turning yellow|We eat on the step, and our bare feet burn|The ice cream man has
put a cloth over his cart]. [@When I hear it in winter, in a film, I want to take off my shoes|This year I shall look
for them in May|My grandmother puts a wet towel around her neck and looks like a boxer|He nods to us as to old
comrades]. [It is always like that|One must not miss it].

It was raining when [@we arrived|he asked me|I found the kitten|the match began]. [@The hotel had lost our names and
found a room under the roof|He had planned to do it on a hill at sunset, and we stood in a bus shelter|It sat under a
parked car and shouted at the whole world|After ten minutes nobody could tell the two teams apart]. [@We put the soap
dish under one leak and a hat under the other|The ring rolled into a puddle, and we both knelt down|I put it into my
hood, where it fell asleep|They all played for brown, and the ball swam]. [@At night it sounded like a small
orchestra.|A lady with shopping bags clapped.|Today it has a whole sofa and still shouts.|It ended nil nil, and
everyone was happy.]

At midnight [@we ate pancakes|the power went off|somebody called my name|the ship left the harbour]. [@Nobody could
sleep because of the heat, so my father lit the stove, which made no sense|All the clocks in the house stopped at the
same minute|I opened the window: {f} was standing in the street with two bicycles|There was no band and no flag, only
a cook who waved with a spoon]. [@We sat on the stones of the yard and dripped honey on our knees|In the morning we
were all late for the same reason|The streets were ours, and we rode through every red light there was, slowly|The
lights of the town grew smaller until they were stars]. [I will never forget it|That was long ago, and I can still see
it].

Tonight we [@are going to the theatre|will sleep outside|have guests|will see the stars fall]. [@{f} has found two
tickets in an old coat, and we don't know what is on|The tent is up, and the dog is already in it|There are nine of
them and seven plates|In August there are many of them, one every minute if you are lucky]. [@It may be an opera, and
it may be last year's|I hear a hedgehog, or it is {f} with the crisps|Two of us will say that we are not hungry and
eat from the pan|We lie on the shed and are not allowed to say what we wish]. [I can't wait|It will be late].

Why is there always [@one sock too many|sand in my bed|a queue where I stand|something missing]? "[@Because the
machine eats the other one|Because you bring the beach home with you|Because you always join the shorter one|Because
you look for it]," says {f}. [@I opened it with a screwdriver and found two coins, a button and a letter, but no
sock.|I shook the sheet, and a tiny crab looked at me.|So I joined the longer one, and it was for something else.|I
stopped looking, and there it was, under the newspaper.]

I don't know [@where the time goes|what to cook|how it works|who ate the cake]. [@I only sat down for a moment with
the photos, and now it is dark|There are two eggs, a beetroot and half a lime|You turn it to the left and hit it once,
and then there is hot water|There are crumbs on the sofa, on the stairs and on the dog]. [@I have got as far as my
fifth birthday|{f} says that this is how great dishes were invented|The plumber has looked at it, and he hit it as
well|The dog looks at my brother, and my brother looks at the dog]. [@At this rate I will be grown up by <day>.|It was
pink, and we had bread with it.|He took nothing for it, because he had learned something.|So I will bake two more.]

There was once a [@tailor who was afraid of needles|clock that ran backwards|village without a bridge|cat who went to
school]. [@He glued everything, and on rainy days his customers stood in the street in their shirts|The baker got
younger and the bread got older|On the other bank was another village, and for a hundred years they had shouted good
morning|She sat on the stove and listened, and nobody asked her anything]. [@Then a child held his hand, and he made
one stitch with his eyes shut|One day a little girl put her finger on the hand and held it|Then somebody fell in love,
and that person could not swim|One day the teacher could not remember the word, and from the stove somebody said it].
[@It was crooked, but it held in every weather.|It was noon, and everyone had time to look around.|In one summer they
built it, with love from both sides.|Since then she has sat in the first row.]
""")

TALKS = _texts("""
"[Hello|Hi|Good evening], can I speak to {f}, please?" "[@I'm sorry, {fhe} isn't in at the moment|{^fhe} is in the
shower|{^fhe} is asleep|I'm afraid {fhe} is at work]." "[@Could you take a message?|Then {fhe} can call me back.|At
this hour?|When will {fhe} be home?]" "[@Of course, let me get a pen|I'll tell {fhim}, as soon as {fhe} is dry|{^fhe}
was on night shift|Not before six]." "[@Please say that the rehearsal is cancelled|It's about the concert tickets|Then
don't wake {fhim}; I'll try again later|Then I'll ring at seven]." "[I'll pass it on|All right, goodbye]."

"[Stop|Watch out|Wait|Help]!" shouted {f}. "[@There's a car coming|You dropped your purse|I've got my foot stuck|The
pan is on fire]!" {n} [@jumped aside|turned around|came running and pulled|threw a wet towel over it]. [@It was a
close shave|A boy was already bending down for it|The lift door was closing|There was a hiss, and then only smoke].
"[@You saved my life|I owe you a coffee|Always look where you walk|Tonight we eat cold]," said {n}. [@Their knees were
still trembling when they reached the other side|There were only two coins in it, but also a photo|The shoe is still
down there|From then on nobody left the kitchen while the oil was hot].

"Which [one do you prefer, the blue or the striped one|team do you support|way should we go|film shall we watch]?"
asked {f}. "[I can't decide|Neither, to be honest|The first one, definitely|I don't mind]," said {n}. "[You always say
that, so let's toss a coin|Make up your mind, or we toss a coin]." [Heads|Tails], and the matter was
[settled|decided]. [They regretted it later|It was the right choice, as it turned out|Ten minutes later both wanted
the other one].

"[I have never flown before|I'm scared of needles|I can't swim]," {f} admitted. "[There's nothing to be ashamed
of|Hold my hand|It's never too late to learn]," said {n}. "[What if something goes wrong|Do you promise not to
laugh]?" "[Statistics are on your side|It only stings for a second|I'll be right beside you]." [Afterwards {f} was
surprised how easy it had been|{f} kept {fhis} eyes shut the whole time|It took three attempts, but {fhe} did it].

"How much [@is the sofa|does a haircut cost|are the peaches|would it be to repair the screen]?" asked {n}. "[@Eighty
pounds|That depends on the length|A pound each|More than a new one, I'm afraid]," said the [owner|dealer|assistant].
"[That's rather expensive|It's more than I have|I'll think about it]." "[For you I can make an exception|This is my
final offer|Take it or leave it]." They [shook hands on it|went their separate ways|agreed on a fair price].

"How was your [@weekend|holiday|exam|first day|date]?" asked {f}. "[@Too short|Wet|Better than expected|A complete
disaster|Brilliant]," said {n}. "[Tell me everything|Go on|I want details]!" "[@I slept on Saturday and woke up on
Monday|It rained for nine days, and we learned to play bridge|I could answer every question but one|First I overslept,
and then I called the boss by the wrong name|We talked until the waiter put the chairs on the tables]." "[@And did you
dream?|Would you go there again?|What was that one?|What did you call him?|Will you see each other again?]" "[@Only
that I had to get up|Of course: we have a match to finish|My own name, I was so nervous|Grandma|Tonight]," said {n}.

"What do you do for a living?" asked {f}. "I'm [@a translator|a plumber|an estate agent|a midwife|a truck driver|a
photographer]," said {n}. "[@How many languages do you speak?|Do you get called at night?|Do you always tell the truth
about the houses?|How many babies have you seen?|Isn't it lonely on the road?|What do you like to photograph?]"
"[@Four, and I dream in a fifth|Water does not look at the clock|About the damp I do, and that is why I am poor|A
thousand and two, and each looked like somebody's grandfather|I sing, and nobody complains|Hands, because they can't
pretend]." "And how did you get into it?" "[By accident, really|My uncle taught me|I answered an advert in the paper|I
have never wanted anything else]."

"Can I have [@a hamster|a tattoo|a later bedtime|more pocket money|a second scoop], please?" asked {n}. "[@Who would
clean the cage?|Where, and of what?|What would you do with the time?|What for?|Is there room for it?]" said {ns}
mother. "[@I would, every day|A tiny one, of a snail|I would read, I promise|For a kite|There is always room]."
"[@Then clean your room for a month first|Ask me again when you are eighteen|Half an hour, and no torch|You can wash
the car|One, and then we go home]," she said. [@A month later the hamster moved in.|{n} drew one on {his} arm with a
pen.|At nine the light went out, and at ten there was a glow under the blanket.|By <day> the car was clean, and the
kite was blue.|It was a very small scoop, but it was the best.]

"[@Doctor, I can't sleep|Doctor, my knee clicks|Doctor, I forget everything|Doctor, nobody listens to me]." "[@How
long have you had this problem|Since when does it do that|How long have you had this problem|How long have you had
this problem]?" "[@Ever since my wife bought the trumpet|Since I began to dance|Which problem?|I have just told you]."
"[@Then hide it|Then dance to that beat|Come back tomorrow, and write it down|Next, please]." That is one of {fs}
favourite jokes. [Nobody laughs any more, but {fhe} tells it anyway|I laughed out loud|It is old but good].

"[Are you all right|Why are you so pale|What's wrong]?" asked {n}. "[@I feel dizzy|I've had bad news|I haven't slept
for two nights|I think I've lost my job]," said {f}. "[@Sit down and put your feet up|Tell me about it|Then lie down
at once|Tell me what happened]." {f} [@drank a glass of water and ate a biscuit|told {him} about a letter from the
bank|fell asleep before {n} had found a blanket|told {him} everything, from the first mistake to the last]. [@It was
only the heat|It was a lot of money, but not the end of the world|When {fhe} woke up, there was soup|It was not as bad
as it had sounded]. "[You should have told me sooner|Things will look brighter tomorrow|I'll stay with you]," said
{n}.

"Is it [@true that cats have nine lives|possible to live without money|too late to learn an instrument|cheating to use
a calculator|normal to talk to oneself]?" asked {n}. "[@Ours has used six of them|My uncle did it for a year|My
neighbour began at seventy|It depends on who is watching|I do it all the time]," said {f}. "[@What happened to the
sixth?|How did he eat?|What does she play?|And if it is my own tax?|And do you answer?]" "[@It tried to catch the
mirror|He mended things, and people gave him soup|The drums, and the whole street keeps time|Then you should know how
to add|Only when the question is a good one]." [{n} thought about it for a while|That kept {him} busy all evening].

"[Dad|Mum|Grandad], [@why is the sky blue|why do leaves fall|why do birds fly south|why do onions make us cry]?"
"[@Sunlight is a mixture of colours, and the air scatters the blue most|The trees save water in winter|There is more
food in the south when it is cold here|There is something in them that stings the eyes]." "[@Then why is it red in the
evening?|Then why does the fir keep its needles?|Then how do they find the way?|Then why don't you wear goggles?]"
"[@Because the light comes a longer way through the air|Because they are thin and have a coat of wax|By the sun, the
stars and a sense that we don't have|Because I would look like a frog]." "And why do you always sigh when I ask?"
"[Because I love you and I am tired|Eat your peas|One day your own kids will ask you, too]."

"Do you believe in [@ghosts|love at first sight|luck|aliens]?" asked {f} one evening. "[@Only in the dark|I didn't
until last <day>|Only when I lose|It is a big universe]," said {n}. "[@And now it is dark|I want to know more|But you
win every game|I would like to meet one]." [@Somewhere a door creaked, and something white came in.|"You ask too many
questions," said {n} and turned red.|{n} put down the last card. "That is not luck. That is counting."|"I would listen
first," said {n}, "and offer them tea."] [@It was the neighbour's cat.|{f} smiled and asked no more.|They played
another round, and {f} counted, too.|They looked up for a long time.]
""")

TALES = _texts("""
Once upon a time there was a [@dragon|giant|witch|ghost] who was [afraid of the dark|allergic to princesses|extremely
shy|too small for the job]. The [villagers|knights|other monsters] [laughed at it|ran away]. "[Please don't hurt me|I
only want a friend|I need a handkerchief]," it said. The children had not expected that, and from that day on it [@lit
the stoves in winter|carried the children over the river|cured every cold in the village|guarded the school at night].
Nobody was scared any more.

The dragon [slept on a mountain of gold|guarded an ancient bridge|had not breathed fire for a century|lived in a cave
above the village]. One day a [@young knight|clever girl|thief|travelling doctor] [climbed up|knocked politely|came
in] and said, "[@I have come to fight you|Your roof is leaking|I would like to borrow a coin|Open your mouth and say
ah]." The dragon [roared with laughter|blinked|was so surprised that it hiccuped]. [@The fight was cancelled because
of rain, and they played chess instead|They mended the roof together and became partners|It gave away half of its
treasure, because nobody had ever asked|One of its teeth was loose, and afterwards it was in a much better mood]. The
legend [is still told|does not mention that].

The wizard [dropped his wand|had a cold|was late for the tournament|mixed the wrong powders], and [every cat in the
kingdom began to sing|the castle turned upside down|all the soldiers became geese|it snowed soup]. The queen [demanded
an explanation|was not amused|secretly enjoyed it]. "[It is only temporary|I can reverse it, probably|Magic is not an
exact science]," the wizard said and [looked through his dusty books|scratched his beard]. [It took until Thursday|His
apprentice found the right spell|In the end they left it as it was]. Mistakes are [how magic is invented|part of every
craft].

The robot was [built to clean windows|programmed to win at chess|the last of its series|as big as a fridge]. One night
a [flash of lightning|software update|drop of coffee] [changed something in its circuits|woke it up], and it asked,
"[Who am I|Why do humans laugh|What is music for]?" The [engineers|scientists] [were shocked|argued for days|wanted to
switch it off]. But a [girl|cleaner|boy] [took it by its metal hand|showed it the sea|taught it to whistle]. The robot
[wrote a poem about rust|learned that not everything needs a purpose|never cleaned a window again], and it was happy.

In the year [three thousand|2500|2300] people live [on the moon|in floating cities|under glass domes|under the ocean].
[Cars fly|Robots do the housework|Nobody is ill|Everyone owns a tiny spaceship], and school is [only on
Wednesdays|inside a game]. But [something is missing, and a boy feels it|a boy called Orion is not satisfied]: he
wants to [touch a real tree|smell rain|see a cow]. So he [repairs his grandfather's rocket|hides on a cargo ship] and
travels to [the old Earth|a forgotten planet]. What he finds there [is a single daisy|changes everything|fits into his
hand]. [He brings back the seeds|Soon others follow].

Far away in space there is a planet where [time runs backwards|everybody tells the truth|animals go to school|it rains
lemonade]. A visitor from Earth [landed there by accident|was the first guest in a thousand years]. "[Welcome|You look
odd|We were expecting you tomorrow]," said the inhabitants. They [measured her ears|served purple soup|asked what a
Monday is]. At first she [found it strange|made many mistakes|was homesick], but [soon|eventually] she [felt
free|understood the language|did not want to leave]. When she came home, nobody believed her, but she still [smells of
violets|glows a little in the dark].

The ghost of the [old hotel|opera house|library] [has been there for two hundred years|only appears on Tuesdays|is
terribly polite]. Guests hear [chains|footsteps|a cough] at midnight, and the [lights flicker|temperature drops]. A
[reporter|brave girl|plumber] stayed up to [take a photo|talk to it|fix the noisy pipes]. "[At last somebody
listens|Let me sit down for a moment|Boo, but only as a formality]," said the ghost. It [had never finished its
book|was looking for its reading glasses|simply wanted company]. They [played cards until sunrise|found what it was
looking for|still write to each other].

A pirate captain with [a wooden leg|a silver tooth|two parrots] [found half of a treasure map|lost a bet|got bored of
robbing]. The crew [sailed through storms|fought against sea monsters|ate nothing but biscuits for weeks]. On the
island they dug [for three days|under a crooked palm], and the chest contained [seeds|love letters|a mirror|a recipe
for onion soup]. The crew [was outraged|fell silent]. "[That is the real treasure|Well, at least we are suntanned|Read
it aloud]," said the captain. Today the island is [covered with orchards|famous for its restaurant], and the pirates
are [farmers|waiters].

A mermaid [collected lost umbrellas|was tired of singing|had a beautiful voice and no patience]. One evening she
[saved a sailor|talked to a fisherman|swam into the harbour of a big city]. She [wanted to know what shoes are
for|exchanged a pearl for a bicycle|heard an orchestra for the first time] and [cried salty tears of joy|laughed until
the boats rocked]. Her sisters [warned her|thought she was mad]. "[The world is larger than the ocean|I will be back
by winter]," she said. [Sometimes you can see a wet lady in the back row of the concert hall|She kept her promise].

The fairy godmother had [a new wand and no instructions|only one wish left|too many clients]. A [poor boy|tired
mother|lonely prince] wished for [@more time|a good night's sleep|a friend who listens|a horse]. She [waved the
wand|closed her eyes|read the small print], and there was a [bang|puff of pink smoke|smell of burnt sugar]. [@The
clock stopped, and everyone could rest|A bed of moss grew out of the floor|A small dog appeared and looked up|Instead
of a horse there stood a hippopotamus]. "[Oops|It's not what you ordered, but it may be what you need|All sales are
final]," she said.

In the jungle the [monkeys|elephants|parrots] held a vote, because [nobody wanted the lion any more|the river had run
dry|everyone was shouting]. The [tortoise|snake|smallest ant] said, "[I promise nothing, but I will listen|Vote for
me, I am slow and careful|Power should be shared]." The crocodile [offered free swimming lessons|smiled with all its
teeth]. They counted the votes [by moonlight|three times]. The winner was [the tortoise|the one who had said
least|nobody, and it worked surprisingly well]. Since then the animals [take turns|meet under the fig tree and decide
together].

The princess did not want to [marry|wear heels|sit on a throne all day|wait for a hero]. She [wanted to study the
stars|could defeat any soldier with a broom|built bridges in her spare time]. The king [sighed|locked the
gate|promised half of the kingdom to anyone who could change her mind]. [Princes from nine countries tried in vain|She
climbed over the wall with a rope of curtains]. In the end she [discovered a comet|became the first engineer in the
land|opened a school for everyone], and the king was so proud that he [gave up the idea|named a tower after her].

A lion, a [rabbit|mouse|goose] and a [bear|wolf|crow] shared a house. The lion [was the boss|never washed up|roared in
his sleep], and the others were [tired of it|too scared to complain]. One day the small one said, "[Rules are for all
of us.|Strength is not the same as authority.|If we leave, who will find your glasses?]" The lion [growled|thought
about it for a week|looked at his paws]. "[You are right|Nobody has ever told me that]," he admitted. The moral: [even
the strong need friends|courage has nothing to do with size|speak up, but politely].

The time machine looked like [an old wardrobe|a washing machine|a bathtub with levers]. The inventor [set it to the
age of the dinosaurs|wanted to see ancient Egypt|only meant to go back to breakfast], pressed the button and
[vanished|screamed]. Around her [giant ferns grew|thousands of workers dragged stone blocks|everything was in black
and white]. She [took a sample|met her own great-grandmother|stepped on a beetle] and returned [just in time for
tea|with mud on her boots]. Something was different now: [cats could talk|everybody wore yellow|the moon had a
sister]. "[Interesting|I should have been more careful]," she said.
""")
