"""Very small programs in one fixed, simple notation, and what they print."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.lexicon import plural
from core.corpus.probe import Probe

ITEMS = ("apple", "coin", "book", "ticket", "row", "name", "word", "star")
HOLDERS = {"apple": "basket", "coin": "safe", "book": "shelf", "ticket": "list", "row": "table", "name": "list", "word": "page", "star": "sky"}
SUMS = (("add", "+"), ("take", "-"))


def _numbers(draw: Draw, k: int) -> list[int]:
    return draw.sample(range(1, 10), k)


def _loop(draw: Draw) -> list[str]:
    item = draw.pick(ITEMS)
    holder = HOLDERS[item]
    numbers = _numbers(draw, draw.pick((3, 4)))
    shown = ", ".join(map(str, numbers))
    return [f"A program that prints every {item}", f"{holder} = [{shown}]", f"for {item} in {holder}: print({item})", f"It prints {shown}."]


def _total(draw: Draw) -> list[str]:
    item = draw.pick(ITEMS)
    holder = HOLDERS[item]
    numbers = draw.sample(range(1, 5), 2)
    return [
        f"A program that adds all {plural(item)}", f"{holder} = [{numbers[0]}, {numbers[1]}]", "total = 0",
        f"for {item} in {holder}: total = total + {item}", "print(total)", f"It prints {sum(numbers)}.",
    ]


def _find(draw: Draw) -> list[str]:
    item = draw.pick(ITEMS)
    holder = HOLDERS[item]
    numbers = _numbers(draw, 3)
    wanted = draw.pick(range(1, 10))
    return [
        f"A program that looks for {wanted}", f"{holder} = [{', '.join(map(str, numbers))}]", f"if {wanted} in {holder}: print(true)", "else: print(false)",
        f"It prints {'true' if wanted in numbers else 'false'}.",
    ]


def _function(draw: Draw) -> list[str]:
    name, sign = draw.pick(SUMS)
    one, two = draw.number(5, 7), draw.number(1, 2)
    result = one + two if sign == "+" else one - two
    return [f"A program with a name: {name}", f"def {name}(one, two): return one {sign} two", f"print({name}({one}, {two}))", f"It prints {result}."]


KINDS = (_loop, _total, _find, _function)


def write(draw: Draw, topic: str = "") -> str:
    """Two short programs, one after the other."""
    return "\n".join(line for kind in draw.sample(KINDS, 2) for line in kind(draw))


GENRES = [Genre("code", write, 0.5)]


def probes(draw: Draw) -> list[Probe]:
    """The loop's own name is what it prints; a list that is printed comes back in order."""
    items = []
    for _ in range(40):
        item, other = draw.sample(ITEMS, 2)
        holder = HOLDERS[item]
        numbers = _numbers(draw, 3)
        shown = ", ".join(map(str, numbers))
        head = f"A program that prints every {item}\n{holder} = [{shown}]\nfor {item} in {holder}: print("
        items.append(Probe("code: the loop prints its own item", head, item, (other,)))
        items.append(Probe("code: the list comes back in order", f"{head}{item})\nIt prints {numbers[0]},", f" {numbers[1]}", (f" {numbers[2]}", f" {numbers[0]}")))
    return items
