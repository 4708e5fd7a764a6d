"""Which runs differ from another in their luck alone."""

from collections.abc import Mapping
from typing import Any


def like_base(base: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a run's config.json differs from the base run's in the start of its random numbers, and in how long it
    trained, alone.
    """
    def rest(config: Mapping[str, Any]) -> dict[str, Any]:
        training = {
            name: value for name, value in config["training"].items() if name not in ("seed", "steps", "checkpoints")
        }
        return {**config, "name": "", "training": training}

    return rest(base) == rest(other) and base["training"]["seed"] != other["training"]["seed"]
