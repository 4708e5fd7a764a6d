"""The room: its questions agree with the run, its reveals with what was voted, and only the secret link leads."""

import pytest

from core.results.room import OTHERS
from core.room.phases import Phase
from core.room.questions import Kind, fold
from core.room.store import Rooms
from pages.sections.room import console, facts, moves, questions, reveal, session, slides, wall
from pages.sections.room.votes import Votes
from pages.shared.frame.lesson_plans import PLANS, steps_of
from pages.shared.loading import caches
from pages.shared.room.opened import rooms
from pages.shared.text.escape import plain
from pages.shared.widgets import qr
from tests.opening import is_well, opened, sent, strings

KEYS = ("learns:before", "word:She opened the door and", "number:leap")


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("NUDGE_ROOMS", str(tmp_path / "rooms.sqlite"))
    rooms.clear()
    yield rooms()
    rooms().close()
    rooms.clear()


def a_room(store: Rooms, *keys: str, phones: int = 3):
    made = store.open(questions.made((key, None) for key in keys or KEYS), "a test")
    return made, [store.join(made.code).token for _ in range(phones)]


def voted(before: dict, after: dict, **labels: str) -> Votes:
    return Votes(before, after, {key: key for key in (*before, *after)} | labels, 0)


# The questions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", questions.playlists())
def test_a_playlist_asks_only_what_this_run_can_answer_and_takes_no_more_minutes_than_its_lesson(which):
    found = questions.playlist(which)
    assert len({question.key for question in found}) == len(found) >= 5
    if which != questions.SHORT:
        assert [question.key for question in found[:2]] == ["learns:before", "answers:before"]
        assert [question.key for question in found[-2:]] == ["learns:after", "answers:after"]
        lesson = {step.activity.key: step.minutes for step in steps_of(int(which))}
        assert sum(question.minutes for question in found) <= sum(lesson.values()) + 0.5
        assert "map:cat" in {question.key for question in found}  # the map is in every lesson, the shortest too


def test_every_activity_with_questions_stands_in_a_plan_and_has_a_second_one_of_the_same_kind():
    planned = {step.activity.key for plan in PLANS for step in steps_of(plan)}
    assert set(questions.OF_ACTIVITY) <= planned
    for keys in questions.OF_ACTIVITY.values():
        kinds = [questions.asked(key).kind for key in keys]
        assert len(keys) == 1 or kinds.count(kinds[-1]) >= 2, keys


def test_what_a_phone_is_sent_holds_neither_the_key_nor_the_notes_nor_what_is_so():
    question = questions.made([("word:The capital of France is", steps_of(20)[1])])[0]
    assert question.notes and "Paris" in question.reveal
    told = str(question.for_phones())
    assert "word:" not in told and "What people get wrong" not in told and "first word" not in told


def test_the_shares_of_a_blank_are_those_that_ship_with_the_run_and_those_of_a_prompt_of_ones_own_the_models():
    prompt = "The capital of France is"
    shipped, worked = facts._shipped(prompt, ["Paris", "Rome"]), facts._worked_out(caches.BASE, prompt, ("Paris", "Rome"))
    assert shipped.first == worked.first and shipped.first[1] == "Paris"
    for one, other in zip(shipped[:2], worked[:2], strict=True):
        assert dict(one) == pytest.approx(dict(other), rel=0.02)
    assert shipped.bits == pytest.approx(worked.bits, abs=0.02) and shipped.bits[0] > shipped.bits[1]


def test_the_line_that_is_likely_and_not_true_is_just_that_in_this_run():
    """The lesson of the sum; a new run may make it true, and then another line is to be found."""
    line = questions.LINES["sum"]
    _, trained = facts.of_lines(caches.BASE, tuple(f"{line.start} {end}" for end in line.ends))
    assert sum(trained) == pytest.approx(1) and trained[1] > trained[0] > trained[2]


def test_the_survey_adds_up_and_says_who_asked_and_where_we_read_it():
    for which in questions.SURVEY:
        assert sum(option.of_100 for option in facts.survey(which).options) == 100
    assert facts.survey("learns").options[facts.survey("learns").right].of_100 == 39
    assert "2,301" in facts.survey_source()["source"] and facts.people_asked() == 2301


