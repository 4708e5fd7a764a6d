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
    kind      "choose": the model is right when it gives `right` as a whole more probability than each of `wrong`;
              "write":  the model takes the likeliest token each time, up to the end of the document or `limit` tokens.
                        It is right when that text holds `right`. Where `right` names its place, as in " Answer: nine.",
                        the first such place decides (core.analyses.skills.holds_answer)
    seen      whether this very item may stand in the training text; of the others those that do are left out
              (core.analyses.skills.analyse)
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
