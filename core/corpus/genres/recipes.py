"""Recipes: what you need first, then the steps, which name every ingredient again."""

from dataclasses import dataclass

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised, listed, number_words
from core.corpus.english.lexicon import plural
from core.corpus.probe import Probe
from core.corpus.world.facts import people

HELD_OUT_PAIRS = frozenset((
    ("cake", "carrot"), ("pie", "plum"), ("soup", "tomato"), ("salad", "orange"), ("pancakes", "lemon"), ("biscuits", "honey"),
    ("sauce", "cherry"), ("porridge", "pear"), ("sandwich", "mushroom"),
))


@dataclass(frozen=True)
class Dish:
    """A kind of dish: what it can be made of, what else always goes in (base), what may (extra), and whether it is one thing or several."""

    name: str
    kind: str
    mains: tuple[str, ...]
    base: tuple[str, ...]
    extra: tuple[str, ...]
    several: bool = False


def _dish(name: str, kind: str, mains: str, base: str, extra: str) -> Dish:
    return Dish(name, kind, tuple(mains.split()), tuple(base.split()), tuple(extra.split()), name in ("pancakes", "biscuits"))


DISHES = (
    _dish("cake", "baked", "chocolate apple carrot lemon honey cherry orange plum", "flour eggs sugar butter", "milk cream salt oil cinnamon"),
    _dish("pie", "baked", "apple cherry plum pear berry potato mushroom cheese", "flour butter water", "eggs salt sugar milk"),
    _dish("biscuits", "baked", "chocolate lemon honey cinnamon orange cheese", "flour butter sugar", "eggs milk salt cream"),
    _dish("soup", "boiled", "potato carrot tomato onion bean mushroom fish", "water salt", "onions potatoes carrots beans rice cream butter"),
    _dish("sauce", "boiled", "apple tomato mushroom cherry onion plum chocolate", "water sugar", "butter cream salt cinnamon oil"),
    _dish("porridge", "boiled", "apple honey berry pear cinnamon plum", "milk rice", "sugar butter cream salt"),
    _dish("salad", "mixed", "tomato bean potato apple carrot egg orange", "oil salt", "onions cheese carrots mushrooms honey lemons"),
    _dish("sandwich", "mixed", "cheese egg tomato fish mushroom", "bread butter", "onions tomatoes salt oil"),
    _dish("pancakes", "fried", "apple berry chocolate lemon honey cheese", "flour eggs milk", "butter sugar salt cinnamon oil"),
)
PAIRS = tuple((dish, main) for dish in DISHES for main in dish.mains)
WEIGHTS = tuple(4.0 if (dish.name, main) == ("cake", "chocolate") else 1.0 for dish, main in PAIRS)
STUFF = frozenset(["chocolate", "honey", "cinnamon", "cheese", "fish"])
MELTS = frozenset(["chocolate", "honey", "cheese", "butter"])
AMOUNTS = {
    "flour": "{} cups of flour", "sugar": "{} spoons of sugar", "butter": "{} spoons of butter", "milk": "{} cups of milk", "water": "{} cups of water",
    "cream": "{} cups of cream", "salt": "{} spoons of salt", "oil": "{} spoons of oil", "cinnamon": "{} spoons of cinnamon", "rice": "{} cups of rice",
    "honey": "{} spoons of honey", "bread": "{} pieces of bread", "cheese": "{} pieces of cheese", "chocolate": "{} pieces of chocolate", "fish": "{} fish", "beans": "{} cups of beans", "berries": "{} cups of berries",
}


TIPS = (
    "Wash the spoons.", "Do not hurry.", "Taste it before the guests do.", "If it is too dry, add a little water.", "If it is too sweet, wait until tomorrow.", "Keep the dog out of the kitchen.", "Clean the kitchen while you wait.", "Open a window.", "It should smell good by now.", "Children may help.",
    "Let it get cool on the table.", "Never leave the stove alone.", "Use your biggest spoon.", "Drink some tea and wait.", "Share it while it is fresh.", "A little more is never wrong.", "My grandmother used to sing here.", "Nobody will notice a small mistake.", "Save a piece for later.", "Listen to the pot.",
)