def test_a_lessons_pictures_follow_its_first_question_and_the_room_plays_the_blanks_itself():
    found = [question.key for question in questions.playlist("20")]
    assert found[found.index("map:cat"):][:4] == ["map:cat", "picture:meaning:guess", "picture:meaning:cloud", "map:king"]
    assert found[found.index("picture:lap:show") - 1] == "word:They walked to the" and "picture:certain:certain" not in found
    assert questions.playlist(questions.SHORT) == [one for one in questions.playlist(questions.SHORT) if one.kind is not Kind.PICTURE]
    minutes = {activity.key: 0.0 for activity in map(lambda step: step.activity, steps_of(20))}
    for question in questions.playlist("20"):
        minutes[question.more["activity"]] = minutes.get(question.more["activity"], 0) + question.minutes
    assert minutes["lap"] == pytest.approx(4) and minutes["meaning"] == pytest.approx(4, abs=0.3)


def test_a_picture_stands_at_an_address_that_opens_its_step_on_a_lessons_wall():
    (cloud,) = [one for one in questions.playlist("20") if one.key == "picture:meaning:cloud"]
    assert slides.address(cloud) == "meaning?step=3&present=20-5&embed=true"
    (first,) = [one for one in questions.playlist("20") if one.key == "picture:noise:arrive"]
    assert slides.address(first).startswith("./?step=1&prompt=Once+upon+a+time&moment=0&present=20-1")


# The reveal -------------------------------------------------------------------------------------------------------


def test_the_rooms_words_before_and_after_stand_beside_both_models():
    question = questions.asked("word:She opened the door and")
    word, sang, *once = question.options[0], "moonwalked", "zigzagged", "sleepwalked"
    shown = reveal.revealed(question, voted({word: 2, sang: 1} | dict.fromkeys(once, 1), {word: 4, sang: 1}))
    figure = shown.figure()
    assert [bars.name for bars in figure.data] == ["you, before talking", "you, after", "the young model", "the trained model"]
    names = shown.table["Answer"]
    assert names == [*question.options, sang, OTHERS]
    assert figure.data[1].x[names.index(word)] == 0.8 and figure.data[0].text[names.index(OTHERS)] == "2 of 5"
    trained = facts.of_words("She opened the door and", [word]).trained[word]
    assert figure.data[3].x[names.index(word)] == pytest.approx(trained, rel=1e-4)
    for model in figure.data[2:]:
        assert sum(model.x) == pytest.approx(1, abs=1e-4)
    assert shown.headline.startswith(f"“{word}”: 4 of 5 of you.") and "5 of you, as unsure as" in shown.beneath and "one of 1.6" in shown.beneath


def test_of_as_many_answers_an_offered_word_comes_first():
    question = questions.asked("word:To be or not to")
    for first, second in (("be", "zebra"), ("zebra", "be")):
        assert reveal.revealed(question, voted({first: 1, second: 1}, {})).headline.startswith("“be”: 1 of 2 of you.")


def test_with_one_round_there_is_one_bar_for_the_room_and_with_nobody_none():
    question = questions.asked("word:To be or not to")
    assert reveal.revealed(question, voted({"be": 3}, {})).figure().data[0].name == "you"
    nobody = reveal.revealed(question, voted({}, {}))
    assert [bars.name for bars in nobody.figure().data] == ["the young model", "the trained model"] and "Nobody has answered" in nobody.headline


def test_made_up_people_are_called_so_in_the_picture():
    shown = reveal.revealed(questions.asked("when"), voted({"halfway": 3}, {"halfway": 3}), rehearsal=True)
    assert {bars.name for bars in shown.figure().data} == {"made-up people, before talking", "made-up people, after"}


def test_before_and_after_the_lesson_stand_beside_the_nation():
    question = questions.asked("learns:after")
    right, wrong = (fold(question.options[place]) for place in (0, 1))
    shown = reveal.revealed(question, voted({right: 9, wrong: 1}, {}), voted({right: 4, wrong: 6}, {}))
    assert [bars.name for bars in shown.figure().data] == ["you, before the lesson", "you, now", "2,301 US adults"]
    assert [bars.x[0] for bars in shown.figure().data] == [0.4, 0.9, 0.39]
    assert "4 of 10 → 9 of 10" in shown.headline and "of 100 US adults, 39" in shown.headline


