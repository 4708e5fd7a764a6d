"""What a reader waits for in Chromium:  python tests/bench/bench_browser.py [loads] [taps] [films]

Seconds from an address to the first picture that is painted, by the page's own clock, beside a bare page of the same Streamlit with one Plotly
bar chart, by turns: in a new browser on a server that was started just now, and again in the same browser once the server has warmed up; with the
bytes on the wire and the layout shift. Milliseconds from a tap to the changed page, alone and
beside a lesson that learns; milliseconds to scrub the map of words by keyboard, and its frames a second while it plays. The budgets stand beside
them. A busy machine only tells how busy it is.
"""

import json
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from playwright.sync_api import Browser, BrowserContext, CDPSession, Locator, Page, sync_playwright

from pages.shared.frame.first import TEXTS
from pages.shared.frame.steps import STEPS
from tests.served.conftest import READY, serving, settle

FILM = ".rail input[type=range]"
BARE = """import plotly.graph_objects as go
import streamlit as st

st.title("A bare page")
st.plotly_chart(go.Figure(go.Bar(x=list("abcdefgh"), y=[8, 7, 6, 5, 4, 3, 2, 1])))
"""
PLOTTED = ".js-plotly-plot .main-svg"
FIRST = f".first svg, {PLOTTED}"  # as Plotly drew it once (pages/shared/frame/first.py)
RUNS, TAPS, PLACES, PLAYED = 3, 30, 8, 6.0  # loads and taps of each kind, places and seconds of a film
PLAYS = 2_000  # milliseconds in which a film has come to its new moment, so that the next change is the next tap's
WARM_UP = 15_000  # milliseconds in which a server has done what it does behind the scenes after its first page
# Address -> its first picture, and the budget: times the bare page.
LOADS = {"a bare page": (PLOTTED, 1.0)} | {slug: ("[data-picture]" if slug in TEXTS else FIRST, 0.6 if slug == "home" else 1.0) for slug in STEPS}
FILMS = {  # scrubbed by a key, and played
    "the bars of a blank": "fill_in_the_blank?step=4", "the zoom": "parameters?step=2", "the slope": "training?step=9",
    "the run": "training?step=8", "the walk downhill": "training?step=6&view=walk", "the lessons": "training?step=4",
    "nudges in a row": "training?step=5", "the cloud": "meaning?step=3", "the curves of skills": f"skills?step={len(STEPS['skills'])}",
    "the parrot": "memory?step=4", "the lines that come out": "data?step=8", "the map of words": "meaning",
}
# Time in the page itself, from the tap or key to the frame after the one that shows what `seen` gives now; -1 as long as that is the same.
CLOCK = """(element, seen) => {
  const look = new Function("element", `return ${seen}`).bind(null, element), before = look()
  window.took = -1
  const start = event => {
    for (const kind of ["pointerdown", "keydown"]) removeEventListener(kind, start, true)
    const shown = () => { window.took = performance.now() - event.timeStamp }
    const wait = () => requestAnimationFrame(look() === before ? wait : shown)
    wait()
  }
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, start, true)
}"""
FRAMES = """async seconds => {
  const times = []
  await new Promise(done => {
    const next = now => { times.push(now); now - times[0] < 1000 * seconds ? requestAnimationFrame(next) : done() }
    requestAnimationFrame(next)
  })
  return times
}"""
# The page's own clock at the first frame in which something that the selector names is there, in the shadow of a component too.
USABLE = """(() => {
  const found = root => root.querySelector(SELECTOR) || [...root.querySelectorAll("*")].some(host => host.shadowRoot && found(host.shadowRoot))
  const look = () => { if (found(document)) window.usable = performance.now(); else requestAnimationFrame(look) }
  look()
})()"""
SHIFTS = """window.shifted = 0
new PerformanceObserver(list => list.getEntries().forEach(entry => { if (!entry.hadRecentInput) window.shifted += entry.value }))
  .observe({type: "layout-shift", buffered: true})"""


class Load(NamedTuple):
    """seconds until the first picture; megabytes on the wire by then; layout shift (CLS) until it rests; seconds until Plotly has drawn
    (0 where it draws nothing)."""

    seconds: float
    megabytes: float
    shift: float
    drawn: float


def wire(session: CDPSession) -> list[float]:
    """A list that gets the size, in bytes, of all that the page receives from now on."""
    sizes: list[float] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    session.on("Network.webSocketFrameReceived", lambda told: sizes.append(len(told["response"]["payloadData"]) * 0.75))  # told in base64
    return sizes


def load(window: BrowserContext, address: str, usable: str) -> Load:
    """Open an address in a new page of this window, which may have some of it in its cache."""
    page = window.new_page()
    page.add_init_script(SHIFTS)
    page.add_init_script(USABLE.replace("SELECTOR", json.dumps(usable)))
    page.add_init_script(USABLE.replace("SELECTOR", json.dumps(PLOTTED)).replace("usable", "drawn"))
    sizes = wire(window.new_cdp_session(page))
    page.goto(address, wait_until="commit")
    seconds = page.wait_for_function("window.usable", timeout=120_000).json_value() / 1000
    megabytes = sum(sizes) / 1e6
    settle(page)
    found = Load(seconds, megabytes, page.evaluate("window.shifted"), page.evaluate("(window.drawn ?? 0) / 1000"))
    page.close()
    return found


def took(page: Page, act: Callable[[], None], seen: str, of: str = "body") -> float:
    """Milliseconds from what `act` does to the frame that shows another value of the JavaScript expression `seen`, of the element `of`."""
    page.locator(of).first.evaluate(CLOCK, seen)
    act()
    page.wait_for_function("window.took >= 0", timeout=60_000)
    milliseconds = page.evaluate("window.took")
    page.wait_for_selector(READY)
    page.wait_for_timeout(300)
    return milliseconds


