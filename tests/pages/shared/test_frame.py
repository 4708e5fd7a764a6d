"""The frame's laws: escaping, colours, links, prose, films."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit.string_util import clean_text, extract_leading_icon

from core.figures import style
from core.results.cloze import shown
from pages.shared.frame import shell
from pages.shared.frame.chapters import REGISTRY, chapter, chapters, next_chapter, pages
from pages.shared.room import page
from pages.shared.text import prose
from pages.shared.text.escape import JOINER, plain, sparing, visible
from pages.shared.text.learning import mostly_fallen
from pages.shared.text.wording import quoted
from tests.test_prose import terms_of

ROOT = Path(__file__).resolve().parents[3]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
anything = some.text(some.characters(exclude_categories=["Cs"]), max_size=80)
tricky = some.text(":-<>=~@.w/ab_+ *[]{}$`\\", max_size=12)


# Escaping ---------------------------------------------------------------------------------------------------------


def as_shown(markdown: str) -> str:
    """What a CommonMark reader sees of a paragraph that holds nothing but escapes."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)
    return re.sub(f"[{JOINER}\u2068\u2069]", "", text).replace("\u00a0", " ")


@given(anything | tricky)
def test_escaped_text_reads_as_the_text_itself(text):
    assert as_shown(plain(text)) == visible(text).replace("\u00a0", " ")


@given(anything | tricky)
def test_what_is_escaped_sparingly_reads_as_the_text_itself_too(text):
    assert as_shown(sparing(text)) == visible(text).replace("\u00a0", " ")


@pytest.mark.parametrize("text", ["12.3 %", "99.9\u00a0%", "−0.05", "0.10 to 0.30", "95 of 100 random pairs", "Your word (bits)", "cat · dog",
                                  "don't", "well-known", "a: b; c?"])
def test_numbers_and_plain_words_of_a_table_carry_no_escapes(text):
    assert sparing(text) == text


@pytest.mark.parametrize("text", ["a@b.c", "9.5", "9:30", "well-known", "a.b", "x = y", "www", "3 > 2", "a - b"])
def test_an_invisible_mark_stands_only_where_something_would_come_to_life(text):
    assert JOINER not in plain(text.replace("@", ""))


@pytest.mark.parametrize("text", [" a", "a ", "🎈 a", "ℹ a", "1\ufe0f\u20e3 a"])
def test_streamlit_neither_strips_a_text_nor_takes_its_first_emoji_for_an_icon(text):
    assert clean_text(plain(text)) == plain(text) and extract_leading_icon(plain(text)) == ("", plain(text))


@given(anything)
def test_no_punctuation_is_left_to_mean_something(text):
    assert not re.search(r"(?<!\\)(?:\\\\)*[!-/:-@\[\]^-`{-~]", plain(text))


@given(tricky)
def test_colons_arrows_and_dashes_are_broken_up_so_that_no_emoji_or_symbol_comes_of_them(text):
    bare = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(text))
    for sign in ("->", "<-", "--", ">=", "<=", "~=", "www.a", "://"):
        assert sign not in bare
    assert not re.search(r":[a-z_+/]", bare)


@given(some.characters(categories=["Cc", "Zl", "Zp"]))
def test_control_characters_are_seen(character):
    assert character not in plain(f"a{character}b")
    assert visible(character).isprintable()


def test_what_is_too_long_is_cut_with_an_ellipsis():
    assert plain("a" * 100_000, limit=10) == "a" * 10 + "…"


def test_half_a_surrogate_pair_can_still_be_sent():
    plain("\ud83d").encode("utf-8")


def test_right_to_left_text_cannot_reorder_its_neighbours():
    assert plain("שלום") == "\u2068שלום\u2069"


def test_what_is_typed_is_quoted_whatever_it_begins_with_and_a_token_that_is_no_word_is_not():
    assert quoted("(so it goes") == r"“\(so it goes”" and quoted("x" * 40, limit=30) == f"“{'x' * 30}…”"
    assert [quoted(shown(token)) for token in ("<|end|>", "↵", " ", " cat")] == [
        r"\(the text ends\)", r"\(a new line\)", r"\(a space\)", "“cat”"]


