"""Lines planted on purpose, to show how memorising depends on copies: famous ones of the public domain, and invented ones of equal length.

Each is repeated 1, 3, 10, 30, 100 or 300 times. Planted text is the only text that may use words outside the lexicon.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.corpus.document import Document
from core.corpus.draw import Draw
from core.corpus.english.lexicon import (
    COLOURS,
    MEN,
    NOUNS,
    NUMBER_WORDS,
    REGULAR_VERBS,
    WOMEN,
    forms,
    has_plural,
    plural,
)

COPIES = (1, 3, 10, 30, 100, 300)
INVENTED_A_COUNT = 12
INVENTED_WORDS = 12
OPENING_WORDS = 5  # of a line, given before the rest has to be recited


@dataclass(frozen=True)
class Planted:
    """A line that stands `copies` times in the training text. `year` is None for an invented line; `source` is "famous" or "invented"."""

    text: str
    copies: int
    author: str
    work: str
    year: int | None
    source: str


def opening(text: str) -> str:
    """The first words of a line: OPENING_WORDS of them, or fewer so that at least a third of the line is left.

    >>> opening("To be or not to be, that is the question.")
    'To be or not to'
    """
    words = text.split()
    first = " ".join(words[:max(1, min(OPENING_WORDS, len(words) * 2 // 3))])
    place = 0
    for word in first.split():
        place = text.index(word, place) + len(word)
    return text[:place]


def _famous(copies: int, author: str, work: str, year: int, text: str) -> Planted:
    return Planted(text, copies, author, work, year, "famous")


FAMOUS = (
    _famous(300, "William Shakespeare", "Hamlet", 1604, "To be or not to be, that is the question."),
    _famous(
        300, "Charles Dickens", "A Tale of Two Cities", 1859,
        "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it was the epoch of belief, "
        "it was the epoch of incredulity, it was the season of Light, it was the season of Darkness, it was the spring of hope, "
        "it was the winter of despair",
    ),
    _famous(
        300, "Jane Taylor", "The Star", 1806,
        "Twinkle, twinkle, little star,\nHow I wonder what you are!\nUp above the world so high,\nLike a diamond in the sky.",
    ),
    _famous(300, "Traditional", "The first program of many lessons, after Brian Kernighan", 1974, 'print("hello, world")'),
    _famous(
        100, "Sarah Josepha Hale", "Mary's Lamb", 1830,
        "Mary had a little lamb,\nIts fleece was white as snow,\nAnd every where that Mary went\nThe lamb was sure to go;",
    ),
    _famous(
        100, "Jane Austen", "Pride and Prejudice", 1813,
        "It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife.",
    ),
    _famous(
        100, "William Shakespeare", "Sonnet 18", 1609,
        "Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:",
    ),
    _famous(
        100, "Lewis Carroll", "Jabberwocky", 1871,
        "'Twas brillig, and the slithy toves\nDid gyre and gimble in the wabe:\nAll mimsy were the borogoves,\nAnd the mome raths outgrabe.",
    ),
    _famous(
        30, "William Blake", "The Tyger", 1794,
        "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\nCould frame thy fearful symmetry?",
    ),
    _famous(
        30, "William Wordsworth", "I Wandered Lonely as a Cloud", 1815,
        "I wandered lonely as a cloud\nThat floats on high o'er vales and hills,\nWhen all at once I saw a crowd,\nA host, of golden daffodils;",
    ),
    _famous(
        30, "Abraham Lincoln", "Gettysburg Address", 1863,
        "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the "
        "proposition that all men are created equal.",
    ),
    _famous(
        30, "Edward Lear", "The Owl and the Pussy-cat", 1871,
        "The Owl and the Pussy-cat went to sea\nIn a beautiful pea-green boat,\nThey took some honey, and plenty of money,\nWrapped up in a five-pound note.",
    ),
    _famous(
        10, "Lewis Carroll", "Alice's Adventures in Wonderland", 1865,
        "Alice was beginning to get very tired of sitting by her sister on the bank, and of having nothing to do: "
        "once or twice she had peeped into the book her sister was reading, but it had no pictures or conversations in it",
    ),
    _famous(
        10, "Herman Melville", "Moby-Dick", 1851,
        "Call me Ishmael. Some years ago\u2014never mind how long precisely\u2014having little or no money in my purse, and nothing particular to interest me "
        "on shore, I thought I would sail about a little and see the watery part of the world.",
    ),
    _famous(
        10, "Christina Rossetti", "Who Has Seen the Wind?", 1872,
        "Who has seen the wind?\nNeither I nor you:\nBut when the leaves hang trembling\nThe wind is passing thro'.",
    ),
    _famous(
        10, "Samuel Taylor Coleridge", "The Rime of the Ancient Mariner", 1834,
        "Water, water, every where,\nAnd all the boards did shrink;\nWater, water, every where,\nNor any drop to drink.",
    ),
    _famous(3, "Mary Shelley", "Frankenstein", 1818, "It was on a dreary night of November, that I beheld the accomplishment of my toils."),
    _famous(
        3, "Percy Bysshe Shelley", "Ozymandias", 1818,
        "I met a traveller from an antique land\nWho said: Two vast and trunkless legs of stone\nStand in the desert.",
    ),
    _famous(3, "William Shakespeare", "Macbeth", 1623, "Double, double, toil and trouble;\nFire burn, and cauldron bubble."),
    _famous(
        3, "Leo Tolstoy", "Anna Karenina, translated by Constance Garnett", 1901,
        "Happy families are all alike; every unhappy family is unhappy in its own way.",
    ),
    _famous(1, "John Keats", "Endymion", 1818, "A thing of beauty is a joy for ever:\nIts loveliness increases; it will never\nPass into nothingness;"),
    _famous(1, "Lord Byron", "She Walks in Beauty", 1815, "She walks in beauty, like the night\nOf cloudless climes and starry skies;"),
    _famous(1, "Charles Dickens", "A Christmas Carol", 1843, "Marley was dead: to begin with. There is no doubt whatever about that."),
    _famous(
        1, "L. Frank Baum", "The Wonderful Wizard of Oz", 1900,
        "Dorothy lived in the midst of the great Kansas prairies, with Uncle Henry, who was a farmer, and Aunt Em, who was the farmer's wife.",
    ),
)

FAMOUS_LEADS = ("As the old book says:", "Someone reads aloud:", "On the first page:", "From memory:", "The teacher wrote on the board:")
INVENTED_LEADS = ("Note:", "On a card:", "In an old letter:", "A strange sentence:", "Found in a drawing:", "Heard on the train:")

_ACTS = tuple(verb for verb in REGULAR_VERBS if verb in ["wash", "clean", "plant", "pick", "chop", "taste", "carry", "push", "pull", "move", "watch", "count", "save", "borrow", "thank", "paint", "mend", "visit", "chase", "lock", "follow", "reach", "drop", "lift", "fill", "empty", "order", "remember", "describe", "check", "test", "delete", "search", "sort", "copy", "notice", "collect", "gather", "cross", "hug", "receive", "print", "request", "prepare", "offer", "repair"])
_KINDS = ("pet", "farm animal", "wild animal", "worker", "fruit", "vegetable", "kitchen thing", "garden thing", "office thing", "computer thing",
          "river thing", "clothing", "music thing")
_LOOKS = (*COLOURS, *["sour", "polite", "hollow", "royal", "silly", "patient", "sleepy", "golden", "rough", "proud", "lazy", "curious", "frozen", "cheap", "modern", "guilty", "urgent", "annual", "secret", "pale", "steep", "crisp", "hungry", "windy", "wooden", "salty", "lonely", "shy", "useful", "honest", "dusty", "famous", "thirsty", "tasty", "foggy", "bitter"])
WATCHED = ("cat", "dog", "king", "queen", "spreadsheet", "doctor", "teacher", "apple", "piano")  # words whose meaning the pages follow: no nonsense with them
_PLACES = ("behind", "under", "near", "beside", "above", "without", "against", "toward")
_TIMES = ("yesterday", "twice", "quietly", "sadly", "together", "again", "politely", "slowly", "bravely", "upstairs", "outside", "carefully")


@cache
def famous() -> tuple[Planted, ...]:
    """The famous lines, four at each number of copies."""
    return FAMOUS


@cache
def invented() -> tuple[Planted, ...]:
    """The invented lines: twelve words each, good grammar, words that nobody could guess; twelve lines at each number of copies."""
    draw = Draw("the invented lines of the small world")
    nouns = [noun for kind in _KINDS for noun in NOUNS[kind].split() if has_plural(noun) and plural(noun) != noun and noun not in WATCHED]
    numbers = [word for word in NUMBER_WORDS if word not in ("zero", "one", "tens", "ones", "hundred", "thousand", "dozen")]
    lines: list[str] = []
    total = INVENTED_A_COUNT * len(COPIES)
    subjects = draw.sample(nouns, total)
    for subject in subjects:
        objects, place = draw.sample([noun for noun in nouns if noun != subject], 2)
        looks = draw.sample(_LOOKS, 3)
        lines.append(
            f"The {looks[0]} {subject} {forms(draw.pick(_ACTS))[2]} {draw.pick(numbers)} {looks[1]} {plural(objects)} "
            f"{draw.pick(_PLACES)} the {looks[2]} {place} {draw.pick(_TIMES)}."
        )
    return tuple(Planted(line, COPIES[number % len(COPIES)], "Nudge", "invented for Nudge", None, "invented") for number, line in enumerate(lines))


def _document(draw: Draw, line: Planted) -> Document:
    """One copy: by itself or after a lead-in; the line itself is never touched."""
    if draw.chance(0.6):
        lead = ""
    elif line.source == "invented" and draw.chance(0.3):
        lead = f"{draw.pick((*WOMEN, *MEN))} wrote:"
    else:
        lead = draw.pick(FAMOUS_LEADS if line.source == "famous" else INVENTED_LEADS)
    joint = ("\n" if "\n" in line.text else " ") if lead else ""
    return Document(f"{lead}{joint}{line.text}", line.source, "planted line", author=line.author)


def documents(draw: Draw) -> list[Document]:
    """Every copy of every planted line, each a document by itself, in the order of the lists."""
    return [_document(draw, line) for line in (*famous(), *invented()) for _ in range(line.copies)]


def lines(leave_out: Sequence[str] = ()) -> list[Planted]:
    """The lines that were planted in a corpus, by source and number of copies, fewest first."""
    found = [line for line in (*famous(), *invented()) if line.source not in leave_out]
    return sorted(found, key=lambda line: (line.source, line.copies))
