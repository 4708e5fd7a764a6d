"""A part of a page: what goes wrong in it is told in its place, and neither hides nor ends what comes after."""

import pytest
from streamlit.testing.v1 import AppTest

from core.errors import DamagedFile
from pages.shared.frame import parts, shell
from tests.opening import NESTED


def page() -> None:
    import streamlit as st

    from pages.shared.frame.parts import fragment, part

    @fragment(key="first")
    def first() -> None:
        st.markdown("before")
        st.button("again", key="again")
        if "how" in st.session_state:
            st.session_state["how"]()
        st.markdown("after")

    @part()
    def second() -> None:
        if "how" in st.session_state:
            st.session_state["how"]()
        st.markdown("second")

    first()
    second()
    st.markdown("last")


def shown(how) -> AppTest:
    test = AppTest.from_function(page)
    if how is not None:
        test.session_state["how"] = how
    return test.run()


def raised(error: BaseException):
    def raise_it() -> None:
        raise error
    return raise_it


def words(test: AppTest) -> list[str]:
    return [each.value for each in test.markdown]


def test_an_error_that_explains_itself_is_shown_as_text_inside_a_fragment_or_not():
    test = shown(raised(DamagedFile("a *b* of run 'c' is missing")))
    assert words(test) == ["before", "last"] and not test.exception
    assert [error.value for error in test.error] == [r"a \*b\* of run \'c\' is missing"] * 2
    test.button(key="again").click().run()  # the fragment alone
    assert words(test) == ["before", "last"] and len(test.error) == 2 and not test.exception


@pytest.mark.parametrize("error", [ValueError("secret"), KeyError("secret"), RecursionError("secret"), OSError(28, "No space left on device")])
def test_an_error_that_nobody_foresaw_is_one_kind_sentence_for_the_reader_and_a_trace_for_the_log(error, unforeseen):
    test = shown(raised(error))
    assert words(test) == ["before", "last"] and not test.exception
    assert [each.value.replace("\\", "") for each in test.error] == [parts.SORRY] * 2
    assert len(unforeseen) == 2 and all("Traceback" in each and type(error).__name__ in each for each in unforeseen)
    unforeseen.clear()


def test_to_stop_or_to_run_again_is_no_error():
    import streamlit as st

    test = shown(st.stop)
    assert words(test) == ["before"] and not test.error and not test.exception

    def once() -> None:
        if not st.session_state.get("done"):
            st.session_state["done"] = True
            st.rerun()

    test = shown(once)
    assert words(test) == ["before", "after", "second", "last"] and not test.error


class Holds:
    """A part that some pages make into an object."""

    def draw(self) -> None:
        parts.fragment(lambda: None, key="inner")()


@pytest.mark.parametrize("how", [
    parts.fragment(lambda: None, key="inner"), Holds().draw, lambda: shell.do_last(Holds().draw),
], ids=["a function that is handed over", "a method", "a call through another module"])
def test_a_fragment_that_begins_inside_another_is_found_whichever_way_it_came(how):
    shown(how)
    assert NESTED == ["inner began inside another fragment"]
    NESTED.clear()


def test_fragments_beside_each_other_are_none_inside_another():
    test = shown(None)
    test.button(key="again").click().run()
    assert NESTED == []
