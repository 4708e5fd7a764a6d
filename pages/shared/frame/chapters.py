"""The registry of chapters: navigation, home cards, links and tests are all made from this one list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PAGES = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Chapter:
    """One page: its place in the course, and what a card says about it."""

    slug: str  # pages/<slug>.py, and the page's address
    title: str
    summary: str
    short: str  # its name in the strip of all chapters
    icon: str  # one of Streamlit's own symbols, which it carries with it
    part: str  # "start" | "look inside" | "what it learns" | "try it" | "back of the book"
    number: int | None = None

    @property
    def path(self) -> Path:
        return PAGES / f"{self.slug}.py"

    @cached_property  # each page asks some fifty times
    def written(self) -> bool:
        return self.path.exists()

    @property
    def mark(self) -> str:
        """What stands for it where there is no room for a name."""
        return self.slug[0].upper() if self.number is None else str(self.number)

    @property
    def label(self) -> str:
        return self.title if not self.number else f"{self.number} · {self.title}"


REGISTRY: tuple[Chapter, ...] = (
    Chapter(
        "home",
        "From noise to sentences",
        "One prompt, continued by the same model at every age.",
        "Home",
        ":material/home:",
        "start",
        0,
    ),
    Chapter(
        "fill_in_the_blank",
        "Fill in the blank",
        "Be the model: guess the next word, then see its guess.",
        "Blank",
        ":material/edit:",
        "look inside",
        1,
    ),
    Chapter(
        "parameters",
        "What is a parameter?",
        "One number of many, and what happens without it.",
        "Parameters",
        ":material/tune:",
        "look inside",
        2,
    ),
    Chapter(
        "layers",
        "One prediction, layer by layer",
        "Follow one sentence through the whole model.",
        "Layers",
        ":material/layers:",
        "look inside",
        3,
    ),
    Chapter(
        "training",
        "The training loop",
        "Guess, compare, nudge, repeat: one lap, slowly.",
        "Training",
        ":material/autorenew:",
        "what it learns",
        4,
    ),
    Chapter(
        "meaning",
        "Meaning takes shape",
        "Watch cat drift toward dog, and king toward queen.",
        "Meaning",
        ":material/scatter_plot:",
        "what it learns",
        5,
    ),
    Chapter(
        "skills",
        "What it picks up",
        "Grammar, facts, style: which comes first?",
        "Skills",
        ":material/school:",
        "what it learns",
        6,
    ),
    Chapter(
        "memory",
        "Memorise or generalise?",
        "When it recites, and when it says something new.",
        "Memory",
        ":material/content_copy:",
        "what it learns",
        7,
    ),
    Chapter(
        "data",
        "Whose words?",
        "All that it ever read, and who wrote it.",
        "Data",
        ":material/menu_book:",
        "what it learns",
        8,
    ),
    Chapter(
        "ending",
        "What you found",
        "Your guesses beside what was so, and five sentences to keep.",
        "End",
        ":material/flag:",
        "try it",
        9,
    ),
    Chapter(
        "facilitators",
        "For facilitators",
        "Lesson plans, a view for the wall, a page to print.",
        "Teach",
        ":material/groups:",
        "back of the book",
    ),
    Chapter(
        "glossary", "Glossary", "Every new word in one line.", "Glossary", ":material/dictionary:", "back of the book"
    ),
    Chapter(
        "about",
        "About this model",
        "What it is, what it read, what it can't do.",
        "About",
        ":material/info:",
        "back of the book",
    ),
)

# Pages that are no chapters: no strip, map or list names them.
ASIDE: tuple[Chapter, ...] = (
    Chapter("room", "The room", "Everybody's phones play against the model.", "Room", ":material/qr_code_2:", "aside"),
    Chapter("join", "In the room", "A phone in a room, on a page of Streamlit.", "Join", ":material/smartphone:", "aside"),
)


def chapters() -> tuple[Chapter, ...]:
    """The chapters whose page is there, in reading order."""
    return tuple(chapter for chapter in REGISTRY if chapter.written)


def pages() -> tuple[Chapter, ...]:
    """Every page that is there: the chapters, and those that are none."""
    return chapters() + tuple(page for page in ASIDE if page.written)


def chapter(slug: str) -> Chapter:
    """The page at this address. Raises KeyError if the registry has none."""
    for entry in REGISTRY + ASIDE:
        if entry.slug == slug:
            return entry
    raise KeyError(slug)


def next_chapter(slug: str) -> Chapter | None:
    """The written chapter that follows in the course; None after the last numbered one."""
    here = chapter(slug)
    if here.number is None:
        return None
    later = (entry for entry in chapters() if entry.number is not None and entry.number > here.number)
    return next(later, None)
