"""A probe: one question put to the model, with the right answer and what counts against it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Probe:
    """One test item of a skill.

    family    the skill, e.g. "agreement across an attractor"
    context   the text that the model reads first
    right     the right continuation, e.g. " is"
    wrong     the others; empty for kind "write"
    kind      "choose": the model is right when it gives `right` more probability a text than each of `wrong`;
              "write":  the model continues greedily up to `right`'s form being decided, and is right when the text it wrote, up to the end of
                        the document or `limit` tokens, holds `right` as its last answer (see core.analyses.skills)
    seen      whether this very item may stand in the training text; of the others those that do are found and left out (core.analyses.registry)
    """

    family: str
    context: str
    right: str
    wrong: tuple[str, ...] = ()
    kind: Literal["choose", "write"] = "choose"
    seen: bool = False
    limit: int = 60

    @property
    def chance(self) -> float:
        """The share that blind choice among the options gets right; 0 for a written answer."""
        return 1 / (1 + len(self.wrong)) if self.wrong else 0.0
