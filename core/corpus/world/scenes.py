"""What happens in each corner of the world: the sensible phrases that every genre with a topic draws from.

The genres share these phrases, so that what the model learns of a topic in letters helps it in haiku: a genre gives the form, the scene the words.
Each phrase stands in its plainest form; `core.corpus.templates.clauses` conjugates and counts.
"""

from dataclasses import dataclass

from core.corpus.world.scene_tables import FACTS, GROUPS, crossed


@dataclass(frozen=True)
class Scene:
    """The phrases of one topic.

    acts      what people do: base verb and object
    bans      what nobody should do: base verb and the rest
    traits    (thing, adjective): the thing is like that here
    events    (subject without its article, base verb and the rest): what happens by itself
    problems  whole clauses, for complaints and bad news
    wants     what people ask for, order, lose and find: noun phrases with article or number
    facts     (subject with its article, predicate in the third person): true everywhere
    """

    topic: str
    acts: tuple[str, ...]
    bans: tuple[str, ...]
    traits: tuple[tuple[str, str], ...]
    events: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    wants: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(tuple(half.strip() for half in part.split("=")) for part in text.split("|"))  # type: ignore[misc]


def _distinct(items: tuple) -> tuple:
    return tuple(dict.fromkeys(items))


def _scene(topic: str, acts: str, bans: str, traits: str, events: str, problems: str, wants: str, facts: str) -> Scene:
    more_acts, more_traits, more_events, more_wants = map(crossed, GROUPS[topic])
    return Scene(
        topic,
        _distinct((*_split(acts), *map(" ".join, more_acts))),
        _split(bans),
        _distinct((*_pairs(traits), *more_traits)),
        _distinct((*_pairs(events), *more_events)),
        _split(problems),
        _distinct((*_split(wants), *map(" ".join, more_wants))),
        _distinct((*_pairs(facts), *_pairs(FACTS[topic]))),
    )


