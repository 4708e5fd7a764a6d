"""How much memory a server holds after each chapter is visited for the first time, and after a lesson:  python tests/bench/bench_server.py

MB, as Linux tells them: all that is resident; of it, what files back (libraries and checkpoints, which the system may drop and read again); the most
so far. At most 500 with every chapter visited. One reader in Chromium opens each chapter, opens nothing that is folded away, and then trains a model.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from playwright.sync_api import sync_playwright

from pages.shared.frame.chapters import chapters
from tests.served.conftest import READY, serving

SETTLES = 4_000  # ms that a chapter may go on reading behind the scenes
LESSON = 30_000  # ms of a lesson


def held(server: int) -> str:
    """The memory of a process, in words."""
    lines = (line.split() for line in Path(f"/proc/{server}/status").read_text().splitlines())
    kb = {line[0]: int(line[1]) for line in lines if line[0] in ("VmRSS:", "RssFile:", "VmHWM:")}
    return f"{kb['VmRSS:'] / 1000:5.0f} MB, {kb['RssFile:'] / 1000:4.0f} of them from files; at most {kb['VmHWM:'] / 1000:4.0f}"


def only_child() -> int:
    """The process that this one has started, as long as there is but one."""
    return int(Path(f"/proc/self/task/{os.getpid()}/children").read_text())


def main() -> None:
    with serving() as address:
        server = only_child()
        print(f"{'started':24}{held(server)}", flush=True)
        with sync_playwright() as playwright:
            page = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"]).new_page()
            page.set_default_timeout(120_000)

            def visit(slug: str) -> None:
                page.goto(f"{address}/{slug if slug != 'home' else ''}")
                page.wait_for_selector("h1")
                page.wait_for_selector(READY)
                page.wait_for_timeout(SETTLES)

            for entry in chapters():
                visit(entry.slug)
                print(f"{entry.slug:24}{held(server)}", flush=True)
            visit("training?step=7")
            page.locator(".st-key-training-guess_live").get_by_text("just show me").click()
            page.locator(".st-key-training-start_live button").click()
            page.wait_for_timeout(LESSON)
            print(f"{'a lesson':24}{held(server)}", flush=True)


if __name__ == "__main__":
    main()
