"""How often one place may try: kept in memory alone, under a hash that only this process can make, and forgotten with
it.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

MOST = 20_000  # places that are remembered; the one that was quiet for longest goes first


@dataclass
class Limit:
    """So many at once, and then so many a second.

    >>> limit = Limit(2, 1.0, clock=lambda: 0.0)
    >>> [limit.take("a") for _ in range(3)], limit.take("b")
    ([True, True, False], True)
    """

    burst: float
    per_second: float
    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[bytes, tuple[float, float]] = field(default_factory=OrderedDict)
    _salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def left(self, who: str) -> bool:
        """Whether one more would be taken."""
        return self._now(self._key(who)) >= 1

    def take(self, who: str) -> bool:
        """Take one; False if there is none left."""
        key = self._key(who)
        left = self._now(key)
        taken = left >= 1
        self._left[key] = (left - taken, self.clock())
        self._left.move_to_end(key)
        while len(self._left) > MOST:
            self._left.popitem(last=False)
        return taken

    def _now(self, key: bytes) -> float:
        left, at = self._left.get(key, (self.burst, self.clock()))
        return min(self.burst, left + (self.clock() - at) * self.per_second)

    def _key(self, who: str) -> bytes:
        return hashlib.blake2b(who.encode("utf-8", "replace"), digest_size=12, key=self._salt).digest()


def network(address: str) -> str:
    """The place that an address stands for: of IPv6 the network, since a phone has as many addresses as it likes.

    >>> network("2001:db8::1") == network("2001:db8::2"), network("192.0.2.1") == network("192.0.2.2")
    (True, False)
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 6 and known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(known) if known.version == 4 else str(ipaddress.ip_network((known, 64), strict=False))
