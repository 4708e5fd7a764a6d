"""The first picture of each chapter that opens on one of Plotly's, from the running app:  python tests/bench/first_pictures.py [slug …]

As SVG, in three sizes and both themes, at the moment at which the chapter opens. They are written to assets/first/ and are shown
until Plotly has been read (pages/shared/frame/first.py). Make them again when a test says that a chapter's first picture has changed.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import Locator, Page, sync_playwright

from pages.shared.frame.first import DRAWN, FOLDER, SIZES, THEMES, First
from tests.served.conftest import CHROMIUM, READY, serving

PICTURE = ".picture[data-stamp]"
# The graph as SVG; and what a script of ours has painted under it, as an image. Both take the size of their place.
AS_SVG = """async picture => {
  const { clientWidth: width, clientHeight: height } = picture, canvas = picture.parentElement.querySelector("canvas")
  const svg = await Plotly.toImage(picture.querySelector(".view.on") ?? picture, { format: "svg", width, height })
  const under = canvas ? `<image width="${width}" height="${height}" href="${canvas.toDataURL("image/webp", 0.85)}"/>` : ""
  const text = decodeURIComponent(svg.slice(svg.indexOf(",") + 1)).replaceAll("fill: rgb(68, 68, 68)", `fill: ${getComputedStyle(picture).color}`)
  return [width, height, under, text] // what Plotly left in its own colour has the page's, as its styles say
}"""


def written(picture: Locator) -> str:
    """A picture on the stage as SVG that takes the size of its place."""
    width, height, under, svg = picture.evaluate(AS_SVG)
    svg = re.sub(r"<[^>]+>", lambda tag: re.sub(r"(?<=\.\d\d)\d+", "", tag[0]), svg)  # a hundredth of a pixel is fine enough
    head = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {width} {height}">'
    return head + under + svg.partition(">")[2]


def back_to_its_first(page: Page, slug: str) -> None:
    if slug == "layers":
        page.get_by_role("button", name="text", exact=True).click()
    else:
        page.locator(".rail input[type=range]").first.press("Home")


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
                    page.locator(PICTURE).first.wait_for(timeout=120_000)
                    page.wait_for_selector(READY)
                    page.wait_for_timeout(1_000)
                    if page.locator(f"{PICTURE}[data-plays]").count():  # it opens at its first moment
                        back_to_its_first(page, slug)
                        page.wait_for_timeout(1_000)
                    for picture in page.locator(PICTURE).all():
                        path = FOLDER / First(slug, size, theme, picture.get_attribute("data-stamp")).name
                        path.write_text(written(picture), encoding="utf-8")
                        print(f"{path.name}, {path.stat().st_size // 1000} kB")
                    page.close()


if __name__ == "__main__":
    main(sys.argv[1:] or list(DRAWN))
