"""What the browser's tab keeps of a reader's doings: what comes back is what was there, and nothing that KEPT doesn't allow."""

import json

import pytest
import streamlit as st

from pages.shared.frame import kept
from pages.shared.frame.chapters import chapters
from pages.shared.frame.steps import STEPS
from pages.shared.loading import caches
from tests import opening
from tests.damage import REVEALED
from tests.opening import is_well, opened

SLUGS = [entry.slug for entry in chapters()]
NOT_KEPT = {"training.hidden", "skills.sum"}  # they stand in their page's address, and go with a sentence and with the run
MISFITS = ["Infinity", "NaN", "null", "true", "-1", "10" * 40, '"' + "x" * 500 + '"', '"\\ud800"', "[]", "{}", '[["a", "b", 7]]', '[{"a": []}]',
           '{"0": 7, "x": "y", "99": "z"}', '{"home": "yes"}', '"<b>no such option</b>"']


@pytest.fixture(scope="module")
def done():
    """Every page as a reader leaves it, by slug."""
    found = {}
    for slug in SLUGS:
        found[slug] = opened(slug, before=REVEALED.get(slug), **({"step": str(len(STEPS[slug]))} if slug in STEPS else {}))
        for radio in found[slug].radio:
            radio.set_value(radio.options[0])
        found[slug].run()
    return found


def handed(run: str | None = None, **did: object) -> dict[str, str]:
    """The state of a session to which a tab hands what it kept."""
    names = {name.replace("__", "."): value for name, value in did.items()}
    return {"kept.handed": json.dumps({"run": run or caches.manifest()["made_at"], "did": names})}


def sentences(test) -> list[str]:
    """All that a page says, but for the marks of chapters that were opened meanwhile."""
    said = [each.value for kind in (test.title, test.header, test.markdown, test.info, test.success) for each in kind]
    return [each for each in said if each != ":green[✓ opened]"]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_comes_back_as_its_reader_left_it(slug, done):
    first = done[slug]
    second = opened("glossary", before={"kept.handed": first.session_state["kept.sent"]})
    second.switch_page(f"pages/{slug}.py").run()
    is_well(second)
    assert sentences(second) == sentences(first)
    did = json.loads(first.session_state["kept.sent"])["did"]
    assert {name: each for name, each in json.loads(second.session_state["kept.sent"])["did"].items() if name in did
            and not name.startswith("progress.")} == {name: each for name, each in did.items() if not name.startswith("progress.")}


def test_progress_comes_back_beside_what_was_done_since(done):
    sent = json.loads(done["layers"].session_state["kept.sent"])["did"]
    assert sent["progress.visited"] == ["layers"] and list(sent["progress.checked"]) == ["layers"]
    back = handed(progress__visited=["layers", "meaning", "no such page"], progress__checked={"layers": True, "no": True})
    home = opened("home", step=str(len(STEPS["home"])), before=back)
    assert home.session_state["progress.visited"] == {"home", "layers", "meaning"} and home.session_state["progress.checked"] == {"layers": True}
    assert ["✓ question answered" in each.proto.label for each in home.get("page_link")].count(True) == 1


@pytest.mark.parametrize("slug", SLUGS)
def test_whatever_a_reader_set_is_either_kept_or_named_as_left_out(slug, done):
    state = done[slug].session_state._state
    state = getattr(state, "_state", state)
    promised = {id.split("-", 2)[2] for id in state._persist_tracker._scopes}  # what persist_state="session" keeps from chapter to chapter
    assert not [key for key in promised - NOT_KEPT if kept.rule(key) is None]
    assert kept.rule("facilitators.activity").takes(14) == 14  # of the longest lesson


def misfits(slug: str) -> list[str]:
    """What a tab hands over that holds a misfit under every key: of those of which a session takes over the very same, one."""
    keys = [each.keys.replace("*", slug, 1).replace("*", "x") for each in kept.KEPT]
    keys += ["kept.session", "url.page", "training.linked", "frame.moment", "new"]
    found = {}
    for misfit in MISFITS:
        did = ", ".join(f"{json.dumps(key)}: {misfit}" for key in keys)
        handed_over = f'{{"run": {json.dumps(caches.manifest()["made_at"])}, "did": {{{did}}}}}'
        session = {"kept.arrived": (slug, set())}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(st, "session_state", session)
            kept.take(handed_over)
        found.setdefault(repr(sorted(session.items())), handed_over)
    return list(found.values())


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug not in ("glossary", "about")])
def test_what_does_not_fit_is_dropped_without_a_word(slug, writes_little):
    for handed_over in misfits(slug):
        test = opened(slug, before={"kept.handed": handed_over})
        is_well(test)
        assert "new" not in test.session_state and "training.linked" not in test.session_state
        assert test.session_state["url.page"] in (slug, "")


@pytest.mark.parametrize("sent", [None, 7, "", "no JSON", "[]", "7", '{"did": 7}', '{"did": ["a"]}', "[" * 50_000, "x" * 200_000])
def test_what_is_no_record_at_all_is_dropped_too(sent):
    is_well(opened("home", before={"kept.handed": sent}))


def test_a_link_says_the_whole_state_of_its_page_and_what_it_does_not_say_comes_back(writes_little):
    back = handed(
        home__prompt="Kept", home__temperature=1.5, home__guess="About half", home__moment_shown=caches.steps()[2], layers__prompt="Kept too",
    )
    by_link = opened("home", before=back, prompt="Linked")
    assert by_link.text_input(key="home.prompt").value == "Linked" and by_link.session_state["home.temperature"] == 0.7
    assert by_link.session_state["home.guess"] == "About half" and "home.moment_shown" not in by_link.session_state
    by_link.query_params.clear()  # as a change of page in a browser does
    by_link.switch_page("pages/layers.py").run()
    assert by_link.text_input(key="layers.prompt").value == "Kept too"
    at_step = opened("home", before=back, moment=str(caches.steps()[5]))
    assert at_step.session_state["home.moment_shown"] == caches.steps()[5] and at_step.session_state["home.prompt"] != "Kept"
    bare = opened("home", before=back)
    assert bare.session_state["home.prompt"] == "Kept" and bare.session_state["home.temperature"] == 1.5


def test_answers_about_another_run_are_dropped_and_progress_stays():
    test = opened("home", step="2", before=handed(run="another", home__guess="About half", progress__visited=["layers"]))
    assert "layers" in test.session_state["progress.visited"] and test.session_state["home.guess"] is None


def test_the_tab_is_told_once_a_run_and_by_a_fragment_alone_only_of_news(monkeypatch):
    told = []

    def put(*, key, data, **given):
        told.append((key, json.loads(data.get("kept", "null"))))
        opening.hand_over(key=key, data=data, **given)

    monkeypatch.setattr(kept, "_store", put)
    test = opened("fill_in_the_blank")
    is_well(test)
    assert [key for key, _ in told] == ["kept-asks", "kept-page"]
    told.clear()
    test.button(key="fill_in_the_blank.option2").click().run()
    assert told[-1][1]["did"]["fill_in_the_blank.first"]["0"]
    is_well(test)
