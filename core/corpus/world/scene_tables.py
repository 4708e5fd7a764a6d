"""More of each scene, as small tables: everything before "=" goes with everything after it.

    "wash/dry=the pans/the cups"   stands for   wash the pans, wash the cups, dry the pans, dry the cups

Only words that really go together share a table.
"""

from itertools import product


def crossed(tables: str) -> tuple[tuple[str, str], ...]:
    """Every pair of every table: crossed('a/b=c/d|e=f') == (('a','c'), ('a','d'), ('b','c'), ('b','d'), ('e','f'))."""
    pairs: list[tuple[str, str]] = []
    for table in tables.split("|"):
        left, right = (tuple(half.strip().split("/")) for half in table.split("="))
        pairs += product(left, right)
    return tuple(pairs)


# topic: (acts, traits, events, wants)
GROUPS: dict[str, tuple[str, str, str, str]] = {
    "kitchen": (
        "wash/dry/clean/find/carry=the pans/the cups/the bowls/the plates/a big pot/the spoons/the knives|stir/taste/boil/serve/pour=the soup/the sauce/the milk/the tea|cut/buy/bring/share=the bread/the cheese/a potato/the carrots/the meat",
        "oven/kettle/pan/pot/stove=hot/clean/old/heavy/empty|soup/sauce/porridge/coffee=hot/cold/salty/thick/tasty|bowl/cup/plate/jar/spoon=clean/small/blue/full/wet",
        "pot/pan/soup=boil on the stove/wait for supper/burn slowly|baker/mother/cook=bake a pie/wash the cups/open the jar/look for the salt/cut an onion|cup/plate/bowl=fall on the floor/break in the kitchen",
        "a new/a clean/a heavy/a cheap=pan/pot/kettle/bowl/oven/spoon|more/some=butter/salt/milk/oil/flour/sugar/cream",
    ),
    "garden": (
        "plant/move/find/pick=the flowers/a rose/the beans/the tomatoes/a young tree|move/watch/plant=the roots/the seeds/the grass|paint/mend/clean/build=the shed/the fence/the gate",
        "flower/rose/tree/leaf=green/pretty/wild/small/beautiful|grass/soil/path=wet/dry/soft/narrow|gate/fence/shed=old/wooden/low/broken",
        "rose/flower/tree/seed=grow by the gate/grow fast/open slowly/shake in the wind|gardener/neighbour/grandmother=plant the beans/dig by the fence/sweep the path/pick a tomato/sit under the tree",
        "a wild/a yellow/a small/a young=flower/rose/tree/leaf|a wooden/a low/a new=fence/gate/shed",
    ),
    "sea": (
        "sail/paint/mend/follow/draw/find=the boat/the ship/the old ship/a small boat|gather/count/draw/carry/find=the shells/the stones|watch/reach/visit/draw=the island/the shore/the lighthouse/the harbour/the beach",
        "sea/wave/harbour/island=calm/wild/deep/dark/beautiful|boat/ship/sail/rope/net=old/strong/wet/long/new|sand/shell/beach/shore=white/warm/smooth/wide",
        "ship/boat/captain/sailor/fisher=sail to the island/reach the harbour/wait for the wind/follow the lighthouse|wave/gull/dolphin=follow the boat/rise near the shore/come to the beach|captain/fisher/sailor=mend the net/hold the rope/count the fish",
        "a strong/an old/a long/a small=rope/sail/net/boat|a smooth/a white/a tiny=shell/stone",
    ),
    "weather": (
        "watch/hear/draw=the rain/the storm/the wind/the snow|look at/draw/count/describe=the clouds/the rainbow/the grey sky|wait for/talk about/dream of/hope for=the sun/the rain/the first snow/a warm wind",
        "rain/snow/wind/storm=cold/soft/heavy/gentle/strange|sky/cloud/fog=grey/dark/pale/low/heavy|sun/rainbow=bright/warm/golden/beautiful|umbrella/puddle=small/old/round/huge",
        "cloud/storm/fog/rain=come from the west/hide the hills/move slowly/stay all day|sun/moon=break through the clouds/hide behind the fog|sailor/farmer/child=look at the sky/open an umbrella/wait for the sun/run through the rain",
        "a warm/a cold/a gentle/a strong=wind/rain/day|a black/a red/a bigger/an old=umbrella",
    ),
    "river": (
        "cross/build/mend/paint/reach=the bridge/the stone bridge/a wooden bridge|follow/cross/find/draw=the stream/the river/the path along the bank|watch/catch/feed/count/draw=the fish/a frog/the ducks|throw/gather/carry=the stones/a flat stone/some mud",
        "river/stream/pond=deep/wide/cool/slow/calm/muddy|bridge/boat=old/narrow/wooden/low|stone/frog/fish=wet/green/smooth/small",
        "river/stream/water=flow past the village/run over the stones/freeze in winter/carry the leaves|frog/fish/duck/boy=swim to the bank/hide in the mud/wait under the bridge/jump into the pond|fisher/builder/boy=sit by the stream/cross the bridge/throw a stone",
        "a green/a big/a small/a quick=fish/frog/boat|a flat/a wooden/a narrow=stone/boat/bridge",
    ),
    "bank": (
        "count/save/borrow/return/carry=the coins/the money/the notes/ten coins/five notes|open/close/check/choose=an account/the account/the safe|pay/check/explain/receive=the loan/the price/the customer|thank/call/ask/follow=the clerk/the banker/the next customer",
        "safe/counter/queue=long/heavy/full/empty/new|clerk/banker/customer=careful/rich/busy/polite/tired/patient|coin/note/loan/account=small/old/new/safe/secret",
        "clerk/banker=count the coins/open the safe/check the account/close the counter/smile at a customer|customer/queue=wait at the counter/wait for the clerk/move slowly|customer=pay the loan/lose a coin/borrow money/count the notes twice",
        "a small/a new/a safe/a secret=loan/account|a golden/a silver/an old/a lost=coin",
    ),
    "court": (
        "hear/call/ask/thank=the witness/the lawyer/the judge|follow/catch/find=the thief|open/follow/describe/finish=the trial/the case|read/explain/learn=the law/the rules/the verdict/the new law",
        "judge/lawyer/witness=honest/serious/wise/tired/careful/fair|trial/case/verdict/crime=long/serious/simple/strange/famous|thief=guilty/sad/quiet/sorry",
        "judge/lawyer/witness=speak quietly/read the law/explain the case/ask the thief/wait for the truth/leave the court|thief/witness=tell the truth/lie to the judge/wait for the verdict/forget the day of the crime|trial/case=begin again/start at nine/finish early",
        "a fair/a quick/a long/a final=trial/verdict|a wise/a good/an honest/a busy=judge/lawyer/witness",
    ),
    "school": (
        "read/open/find/borrow/carry/close=the book/the history book/a new book/page ten|write/learn/copy/study/explain/check=the lesson/the answer/the word/the poem/the sum/the homework|ask/thank/help/follow=the teacher/a student/the class|draw/find=a map/the map/the number line",
        "lesson/test/question/homework/sum=easy/long/difficult/short/strange|teacher/student/class=quiet/clever/patient/tired/kind|desk/pencil/book/map=new/old/small/lost",
        "teacher/student/child=read a page/ask a question/write an answer/lose a pencil/look at the map/learn a word|lesson/test=begin at nine/start late/finish early|class=learn a song/write a letter/count to ten/listen to the teacher",
        "a short/a new/a difficult/an easy=test/lesson/question|a red/a sharp/a long/a lost=pencil|a thick/an old=book/map",
    ),
    "office": (
        "write/print/send/read/check/copy/finish=the report/the email/the form/the plan/the letters|plan/start/leave/prepare/finish=the meeting/the project/the work|call/ask/help/thank=the boss/the manager/the clerk/the team|move/open/fill/find/close=the folder/the file/a box of forms",
        "report/email/form/meeting=late/urgent/long/short/important/final|boss/manager/clerk/team=busy/late/tired/serious/polite|printer/chair/phone=new/broken/slow/old",
        "boss/manager/clerk=write a report/read the email/call a meeting/look for a file/print the form/thank the team|printer/phone=stop at noon/wake the clerk/stand by the door|report/email/form=wait for the boss/come back/fill a page",
        "a new/a short/an urgent/a final=report/form/plan/meeting/email|a quick/a better/a quiet=printer/phone/chair",
    ),
    "computer": (
        "search/copy/check/sort/save/print=the database/the data/the table/the rows/the spreadsheet/the index|run/write/test/open/stop=the program/the code/the query|start/stop/clean/mend/choose=the server/the computer/the screen/the keyboard|add/find/delete/count=a row/the empty rows/a link/a key",
        "database/table/spreadsheet/index=huge/empty/new/useful/full|query/server/program/computer/search=slow/quick/new/broken/ready|screen/keyboard/key=dark/dusty/small/clean",
        "query/program/search=find the row/read the table/stop at row ten/use the index/run at night|server/computer=save the data/answer the query/start again/stop at noon|clerk/student/manager=open the spreadsheet/type a query/copy the database/sort the rows/wait for the server/check the index",
        "a new/a fast/a huge/a useful=database/server/index/query/program/table|a copy of the/a list of the/the name of the=spreadsheet/table/rows/server",
    ),
    "farm": (
        "feed/wash/lead/chase/follow/find/count=the horse/the cows/the goats/the hens/the pigs/the donkey/a lamb|drive/clean/mend/fill/paint=the tractor/the cart/the barn|gather/carry/sell/share=the hay/the eggs/the wool/the milk|cross/watch/leave=the field/the long field",
        "horse/cow/goat/donkey/pig/hen=hungry/strong/big/lazy/muddy/old/brown|barn/field/yard=wide/empty/muddy|cart/tractor/fence=old/broken/red/heavy|hay/wool/milk=dry/fresh/soft/warm",
        "cow/horse/goat/pig/sheep/donkey=eat the hay/stand in the field/follow the farmer/sleep in the barn/wait for rain/drink from the pond|hen/duck=sit on the eggs/run across the yard/sleep on the cart|farmer/neighbour/driver=drive the tractor/mend the fence/feed the pigs/carry the hay/wake before the hens",
        "a strong/a young/a brown/a hungry=horse/cow/goat/donkey/lamb|a bag of/a cart of=hay/wool/eggs/potatoes",
    ),
    "forest": (
        "follow/watch/hear/draw/find/meet=the fox/an owl/the deer/a bear/the wolf/a squirrel|gather/carry/find/pick=berries/wood/dry leaves/mushrooms|find/enter/reach/leave=the cave/the trail/the old trees/the dark cave",
        "fox/owl/deer/wolf/bear/squirrel=shy/wild/old/hungry/quick/clever/huge|cave/trail/tree/forest=dark/deep/old/narrow/quiet|berry/feather/leaf=red/soft/small/wet",
        "fox/owl/deer/wolf/bear/squirrel=hide in a cave/sleep under a tree/cross the trail/eat the berries/look for food/listen in the dark|child/grandfather/stranger=follow the fox/gather wood/climb a tree/lose the trail/find a feather/pick mushrooms",
        "a wild/a gray/a quick/a shy=fox/wolf/deer/squirrel|a soft/a brown/a lost=feather/leaf|a bag of/a basket of=mushrooms/berries/leaves",
    ),
    "mountain": (
        "climb/cross/see/paint=the mountain/the hill|cross/reach/see/paint=the high valley/the valley|carry/open/mend/find/dry=the tent/the boots/the rope/a warm blanket|light/leave/watch/feed=the campfire",
        "mountain/hill/top/valley=high/steep/white/cold/huge/green|tent/boot/rope=old/strong/wet/heavy|snow/ice=hard/deep/white/cold",
        "captain/friend/brother=climb the hill/reach the valley/rest in the tent/light the campfire/look for the path/fall in the snow|snow/ice=hide the path/melt in June/fall from the top/close the road|tent=stand on the hill/shake in the wind",
        "a strong/an old/a dry/a new=tent/rope|a thick/a warm/a dry=blanket/coat|a drawing of the/a map of the=mountain/hill/valley",
    ),
    "market": (
        "buy/sell/carry/choose/bring=the apples/the cheese/a ribbon/the eggs/two candles/a toy/the bread/plums|fill/carry/empty/find/lift=the basket/the bag/the box|open/close/visit/leave=the shop/the stall/the toy shop|ask/thank/call/follow=the baker/a customer/the farmer",
        "apple/cheese/bread/pear=fresh/cheap/sweet/old/tasty|stall/shop/market/basket=full/busy/empty/noisy/small|ribbon/toy/candle=red/pretty/new/yellow/cheap",
        "farmer/baker/customer=choose a ribbon/carry a basket/shout the price/count the pennies/sell the last apples/taste the cheese|stall/shop=close at noon/open at eight/stand by the church/sell candles|child/customer=drop a penny/want a toy/fill a bag",
        "a bag of/a basket of/a box of=apples/eggs/candles/plums/pears/ribbons|a wooden/a cheap/a pretty=toy/basket/ribbon/candle",
    ),
    "music": (
        "play/practise/carry/buy/hear=the violin/the drum/an old violin|sing/learn/hear/write/practise/repeat=a song/the song/the high note/a slow dance|join/hear/visit/follow/thank=the choir/the concert|leave/plan=the concert/the dance",
        "song/dance/concert/music=slow/loud/sweet/long/sad/beautiful|violin/piano/drum/bell=old/loud/gentle/new/broken|voice/note/choir=soft/high/low/strong",
        "choir/student/friend=sing a song/practise the notes/repeat the song/listen to the drum/dance to the violin/forget a note|drum/violin/piano=wake the crowd/follow the choir/play a dance/play all night|concert/dance/song=begin softly/start at seven/finish at midnight",
        "a sad/a new/a slow/a famous=song/dance|an old/a loud/a broken/a small=violin/drum/piano/bell|a strong/a soft/a new=voice",
    ),
    "sport": (
        "win/watch/start/play=the match/the game/the big match|throw/catch/find=the ball/a red ball|run/win/finish/start/watch=the race/the long race|help/thank/follow=the team/the winner/the other team|join/lead=the team|ride/mend/clean/push=the bicycle/an old bicycle",
        "match/race/game=hard/fast/long/fair/late|team/winner/crowd=strong/happy/tired/proud/loud/quick|ball/net/bicycle/field=new/wet/old",
        "team/friend/winner=win the game/run across the field/catch the ball/lose the match/jump over the net/rest after the race|ball=fly over the net/lie on the field/fall behind the goal|race/match/game=start at noon/finish late/begin with a whistle|crowd=shout with joy/wait for a goal/sing for the winner",
        "a strong/a new/a lucky/a proud=team|a fast/a new/a lost/a blue=ball/bicycle/net|a fair/a long/a final=match/race/game",
    ),
    "hospital": (
        "help/visit/thank/call/ask/follow=the nurse/the doctor/a sick friend/the new doctor|take/bring/drink/taste/prepare=the medicine/bitter medicine|make/clean/choose/leave=the bed/a warm bed|check/describe/watch/write down=the fever/the cough/the bad tooth/a weak heart",
        "nurse/doctor=kind/calm/careful/tired/busy/gentle|bed/hospital=clean/quiet/warm/full/empty|cough/fever/tooth/heart=bad/weak/strange/better|medicine=bitter/sweet/new/strong",
        "nurse/doctor=open the window/visit the child/check the fever/bring a blanket/listen to the heart/write a note/smile at the child|fever/cough=wake the child/come at night/leave in the morning|mother/child=sleep by the bed/wait for the nurse/drink the medicine/rest all day",
        "a kind/a careful/a tired/a new=doctor/nurse|a warm/a quiet/a free=bed|a spoon of/a cup of=medicine",
    ),
    "travel": (
        "take/catch/leave/find/follow=the train/the bus/the plane/the last train/the night bus|buy/show/check/find=the tickets/two tickets/a ticket to Rome|drive/wash/fix/push/stop=the car/the old car/the bus|plan/start/describe=the journey/a long journey/the road",
        "train/bus/plane/car=late/fast/slow/full/empty/loud|road/journey=long/straight/slow/difficult/dark|ticket/seat/wheel=cheap/new/old/lost|driver/guest=tired/polite/late/lost",
        "train/bus/plane=leave without us/arrive at noon/stop in the rain/wait at the station/cross the country|driver/stranger/guest=miss the train/look for a seat/buy a ticket/carry the bags/sleep on the bus/follow the road|road=lead to the hills/turn north",
        "a cheap/a slow/a late/a full=train/bus/ticket/plane|a soft/a free/a good=seat|a fast/an old/a small=car/bus",
    ),
    "house": (
        "open/close/clean/paint/lock/mend=the door/the window/the cupboard/the back door|clean/paint/fix=the roof/the wall/the floor/the bedroom/the stairs|light/move/find/hang/buy/clean=the lamp/the mirror/the clock/a curtain|carry/find/choose/wash=the blankets/the pillow/a warm blanket",
        "door/window/roof/wall=old/open/low/white/broken|lamp/clock/mirror/shelf/key=small/golden/dusty/new/lost|bedroom/floor/hall/attic=quiet/cold/dark/clean/wide",
        "door/window/curtain=open in the night/close slowly/move in the wind/shake in the storm|builder/grandmother/guest=paint the wall/look for the key/light the lamp/open the window/clean the mirror/sleep upstairs|lamp/clock/mirror=fall from the shelf/stand in the hall/wait in the attic",
        "a new/a small/an old/a golden=lamp/clock/mirror/key/curtain|a warm/a soft/a thick=blanket/pillow",
    ),
    "library": (
        "read/borrow/return/find/open/choose=the book/a story/the poem/a book of poems/the thick book|write/learn/copy/whisper=the title/the first page/the author's name/a poem|clean/fill/sort/search/reach=the shelf/the high shelf/the shelves|ask/thank/meet/visit=the librarian/the author/a writer",
        "book/story/poem/page=long/old/famous/sad/thick/strange/funny|library/shelf/corner=quiet/full/dusty/high/empty|author/writer/librarian=young/famous/kind/shy/tired",
        "librarian/writer/student/author=read a story/whisper a poem/look for a book/return a book/copy the title/close the book/fall asleep over a page|book/story/poem=wait on the shelf/begin with a dream/make the writer smile/lie under the table|page/card=fall on the floor/hide in a book",
        "a long/a sad/a famous/a funny=story/poem/book|a library/a lost/a new=card|a book about/a poem about/a story about=a king/a queen/a cat/a dog/a journey/a prince",
    ),
    "night": (
        "watch/see/draw/follow=the stars/the moon/a bright star/the planet/three stars|count=the stars/the bright stars|light/carry/find/blow out=a candle/the candle/the small lamp|tell/describe/write down=a dream/the strange dream/a good dream|hear/see/wake=the owl/an old owl",
        "moon/star/planet=bright/far/silver/pale/round/small|night/dream=long/quiet/strange|sky=dark/quiet/deep|candle/lamp=small/bright/faint/warm",
        "moon/planet/star=shine over the town/rise in the east/hide behind a cloud/glow all night/light the path|owl=wake at midnight/hear a mouse/call twice|child/grandfather/sailor=count the stars/sleep without a dream/light a candle/wait for the moon/dream of a planet/look for the owl",
        "a bright/a pale/a small/a lost=star/planet/candle|a long/a strange/a sweet/a short=dream",
    ),
    "art": (
        "paint/draw/describe=a face/a horse/a cat/a dog/the king/the queen/the sea|finish/show/sell/paint=the picture/a strange picture|hang/buy/clean/find/study=the painting/the famous painting/the drawing|mix/choose/carry/buy=the colours/the paint/the paper/blue paint|wash/dry=the brush/a thin brush",
        "picture/painting/drawing=bright/famous/beautiful/strange/sad/modern/small|paint/brush=wet/dry/white/thin/old/new|museum=quiet/full/famous/open",
        "student/friend/guest=draw a face/look at the painting/mix the paint/clean the brush/visit the museum/hang a picture/paint the sky|picture/painting/drawing=hang by the door/show a storm/show two children/show a king/show a cat/show a dog/fall from the wall/win a prize|museum=close at six/open on Sunday/buy a painting",
        "a famous/a strange/a bright/a small=painting/picture/drawing|a thick/a new/a soft=brush|red/yellow/white/green=paint/paper",
    ),
    "birthday": (
        "bring/choose/hide/buy/carry=the gift/a small gift/the balloons/the card/a funny card|bake/cut/share/taste/finish=the cake/the chocolate cake|invite/thank/count=the guests/twelve guests/the birthday girl|plan/start/leave=the party/a secret party",
        "party/game/music=loud/funny/cheerful/silly/long|gift/card/balloon=small/red/pretty/sweet/huge/secret|cake=sweet/round/huge/lovely|guest/sister/friend=happy/late/hungry/cheerful/kind",
        "guest/sister/friend=open the gift/sing a song/blow out the candles/bring a balloon/dance in the hall/eat the cake/arrive late/read the card|balloon=fly out of the window/break with a noise/hang by the door|party=begin at four/finish at midnight/wake the neighbours|cake/gift=wait on the table/make the child smile",
        "a red/a huge/a golden/a secret=balloon/gift/cake|a funny/a pretty/a birthday=card/hat/song",
    ),
    "winter": (
        "wear/find/dry/mend/lend=the scarf/the gloves/the boots/a thick coat/the wool hat|build/draw/watch=a snowman/a huge snowman/the snow|light/watch/feed=the fire/a small fire|sweep/melt/carry=the snow/the ice/snow from the path",
        "scarf/coat/blanket/hat/glove=warm/soft/wet/red/thick/old|snowman=round/small/white/happy|fire=small/bright/warm/low|snow/ice=white/cold/frozen/deep/hard",
        "child/father/postman=build a snowman/wear a scarf/fall on the ice/walk through the snow/light the fire/lose a glove/drink hot milk|snow/ice=hide the path/lie on the roof/melt by noon/close the road|snowman=wear a scarf/stand in the yard/lose his hat/wait for the sun|fire=burn low/dry the boots/light the window",
        "a warm/a soft/a red/a thick=scarf/coat/blanket/hat|a small/a huge/a white=snowman|warm/dry/new=boots/gloves",
    ),
}