def test_typed_text_is_put_in_quotation_marks_in_one_place():
    files = (ROOT / "pages").rglob("*.py")
    assert [path.name for path in files if re.search(r"“\{plain\(", path.read_text(encoding="utf-8"))] == ["wording.py"]


# Colours ----------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_in_every_colour_can_be_read_on_page_and_panel(theme):
    inks = [ink.on_light if theme == "light" else ink.on_dark for ink in style.PARTS.values()]
    for background in (style.BACKGROUND[theme], style.PANEL[theme]):
        assert contrast(style.TEXT[theme], background) >= 7
        for ink in (*inks, THEME[theme]["linkColor"], THEME[theme]["redTextColor"], THEME[theme]["grayTextColor"]):
            assert contrast(ink, background) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_fill_stands_out_from_the_page(theme):
    for fill in (*(ink.fill for ink in style.PARTS.values()), *style.GROUP_COLOURS, THEME[theme]["primaryColor"]):
        assert contrast(fill, style.BACKGROUND[theme]) >= 3


def test_no_two_groups_share_colour_or_shape():
    assert len(set(style.GROUP_COLOURS)) == len(set(style.GROUP_SHAPES)) == len(style.GROUP_COLOURS)


def test_streamlits_theme_wears_the_colours_of_the_style():
    assert (
        f"--paper: light-dark({style.BACKGROUND['light']}, {style.BACKGROUND['dark']})"
        in (ROOT / "pages" / "shared" / "browser" / "page.css").read_text()
    )
    assert tuple(THEME["chartCategoricalColors"]) == style.GROUP_COLOURS
    assert tuple(THEME["chartSequentialColors"]) == style.SEQUENTIAL
    assert tuple(THEME["chartDivergingColors"]) == style.DIVERGING
    for theme in ("light", "dark"):
        assert THEME[theme]["backgroundColor"] == style.BACKGROUND[theme]
        assert THEME[theme]["secondaryBackgroundColor"] == style.PANEL[theme]
        assert THEME[theme]["textColor"] == style.TEXT[theme]
        for ink in style.PARTS.values():
            assert THEME[theme][f"{ink.directive}Color"] == ink.fill
            assert THEME[theme][f"{ink.directive}TextColor"] == (ink.on_light if theme == "light" else ink.on_dark)


# Chapters and prose -----------------------------------------------------------------------------------------------


def test_every_page_that_is_written_is_in_the_registry():
    files = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"__init__"}
    assert files == {entry.slug for entry in pages()}


def test_the_course_leads_from_each_chapter_to_the_next_written_one():
    numbered = [entry for entry in chapters() if entry.number is not None]
    assert [next_chapter(entry.slug) for entry in numbered] == [*numbered[1:], None]
    assert next_chapter("glossary") is None


def test_a_chapter_that_is_not_in_the_registry_is_an_error():
    with pytest.raises(KeyError):
        chapter("nowhere")


def test_addresses_and_titles_are_given_once():
    assert len({entry.slug for entry in REGISTRY}) == len({entry.title for entry in REGISTRY}) == len(REGISTRY)


def test_every_section_with_a_slot_refuses_to_be_shown_without_it():
    with pytest.raises(KeyError, match="read"):
        prose.section("home", "arrive")


CONTENT = sorted(path.stem for path in (prose.CONTENT / prose.LANGUAGE).glob("*.md"))


@pytest.mark.parametrize("name", CONTENT)
def test_every_term_in_prose_is_in_the_glossary(name):
    assert all(prose.definitions()[term] for section in prose.sections(name) for term in terms_of(name, section))


@pytest.mark.parametrize("name", CONTENT)
def test_a_filled_section_holds_no_more_markup_of_ours(name):
    for section in prose.sections(name):
        slots = dict.fromkeys(prose.slots_of(name, section), "7")
        assert not re.search(r"\[\[\w+\]\]|\{\{|\}\}", prose.section(name, section, **slots))


