"""Each drawing of ours holds the values of the run: they are read back from what it has drawn."""

import numpy as np
import pytest

from core.formatting import percent
from pages.sections.meaning import words as of_map
from pages.shared.films.film import printable
from pages.shared.loading import caches
from pages.shared.text import skill_names
from tests.served import picture
from tests.served.conftest import settle


def document(name: str) -> dict:
    return caches.document(caches.BASE, f"analyses/{name}.json")


# Films ------------------------------------------------------------------------------------------------------------


def moved_to(film, moment: int) -> None:
    """Put a film's slider on a moment, and wait until it has drawn that."""
    film.get_by_role("slider", name="Moment of training").fill(str(moment))
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
        text = film.locator(".page:not([hidden]) .text:not(.room)")
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
    parts = skill_names.in_family(skill_names.tables(document("skills")), "grammar")
    for moment in some_moments():
        moved_to(film, moment)
        drawn = film.locator(".picture").evaluate("each => [each.data[0].x, each.data[2].text]")
        assert drawn[0] == pytest.approx([part.right[moment] / part.n for part in parts], abs=1e-3)
        for part, told in zip(parts, drawn[1], strict=True):
            assert told.startswith(f"{skill_names.name(part)}: {part.right[moment]} of {part.n}")


# The training loop ------------------------------------------------------------------------------------------------


@pytest.fixture
def training_loop(server, visit):
    page = visit(f"{server}/training?rate=0.01&moment={caches.steps()[-1]}")  # a link to a nudge lies behind all guesses
    page.locator(".slope .go").wait_for()
    page.locator(".bands li").first.wait_for()
    settle(page)
    return page


def test_the_landscape_lies_as_it_was_measured_and_the_walk_leads_over_it(training_loop):
    film, land = training_loop.locator(".film:has(.bands)"), document("landscape")
    chart, loss = film.locator("svg.scrub"), np.array(land["loss"])
    to_x, to_y = picture.scales(chart)
    way = picture.points(chart.locator("path.way"))
    np.testing.assert_allclose(
        np.stack([to_x(way[:, 0]), to_y(way[:, 1])], 1), land["path"], atol=0.004 * np.ptp(land["x"])
    )
    stops = picture.attributes(chart.locator("circle.stop"), "cx", "cy")
    np.testing.assert_allclose(stops, way, atol=0.1)
    left, top, width, height = picture.attributes(chart.locator("image"), "x", "y", "width", "height")[0]
    assert [*to_x([left, left + width]), *to_y([top + height, top])] == pytest.approx(
        [land["x"][0], land["x"][-1], land["y"][0], land["y"][-1]], abs=0.5
    )
    image = picture.decoded(chart.locator("image").get_attribute("href"))[..., :3]
    bands = film.locator(".bands li").evaluate_all(
        "all => all.map(band => [band.textContent, getComputedStyle(band.firstChild).backgroundColor])"
    )
    highest = [picture.number(text.split()[-1]) if "more" not in text else np.inf for text, _ in bands]
    inks, tall, wide = np.array([picture.rgb(ink) for _, ink in bands]), *image.shape[:2]
    right = []
    for row in range(1, len(loss) - 1):
        for column in range(1, len(loss) - 1):
            x, y = column / (len(loss) - 1) * (wide - 1), (1 - row / (len(loss) - 1)) * (tall - 1)
            around = image[round(y) - 1 : round(y) + 2, round(x) - 1 : round(x) + 2].reshape(-1, 3)
            shown = np.abs(around[:, None] - inks).sum(-1).min(0).argmin()
            right.append(shown == np.searchsorted(highest, loss[row, column], side="right"))
    assert np.mean(right) > 0.97
    for moment in some_moments():
        moved_to(film, moment)
        x, y = picture.attributes(chart.locator("circle.here"), "cx", "cy")[0]
        assert (to_x(x), to_y(y)) == pytest.approx(land["path"][moment], abs=0.004 * np.ptp(land["x"]))


def test_the_curve_of_the_run_shows_its_losses_and_what_it_wrote_at_the_moment_that_is_marked(training_loop):
    film, run, measured, entry = (
        training_loop.locator(".film:has(path.trained)"),
        document("training"),
        document("losses"),
        document("home")["prompts"][0],
    )
    chart = film.locator("svg.scrub")
    to_step, to_loss = picture.scales(chart)
    curve = picture.points(chart.locator("path.trained"))
    groups = np.array_split(np.arange(1, len(run["steps"])), len(curve) - 1)
    means = np.array([run["loss"][0], *(np.mean(np.array(run["loss"])[group]) for group in groups)])
    np.testing.assert_allclose(
        to_step(curve[:, 0]), [run["steps"][0], *(np.mean(np.array(run["steps"])[group]) for group in groups)], atol=20
    )
    np.testing.assert_allclose(to_loss(curve[:, 1]), means, atol=0.02)
    saved = [picture.points(each) for each in chart.locator("path.saved").all()]
    np.testing.assert_allclose([to_step(each[:, 0].mean()) for each in saved], measured["steps"], atol=20)
    np.testing.assert_allclose([to_loss(each[:, 1].mean()) for each in saved], measured["heldout_loss"], atol=0.02)
    known = to_loss(picture.attributes(chart.locator("line.known"), "y1")[:, 0])
    blind = np.log(caches.document(caches.BASE, "config.json")["model"]["d_vocab"])
    assert known == pytest.approx([blind, measured["floor"]], abs=0.02)
    for moment in some_moments():
        moved_to(film, moment)
        x, y = picture.attributes(chart.locator("circle.mark"), "cx", "cy")[0]
        assert (to_step(x), to_loss(y)) == (
            pytest.approx(measured["steps"][moment], abs=20),
            pytest.approx(measured["heldout_loss"][moment], abs=0.02),
        )
        assert (
            film.locator(".text:not(.room)").evaluate("text => text.textContent")
            == printable(entry["prompt"] + entry["texts"][moment])
        )