def test_taps_on_the_map_are_turned_the_right_way_up():
    cat = facts.word_places().now("cat")
    key = f"{cat[0]:.2f},{cat[1]:.2f}"
    *_, you, young, trained = reveal.revealed(questions.asked("map:cat"), voted({key: 2}, {})).figure().data
    assert (you.x[0], you.y[0]) == pytest.approx((trained.x[0], trained.y[0]), abs=0.01) and len(you.x) == 2
    assert (young.x[0], young.y[0]) != (trained.x[0], trained.y[0])


def test_an_order_is_compared_with_the_one_that_was_measured():
    question = questions.asked("order:families")
    names = [name for name, _ in facts.onsets()]
    right = ",".join(str(question.options.index(name)) for name in names)
    shown = reveal.revealed(question, voted({right: 2}, {}))
    assert [list(marks.x) for marks in shown.figure().data] == [[1, 2, 3, 4]] * 2 and shown.beneath == "2 of 2 had the whole order"


def test_numbers_stand_beside_what_the_tests_counted():
    shown = reveal.revealed(questions.asked("number:leap"), voted({"50": 1, "20": 2}, {}))
    course = caches.courses()[facts.LEAP]
    assert shown.figure().data[-1].x[0] == 100 * course.right[-1] / course.n and "middle guess: 20" in shown.headline


# Leading ----------------------------------------------------------------------------------------------------------


def test_one_button_leads_from_the_first_question_to_the_last(store, monkeypatch):
    made, _ = a_room(store)
    monkeypatch.setattr(session, "lead", lambda: made.lead)
    labels = []
    while (move := moves.next_of(view := store.view(made.code))) and len(labels) < 20:
        labels.append(move.label)
        moves.go(move, view)
    assert labels == ["Ask the first question", "Next question", *["Close: let them talk", "Vote again", "Reveal", "Next question"],
                      *["Close: let them talk", "Vote again", "Reveal", "Finish"]]


def test_a_second_tap_at_the_same_sight_changes_nothing(store, monkeypatch):
    made, _ = a_room(store)
    monkeypatch.setattr(session, "lead", lambda: made.lead)
    seen = store.view(made.code)
    for _ in range(2):
        moves.go(moves.next_of(seen), seen)
    assert store.view(made.code).position == 1 and store.view(made.code).phase is Phase.OPEN


def test_what_is_hidden_or_added_meanwhile_does_not_swallow_a_tap(store, monkeypatch):
    made, phones = a_room(store)
    monkeypatch.setattr(session, "lead", lambda: made.lead)
    store.go(made.lead, 2)
    seen = store.view(made.code)
    store.vote(phones[0], seen.current.id, 1, "sang")
    store.hide(made.lead, seen.current.id, "sang")
    moves.go(moves.next_of(seen), seen)
    assert store.view(made.code).phase is Phase.TALK


def test_the_address_for_phones_is_one_that_others_can_reach(monkeypatch):
    monkeypatch.setattr(session.net_util, "get_internal_ip", lambda: "10.0.0.7")
    monkeypatch.setattr(session.config, "get_option", lambda _: None)
    assert session.origin("http://localhost:8501/room") == "http://10.0.0.7:8501"
    assert session.origin("https://nudge.example/app/room") == "https://nudge.example/app"
    monkeypatch.setattr(session.config, "get_option", lambda _: "localhost")
    assert session.origin("http://localhost:8501/room") == "http://localhost:8501"


def test_a_qr_code_is_black_on_white_and_says_where_it_leads():
    drawn = qr.picture("https://nudge.example/join?code=KTM4XR")
    assert 'alt="QR code: https://nudge.example/join?code=KTM4XR"' in drawn and "data:image/svg+xml" in drawn and "%23fff" in drawn


# The pages --------------------------------------------------------------------------------------------------------


def buttons(test):
    return {button.key: button for button in test.button}


def headline(test) -> str:
    (shown,) = [each["headlines"][0] for each in sent(test) if each.get("figure")]
    return shown