SCENES: dict[str, Scene] = {
    scene.topic: scene
    for scene in (
        _scene(
            "kitchen",
            "wash the pans|stir the soup|fill the kettle|clean the oven|cut the bread|dry the plates|boil the eggs|pour the tea|mix the butter and sugar|share the pie|count the spoons",
            "leave the stove alone|put a wet pot on the shelf|play with the knives|eat from the pan",
            "oven=hot|kettle=full|soup=warm|plates=clean|knife=sharp|bowl=empty|butter=soft|bread=fresh|stove=old|cup=small|jar=tiny",
            "kettle=boil on the stove|soup=taste of onions|bread=bake slowly|butter=melt in the pan|milk=boil over|cook=taste the sauce|spoon=fall on the floor|pie=wait by the window",
            "the oven is broken|the soup was cold|there was no butter left|someone broke two plates",
            "a new kettle|six clean bowls|a big pot|more flour|a sharp knife|ten spoons|a jar of honey|an old recipe",
            "a kettle=boils water|an oven=bakes bread|a spoon=stirs the soup|a knife=cuts the cheese|a cook=makes dinner|a recipe=tells you what to add",
        ),
        _scene(
            "garden",
            "plant the seeds|pick the roses|cut the grass|dig the soil|sweep the path|paint the fence|open the gate|watch the bees|mend the shed|gather the leaves",
            "walk on the grass|pick the roses|leave the gate open|climb the apple tree",
            "roses=red|grass=green|soil=wet|path=narrow|fence=wooden|tree=tall|leaf=thin|gate=open|shed=old|flowers=pretty|seed=tiny",
            "flowers=grow by the fence|roses=open in the sun|gate=close in the wind|leaves=fall on the path|bees=visit the roses|seeds=sleep in the soil|gardener=rest by the shed|grass=grow fast|bird=sing in the tree",
            "the gate is broken|the roses are dry|a goat ate the flowers|there are holes in the fence",
            "a bag of seeds|a red rose|two young trees|a new fence|a strong gate|more soil|a bag of leaves|some fresh grass",
            "a seed=grows in the soil|a root=drinks water|a fence=keeps the goats out|a gardener=plants flowers|a rose=grows in the garden|a leaf=falls in autumn",
        ),
        _scene(
            "sea",
            "sail the boat|pull the net|watch the waves|draw the lighthouse|gather the shells|hold the rope|reach the island|leave the harbour|follow the gulls|wash the sand from the shells",
            "swim in a storm|leave a net on the beach|throw stones from the lighthouse|sail without a rope",
            "sea=blue|waves=high|boat=wooden|beach=wide|shell=smooth|harbour=calm|sand=warm|island=far|lighthouse=bright|sail=white|net=full",
            "waves=reach the shore|ship=leave the harbour|lighthouse=shine in the fog|gulls=cry over the beach|boat=float in the harbour|sailor=watch the sea|dolphin=swim beside the ship|shells=lie in the sand|wind=fill the sails",
            "the boat has a hole|the net is lost|a storm broke the sail|the lighthouse was dark",
            "a long rope|a new sail|a white boat|two nets|a bag of shells|a map of the island|a pink shell|some dry sand",
            "a lighthouse=helps the ships|a sailor=works on a ship|a harbour=keeps boats safe|a wave=breaks on the shore|a net=catches fish|a shell=lies on the beach",
        ),
        _scene(
            "weather",
            "watch the clouds|open the umbrella|wait for the sun|jump over the puddle|follow the rainbow|sweep the snow|listen to the rain|draw a rainbow|run from the storm|check the sky",
            "stand under a tree in a storm|forget the umbrella|drive fast in fog|walk on thin ice",
            "sky=grey|rain=cold|wind=strong|clouds=dark|sun=bright|fog=thick|storm=loud|puddle=deep|snow=white|umbrella=wet|rainbow=beautiful",
            "rain=fall on the umbrellas|wind=blow from the north|clouds=hide the sun|snow=melt in the sun|fog=hide the road|storm=cross the sky|sun=shine on the puddles|rainbow=fall behind the clouds|ice=shine in the cold",
            "the storm broke the umbrellas|the rain has not stopped|there was ice on the road|the wind blew the hats away",
            "a big umbrella|a dry coat|a little sun|a warm wind|three days of rain|a blue sky|a white cloud|some snow",
            "a cloud=brings rain|an umbrella=keeps you dry|a rainbow=comes after the rain|a storm=brings wind and rain|the sun=melts the ice|a puddle=stays after the rain",
        ),
        _scene(
            "river",
            "cross the bridge|watch the fish|throw a stone|follow the stream|wash the boots in the stream|reach the other bank|count the frogs|build a bridge|sit on the bank|catch a fish",
            "swim under the bridge|throw mud at the frogs|drink from the pond|jump from the bridge",
            "river=wide|stream=cool|bridge=narrow|bank=muddy|pond=deep|stones=smooth|fish=quick|mud=soft|water=clean|frog=green|boat=slow",
            "river=flow under the bridge|fish=hide among the stones|frog=sit on the bank|stream=flow over the stones|duck=swim across the pond|boat=float along the river|water=rise after the rain|fisher=sleep on the bank|mud=dry in the sun",
            "the bridge is broken|the river is too high|the water is dirty|the boat floated away",
            "a stone bridge|a small boat|two big fish|a clean pond|some flat stones|a quiet bank|a fish for supper|a bag of mud",
            "a bridge=crosses the river|a stream=flows into a river|a frog=lives by the pond|a river=flows to the sea|a fisher=waits for fish|a bank=is one side of a river",
        ),
        _scene(
            "bank",
            "count the coins|open an account|save some money|check the notes|pay the loan|lock the safe|wait in the queue|close the account|lend the money|ask for a loan",
            "count money in the street|push in the queue|leave coins on the counter|tell anyone the number of your account",
            "safe=heavy|queue=long|coins=golden|account=empty|banker=rich|clerk=careful|loan=small|price=high|note=new|counter=clean|customer=patient",
            "clerk=count the notes|customer=wait in the queue|banker=lock the safe|coins=fall on the counter|bank=close at four|queue=move slowly|money=grow in the account|loan=grow every month|customer=open an account",
            "the safe is empty|the account is closed|the queue was too long|the clerk lost three coins",
            "a small loan|a new account|a bag of coins|ten notes|a safe with a key|some money|a short queue|an old coin",
            "a bank=keeps money safe|a banker=lends money|a loan=is money that you pay back|a clerk=counts the coins|a safe=keeps the notes|an account=holds your money",
        ),
        _scene(
            "court",
            "hear the witness|open the trial|explain the law|follow the rules|decide the case|speak the truth|call the lawyer|wait for the verdict|read the verdict|ask the thief",
            "whisper to the witness|shout at the judge|lie to the court|leave before the verdict",
            "judge=fair|trial=long|thief=guilty|witness=honest|law=important|lawyer=clever|verdict=final|court=quiet|case=difficult|rule=simple|crime=serious",
            "judge=enter the court|witness=speak slowly|lawyer=ask a question|thief=hide his face|trial=begin on Monday|verdict=come late|crowd=wait for the verdict|case=finish today|truth=come out",
            "the witness did not come|the verdict was wrong|the thief ran away|the case is too long",
            "a good lawyer|an honest witness|a fair trial|a fair verdict|a quick answer from the judge|a book of law|three witnesses|a new trial",
            "a judge=decides the case|a lawyer=speaks for other people|a witness=tells the court the truth|a thief=steals|a verdict=finishes a trial|a law=is a rule for everyone",
        ),
        _scene(
            "school",
            "read the book|learn the lesson|do the homework|write on the board|answer the question|finish the test|draw a map|ring the bell|find a pencil|open the book at page ten",
            "run in the hall|sleep in the lesson|copy the answers|write on the desks",
            "lesson=difficult|teacher=patient|book=new|desk=old|test=easy|homework=long|student=clever|pencil=short|page=empty|question=simple|bell=loud",
            "bell=ring at nine|teacher=write on the board|student=ask a question|pencils=lie on the desk|lesson=begin late|class=read a story|test=finish at noon|children=learn a poem|homework=wait in the bag",
            "the homework is lost|the test was too difficult|the bell did not ring|the pencils are broken",
            "a new pencil|two history books|a big map|a desk by the window|an easy test|more paper|a science lesson|a box of pencils",
            "a teacher=teaches the class|a pencil=writes on paper|a map=shows where towns are|a student=learns at school|a test=has many questions|a bell=rings after the lesson",
        ),
        _scene(
            "office",
            "print the report|send the email|plan the meeting|call the manager|sort the forms|write the report|finish the project|move the chair|check the printer|sort the folders",
            "eat at the printer|sleep in a meeting|open letters for the boss|take folders home",
            "report=late|meeting=long|boss=busy|printer=broken|email=urgent|project=important|folder=full|desk=empty|phone=loud|form=short|manager=serious",
            "phone=ring all morning|printer=stop again|meeting=start at ten|boss=read the report|team=finish the project|email=arrive late|clerk=sort the folders|manager=call a meeting|forms=wait on the desk",
            "the printer is broken|the report was late|nobody answered the phone|the meeting was too long",
            "a new printer|a box of folders|a better chair|a short meeting|the last report|a phone that works|two forms|a copy of the plan",
            "a printer=prints reports|a manager=leads a team|a meeting=brings people together|a folder=holds the forms|a report=explains the work|a clerk=sorts the files",
        ),
        _scene(
            "computer",
            "search the database|check the data|open the spreadsheet|copy the table|sort the rows|type the code|run the program|test the query|start the server|delete the row|read the index",
            "delete the database|type with wet hands|turn off the server|share the code of the server",
            "database=huge|server=slow|screen=bright|keyboard=dusty|program=new|query=quick|table=empty|index=useful|row=missing|data=safe|spreadsheet=full",
            "computer=start slowly|query=search the index|server=stop at night|program=run again|screen=go dark|data=fill the table|rows=wait in the table|index=find the rows|link=open a page",
            "the server is slow|the query found no rows|the database is lost|the screen went dark",
            "a fast computer|a new keyboard|a bigger screen|a table with nine rows|a copy of the database|a spreadsheet of prices|a simple program|the missing data",
            "a database=keeps data in tables|an index=helps a query find rows|a query=asks the database|a keyboard=types letters|a server=answers many computers|a spreadsheet=has rows of numbers",
        ),
        _scene(
            "farm",
            "feed the hens|wash the horse|lead the cows home|clean the barn|drive the tractor|gather the eggs|dig the field|carry the hay|mend the cart|count the sheep",
            "leave the barn open|chase the hens|ride the pig|walk behind the tractor",
            "horse=strong|pig=muddy|barn=big|field=wide|hay=dry|tractor=slow|sheep=quiet|milk=fresh|goat=hungry|eggs=warm|donkey=lazy",
            "cows=eat the grass|hens=sleep in the barn|farmer=work in the field|tractor=stop in the mud|horse=pull the cart|pig=lie in the mud|sheep=follow the dog|donkey=wait at the gate|goat=eat the wool",
            "the tractor is broken|two hens are missing|the hay is wet|a fox came to the barn",
            "a young horse|six hens|a cart of hay|fresh milk|a dozen eggs|a strong donkey|a new tractor|some wool",
            "a cow=gives milk|a hen=sits on eggs|a sheep=grows wool|a farmer=feeds the cows|a barn=keeps hay dry|a horse=pulls the cart",
        ),
        _scene(
            "forest",
            "follow the trail|gather the berries|find the cave|hear the owl|climb a tree|watch the deer|carry wood|draw the fox|look for feathers|hide behind a tree",
            "feed the bears|leave the trail|light a fire under the trees|eat strange berries",
            "forest=dark|owl=wise|fox=clever|cave=deep|trail=narrow|deer=shy|wolf=wild|bear=huge|berries=ripe|feather=soft|squirrel=quick",
            "owl=call in the dark|fox=follow the trail|bear=sleep in a cave|deer=run from the wolf|squirrel=climb a tree|leaves=fall on the trail|wolf=wait in the shadow|berries=grow by the cave|crow=drop a feather",
            "the trail is lost|a bear ate the lunch|the cave was dark|there are no berries left",
            "a basket of berries|an owl feather|a map of the trail|dry wood|a path to the cave|a quiet deer|a red squirrel|some wild berries",
            "an owl=sleeps by day|a squirrel=lives in a tree|a bear=sleeps in winter|a fox=has a red tail|a trail=leads through the forest|a wolf=lives in the forest",
        ),
        _scene(
            "mountain",
            "climb the hill|cross the valley|reach the top|carry the tent|light the campfire|wear strong boots|see the valley|follow the path up|rest by the campfire|look down at the valley",
            "climb alone|leave the campfire burning|walk on wet stones|climb in old shoes",
            "mountain=high|valley=green|hill=steep|tent=warm|boots=heavy|snow=deep|campfire=bright|path=rough|stones=cold|ice=thick|top=near",
            "snow=lie on the mountain|campfire=burn all night|tent=shake in the wind|stones=fall into the valley|path=climb the hill|captain=reach the top|ice=melt in spring|stream=flow down the valley|boots=dry by the campfire",
            "the tent has a hole|all the boots are wet|the path was too steep|snow closed the valley",
            "a warm tent|strong boots|a map of the valley|a long rope|wood for the campfire|a book about the mountains|a place by the campfire|some cold water",
            "a mountain=is higher than a hill|a valley=lies between mountains|a tent=keeps the wind out|a campfire=keeps you warm|a boot=keeps a foot dry|a hill=is smaller than a mountain",
        ),
        _scene(
            "market",
            "buy the apples|sell the cheese|carry the basket|choose a ribbon|pay for the bread|ask the price|fill the bag|find the toy stall|taste the cheese|open the shop",
            "shout at the customers|take a toy without paying|push a basket|drop apples in the street",
            "apples=cheap|stall=busy|basket=heavy|cheese=salty|bread=fresh|ribbon=pretty|shop=full|market=noisy|toy=wooden|bag=empty|candles=yellow",
            "baker=sell fresh bread|customer=choose a ribbon|farmer=carry the apples|stall=open at six|market=close at noon|basket=fall over|crowd=fill the market|child=want a toy|penny=fall from a pocket",
            "the apples were bad|the basket is broken|the shop was closed|the bread is old",
            "a basket of apples|a red ribbon|two candles|a wooden toy|some cheap cheese|a paper bag|a dozen plums|fresh bread",
            "a shop=sells many things|a basket=carries apples|a customer=pays for the bread|a stall=stands at the market|a baker=sells bread|a penny=is a small coin",
        ),
        _scene(
            "music",
            "play the piano|sing a song|hear the concert|practise the violin|play the drum|join the choir|dance to the song|learn the notes|ring the bell|listen to the choir",
            "talk in the concert|sit on the piano|sing too loud|lend anyone the violin",
            "song=sweet|drum=loud|piano=old|violin=gentle|voice=soft|concert=long|choir=small|note=high|dance=quick|bell=bright|music=slow",
            "choir=sing at noon|piano=stand by the wall|drum=begin the song|violin=play alone|concert=start at eight|voices=rise together|song=finish softly|people=dance to the music|bell=ring twice",
            "the piano is broken|the concert was too long|the drum was too loud|one voice is missing",
            "an old violin|a new drum|two concert tickets|a book of songs|a piano lesson|a place in the choir|a soft song|a high note",
            "a choir=sings together|a piano=has black and white keys|a drum=makes a loud noise|a violin=plays high notes|a concert=brings music to a crowd|a song=has words and notes",
        ),
        _scene(
            "sport",
            "win the race|play the game|throw the ball|watch the match|ride the bicycle|jump over the rope|join the team|blow the whistle|count the goals|catch the ball",
            "throw the ball at people|ride on the field|leave before the whistle|push the other team",
            "race=fast|team=strong|match=hard|ball=round|game=fair|winner=happy|field=wet|bicycle=quick|goal=late|net=old|score=low",
            "team=win the match|ball=fly into the net|race=begin at the gate|winner=hold the prize|whistle=blow twice|crowd=shout for the team|match=finish without a goal|bicycle=win the race|friends=play on the field",
            "the match was lost|the ball is flat|the net has a hole|nobody saw the goal",
            "a new ball|a fast bicycle|a strong net|a loud whistle|two match tickets|a bigger team|a prize for the winner|one more goal",
            "a team=plays together|a goal=wins the match|a whistle=stops the game|a winner=comes first|a race=finishes at a line|a bicycle=has two wheels",
        ),
        _scene(
            "hospital",
            "check the heart|wash the hands|help the nurse|visit a friend|take the medicine|make the bed|call the doctor|pull the tooth|rest in bed|write down the fever",
            "run near the beds|visit after eight|take medicine without the doctor|wake a sick child",
            "nurse=kind|doctor=calm|bed=clean|fever=high|medicine=bitter|cough=bad|heart=strong|tooth=broken|rest=long|child=ill",
            "nurse=bring the medicine|doctor=check the heart|fever=rise at night|child=sleep in the bed|cough=come back|tooth=come out|grandmother=wait for the doctor|medicine=work slowly",
            "the doctor was late|the medicine tasted bad|the fever came back|there was no free bed",
            "a clean bed|bitter medicine|a good doctor|two nurses|a week of rest|some medicine for a cough|news of the fever|a glass of water",
            "a doctor=helps sick people|a nurse=works at the hospital|medicine=helps a cough|a heart=works day and night|a fever=makes you hot|a tooth=needs a brush",
        ),
        _scene(
            "travel",
            "take the train|catch the bus|buy the ticket|drive the car|find a seat|wait at the station|fix the wheel|follow the road|plan the journey",
            "talk to the driver|travel without a ticket|put bags on the seats|run after the train",
            "train=late|bus=full|road=long|car=fast|ticket=cheap|seat=soft|journey=slow|station=busy|wheel=flat|plane=loud|driver=tired",
            "train=leave at seven|bus=stop at the station|driver=check the tickets|plane=fly to Lisbon|car=wait by the road|wheels=turn slowly|guest=lose a ticket|road=lead south|journey=finish at the station",
            "the train was late|the bus did not stop|the tickets are lost|the car has a flat wheel",
            "two train tickets|a seat by the window|a fast car|a road map|a ticket to Paris|a cheap journey|a new wheel|a place on the bus",
            "a train=stops at a station|a ticket=pays for the journey|a driver=drives the bus|a plane=flies over the sea|a wheel=turns|a road=leads to a town",
        ),
        _scene(
            "house",
            "open the window|close the door|clean the mirror|paint the wall|sweep the stairs|light the lamp|find the key|fix the roof|hang the curtain|fill the cupboard",
            "push the door|leave the key in the door|run on the stairs|climb on the roof",
            "door=open|window=wide|roof=old|floor=clean|lamp=warm|clock=slow|mirror=dusty|stairs=narrow|bedroom=quiet|key=lost|curtain=thin",
            "door=open by itself|rain=fall on the roof|clock=stop at ten|lamp=burn all night|grandmother=sweep the floor|dust=lie on the shelf|curtain=move in the wind|cat=sleep on the shelf|mirror=hang in the hall",
            "the roof is broken|the key is lost|the clock stopped|there is dust in the bedroom",
            "a new key|a warm blanket|two curtains|a bedroom lamp|a box of tools|a strong door|a clean mirror|white paint",
            "a roof=keeps the rain out|a key=opens a door|a clock=shows the time|a lamp=lights the room|a mirror=shows your face|a curtain=hangs by the window",
        ),
        _scene(
            "library",
            "read the poem|borrow a story|return the book|find the shelf|write the title|learn the poem|turn the page|show the library card|listen to a story|choose a book",
            "write in the books|shout near the shelves|lose the library card|eat over a page",
            "library=quiet|book=thick|shelf=high|story=sad|poem=famous|page=thin|title=strange|author=young|librarian=kind|card=small",
            "librarian=whisper a title|books=stand on the shelf|writer=read a poem|page=turn slowly|story=begin on page one|author=visit the library|poems=fill the shelf|student=borrow two books|card=fall from a book",
            "the book is missing|a page is lost|the library was closed|the library card is lost",
            "a library card|an old story|a book of poems|two thick books|a quiet corner|the last page|a famous poem|a shelf of stories",
            "a librarian=lends books|an author=writes stories|a library=keeps many books|a shelf=holds books|a title=names a book|a poem=is short and quiet",
        ),
        _scene(
            "night",
            "count the stars|watch the moon|light a candle|see the planet|remember a dream|wait for midnight|find a star|look at the moon|sleep by the window|tell a dream",
            "leave a candle burning|wake the owl|sing after midnight|walk without a lamp",
            "moon=round|stars=bright|night=long|planet=far|candle=small|dream=strange|owl=awake|lamp=faint|sky=dark|sleep=deep|moon=silver",
            "moon=rise over the roof|stars=shine all night|owl=fly past the moon|candle=burn low|child=dream of stars|planet=glow in the east|lamp=go out|dream=stop too soon|grandfather=watch the stars",
            "the candle went out|clouds hid the moon|there were bad dreams again|nobody slept",
            "a bright candle|a map of the stars|a set of star maps|a picture of the moon|a good dream|a warm lamp|eight hours of sleep|a night without clouds|one more star",
            "the moon=shines at night|a star=is far away|a planet=goes round the sun|an owl=flies at night|a candle=gives light|a dream=comes with sleep",
        ),
        _scene(
            "art",
            "paint the picture|draw a face|hang the painting|clean the brush|mix the colours|show the drawing|visit the museum|choose the paper|look at the painting|finish the drawing",
            "put a hand on the paintings|leave a brush dry|run in the museum|draw on the walls",
            "picture=bright|painting=famous|brush=thin|museum=quiet|paint=wet|colours=warm|drawing=strange|paper=white|art=modern|picture=beautiful",
            "painting=hang in the museum|paint=dry slowly|student=draw a hand|museum=open at ten|colours=run together|brush=fall in the paint|guests=look at the picture|picture=show a queen|paper=lie on the table",
            "the painting is missing|the paint is dry|the brush is broken|the museum was closed",
            "a thin brush|blue paint|a box of colours|a famous painting|white paper|two museum tickets|a drawing of a king|a picture for the wall",
            "a museum=shows paintings|a brush=holds paint|a picture=hangs on a wall|a painting=needs many colours|a drawing=needs a pencil|a colour=makes a picture warm",
        ),
        _scene(
            "birthday",
            "bring the gift|open the card|share the cake|light the candles|make a wish|invite the guests|hold the balloons|sing for the guests|play a party game|hide the gift",
            "open the gifts early|eat the cake before the party|tell anyone your wish|let the balloons go",
            "party=cheerful|gift=small|cake=sweet|balloons=red|guests=happy|card=funny|wish=secret|candles=pink|game=silly|music=loud",
            "guests=sing for the birthday girl|balloon=fly away|candles=burn on the cake|party=start at three|gift=wait in a box|sister=hide the cake|guests=laugh and dance|card=make everyone smile|wish=come true",
            "the cake fell on the floor|nobody brought a gift|the balloons flew away|the guests came late",
            "a chocolate cake|ten balloons|a birthday card|a small gift|candles for the cake|a party game|a place for twelve guests|a secret wish",
            "a guest=brings a gift|a balloon=flies up|a birthday=comes once a year|a cake=carries the candles|a card=brings good wishes|a party=needs guests",
        ),
        _scene(
            "winter",
            "build a snowman|wear a scarf|find the gloves|light the fire|carry the blanket|sweep the snow|dry the boots|throw snow|hang the coat by the fire|mend the scarf",
            "walk on the frozen pond|forget the scarf|leave the fire alone|sit in the snow",
            "snow=white|scarf=warm|snowman=round|fire=bright|ice=thick|blanket=soft|boots=wet|coat=heavy|gloves=small|winter=cold|pond=frozen",
            "snow=fall in December|snowman=melt in the sun|fire=burn in the evening|ice=freeze the pond|children=build a snowman|scarf=hang by the fire|postman=walk through the snow|father=carry wood for the fire|boots=fill with snow",
            "the fire went out|the gloves are wet|the snow closed the road|the snowman lost his hat",
            "a warm scarf|two gloves|wood for the fire|a thick blanket|a winter coat|a hat for the snowman|dry boots|a cup of hot tea",
            "a scarf=keeps you warm|a snowman=melts in the sun|ice=is frozen water|a fire=dries wet boots|a coat=keeps the cold out|a glove=keeps a hand warm",
        ),
    )
}