def test_the_slope_shows_the_loss_after_a_nudge_of_every_size(training_loop):
    slope, table = training_loop.locator(".slope"), document("laps")
    chart, text = (
        slope.locator("svg[role=img]"),
        training_loop.locator("input[aria-label='Or type your own']").input_value(),
    )
    lap = table["laps"][text][-1]
    of_sentence, right = np.mean(lap["nudged"], 1), np.exp(-np.array(lap["nudged"])[:, -1])
    to_rate, to_loss = picture.scales(chart, logarithmic=True)
    for name, losses in (("mine", of_sentence), ("others", lap["heldout"])):
        line = picture.points(chart.locator(f"path.{name}[clip-path]"))
        np.testing.assert_allclose(to_rate(line[1:, 0]), np.log(table["rates"][1:]), atol=0.06)
        np.testing.assert_allclose(to_loss(line[:, 1]), losses, atol=0.02)
    before = to_loss(picture.attributes(chart.locator("line.before"), "y1")[0, 0])
    assert before == pytest.approx(of_sentence[0], abs=0.02)
    slider = slope.get_by_role("slider", name="Learning rate")
    for place in (1, 9, 14):
        slider.fill(str(place))
        x, y = picture.attributes(chart.locator("circle.mark"), "cx", "cy")[0]
        assert to_rate(x) == pytest.approx(np.log(table["rates"][place]), abs=0.06)
        assert to_loss(y) == pytest.approx(of_sentence[place], abs=0.02)
        cells = [cell.strip() for cell in slope.locator("tbody td").all_inner_texts()]
        assert cells == [
            percent(right[0]),
            percent(right[place]),
            f"{of_sentence[0]:.2f}",
            f"{of_sentence[place]:.2f}",
            f"{lap['heldout'][0]:.2f}",
            f"{lap['heldout'][place]:.2f}",
        ]
        bars = slope.locator("tbody .fill").evaluate_all("all => all.map(bar => parseFloat(bar.style.width))")
        assert bars[:2] == pytest.approx([100 * right[0], 100 * right[place]], abs=0.01)
        assert bars[3] / bars[2] == pytest.approx(of_sentence[place] / of_sentence[0], abs=0.01)


def test_a_live_lesson_draws_the_loss_that_it_tells_and_its_sisters_beside_it(server, visit):
    page = visit(f"{server}/training")
    page.locator(".st-key-training-guess_live").get_by_text("not within a minute").click()
    page.locator(".st-key-training-start_live button").click()
    page.wait_for_function("/L.*L/.test(document.querySelector('.live svg[role=img] path.mine')?.getAttribute('d'))")
    page.locator(".st-key-training-stop button").click()
    page.locator(".st-key-training-again").wait_for()
    panel = page.locator(".live")
    panel.locator("svg[role=img] path.sister").wait_for(state="attached")
    settle(page)
    chart, run = panel.locator("svg[role=img]"), document("training")
    to_tokens, to_loss = picture.scales(chart)
    mine, sister = (picture.points(chart.locator(f"path.{name}")) for name in ("mine", "sister"))
    x, y = picture.attributes(chart.locator("circle.mark"), "cx", "cy")[0]
    assert (x, y) == pytest.approx(mine[-1], abs=0.1)
    assert to_loss(y) == pytest.approx(float(panel.locator(".place").inner_text().rpartition(" ")[2]), abs=0.03)
    np.testing.assert_allclose(sister[:, 0], mine[:, 0], atol=0.1)
    at = to_tokens(sister[:, 0]) / caches.tokens_read(1)
    np.testing.assert_allclose(to_loss(sister[:, 1]), np.interp(at, run["steps"], run["loss"]), atol=0.5)
    known = to_loss(picture.attributes(chart.locator("line.known"), "y1")[0, 0])
    assert known == pytest.approx(np.log(caches.document(caches.BASE, "config.json")["model"]["d_vocab"]), abs=0.03)
    page.locator(".st-key-training-again button").click()