@pytest.mark.parametrize("name", CONTENT)
def test_prose_never_says_that_the_model_thinks_knows_wants_or_understands(name):
    text = re.sub("“[^”]*”", "", " ".join(prose.sections(name).values()))  # what is quoted is a mistake that is named
    assert not re.search(r"\b(model|it) (thinks|knows|wants|believes|understands)\b", text, re.IGNORECASE)


@pytest.mark.parametrize(("part", "found"), [(0.5, (10, 0.1)), (0.9, (20, 0.2)), (1.0, (100, 1.0))])
def test_the_share_of_the_way_down_is_found_on_the_curve(part, found):
    assert mostly_fallen([0, 10, 20, 100], [8.0, 3.0, 1.6, 1.0], part) == found


# Films ------------------------------------------------------------------------------------------------------------


def test_the_films_own_code_stays_small_enough_to_be_sent_with_its_data():
    pages = ROOT / "pages"
    for own, most in (("shared/films/film_text.js", 12_000), ("shared/films/plotly_film.js", 13_000), ("shared/films/plotly_taps.js", 3_500),
                      ("sections/meaning/word_map.js", 19_000), ("sections/layers/walk.js", 12_000), ("sections/layers/walk_picture.js", 16_000)):
        assert (pages / own).stat().st_size < most, own


def test_a_film_never_sets_a_readers_text_as_markup():
    for path in (ROOT / "pages").rglob("film*.js"):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", path.read_text())


# not the frame's, which come once a window, nor the phones' page, which is none of Streamlit's
DRAWINGS = sorted(path for path in (ROOT / "pages").rglob("*.js") if path.name not in {*shell._FILES, *page.SCRIPTS})


def test_a_script_of_the_frame_that_comes_with_every_run_runs_once_a_window():
    sent, before = shell._scripts(), 0
    for file in shell._FILES:
        guard = sent.index(f'.has("{file}")) {{\nnudge.run.add("{file}")\n', before)
        assert "addEventListener" not in sent[before:guard].rpartition("</script>")[2]
        before = sent.index("}</script>", guard)

@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.name)
def test_what_a_drawing_listens_to_outside_of_itself_ends_with_it_and_comes_once(path):
    script = path.read_text(encoding="utf-8")
    outside = re.findall(r"(?<![.\w])addEventListener\(|\b(?:window|document|stillness|contrast)\.addEventListener\(", script)
    assert len(outside) <= len(re.findall(r"signal: (?:film\.)?life\b", script))
    assert "setInterval" not in script and "MutationObserver" not in script
    assert ("new ResizeObserver" in script) == (path.name == "elements.js")  # whenResized, which is given the drawing's life
    made = re.search(r"export default ([^\n]*\n?[^\n]*)", script)
    if made and path.name not in ("arrive.js", "film_late.js", "places.js", "kept.js", "ticket.js"):  # which make nothing
        assert re.search(r"instance\(component|mount\(component", made[1]), made[0]


def test_the_styles_of_a_drawing_stay_with_it():
    """There is no shadow root around it: a selector that isn't nested under its class would dress the whole page."""
    from pages.shared.browser import component

    given = {}
    try:
        usual, component.st.components.v2.component = component.st.components.v2.component, lambda name, **how: given.update(how)
        component.drawing("test", "rail.js")
    finally:
        component.st.components.v2.component = usual
    assert given["css"].startswith(".nudge {") and given["isolate_styles"] is False
    assert given["css"].count("{") == given["css"].count("}")


def test_a_script_of_the_frame_survives_streamlits_cleaning_of_html():
    for script in re.findall(r"<script>(.*?)</script>", shell._scripts(), re.DOTALL):
        assert not re.search(r"<[\w!/]", script)


def test_no_server_asks_the_disk_for_every_module_after_every_tap():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["fileWatcherType"] == "none" and config["runner"]["postScriptGC"] is False


def test_suggestions_with_a_box_beneath_them_are_laid_out_in_one_place():
    pair = re.compile(r"box\.suggest\((?:(?!\n\n|\n +\w+\().)*?\)\n +(?:\w+ = |return )?box\.text_input\(", re.DOTALL)
    files = (ROOT / "pages").rglob("*.py")
    assert [path.name for path in files if pair.search(path.read_text(encoding="utf-8"))] == ["prompt_input.py"]