# More facts of each topic: subject with its article, predicate in the third person; all singular, so that each can be asked as a question.
FACTS: dict[str, str] = {
    "kitchen": "a jar=keeps the jam|a pan=stands on the stove|a fork=has sharp teeth|a cup=holds tea",
    "garden": "a gate=lets people in|a tree=has branches|a path=leads to the shed|a bee=visits every flower",
    "sea": "an island=has water all round it|a ship=carries people over the sea|a fisher=mends nets|a gull=steals fish",
    "weather": "the wind=moves the clouds|fog=hides the road|snow=falls in winter|the sky=turns dark before a storm",
    "river": "mud=dries in the sun|a pond=has no waves|a duck=swims and flies|a stone=never floats",
    "bank": "a customer=waits in the queue|a coin=is round|a counter=stands between clerk and customer|a price=tells you what to pay",
    "court": "a trial=shows what is true|a promise=is easy to break|a crime=is against the law|a lawyer=knows the law",
    "school": "a lesson=takes an hour|a book=has many pages|a question=needs an answer|homework=waits at home",
    "office": "an email=needs no stamp|a phone=rings all day|a boss=decides what is urgent|a form=asks for your name",
    "computer": "a screen=shows pictures and words|a row=holds the data of one thing|a table=has many rows|a program=tells a computer what to do",
    "farm": "a goat=eats leaves|a tractor=pulls heavy carts|a donkey=carries bags|a duck=likes the pond",
    "forest": "a deer=runs from wolves|a fox=hides by day|a cave=is dark inside|a feather=falls slowly",
    "mountain": "snow=stays longest on the top|a captain=goes first|a path=leads up the hill|ice=melts in spring",
    "market": "a baker=wakes before everyone|a ribbon=makes a gift pretty|a candle=burns for hours|a bag=holds what you buy",
    "music": "a bell=rings from the tower|a note=is high or low|a voice=can sing or speak|a dance=needs music",
    "sport": "a match=has two teams|a ball=is round|a net=stops the ball|a crowd=shouts for a team",
    "hospital": "rest=helps a fever|a bed=waits for a sick child|a cough=makes a noise|a visit=makes sick people smile",
    "travel": "a bus=has many seats|a station=has a clock|a car=needs four wheels|a guest=stays for a night",
    "house": "a door=opens and closes|a window=lets the sun in|a floor=needs a brush|dust=lies on old shelves",
    "library": "a card=lets you borrow books|a page=has two sides|a story=has a beginning and an end|a writer=works alone",
    "night": "the sky=is full of stars|a lamp=helps you read|midnight=comes at twelve|a cat=sees in the dark",
    "art": "a drawing=starts with a line|paint=dries slowly|paper=must stay dry|a picture=says what words can't",
    "birthday": "a candle=stands on the cake|a wish=is secret|a game=makes guests laugh|a friend=remembers your birthday",
    "winter": "a blanket=keeps a child warm|a boot=keeps snow out|a hat=keeps the head warm|the sun=goes down early in winter",
}
