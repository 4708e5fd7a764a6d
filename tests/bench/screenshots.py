"""The pictures of README, from the running app:  python tests/bench/screenshots.py [slug …]

One of each chapter that stands on the stage, at 1280 x 720, once its film has played; and the card that is shown where a link
to the repository is shared, 1280 x 640, of the map of words. They are written to assets/pictures/.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import sync_playwright

from pages.shared.frame.steps import STEPS
from tests.served.conftest import serving, settle

INTO = Path(__file__).resolve().parents[2] / "assets" / "pictures"
SHOWN = {  # the state of each picture; the first step where none is named
    "fill_in_the_blank": "step=2", "parameters": "step=2&view=model", "layers": "stage=attention&layer=2&head=3", "training": "step=9",
    "meaning": "step=4&moment=800", "skills": f"step={len(STEPS['skills'])}", "data": "step=7",
}
PLAYED = 12_000  # milliseconds after which every film has ended


def main(slugs: list[str]) -> None:
    INTO.mkdir(exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        sizes = [(slug, slug, SHOWN.get(slug, ""), 720) for slug in slugs] + [("card", "meaning", SHOWN["meaning"], 640)]
        for name, slug, query, height in sizes:
            page = browser.new_page(viewport={"width": 1280, "height": height})
            page.goto(f"{address}/{'' if slug == 'home' else slug}?{query}")
            settle(page)
            page.wait_for_timeout(PLAYED)
            page.screenshot(path=INTO / f"{name}.png")
            print(f"assets/pictures/{name}.png, {(INTO / f'{name}.png').stat().st_size // 1000} kB")
            page.close()


if __name__ == "__main__":
    main(sys.argv[1:] or list(STEPS))
