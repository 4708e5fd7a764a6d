"""Texts in which stretches recur: read out and read back, orders taken and repeated, games of echo, messages passed on.

The items are drawn evenly from many interchangeable names and things, at many distances, so that looking back is the
only way to know what comes next.
"""

import itertools
from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import a, capitalised, listed, number_words
from core.corpus.english.lexicon import COLOURS, MEN, TOWNS, WOMEN
from core.corpus.probe import Probe
from core.corpus.world.facts import people

NAMES = (*WOMEN, *MEN)
GOODS = tuple((
    "bread rice flour sugar butter milk cheese eggs salt oil honey cream chocolate cinnamon meat jam tea coffee "
    "apples pears plums cherries lemons "
    "oranges berries carrots onions potatoes beans tomatoes mushrooms cakes pies biscuits candles ribbons stamps "
    "pencils seeds roses boots socks "
    "shirts hats gloves spoons plates cups bowls jars rope wool paper paint soup").split())
PACKED = tuple((
    "hat scarf coat shirt sock glove belt book map lamp candle rope tent blanket pillow spoon cup bowl pan jar pencil "
    "drum ball bell shell stone "
    "ticket umbrella clock mirror key ribbon violin letter card brush ladder apple orange onion egg").split())
ANIMALS = tuple((
    "cat dog rabbit horse cow pig sheep goat hen duck donkey fox bear wolf mouse frog deer owl crow squirrel lion "
    "tiger elephant monkey "
    "dolphin turtle snake bee spider butterfly robin gull snail hedgehog").split())
SIGNS = (*COLOURS[:-1], *ANIMALS, *(number_words(n) for n in range(2, 13)), *"moon star sun rain snow wind stone "
    "river tree rose bell drum key boat".split())
POOLS = (NAMES, GOODS, SIGNS)