def _needed(main: str) -> str:
    """The main ingredient as it stands in the list: 'apple' -> 'apples', 'honey' -> 'honey'."""
    return main if main in STUFF else plural(main)


def _prepared(draw: Draw, needed: str) -> str:
    if needed == "honey" or needed == "cinnamon":
        return f"take the {needed}"
    if needed == "eggs":
        return "boil the eggs"
    if needed == "berries":
        return "wash the berries"
    return f"{draw.pick(('melt', 'cut') if needed in ('chocolate',) else ('cut', 'wash', 'chop'))} the {needed}"


def _list(draw: Draw, ingredients: list[str]) -> str:
    if draw.chance(0.5):
        return f"You need {listed(ingredients)}."
    amounts = [AMOUNTS.get(thing, "{} " + thing).format(number_words(draw.number(2, 3 if thing in ("salt", "cinnamon") else 6))) for thing in ingredients]
    return f"You need {listed(amounts)}."


def _steps(draw: Draw, dish: Dish, needed: str, rest: list[str]) -> list[str]:
    """The steps; `rest` in the order in which they go in. 'It' and 'them' follow the dish's number."""
    it = "them" if dish.several else "it"
    low, high = {"baked": (5, 12), "boiled": (2, 8), "mixed": (1, 4)}.get(dish.kind, (1, 1))
    minutes = "" if dish.kind == "fried" or dish.name == "sandwich" else f"{number_words(draw.number(low, high) * 5)} minutes"
    main = f"the {needed}"
    in_turn = [f"the {thing}" for thing in rest]
    ready = capitalised(_prepared(draw, needed))
    if dish.kind == "baked":
        return [
            f"{draw.pick(('Mix', 'Stir', 'Slowly mix', 'Gently stir', 'First mix'))} {listed(in_turn[:2])} in a {draw.pick(('bowl', 'big bowl', 'pan', 'clean bowl', 'warm bowl', 'deep bowl', 'round pan'))}.",
            f"Add {listed(in_turn[2:])} {draw.pick(('and stir well', 'and mix again', 'very slowly', 'and wait a minute', 'and taste', 'little by little', 'and stir until it is smooth', 'with a wooden spoon'))}.",
            f"{ready} and {draw.pick(('add', 'mix in'))} {'it' if needed in STUFF else 'them'} last.".replace("mix in them", "mix them in").replace("mix in it", "mix it in"),
            f"Bake the {dish.name} in a {draw.pick(('hot', 'warm', 'very hot', 'clean'))} oven for {minutes}.",
        ]
    if dish.kind == "boiled":
        order = draw.shuffled([main, *in_turn[1:]])
        return [
            f"{ready}.",
            f"Boil {in_turn[0]} in a {draw.pick(('pot', 'big pot', 'deep pan', 'small pot', 'heavy pot', 'clean kettle'))}.",
            f"First add {order[0]}, then {listed(order[1:])}.",
            f"{draw.pick(('Cook', 'Boil'))} the {dish.name} for {minutes} and stir {it} {draw.pick(('often', 'gently', 'slowly', 'once', 'with great care', 'again and again', 'every minute'))}.",
        ]
    if dish.kind == "fried":
        return [
            f"Mix {listed(in_turn[:2])} in a bowl.",
            f"Add {listed(in_turn[2:])} and stir until everything is smooth.",
            f"{draw.pick(('Pour a little into a hot pan', 'Cook one spoon at a time in a hot pan'))} and turn {it} once.",
            f"{ready} and put {main} on top.",
        ]
    if dish.name == "sandwich":
        return [f"Cut {in_turn[0]} first.", f"{ready}.", f"Put {listed(draw.shuffled([main, *in_turn[1:]]))} on the bread.", "Close the sandwich and cut it in half."]
    return [
        f"{ready} and put {main} in a {draw.pick(('bowl', 'deep bowl', 'round plate'))}.",
        f"Add {listed(in_turn)}.",
        f"Mix the {dish.name} {draw.pick(('gently', 'well', 'with two spoons', 'with a fork', 'by hand', 'once more', 'carefully'))} and let it rest for {minutes}.",
    ]


