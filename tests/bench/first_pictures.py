"""The first picture of each chapter that opens on one of Plotly's, from the running app:  python tests/bench/first_pictures.py [slug …]

As SVG, in two sizes and both themes, at the moment at which the chapter opens. They are written to assets/first/ and are shown
until Plotly has been read (pages/shared/films/first.py). Make them again when a test says that a chapter's first picture has changed.
"""

import re
import sys
from pathlib import Path
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import Page, sync_playwright

from pages.shared.films.first import FOLDER, SIZES, THEMES, First
from tests.served.conftest import CHROMIUM, READY, serving

SLUGS = ("fill_in_the_blank", "parameters", "training", "meaning", "skills", "facilitators")
DRAWN = ".picture[data-stamp]"
AS_SVG = """async picture => {
  const graph = picture.querySelector(".view.on") ?? picture
  return Plotly.toImage(graph, { format: "svg", width: picture.clientWidth, height: picture.clientHeight })
}"""


def written(page: Page) -> str:
    """The picture on the stage as SVG that takes the size of its place."""
    svg = unquote(page.locator(DRAWN).first.evaluate(AS_SVG).partition(",")[2])
    svg = re.sub(r"(?<=\.\d\d)\d+", "", svg)  # a hundredth of a pixel is fine enough
    return re.sub(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>', r'<svg xmlns="http://www.w3.org/2000/svg" '
                  r'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 \1 \2">', svg, count=1)


def main(slugs: list[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for slug in slugs:
            for old in FOLDER.glob(f"{slug}.*"):
                old.unlink()
            for size, (width, height) in SIZES.items():
                for theme in THEMES:
                    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce")
                    page.goto(f"{address}/{slug}")
                    page.locator(DRAWN).first.wait_for(timeout=120_000)
                    page.wait_for_selector(READY)
                    page.wait_for_timeout(1_000)
                    if page.locator(f"{DRAWN}[data-plays]").count():  # it opens at its first moment
                        page.locator(".rail input[type=range]").first.press("Home")
                        page.wait_for_timeout(1_000)
                    stamp = page.locator(DRAWN).first.get_attribute("data-stamp")
                    path = FOLDER / First(slug, size, theme, stamp).name
                    path.write_text(written(page), encoding="utf-8")
                    print(f"{path.name}, {path.stat().st_size // 1000} kB")
                    page.close()


if __name__ == "__main__":
    main(sys.argv[1:] or list(SLUGS))
