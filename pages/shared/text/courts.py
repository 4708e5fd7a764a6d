"""The court cases of chapter 8: when and how each was decided, and the day up to which we followed them."""

from typing import NamedTuple

OWNER, MAKER, BOTH = "the owner of the work", "the maker of the model", "some to each"
COLUMNS = ("for the owner", "some to each", "for the maker")  # as a ruling and a card say it, from one side to the other


class Case(NamedTuple):
    """Who went to court, the day of the decision, and for whom it was."""

    name: str
    day: str
    end: str

    @property
    def column(self) -> int:
        return (OWNER, BOTH, MAKER).index(self.end)


CASES = {
    "ross": Case("Thomson Reuters · Ross", "11 February 2025", OWNER),
    "bartz": Case("Authors · Anthropic", "23 June 2025", BOTH),
    "kadrey": Case("Authors · Meta", "25 June 2025", MAKER),
    "getty": Case("Getty · Stability AI", "4 November 2025", BOTH),
    "gema": Case("GEMA · OpenAI", "11 November 2025", OWNER),
}
AS_OF = "the end of June 2026"  # what assets/content says of the cases was checked against what was published by then


def tally() -> str:
    """How the five decisions went, counted."""
    ends = [case.end for case in CASES.values()]
    return (f"Of five cases, {ends.count(OWNER)} went to the owner, {ends.count(MAKER)} to the maker, "
            f"{ends.count(BOTH)} partly to each")
