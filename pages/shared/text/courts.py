"""The court cases of chapter 8: how each was decided, and the day up to which we followed them."""

OWNER, MAKER, BOTH = "the owner of the work", "the maker of the model", "some to each"
CASES = {"ross": ("Thomson Reuters · Ross", OWNER), "bartz": ("Authors · Anthropic", BOTH),
         "kadrey": ("Authors · Meta", MAKER), "gema": ("GEMA · OpenAI", OWNER), "getty": ("Getty · Stability AI", BOTH)}
AS_OF = "the end of June 2026"  # what assets/content says of the cases was checked against what was published by then


def tally() -> str:
    """How the five decisions went, counted."""
    ends = [end for _, end in CASES.values()]
    return (f"Of five cases, {ends.count(OWNER)} went to the owner, {ends.count(MAKER)} to the maker, "
            f"{ends.count(BOTH)} partly to each")
