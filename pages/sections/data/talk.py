"""The words beside the stage, one function a step."""

from __future__ import annotations

import streamlit as st

from core.formatting import percent, signed
from core.results.left_out_author import Shelf
from core.results.recall import by_copies
from pages.sections.data import left_out_author_words as words
from pages.sections.data import play, text_browser
from pages.sections.data.bill import took
from pages.sections.data.play import BEGINNING, CASE, CLOSED, JUDGED, SHARES, SLUG
from pages.sections.data.sheet import copies, data_sheet
from pages.shared.frame import shell
from pages.shared.frame.chapters import chapter
from pages.shared.frame.guesses import remember
from pages.shared.frame.moment import moment_name
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose
from pages.shared.text.courts import AS_OF, BOTH, CASES, MAKER, OWNER
from pages.shared.text.wording import times
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict

WORDS_AN_HOUR = 250 * 60  # of a reader
NAMES = {"base": "full model", "twin": "twin"}


def talk(step: str) -> None:
    play.tidy_address(step)
    {
        "heart": heart, "shelf": shelf, "sources": sources, "search": search, "asked": asked, "courts": courts,
        "memorising": memorising, "trap": trap, "check": check,
    }[step](step)


def heart(step: str) -> None:
    """Another beginning for both; how they wrote and all famous lines in a drawer."""
    found = caches.shelf()
    if found is None:
        prose.show(SLUG, "shelf_missing")
        return
    by_heart = found.by_heart(play.text())
    prose.show(SLUG, step if by_heart else f"{step}_other", left_out=words.left_out(found))
    st.pills("Give both another beginning", [text.prompt for text in play.texts()], key=BEGINNING, required=True,
             default=play.texts()[0].prompt, format_func=lambda text: " ".join(text.split()), persist_state="session")
    with drawer("How both wrote, and every famous line", key=f"{SLUG}.lines") as opened:
        if opened:
            how = found.written
            prose.show(SLUG, "written", tokens=how["tokens"], seed=how["seed"], temperature=how["temperature"],
                       words=found.opening_words)
            famous = sorted((line for line in found.lines if line.source == "famous"), key=lambda line: -line.copies)
            both = {NAMES["base"]: [line.base for line in famous], NAMES["twin"]: [line.twin for line in famous]}
            number_table({
                "Line begins": [line.opening.replace("\n", " / ") for line in famous],
                "Author": [line.author for line in famous],
                "Copies": [line.copies for line in famous],
                **{f"Chance a word, {name}": [percent(one.p_word) for one in of] for name, of in both.items()},
                **{f"By heart, {name}": ["yes" if one.recalled else "no" for one in of] for name, of in both.items()},
            })


def shelf(step: str) -> None:
    """A guess at what the shelf was good for; what was lost and what was kept."""
    found = caches.shelf()
    if found is None:
        prose.show(SLUG, "shelf_missing")
        return
    if not play.guessed("shelf_guess"):
        prose.show(SLUG, step)
    picked = guess("The twin is more surprised …", [words.ONLY, words.EVERYWHERE, words.NOWHERE], f"{SLUG}.shelf_guess")
    if picked:
        remember(SLUG, "The twin is more surprised", picked, words.truth(found) or f"by {' and '.join(found.worse_on)}")
        st.markdown(" ".join(filter(None, [words.answered(picked, found), words.lost(found), words.kept(found)])))
    with drawer("The numbers, and what they mean", key=f"{SLUG}.shelf_numbers") as opened:
        if opened:
            if found.steps["twin"] < found.whole:
                prose.show(SLUG, "early", step=f"{found.steps['twin']:,}", whole=f"{found.whole:,}")
            prose.show(SLUG, "how", yardstick=words.yardstick(found))
            if picked:
                st.markdown(words.all_prose(found))
                prose.show(SLUG, "meaning" if found.leaves_traces else "meaning_none", author=words.authors_out(found))
                shelf_numbers(found)


def shelf_numbers(found: Shelf) -> None:
    rows = [group for group in found.groups if group.text == "held out" or group.left_out]
    runs = NAMES | {name: f"another start, {number}" for number, name in enumerate(found.seeds, start=1)}
    if found.again:
        full, twin = found.again
        runs[twin] = f"twin of {runs[full]}"
    number_table({
        "Text": [words.name_of(row) for row in rows],
        "Texts": [f"{row.documents:,}" for row in rows],
        "Words": [f"{row.words:,}" for row in rows],
        **{f"{called}, {found.steps[name]:,} steps (bits a word)": [f"{row.bits[name]:.2f}" for row in rows]
           for name, called in runs.items()},
        **{f"{runs[twin]} minus {runs[full]}": [signed(row.gap((full, twin)), "+.2f") for row in rows]
           for full, twin in found.pairs},
    })