def test_a_room_is_opened_in_one_tap_and_then_this_tab_leads_it(store):
    test = opened("room")
    is_well(test)
    assert not test.query_params
    buttons(test)["room.open"].click().run()
    is_well(test)
    view = store.leads(test.session_state[session.LEAD])
    assert test.title[0].value == f"Room {view.code}" and len(view.playlist) == len(questions.playlist("20"))
    assert test.query_params["lead"] == test.session_state[session.LEAD]
    buttons(test)["room.next"].click().run()
    assert store.view(view.code).current.phase is Phase.OPEN


def test_nobody_leads_without_the_secret(store):
    made, _ = a_room(store)
    for query in ({"code": made.code}, {"lead": made.code}, {"lead": "x" * 22}):
        test = opened("room", **query)
        is_well(test)
        assert "room.next" not in buttons(test) and "room.open" in buttons(test)
    test = opened("room", view="wall", code=made.code)
    is_well(test)
    assert wall.ON not in buttons(test) and made.code in str(list(strings(test)))


def test_the_wall_counts_while_the_vote_is_open_and_shows_no_answer_before_the_reveal(store):
    made, phones = a_room(store)
    store.go(made.lead, 2)
    question = store.view(made.code).current
    for phone, answer in zip(phones, ("went", "zigzagged", "zigzagged"), strict=True):
        store.vote(phone, question.id, 1, answer)
    test = opened("room", view="wall", code=made.code, lead=made.lead)
    is_well(test)
    assert "lead" not in test.query_params  # no secret on the wall
    said = " ".join(text for _, text in strings(test))
    assert "**3 of 3** have answered" in said and "zigzagged" not in said and "What people get wrong" not in said
    store.hide(made.lead, question.id, "zigzagged")
    store.reveal(made.lead)
    test.run()
    said = " ".join(text for _, text in strings(test))
    assert "the trained model" in said and "zigzagged" not in said and "2 hidden" in said
    store.hide(made.lead, question.id, "zigzagged", hidden=False)
    test.run()
    assert headline(test).startswith("“zigzagged”: 2 of 3 of you.")


def test_a_picture_of_the_lesson_stands_on_the_wall_with_the_rooms_code_until_the_next_question(store):
    made = store.open(questions.playlist("20"), "a test")
    number = next(asked.number for asked in store.leads(made.lead).playlist if asked.question.key == "picture:meaning:cloud")
    store.go(made.lead, number)
    test = opened("room", view="wall", code=made.code, lead=made.lead)
    is_well(test)
    (slide,) = [each for each in sent(test) if "address" in each]
    assert slide["address"].startswith("meaning?step=3") and (slide["step"], slide["activity"]) == ("3", "meaning")
    said = " ".join(text for _, text in strings(test))
    assert made.code in said and "Words find their place" in said and "have answered" not in said
    assert buttons(test)[wall.ON].label == "Next question"
    leads = opened("room", lead=made.lead, before={"room.notes": True})
    is_well(leads)
    assert "What people get wrong" in " ".join(mark.value for mark in leads.markdown)
    buttons(test)[wall.ON].click().run()
    assert [each["address"] for each in sent(test) if "address" in each] == [""] and store.view(made.code).phase is Phase.OPEN


def test_the_wall_shows_nothing_of_the_survey_before_the_end_and_then_all_of_it(store):
    made, phones = a_room(store, "learns:before", "learns:after")
    store.next(made.lead)
    for phone in phones:
        store.vote(phone, store.view(made.code).current.id, 1, 0)
    store.reveal(made.lead)
    test = opened("room", view="wall", code=made.code)
    assert "kept for the end" in " ".join(text for _, text in strings(test)) and not [each for each in sent(test) if "figure" in each]
    store.next(made.lead)
    store.vote(phones[0], store.view(made.code).current.id, 1, 0)
    store.next(made.lead)
    test.run()
    is_well(test)
    assert headline(test).endswith("3 of 3 → 1 of 1 of you say so; of 100 US adults, 39")


