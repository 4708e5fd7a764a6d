"""What counts as an answer, and as the same one."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import BadInput
from core.room.limits import MOST, Limit, network
from core.room.questions import LONGEST_TYPED, TRUTHS, Answer, Kind, Landmark, Question, fold
from core.room.unfit import unfit

WORD = Question(Kind.NEXT_WORD, "The cat sat on the ___", ("mat", "Dog"), typed=True)
ORDER = Question(Kind.ORDER, "Which first?", ("Spelling", "Grammar", "Facts"))
PLACE = Question(Kind.POINT, "Where?", landmarks=(Landmark("animals", 0.2, 0.3),))
NUMBER = Question(Kind.NUMBER, "How many?", low=-5, high=10, step=0.5, unit="km")
ALL = (WORD, ORDER, PLACE, NUMBER, Question(Kind.TRUTH, "The moon is made of cheese."), Question(Kind.POLL, "How?", ("It reads", "Rules"), rounds=1))


@pytest.mark.parametrize(("question", "sent", "key", "label"), [
    (WORD, 1, "dog", "Dog"), (WORD, " DOG\t", "dog", "Dog"), (WORD, "The  Sea", "the sea", "The Sea"), (WORD, "it’s", "it's", "it's"),
    (ORDER, [2, 0, 1], "2,0,1", "Facts, Spelling, Grammar"), (PLACE, [0, 1], "0.00,1.00", "0.00,1.00"),
    (PLACE, [0.123, 0.456], "0.12,0.46", "0.12,0.46"),
    (NUMBER, 7, "7", "7 km"), (NUMBER, -2.5, "-2.5", "-2.5 km"), (ALL[4], 0, "true", TRUTHS[0]), (ALL[5], 1, "rules", "Rules"),
])
def test_an_answer_has_the_key_by_which_it_is_counted(question, sent, key, label):
    assert question.answer(sent) == Answer(key, label)


@pytest.mark.parametrize(("question", "sent"), [
    (WORD, ""), (WORD, "\u200b"), (WORD, "x" * (LONGEST_TYPED + 1)), (WORD, 2), (WORD, -1), (WORD, True), (WORD, None), (WORD, [0]),
    (Question(Kind.NEXT_WORD, "?", ("a", "b")), "a"), (ORDER, [0, 1]), (ORDER, [0, 0, 1]), (ORDER, "0,1,2"), (ORDER, [0, 1, True]),
    (PLACE, [0.5]), (PLACE, [0.5, 1.01]), (PLACE, [0.5, float("nan")]), (PLACE, ["0", "1"]), (PLACE, [True, False]),
    (NUMBER, 10.1), (NUMBER, "7"), (NUMBER, float("inf")), (NUMBER, True), (ALL[4], 3), (ALL[5], "Rules"),
])
def test_what_is_no_answer_is_refused_in_a_sentence(question, sent):
    with pytest.raises(BadInput, match=r"[.]$"):
        question.answer(sent)


@settings(max_examples=50)
@given(st.sampled_from(ALL), st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner)
                                          | st.dictionaries(st.text(), inner), max_leaves=8))
def test_whatever_a_phone_sends_is_an_answer_or_a_sentence(question, sent):
    try:
        answer = question.answer(sent)
    except BadInput:
        return
    assert 0 < len(answer.key) <= 200 and 0 < len(answer.label) <= 200 and answer.label.isprintable()
    assert question.named(answer.key).key == answer.key


@given(st.text(min_size=1, max_size=30), st.sampled_from([" ", "  ", "\t", "\u00a0"]))
def test_answers_are_grouped_by_case_and_spacing(text, space):
    assert fold(f"{space}{text}{space}") == fold(text) and fold(fold(text)) == fold(text)
    assert fold(f"a{space}b") == "a b" == fold("A B")


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_a_question_survives_its_store_and_tells_phones_nothing_that_is_for_others(question):
    whole = Question(question.kind, question.text, question.options, question.typed, question.rounds, question.landmarks, question.low, question.high,
                     question.step, question.unit, reveal="REVEAL", key="KEY", notes="NOTES", minutes=4, more={"moment": 3000})
    assert Question.from_json(whole.to_json()) == whole
    told = json.dumps(whole.for_phones())
    assert question.text in told and not any(secret in told for secret in ("REVEAL", "KEY", "NOTES", "moment", "minutes"))


@pytest.mark.parametrize("wrong", [
    {"text": ""}, {"text": "x" * 601}, {"options": ("a",)}, {"options": ("a", " A ")}, {"options": ("a", "")}, {"options": tuple("abcdefghijklm")},
    {"rounds": 3}, {"kind": Kind.NUMBER, "low": 5, "high": 5}, {"kind": Kind.NUMBER, "high": float("inf")},
])
def test_a_question_that_cannot_be_asked_is_refused(wrong):
    with pytest.raises(BadInput):
        Question(**{"kind": Kind.POLL, "text": "?", "options": ("a", "b")} | wrong)


def test_what_the_filter_hides_and_what_it_lets_through():
    hidden = ["f u c k", "FUCK", "sh1t", "fuck you", "call 01632 960 983", "me@school.example", "@handle", "www.x.y", "snap.me",
              "shiiiit", "fück you", "fuckface", "shіt", "сunt", "Scheiße", "enculé", "a$$hole", "sh!t"]
    assert [text for text in hidden if not unfit(text)] == []
    shown = ["Scunthorpe", "the garden", "1066", "10,000", "cockpit", "assess", "a", "Dickens", "3.14159",
             "shitake", "niggle", "he wasn't", "bookkeeper", "Кот", "Müller", "Weiß", "bitter", "bite", "hours", "cute", "Putin", "kutuzov", "merder"]
    assert [text for text in shown if unfit(text)] == []


def test_a_limit_is_per_place_refills_and_forgets_the_quietest():
    now = [0.0]
    limit = Limit(2, 0.5, clock=lambda: now[0])
    assert [limit.take("a") for _ in range(3)] == [True, True, False] and limit.take("b") and not limit.left("a")
    now[0] = 2.0
    assert limit.left("a") and limit.take("a") and not limit.take("a")
    for number in range(MOST):
        limit.take(f"other {number}")
    assert len(limit._left) == MOST and limit.left("a")


def test_no_address_is_kept_as_it_is_and_an_ipv6_network_is_one_place():
    limit = Limit(2, 1)
    limit.take("192.0.2.77")
    assert b"192.0.2.77" not in b"".join(limit._left) and "192.0.2.77" not in str(limit._left)
    assert Limit(2, 1)._key("a") != limit._key("a")
    assert network("::ffff:192.0.2.7") == "192.0.2.7" and network("2001:db8::1") == network("2001:db8::ffff") and network("elsewhere") == "elsewhere"