def sources(step: str) -> None:
    """A guess at the stories' share; the data sheet, and the texts of big models, in drawers."""
    sheet = caches.datasheet()
    if sheet is None:
        prose.show(SLUG, "sheet_missing")
        return
    if not play.guessed("guess"):
        prose.show(SLUG, step)
    picked = guess("Out of 100 words, from the stories come …", SHARES, f"{SLUG}.guess")
    stories, hours = sheet.shares.get("house", 0.0), f"{sheet.words / WORDS_AN_HOUR:,.0f}"
    if picked:
        right = next(name for name, most in SHARES.items() if stories < most)
        prose.show(SLUG, f"{step}_after", verdict=verdict(picked, right, (SLUG, "From stories, out of 100 words")),
                   stories=f"{100 * stories:.2g}", copies=copies(), hours=hours)
    with drawer("Its data sheet: seven questions", key=f"{SLUG}.sheet") as opened:
        if opened:
            data_sheet(sheet)
    with drawer("How this differs from a big model", key=f"{SLUG}.scale") as opened:
        if opened:
            read = f"{caches.tokens_read(caches.steps()[-1]) / 1e6:.0f}"
            prose.show(SLUG, "scale", words=f"{sheet.words:,}", hours=hours, tokens=read)


def search(step: str) -> None:
    if text_browser.library(caches.BASE) is None:
        prose.show(SLUG, "look_missing")
        return
    text_browser.searched()
    sheet = caches.datasheet()
    if sheet:
        prose.show(SLUG, step, documents=f"{sheet.documents:,}", words=f"{sheet.words:,}")
    with drawer("Read the texts whole", key=text_browser.WHOLE) as opened:
        if opened:
            text_browser.whole_texts()


def asked(step: str) -> None:
    """Two sides, and a guess at how many doors were closed; what the training took in a drawer."""
    if not play.guessed("closed"):
        prose.show(SLUG, step)
    picked = guess("Of 100 tokens, closed within a year …", CLOSED, f"{SLUG}.closed")
    if picked:
        prose.show(SLUG, f"{step}_after", verdict=verdict(picked, CLOSED[1], (SLUG, "Closed within a year, of 100 tokens")))
    with drawer("What big models read, and what was paid", key=f"{SLUG}.paid") as opened:
        if opened:
            prose.show(SLUG, "big")
            if picked:
                prose.show(SLUG, "consent")
            prose.show(SLUG, "two_sides", as_of=AS_OF)
    with drawer("What the training took", key=f"{SLUG}.took") as opened:
        if opened:
            took()


def courts(step: str) -> None:
    """One case at a time: what it was about and a guess, then the ruling."""
    case = play.case()
    if not play.judged(case):
        prose.show(SLUG, step, as_of=AS_OF)
    st.segmented_control("Case against …", list(CASES), format_func=lambda name: CASES[name].name.partition(" · ")[2], key=CASE,
                         required=True, persist_state="session")
    if not play.judged(case):
        prose.show(SLUG, f"case_{case}")
    picked = guess("The court decided for …", (OWNER, MAKER, BOTH), f"{SLUG}.verdict.{case}")
    if picked:
        st.session_state.setdefault(JUDGED, set()).add(case)
    if play.judged(case):
        said = verdict(picked, CASES[case].end, (SLUG, f"Court: {CASES[case].name}"))
        st.markdown(f"{said} {prose.section(SLUG, f'ruling_{case}', as_of=AS_OF)}")
    if play.judged(case):
        with drawer("What it was about, what came after, sources", key=f"{SLUG}.since") as opened:
            if opened:
                prose.show(SLUG, f"case_{case}")
                prose.show(SLUG, f"since_{case}", as_of=AS_OF)


def memorising(step: str) -> None:
    prose.show(SLUG, step)
    with drawer("How often do big models recite?", key=f"{SLUG}.often") as opened:
        if opened:
            prose.show(SLUG, "often")
            if chapter("memory").written:
                shell.link(chapter("memory"))


def trap(step: str) -> None:
    """What comes out of the numbers word for word, of the lines that stood in the text most often and most seldom."""
    parameters, found = f"{sum(parameter_counts().values()):,}", caches.recall()
    if found is None:
        prose.show(SLUG, f"{step}_uncounted", parameters=parameters)
        return
    # of the last moment, whatever the film shows: it moves without the words beside it
    counted, end = by_copies(found.levels, -1), moment_name(found.steps[-1])
    few, many = min(counted), max(counted)
    prose.show(SLUG, step, parameters=parameters, moment=end, many=times(many),
               many_recalled=counted[many][0], many_lines=counted[many][1], few=times(few),
               few_recalled=counted[few][0] or "none", few_lines=counted[few][1])
    with drawer("The numbers", key=f"{SLUG}.trap_numbers") as opened:
        if opened:
            number_table({"Stood in the text": [times(copies) for copies in counted],
                          "Lines": [lines for _, lines in counted.values()],
                          f"Word for word {end}": [known for known, _ in counted.values()]})


def check(_: str) -> None:
    question(
        SLUG,
        "Someone says: “Courts have decided whether models may be trained on other people's books.” What is the fair answer?",
        [
            Answer(
                "It depends, and it isn't settled",
                f"Up to {AS_OF} the answers differed by country, by how the text was got, by what it was used for, and "
                "by whether the model gives it back. Each of these cases was still open in some part.",
                right=True,
            ),
            Answer(
                "Yes: it is always allowed",
                "You saw decisions for owners too: Thomson Reuters against Ross, and GEMA against OpenAI.",
            ),
            Answer(
                "Yes: it is always forbidden",
                "You saw decisions for makers too: in the cases of Anthropic and Meta training was fair use, on "
                "what those courts had before them.",
            ),
        ],
    )