def test_the_facilitator_sees_hides_and_shows_answers_and_the_filters_choice_can_be_overruled(store):
    made, phones = a_room(store)
    store.go(made.lead, 2)
    question = store.view(made.code).current
    store.vote(phones[0], question.id, 1, "bullshit")
    test = opened("room", lead=made.lead, before={"room.answers": True})
    is_well(test)
    assert "hidden by the filter" in " ".join(mark.value for mark in test.markdown)
    buttons(test)["room.hide0"].click().run()
    assert store.tally(made.lead, 2).shown(1) == {"bullshit": 1}


def test_a_question_of_ones_own_is_asked_next_and_its_shares_are_the_models(store):
    made, _ = a_room(store)
    store.next(made.lead)
    test = opened("room", lead=made.lead, before={"room.owning": True})
    test.text_input(key=console.OWN).set_value("  The  king of <b> the ").run()
    buttons(test)["room.ask_own"].click().run()
    is_well(test)
    asked = store.view(made.code).playlist[1].question
    assert asked.key == "own:The king of <b> the" and asked.kind is Kind.NEXT_WORD and len(asked.options) == 4
    shown = reveal.revealed(asked, voted({fold(asked.options[0]): 1}, {}))
    trained = facts._worked_out(caches.BASE, "The king of <b> the", asked.options).trained
    assert shown.figure().data[-1].x[0] == pytest.approx(trained[asked.options[0]], rel=1e-4)


def test_a_rehearsal_says_so_on_the_wall_and_counts_nobody(store):
    made, _ = a_room(store, phones=0)
    test = opened("room", lead=made.lead, before={"room.rehearsal": True})
    buttons(test)["room.rehearse"].click().run()
    store.go(made.lead, 2)
    on_wall = opened("room", view="wall", code=made.code)
    assert "Rehearsal: 24 of them are made up" in " ".join(mark.value for mark in on_wall.markdown)
    assert store.view(made.code).people == 0 and "24" not in store.export(made.lead)


def test_the_run_sheet_holds_every_question_what_is_so_and_each_note_once(store):
    made = store.open(questions.playlist("20"), "a test")
    test = opened("room", view="sheet", lead=made.lead)
    is_well(test)
    said = "\n".join(mark.value for mark in test.markdown)
    asked = [question for question in questions.playlist("20") if question.kind is not Kind.PICTURE]
    pictures = [question.text for question in questions.playlist("20") if question.kind is Kind.PICTURE]
    assert said.count("### ") == len(asked) and pictures and all(f"On the wall: **{plain(title)}" in said for title in pictures)
    assert "first word is “Paris”" in said and said.count("It has no list of sentences") == 1
    assert "room.open" in buttons(opened("room", view="sheet"))  # without the secret: the door


def test_after_a_reset_the_same_link_leads_an_empty_room_with_another_code(store):
    made, _ = a_room(store)
    store.next(made.lead)
    test = opened("room", lead=made.lead, before={"room.end_of_it": True})
    test.toggle(key="room.sure").set_value(True).run()
    buttons(test)["room.reset"].click().run()
    is_well(test)
    view = store.leads(made.lead)
    assert view.code != made.code and view.people == 0 and view.position == 0 and test.title[0].value == f"Room {view.code}"


# A phone on a page of Streamlit -----------------------------------------------------------------------------------


def test_where_the_light_page_is_not_served_a_phone_joins_answers_and_changes_its_answer_on_a_page_of_streamlit(store):
    made, _ = a_room(store, phones=0)
    test = opened("join", code=made.code.lower())
    is_well(test)
    buttons(test)["join.join"].click().run()
    assert store.view(made.code).people == 1 and "The first question comes here" in " ".join(mark.value for mark in test.markdown)
    store.go(made.lead, 2)
    test.run()
    question = store.view(made.code).current
    buttons(test)[f"join.give.{question.id}.1.1"].click().run()
    assert store.tally(made.lead, 2).shown(1) == {fold(question.question.options[1]): 1}
    test.text_input(key=f"join.typed.{question.id}.1").set_value("<b>Sang</b>").run()
    buttons(test)[f"join.give.{question.id}.1.own"].click().run()
    is_well(test)
    assert store.tally(made.lead, 2).shown(1) == {"<b>sang</b>": 1}
    assert "heavier" in " ".join(mark.value for mark in test.markdown)
