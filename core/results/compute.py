"""What a training took: text, time, arithmetic; and its energy, as an estimate from an assumption that is stated.

Nobody read a meter while the run was made. What is measured is the text read and the speed; the arithmetic follows from
the model's shape.
"""

from dataclasses import dataclass

from core.config import RunConfig
from core.results.training_log import TrainingLog

# 4.19 kJ for a kilogram of water and degree, from 20 to 100 °C; 3,600 kJ are a kilowatt-hour
LITRE_TO_THE_BOIL_KWH = 4.19 * 80 / 3600


@dataclass(frozen=True)
class Footprint:
    """A training's bill. tokens: read in all, repeats counted; seconds: of nudging, saving and testing aside; cores:
    kept busy;
    operations: floating point."""

    tokens: int
    seconds: float
    cores: int
    operations: int

    @property
    def processor_hours(self) -> float:
        """Hours of one processor core."""
        return self.seconds * self.cores / 3600

    def kilowatt_hours(self, watts: float) -> float:
        """Energy, if the machine drew so many watts while it trained.

        >>> Footprint(0, 7200, 2, 0).kilowatt_hours(50)
        0.1
        """
        return watts * self.seconds / 3_600_000


def footprint(config: RunConfig, log: TrainingLog) -> Footprint:
    """The bill of a run."""
    operations = log.tokens * config.model.training_flops_per_token
    return Footprint(log.tokens, log.tokens / log.tokens_per_second, log.cores, operations)
