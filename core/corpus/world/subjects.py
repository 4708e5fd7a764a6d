"""Subjects that make sense: what may stand beside them, what can be said of them, and where they are at home."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """Subjects of one kind, what may stand beside them, and what can be said of them."""

    heads: tuple[str, ...]
    links: tuple[tuple[str, tuple[str, ...]], ...]  # (words between, attractors)
    looks: tuple[str, ...]
    verbs: tuple[str, ...]  # "sleep", or with more words "sleep by the fire"
    has: tuple[str, ...]
    scene: str


def _kind(scene: str, heads: str, links: dict[str, str], looks: str, verbs: str, has: str) -> Kind:
    beside = tuple((link, tuple(nouns.split())) for link, nouns in links.items())
    said = tuple(looks.split()), tuple(verbs.split("|")), tuple(has.split("|"))
    return Kind(tuple(heads.split()), beside, *said, scene)


KINDS = (
    _kind(
        "house", "key", {"to the": "door gate box safe house shed bedroom castle tower"},
        "old small golden heavy new rough",
        "hang by the door|shine in the sun|open everything|lie on the shelf",
        "a red ribbon|a number",
    ),
    _kind(
        "house", "picture drawing painting",
        {
            "of the": "king queen ship mountain castle cat dog horse bridge flower",
            "beside the": "window mirror door clock",
        },
        "beautiful famous new old small strange",
        "hang in the hall|show a sunny day|look very old|need a new place",
        "bright colours|a name on the back",
    ),
    _kind(
        "house", "letter parcel card",
        {
            "from the": "teacher doctor queen sailor friend child sister lawyer",
            "for the": "judge farmer neighbour guest student",
        },
        "important late wet private urgent",
        "lie on the table|arrive late|bring good news|wait by the door",
        "a blue stamp|no name",
    ),
    _kind(
        "house", "book story poem", {"about the": "king bear wolf planet ship storm queen tiger island witness star"},
        "long sad famous new strange",
        "begin with a storm|make people laugh|seem too long|teach a lot",
        "a happy end|many words",
    ),
    _kind(
        "house", "cup plate bowl spoon jar",
        {"beside the": "lamp book clock pot kettle", "near the": "window oven plate candle basket"},
        "clean empty new round blue",
        "shine in the light|stand on the table|look new|seem very old",
        "a blue line|a hole",
    ),
    _kind(
        "farm", "flower tree rose",
        {"near the": "gate wall bridge path pond shed", "behind the": "house barn castle school"},
        "wet pretty green fresh lovely",
        "grow fast|need water|move in the wind|turn red in autumn",
        "green leaves|no flowers",
    ),
    _kind(
        "town", "road path", {"to the": "village town castle farm beach station", "past the": "barn pond farm"},
        "long narrow muddy steep wet",
        "begin here|cross the river|look old|turn left|lead to the sea",
        "no name|a stone wall",
    ),
    _kind(
        "town", "house shop school barn",
        {"near the": "bridge river station park tower", "behind the": "castle tree wall hill"},
        "old small empty quiet dark",
        "need a new roof|stand on a hill|look cheerful",
        "a red door|two windows|a garden",
    ),
    _kind(
        "farm", "dog cat horse rabbit goat duck",
        {
            "near the": "cat hen sheep pond barn dog",
            "behind the": "tree fence house horse",
            "beside the": "boy girl farmer cow",
        },
        "hungry happy wet tired black",
        "sleep|eat a lot|wait for dinner|run fast|look at the moon|drink slowly",
        "a long tail|a new home|big ears",
    ),
    _kind(
        "town", "boy girl student farmer teacher sailor baker",
        {
            "with the": "hat dog horse umbrella book bag",
            "behind the": "tree wall door window",
            "near the": "teacher driver king doctor",
        },
        "tired hungry happy late busy kind",
        "laugh|sing|wait for the bus|listen|work hard|walk home|smile",
        "a brother|no money|a good idea|two sisters",
    ),
    _kind(
        "castle", "king queen prince princess",
        {"of the": "island city mountain forest valley", "beside the": "judge captain guest child"},
        "rich old kind wise proud",
        "smile|sleep|give gifts|love music|ride at noon",
        "a castle|a golden hat|a secret",
    ),
    _kind(
        "town", "friend sister uncle neighbour", {"of the": "queen baker boy nurse judge sailor doctor girl"},
        "kind clever tired busy lucky",
        "help everyone|live by the sea|sing|travel a lot|bake bread",
        "a boat|a red car|a quiet voice",
    ),
    _kind(
        "sea", "boat ship", {"behind the": "island bridge shore lighthouse", "near the": "beach harbour gull turtle"},
        "slow white old heavy empty",
        "sail at noon|float on the waves|wait for the wind|return at night",
        "a white sail|a strong rope",
    ),
)
RELATIVE = (  # (scene, subjects, verb of the clause, its objects, looks, main verbs)
    ("farm", "girl boy child farmer woman", "feed", "hen duck horse cat goat rabbit",
     "happy kind tired early", "sing|laugh|smile|wake early|walk home"),
    ("farm", "dog fox wolf", "chase", "cat duck hen sheep rabbit",
     "fast hungry tired wet", "sleep|run fast|rest at noon|look sad"),
    ("town", "student teacher boy sister", "read", "book letter poem story",
     "quiet clever busy", "listen|smile|sit by the window|write a lot"),
    ("farm", "gardener neighbour aunt", "plant", "tree rose flower bean",
     "patient careful busy", "wait for rain|work hard|dig all day|sing"),
    ("court", "judge lawyer clerk", "hear", "witness thief stranger",
     "serious fair polite", "listen|write a lot|wait|speak slowly"),
    ("town", "nurse doctor friend", "help", "child guest stranger sailor",
     "kind gentle tired", "smile|sleep late|work at night|drink tea"),
    ("office", "clerk manager student", "open", "file folder report email spreadsheet",
     "busy late careful", "work hard|drink coffee|sigh|type fast"),
    ("town", "builder uncle", "paint", "door fence boat wall",
     "busy happy slow", "sing|rest at noon|work hard"),
    ("court", "lawyer witness", "know", "judge thief clerk banker",
     "honest calm late", "wait|speak softly|look afraid|tell the truth"),
    ("office", "manager clerk", "call", "customer banker driver",
     "busy late polite", "listen|drink tea|sit by the window|write an email"),
    ("castle", "prince princess queen", "love", "horse flower song poem",
     "young happy proud", "ride at noon|sing|smile|dance at night"),
    ("sea", "sailor fisher captain", "watch", "wave gull dolphin star",
     "calm brave tired", "wait|work hard|sing|sleep late"),
    ("house", "guest grandmother cook", "want", "spoon plate pancake apple",
     "hungry polite busy", "wait|smile|sit by the fire|drink tea"),
)
RELATIVES = tuple((scene, heads.split(), verb, tuple(objects.split()), tuple(looks.split()), tuple(verbs.split("|")))
                  for scene, heads, verb, objects, looks, verbs in RELATIVE)
SCENES = {
    "house": "In the house.", "farm": "On the farm.", "town": "In the town.", "castle": "At the castle.", "sea": "By the sea.",
    "court": "In court.", "office": "At the office.",
}
