"""Each drawing of ours holds the values of the run: they are read back from what it has drawn."""

import numpy as np
import pytest

from core.results.skill_curves import courses
from pages.sections.meaning import words as of_map
from pages.shared.films.text_film import printable
from pages.shared.loading import caches
from pages.shared.text import skill_names
from tests.served import picture
from tests.served.conftest import settle


def document(name: str) -> dict:
    return caches.document(caches.BASE, f"analyses/{name}.json")


# Films ------------------------------------------------------------------------------------------------------------


def moved_to(film, moment: int) -> None:
    """Put a film's slider on a moment, and wait until it has drawn that."""
    steps = caches.steps()
    place = round(1000 * np.log1p(steps[moment] / 16) / np.log1p(steps[-1] / 16))  # as rail.js has it
    film.get_by_role("slider", name="Moment of training").fill(str(place))
    film.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def written_after(prompt: str) -> dict:
    """What the run wrote after a prompt, by moment."""
    return next(entry for entry in document("home")["prompts"] if entry["prompt"] == prompt)


def some_moments() -> tuple[int, int, int]:
    last = len(caches.steps()) - 1
    return 0, last // 2, last


@pytest.mark.parametrize("kind", ["tsne", "pca"])
def test_every_word_lies_on_the_map_where_it_was_laid_and_wears_the_shape_of_its_kind(kind, server, visit):
    page = visit(f"{server}/meaning?step=8&map={kind}", init=picture.PEN)
    page.locator(".picture .main-svg").first.wait_for()
    laid = of_map.laid(caches.BASE, "embed", kind)
    for moment in some_moments():
        page.get_by_role("slider", name="Moment of training").press("Home")
        for _ in range(moment):
            page.get_by_role("slider", name="Moment of training").press("ArrowRight")
        page.wait_for_timeout(300)
        dots = np.array(picture.drawn(page.locator("canvas.dust"))["image"])[: len(laid.words)]  # behind them the inset
        rows = np.concatenate([laid.places[moment], np.ones((len(laid.words), 1))], 1)
        scale, *_ = np.linalg.lstsq(rows, dots[:, :2], rcond=None)
        assert np.abs(rows @ scale - dots[:, :2]).max() < 0.5  # right and up, each at one scale
        assert scale[0, 0] > 200 and scale[1, 1] < -200 and abs(scale[0, 1]) + abs(scale[1, 0]) < 0.1
        wears = set(zip(dots[:, 2], laid.kinds, strict=True))
        assert len(wears) == len({shape for shape, _ in wears}) == len({of for _, of in wears}) == len(of_map.KINDS)


def test_a_text_film_shows_what_the_model_wrote_at_the_moment_that_it_names(server, visit):
    page = visit(server)
    film, slider = page.locator(".written"), page.get_by_role("slider", name="Moment of training")
    entry = written_after(film.locator(".prompt").inner_text())
    slider.press("Home")
    for moment in range(len(caches.steps())):
        text = film.locator(".page:not([hidden]) .text")
        assert text.evaluate("text => text.textContent") == printable(entry["prompt"] + entry["texts"][moment])
        tokens = caches.tokens_read(caches.steps()[moment])
        amount = f"{tokens / 1e6:.1f} million" if tokens > 1e6 else f"{round(tokens, -2):,}"
        named = f"It has read {amount} tokens" if moment else "It has read nothing yet"
        assert film.locator(".page:not([hidden]) .when").inner_text().lower() == named.lower()
        slider.press("ArrowRight")


def test_bars_are_as_long_as_the_shares_that_they_name(server, visit):
    page = visit(f"{server}/skills?skill=grammar")
    film = page.locator(".film:has(.picture)").first
    film.locator(".main-svg").first.wait_for()
    if (shown := page.get_by_role("button", name="just show me")).count():
        shown.first.click()
        settle(page)
    parts = skill_names.in_family(courses(document("skills")), "grammar")
    for moment in some_moments():
        moved_to(film, moment)
        drawn = film.locator(".picture").evaluate("each => [each.data[0].x, each.data[2].text]")
        assert drawn[0] == pytest.approx([part.right[moment] / part.n for part in parts], abs=1e-3)
        for part, told in zip(parts, drawn[1], strict=True):
            assert told.startswith(f"{skill_names.name(part)}: {part.right[moment]} of {part.n}")


# The training loop ------------------------------------------------------------------------------------------------


# Where the marks over the graph stand, in its own units.
MARKS = """[...document.querySelectorAll('.mark')].map(mark => {
  const { x, y, width, height } = mark.getBoundingClientRect(), box = graph.getBoundingClientRect(), { xaxis, yaxis } = graph._fullLayout
  return [xaxis.p2l(x + width / 2 - box.x - xaxis._offset), yaxis.p2l(y + height / 2 - box.y - yaxis._offset)]
})"""


def graph(page, what: str):
    """Something of the graph that Plotly draws, once it does."""
    page.wait_for_function("document.querySelector('.picture')?.data")
    return page.evaluate(f"(() => {{ const graph = document.querySelector('.picture'); return {what} }})()")


def test_the_slope_shows_the_surprise_after_a_nudge_of_every_size(server, visit):
    page = visit(f"{server}/training?rate=0.01&moment={caches.steps()[-1]}")
    lap = document("laps")["laps"]["The capital of France is Paris"][-1]
    mine, others = (np.array(losses) / np.log(2) for losses in (np.mean(lap["nudged"], 1), lap["heldout"]))
    np.testing.assert_allclose(graph(page, "graph.data[0].y"), mine, atol=2e-3)
    np.testing.assert_allclose(graph(page, "graph.data[1].y"), others, atol=2e-3)
    slider = page.get_by_role("slider", name="Size of the nudge")
    slider.press("Home")
    for place in range(1, 4):
        slider.press("ArrowRight")
        np.testing.assert_allclose(graph(page, MARKS), [[place, mine[place]], [place, others[place]]], atol=0.05)


def test_the_walk_stands_at_each_moment_where_it_was_measured(server, visit):
    page = visit(f"{server}/training?view=walk&rate=0.01")
    land = document("landscape")
    page.get_by_text("just show me", exact=True).click()
    settle(page)
    for moment in some_moments():
        page.get_by_role("slider", name="Moment of training").press("Home")
        for _ in range(moment):
            page.get_by_role("slider", name="Moment of training").press("ArrowRight")
        page.wait_for_timeout(400)
        np.testing.assert_allclose(graph(page, MARKS)[0], land["path"][moment], atol=0.5)


def test_a_live_lesson_draws_the_curve_that_grows_beside_that_of_the_large_model(server, visit):
    page = visit(f"{server}/training?step=7")
    assert len(graph(page, "graph.data[0].x")) > 20 and graph(page, "graph.data[1].x") == []  # there from the first second
    page.locator(".st-key-training-start_live button").click()
    page.wait_for_function("document.querySelector('.picture').data[1].y.length > 1", timeout=60_000)
    page.locator(".st-key-training-stop button").click()
    page.locator(".st-key-training-again").wait_for()
    settle(page)
    run, tokens = document("training"), np.array(graph(page, "graph.data[0].x"))
    large = np.interp(tokens / caches.tokens_read(1), run["steps"], run["loss"]) / np.log(2)
    np.testing.assert_allclose(graph(page, "graph.data[0].y"), large, atol=0.8)
    assert graph(page, "graph.data[1].y.at(-1)") == pytest.approx(graph(page, "graph.data[2].y[0]"), abs=1e-3)
    page.locator(".st-key-training-again button").click()