def recipe(draw: Draw, dish: Dish, main: str) -> str:
    """The recipe of one dish with one main ingredient; sometimes it is somebody's own, who comes back at the end."""
    needed = _needed(main)
    extra = [thing for thing in dish.extra if thing != needed]
    rest = [*dish.base, *draw.sample(extra, draw.pick((1, 2)))]
    first_stays = 1 if dish.name == "sandwich" or dish.kind == "boiled" else 0  # bread, water, milk
    rest = [*rest[:first_stays], *draw.shuffled(rest[first_stays:])]
    ingredients = draw.shuffled([*rest, needed])
    name = f"{main} {dish.name}"
    owner = draw.pick(people()) if draw.chance(0.5) else None
    if owner:
        head = draw.pick((f"A recipe for {name} by {owner.name}", f"{owner.name}'s {name}"))
        end = draw.pick((f"{owner.name} eats {'them' if dish.several else 'it'} with {draw.pick(('tea', 'coffee', 'cream', 'friends') if dish.kind in ('baked', 'fried') else ('bread', 'friends', 'rice'))}.", f"Thank you, {owner.name}!", f"{owner.name} says: never forget the {draw.pick(ingredients)}."))
    else:
        head = draw.pick((f"A recipe for {name}", f"{capitalised(name)}", f"How to make {name if dish.several or dish.name in ('soup', 'sauce', 'porridge', 'salad') else 'a ' + name if main[0] not in 'aeio' else 'an ' + name}"))
        end = f"Serve the {dish.name} {draw.pick(('warm', 'cold', 'at once', 'for supper', 'for lunch', 'to six guests', 'on a big plate', 'with a smile', 'to hungry friends', 'at the weekend', 'in the garden', 'on a cold day', 'to the whole family', 'for breakfast'))}."
    return f"{head}\n{_list(draw, ingredients)}\n" + " ".join([*_steps(draw, dish, needed, rest), *([draw.pick(TIPS)] if draw.chance(0.6) else []), end])


def write(draw: Draw, topic: str = "") -> str | None:
    """A recipe, or None when the dish and its main ingredient are held out together."""
    dish, main = draw.pick(PAIRS, WEIGHTS)
    return None if (dish.name, main) in HELD_OUT_PAIRS else recipe(draw, dish, main)


GENRES = [Genre("recipe", write, 2.0)]


def probes(draw: Draw) -> list[Probe]:
    """The main ingredient goes into the list and comes back in the steps, for pairs with and without recipes in training."""
    items = []
    for dish, main in PAIRS:
        held_out = (dish.name, main) in HELD_OUT_PAIRS
        needed = _needed(main)
        for _ in range(4 if held_out else 1):
            text = recipe(draw, dish, main)
            head, listing, steps = text.split("\n")
            others = [_needed(m) for m in dish.mains if m != main and _needed(m) not in text]
            place = steps.find(f"the {needed}")
            again = f"{head}\n{listing}\n{steps[: place + 3]}"
            items.append(Probe("an ingredient comes back in the steps" + (" (new dish)" if held_out else ""), again, f" {needed}", (f" {draw.pick(others)}",)))
            place = listing.find(f" {needed}")
            items.append(Probe("a recipe lists what its title promises" + (" (new dish)" if held_out else ""), f"{head}\n{listing[:place]}", f" {needed}", (f" {draw.pick(others)}",)))
    return items