def told(name: str, milliseconds: list[float], budget: str) -> None:
    ordered = sorted(milliseconds)
    print(f"{name:58}{statistics.median(ordered):6.0f} ms in the median, {ordered[int(0.95 * (len(ordered) - 1))]:6.0f} at the 95th percentile"
          f" of {len(ordered)}   (at most {budget})", flush=True)


def blanks(page: Page, address: str) -> list[float]:
    """Answer one blank after the other, from the first to the last and again."""
    words = "[...element.querySelectorAll('.picture .yaxislayer-above text')].map(label => label.textContent).join()"
    found = []
    while len(found) < TAPS:
        page.goto(f"{address}/fill_in_the_blank?step=3&question=1")
        page.locator(".picture .main-svg").first.wait_for()
        settle(page)
        while len(found) < TAPS:
            found.append(took(page, page.locator(".st-key-fill_in_the_blank-options button").first.click, words))
            page.wait_for_timeout(PLAYS)
            on = page.locator(".st-key-fill_in_the_blank-next button")
            if not on.is_enabled():
                break
            took(page, on.click, words)
    return found


def steps(page: Page, address: str, slug: str) -> list[float]:
    """Walk through the steps of a chapter, on and back: from the tap to its sentence."""
    found = []
    page.goto(f"{address}/{slug}")
    page.locator(".picture .main-svg").first.wait_for()
    settle(page)
    while len(found) < TAPS:
        for way in ("step_on", "step_back"):
            button = page.locator(f".st-key-{slug}-{way} button")
            while button.count() and button.is_enabled():
                found.append(took(page, button.click, "element.querySelector('.st-key-talk h2').textContent"))
    return found


def bench(page: Page, address: str) -> Locator:
    """The button of the bench that knocks a layer out and puts it back."""
    page.goto(f"{address}/parameters?without=layer&layer=1")
    settle(page)
    return page.locator(".st-key-talk [class*='st-key-parameters-guess'] button", has_text="just show me")


def knocks(page: Page, button: Locator, times: int) -> list[float]:
    return [took(page, button.click, "element.querySelector('.picture').ariaLabel") for _ in range(times)]


def loads(browser: Browser) -> None:
    found = {name: [] for name in LOADS}
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        for name in [*LOADS] * RUNS:
            slug, picture = "" if name in ("a bare page", "home") else name, LOADS[name][0]
            script = str(bare) if name == "a bare page" else "streamlit_app.py"
            with serving(script=script) as address, browser.new_context(viewport={"width": 1280, "height": 720}) as window:
                cold = load(window, f"{address}/{slug}", picture)
                window.new_page().wait_for_timeout(WARM_UP)
                found[name].append((cold, load(window, f"{address}/{slug}", picture)))
    usual = {name: [Load(*(statistics.median(values) for values in zip(*of, strict=True))) for of in zip(*each, strict=True)]
             for name, each in found.items()}
    for name, (_, budget) in LOADS.items():
        for kind, one, peer in zip(("cold", "warm"), usual[name], usual["a bare page"], strict=True):
            print(f"{name}, {kind}: first picture after {one.seconds:.2f} s, {one.seconds / peer.seconds:.2f} times the bare page "
                  f"(at most {budget}), {one.megabytes:.1f} MB, layout shift {one.shift:.2f} (at most 0.1)"
                  + (f", drawn by Plotly after {one.drawn:.2f} s" if one.drawn else ""), flush=True)


def taps(browser: Browser, page: Page, address: str) -> None:
    told("a word is tapped, its bars are there", blanks(page, address), "100, 200")
    for slug in STEPS:
        told(f"{slug}: on to the next step, or back", steps(page, address, slug), "100, 200")
    button = bench(page, address)
    told("a layer is knocked out or put back, first", knocks(page, button, 1), "100, 200")
    told("a layer is knocked out or put back, then", knocks(page, button, TAPS), "100, 200")
    other = browser.new_page()
    other.goto(f"{address}/training?step=7")
    settle(other)
    other.locator(".st-key-training-guess_live").get_by_text("just show me").click()
    other.locator(".st-key-training-start_live button").click()
    other.wait_for_selector(".st-key-training-stop")
    told("the same, beside another reader's lesson", knocks(page, button, TAPS), "–")
    other.close()


def films(page: Page, address: str) -> None:
    for name, link in FILMS.items():
        page.goto(f"{address}/{link}")
        page.locator(".picture .main-svg").first.wait_for()
        settle(page)
        page.wait_for_timeout(10_000)  # it has played
        slider = page.locator(FILM).first
        slider.press("Home")
        on = partial(slider.press, "ArrowRight")
        told(f"{name}: scrubbed by a key", [took(page, on, "element.value", FILM) for _ in range(4 if name == "the zoom" else PLACES)], "33, 50")
        slider.press("Home")
        page.get_by_role("button", name="Play").first.click()
        times = page.evaluate(FRAMES, PLAYED)
        gaps = sorted(after - before for before, after in pairwise(times))
        print(f"{name}: plays at {(len(times) - 1) / (times[-1] - times[0]) * 1000:.0f} frames a second (at least 45); "
              f"95 of 100 frames come within {gaps[int(0.95 * len(gaps))]:.0f} ms", flush=True)


def main(parts: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        if not parts or "loads" in parts:
            loads(browser)
        with serving() as address:
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            page.set_default_timeout(120_000)
            if not parts or "taps" in parts:
                taps(browser, page, address)
            if not parts or "films" in parts:
                films(page, address)


if __name__ == "__main__":
    main(sys.argv[1:])
