"""Thousands of what strangers send (tests/strangers.py): prints each that breaks a law, then how many were sent.

    python tests/bench/strangers.py [--requests 1500] [--messages 1400] [--links 3000] [--seed 2]

A second a thousand for the first two; links take two or three a second.
"""

import asyncio
import sys
from argparse import ArgumentParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests import strangers
from tests.served.conftest import serving


async def sent(address: str, args) -> int:
    """How many laws were broken."""
    broken = 0

    def look(wrong: str | None, what: object) -> None:
        nonlocal broken
        if wrong:
            broken += 1
            print(f"{wrong}: {str(what)[:300]}", flush=True)

    for request in strangers.requests(args.seed, args.requests):
        look(strangers.wrong(await strangers.answer(address, request)), request)
    await strangers.tell(address, list(strangers.messages(args.seed, args.messages)))
    look(await strangers.opened(address, strangers.Link("glossary", "")), "the next reader after all messages")
    for link in strangers.links(args.seed, args.links):
        look(await strangers.opened(address, link), link)
    return broken


def main() -> int:
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    for name, usual in (("requests", 1_500), ("messages", 1_400), ("links", 3_000), ("seed", 2)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    args = parser.parse_args()
    with serving() as address:
        broken = asyncio.run(sent(address, args))
    print(f"{args.requests:,} requests, {args.messages:,} messages and {args.links:,} links, seed {args.seed}: {broken} broke a law")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