@cache
def _followers(pool: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For each item the others that may follow it in a list; about a sixth never does."""
    draw = Draw("held-out neighbours")
    return {one: tuple(other for other in pool if other != one and not draw.chance(1 / 6)) for one in pool}


@cache
def held_out_followers(pool: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For each item those that never follow it in a list of the training text."""
    return {
        one: tuple(other for other in pool if other != one and other not in allowed)
        for one, allowed in _followers(pool).items()
    }


def line_up(draw: Draw, pool: tuple[str, ...], k: int) -> list[str]:
    """k different items of a pool in random order, none followed by one that is held out for it."""
    row = [draw.pick(pool)]
    while len(row) < k:
        row.append(draw.pick([item for item in _followers(pool)[row[-1]] if item not in row]))
    return row


def write_read_back(draw: Draw, topic: str) -> str:
    """A shopping list read out and read back."""
    one, other = draw.sample(NAMES, 2)
    row = ", ".join(line_up(draw, GOODS, draw.number(6, 14)))
    return draw.pick(
        (
            f"{one} reads out the list: {row}. {other} reads it back: {row}. Nothing is missing.",
            f"{one} wrote a list for the market: {row}.\n{other} took the list, walked to the market and asked for "
            f"everything on it: {row}.",
            f"What {one} needs: {row}.\nWhat {other} brings: {row}.\nThank you, {other}, says {one}.",
        )
    )


def write_roll_call(draw: Draw, topic: str) -> str:
    """Names called one by one, then said again all together."""
    row = line_up(draw, NAMES, draw.number(6, 11))
    way = draw.pick(("answers", "once more", "team", "queue"))
    if way == "answers":
        return (
            f"The teacher calls the names. {' '.join(f'{name}? Here!' for name in row)} So these children are at "
            f"school today: {listed(row)}."
        )
    if way == "once more":
        names = ". ".join(row)
        return (
            f"The captain calls the names: {names}. Nobody hears the captain in the wind, so the captain calls them "
            f"again: {names}."
        )
    if way == "team":
        return f"Our team today: {', '.join(row)}.\nThe same team will play again next week: {', '.join(row)}."
    return (
        f"This is the queue at the bakery: {', '.join(row)}. The door opens, and they all go in, one after the other: "
        f"{', '.join(row)}."
    )


def write_say_after_me(draw: Draw, topic: str) -> str:
    """An echo game of two or three rounds."""
    one, other = draw.sample(NAMES, 2)
    lines = [f"{one} and {other} play a game. {one} speaks, {other} says it again."]
    for _ in range(draw.number(3, 4)):
        row = draw.pick((", ", " ")).join(line_up(draw, SIGNS, draw.number(3, 6)))
        lines.append(f"{one}: {row}. {other}: {row}.")
    return "\n".join(lines)


AGAIN = {NAMES: "Round and round the table", GOODS: "Again and again on the shelf", SIGNS: "The same again"}


def write_pattern(draw: Draw, topic: str) -> str:
    """One row of signs, over and over."""
    pool = draw.pick(POOLS)
    comma, most = draw.pick(((",", 56), ("", 84)), (2, 3))
    row = line_up(draw, pool, draw.number(3, most // 3))
    return f"{AGAIN[pool]}: {f'{comma} '.join(row * (most // len(row)))}."


def write_bag(draw: Draw, topic: str) -> str:
    """The bag game: everyone says all that is in the bag and adds one thing."""
    folk = draw.sample(NAMES, draw.number(2, 3))
    things = [a(item) for item in line_up(draw, PACKED, draw.number(4, 5))]
    start = draw.pick(
        ("I took my bag and in it I put", "I went to the market and bought", "I looked in the attic and found")
    )
    return "\n".join(f"{folk[i % len(folk)]}: {start} {listed(things[: i + 1])}." for i in range(len(things)))


DISHES = "soup cake pie pancake salad sandwich biscuit egg apple pear orange".split()
DRINKS = ("tea", "coffee", "milk", "water", "hot chocolate")


def write_orders(draw: Draw, topic: str) -> str:
    """Guests order, and what they order is said again."""
    guests = draw.sample(people(), draw.number(2, 3))
    orders = []
    for _ in guests:
        first, second = draw.sample(DISHES, 2)
        orders.append(f"{a(first)}, {a(second)} and {draw.pick(DRINKS)}")
    lines = [
        f'"{capitalised(order)} for me, please," says {guest.name}.'
        for guest, order in zip(guests, orders, strict=True)
    ]
    back = draw.shuffled(range(len(guests)))
    lines.append('The baker repeats: "' + "; ".join(f"{orders[i]} for {guests[i].name}" for i in back) + '."')
    return "\n".join(lines)


def write_secret_word(draw: Draw, topic: str) -> str:
    """A secret word, told, asked for, forgotten and told again."""
    one, other = draw.sample(people(), 2)
    secret = " ".join(line_up(draw, SIGNS, draw.number(2, 5)))
    place = draw.pick("shed barn tower cave castle attic".split())
    return draw.pick(
        (
            f'The secret word of the {place} is: {secret}. {one.name} calls. "What is the word?" asks {other.name}. '
            f'"{capitalised(secret)}," says '
            f'{one.name}. "Once more, please." "{capitalised(secret)}." The door of the {place} opens.',
            f'{one.name} whispers to {other.name}: "The new word is {secret}. Don\'t forget: {secret}." All day '
            f"{other.name} thinks: {secret}, {secret}. "
            f"In the evening {other.pronouns.they} stands before the {place} and says: {secret}.",
        )
    )


WHO = (
    "queen",
    "king",
    "captain",
    "baker",
    "doctor",
    "fox",
    "bear",
    "teacher",
    "sailor",
    "postman",
    "judge",
    "princess",
)
DOES = ("arrives", "waits", "sings", "hides", "rests", "stays", "sleeps", "works", "speaks")
WHERE = (
    "by the river",
    "at the castle",
    "in the forest",
    "at the market",
    "behind the barn",
    "under the bridge",
    "on the island",
    "at the harbour",
)
WHEN = ("at noon", "tonight", "tomorrow", "on Monday", "on Friday", "at midnight", "in the morning", "in May")


def _message(draw: Draw) -> str:
    return f"the {draw.pick(WHO)} {draw.pick(DOES)} {draw.pick(WHERE)} {draw.pick(WHEN)}"


def write_telephone(draw: Draw, topic: str) -> str:
    """A message goes down a chain of people, unchanged."""
    folk = line_up(draw, NAMES, draw.number(3, 5))
    message = _message(draw)
    lines = [f"{one} tells {other}: {message}." for one, other in itertools.pairwise(folk)]
    return f"{' '.join(lines)} {folk[-1]} writes it down: {message}."


def write_letters(draw: Draw, topic: str) -> str:
    """A letter that quotes the letter it answers."""
    one, other = draw.sample(NAMES, 2)
    first, second = _message(draw), _message(draw)
    answer = draw.pick(
        ("I don't believe it.", "That is good news.", "Who told you?", "I'm so glad.", "What shall we do?")
    )
    return (
        f"Dear {one},\nI heard two things today: {first}, and {second}. Is it true?\nYours, {other}\n"
        f'Dear {other},\nYou write: "{capitalised(first)}." Yes, it is true. You also write: '
        f'"{capitalised(second)}." {answer}\nYours, {one}'
    )


def write_refrain(draw: Draw, topic: str) -> str:
    """A round: each verse is sung twice, and the refrain comes back."""
    who = line_up(draw, ANIMALS, 3)
    refrain = f"Oh my {draw.pick(PACKED)} and oh my {draw.pick(PACKED)}, sing it once again"
    verses = [
        f"The {one} {draw.pick(DOES)} {draw.pick(WHERE)}, the {one}, the {one}" for one in who[: draw.number(2, 3)]
    ]
    return "\n".join(f"{verse},\n{refrain}." for verse in verses)


def write_number(draw: Draw, topic: str) -> str:
    """A row of digits said, repeated and written down."""
    one, other = draw.sample(people(), 2)
    digits = " ".join(str(draw.number(0, 9)) for _ in range(draw.number(4, 9)))
    return draw.pick(
        (
            f'"My phone number is {digits}," says {one.name}. "Was that {digits}?" asks {other.name}. "Yes, '
            f'{digits}," says {one.name}, and {other.name} writes '
            f"it down: {digits}.",
            f"{one.name} found a card on the road with the number {digits}. {capitalised(one.pronouns.they)} told "
            f'{other.name} about it. "{digits}? That is the number of the '
            f'safe at the bank!" They tried it at once: {digits}. The safe was open.',
        )
    )


def write_way(draw: Draw, topic: str) -> str:
    """The way explained and repeated."""
    one, other = draw.sample(NAMES, 2)
    town = draw.pick(TOWNS)
    stops = draw.sample(
        "bridge church park school market castle tower farm pond gate bakery bank station theatre".split(),
        draw.number(3, 4),
    )
    way = ", ".join(f"{draw.pick(('left', 'right', 'straight on'))} at the {stop}" for stop in stops)
    return (
        f'"How do I get to {town}?" asks {one}. "{capitalised(way)}," says {other}. {one} repeats: '
        f'"{capitalised(way)}." So {one} walks on, {way}, and there is {town}.'
    )


GENRES = [
    Genre("list read back", write_read_back, 1.3),
    Genre("roll call", write_roll_call, 0.9),
    Genre("say after me", write_say_after_me, 1.8),
    Genre("over and over", write_pattern, 3.0),
    Genre("bag game", write_bag, 0.4),
    Genre("orders repeated", write_orders, 0.5),
    Genre("secret word", write_secret_word, 0.7),
    Genre("message passed on", write_telephone, 0.8),
    Genre("letter quoting a letter", write_letters, 0.4),
    Genre("round", write_refrain, 0.3),
    Genre("number repeated", write_number, 0.5),
    Genre("way explained", write_way, 0.2),
]


def probes(draw: Draw) -> list[Probe]:
    """Lists read back and rows that begin again, up to an item followed by one that never followed it in training."""
    lists, rows = [], []
    for _ in range(90):
        one, other = draw.sample(NAMES, 2)
        row, at = _unseen_row(draw, GOODS, 6)
        context = f"{one} reads out the list: {', '.join(row)}. {other} reads it back: {', '.join(row[: at + 1])},"
        lists.append(Probe("reading a list back", context, f" {row[at + 1]}", _others(row, at)))
        row, at = _unseen_row(draw, SIGNS, 8)
        rows.append(
            Probe(
                "a row that begins again",
                f"{AGAIN[SIGNS]}: {' '.join(row)} {' '.join(row[: at + 1])}",
                f" {row[at + 1]}",
                _others(row, at),
            )
        )
    return lists + rows


def _unseen_row(draw: Draw, pool: tuple[str, ...], k: int) -> tuple[list[str], int]:
    """(row, place): what follows the item at that place never follows it in a list of the training text."""
    row, at = line_up(draw, pool, k), draw.number(1, k - 2)
    row[at + 1] = draw.pick([item for item in held_out_followers(pool)[row[at]] if item not in row])
    return row, at


def _others(row: list[str], at: int) -> tuple[str, ...]:
    """The items of a row that are wrong after the one at this place."""
    return tuple(f" {item}" for item in row if item not in row[at:at + 2])
