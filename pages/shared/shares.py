"""How a share is written, on every page: as in the figures."""

from core.shares import percent

__all__ = ["percent"]
