"""The first minute: what each step shows is what the model wrote and held likely, on its own prompts and on typed ones."""

import json
import re
from functools import cache

import numpy as np
import pytest

from core.__main__ import main as command
from core.model.prompt import cut, prompt_ids
from core.model.sampling import choices, distribution, next_token
from core.results.cloze import shown
from pages.sections.home import panels, play
from pages.sections.home.talk import TAUGHT
from pages.shared.films.text_film import printable
from pages.shared.films.writing import Generation, written
from pages.shared.frame.steps import MOST_WORDS, STEPS
from pages.shared.loading import caches
from pages.shared.text import prose
from tests import recount
from tests.opening import is_well, opened, sent

NUMBER = {step.name: str(number) for number, step in enumerate(STEPS["home"], start=1)}
NASTY = ["   ", "x" * 100_000, "🦊👩‍🔬", "שלום עולם", "a\x00b\x07‮c", "<b>hi</b><script>alert(1)</script>",
         "$x^2$ **bold** :red[x] :smile: `code`", "[link](javascript:alert(1))", "# heading", "\n\n- list"]


def at(step: str, **query: str):
    return opened("home", step=NUMBER[step], **query)


@cache
def left_open():
    """One page for all that is typed into it."""
    return at("yours")


def film(test) -> dict:
    """The film of the text as it is in the end: what was written after it had been put on the page goes to it by its name."""
    given = sent(test)
    first = next(one for one in given if "texts" in one and "prompt" in one)
    return first | next((one for one in given if first.get("late") and one.get("id") == first["late"]), {})


def as_shown(texts: list[str]) -> list[str]:
    return [printable(text) for text in texts]


def panel(test) -> dict:
    """The second picture: its figure and frames read back."""
    found = next(one for one in sent(test) if "figure" in one)
    return found | {"figure": json.loads(found["figure"]), "frames": json.loads(found["frames"])}


def told(test) -> str:
    return " ".join(" ".join(element.value.split()) for element in test.markdown)


@pytest.fixture
def writes_little(monkeypatch):
    """The model writes two tokens rather than thirty-two: enough where only the prompt matters."""
    monkeypatch.setattr(play, "WRITES", 2)


@pytest.fixture
def writes_some(monkeypatch):
    """The model writes eight tokens: enough for a text whose words are looked at. What ships with the run has thirty-two as ever."""
    monkeypatch.setattr(play, "WRITES", 8)


# Arriving ---------------------------------------------------------------------------------------------------------


def test_the_same_prompt_rewrites_itself_on_arrival_beside_a_map_that_is_at_the_same_moment():
    test = opened("home")
    is_well(test)
    shipped = next(one for one in caches.document(caches.BASE, "analyses/home.json")["prompts"] if one["prompt"] == play.PROMPTS[0])
    first = film(test)
    assert first["texts"] == as_shown(shipped["texts"]) and first["plays"] and first["beside"]
    assert first["start"] == len(caches.steps()) - 1  # it rests where the model is trained
    second = panel(test)
    assert second["follows"] == first["key"] and len(second["frames"]) == len(caches.steps())


def test_the_words_of_the_small_map_stand_where_the_run_has_them_and_their_nearest_are_counted():
    found = panel(opened("home"))
    places, facts = caches.arrays(caches.BASE, "analyses/map.safetensors"), caches.document(caches.BASE, "analyses/map_facts.json")
    words = found["figure"]["data"][0]["text"]
    numbers = [facts["words"].index(word) for word in words]
    assert len(set(words)) == len(words) == 7 * panels.EACH
    for moment in (0, len(places["tsne"]) // 2, -1):
        dots = found["frames"][moment]["traces"][0]
        ours = np.stack([dots["x"], dots["y"]], 1)
        assert np.allclose(ours, places["tsne"][moment][numbers], atol=2e-3)
        kinds = found["figure"]["data"][0]["customdata"]
        right = 0
        for number, place in enumerate(places["tsne"][moment][numbers].astype(float)):
            far = np.hypot(*(places["tsne"][moment][numbers].astype(float) - place).T)
            far[number] = np.inf
            right += kinds[int(far.argmin())] == kinds[number]
        assert f"{right} of {len(words)} words" in found["headlines"][moment]


def test_a_link_to_a_moment_opens_there_and_does_not_play():
    first = film(opened("home", prompt="Once upon a time", moment="0"))
    assert not first["plays"] and first["start"] == 0


def test_no_two_prompts_begin_with_the_same_noise():
    home, more = (caches.document(caches.BASE, f"analyses/{name}.json") for name in ("home", "beginnings"))
    texts = {one["prompt"]: one["texts"][0] for one in (*home["prompts"], *(one for kind in more["kinds"] for one in kind["beginnings"]))}
    assert len({text.split()[0] for text in texts.values()}) > 0.9 * len(texts)


def test_before_anybody_types_no_page_of_home_needs_torch(monkeypatch):
    monkeypatch.setattr(caches, "timeline", lambda *_: pytest.fail("the timeline was asked for"))
    monkeypatch.setattr(caches, "run", lambda *_: pytest.fail("the model was asked for"))
    for step in NUMBER:
        is_well(at(step))


# The guess --------------------------------------------------------------------------------------------------------


def test_the_curve_ends_where_the_guess_is_asked_and_goes_on_to_the_end_once_it_is_given():
    losses = recount.table("losses")
    bits = np.array(losses["heldout_loss"]) / np.log(2)
    reached, right = recount.nine_tenths()
    picked = next(name for name in panels.GUESSES if name != right)
    test = at("guess")
    before = panel(test)["figure"]["data"][0]
    assert len(before["x"]) < losses["steps"].index(reached) and np.allclose(before["y"], bits[:len(before["y"])], atol=1e-3)
    assert f"{reached:,}" not in told(test) and film(test)["start"] == 0
    test.button_group(key="home.guess").set_value(picked).run()
    is_well(test)
    after = panel(test)
    assert np.allclose(after["figure"]["data"][0]["y"], bits, atol=1e-3)
    assert np.allclose(after["figure"]["data"][0]["x"], np.array(losses["steps"]) / losses["steps"][-1], atol=1e-5)
    assert f"step {reached:,}" in after["headlines"][0] and f"by step {reached:,} of" in told(test)
    assert after["figure"]["layout"]["shapes"][0]["x0"] == panels.GUESSES[picked][0]
    assert f"You guessed “{picked}”. The answer is “{right}”." in told(test)
    assert film(test)["start"] == len(caches.steps()) - 1


def test_a_guess_may_be_passed():
    test = at("guess")
    test.button_group(key="home.guess").set_value("just show me").run()
    is_well(test)
    assert len(panel(test)["figure"]["data"][0]["x"]) == len(caches.steps()) and "You guessed" not in told(test)


# The reader's own prompt ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", NASTY)
def test_home_answers_any_typed_text(text, writes_little):
    test = left_open()
    test.text_input(key="home.prompt").set_value(text).run()
    is_well(test)


def test_typed_markup_stays_text_on_every_step(writes_little):
    test = at("yours")
    test.text_input(key="home.prompt").set_value(":red[x] <i>").run()
    for step in ("yours", "words", "tokens", "dials"):
        test.session_state["home.step"] = int(NUMBER[step])
        test.run()
        is_well(test)
        for element in test.markdown:
            assert ":red[x]" not in element.value
            assert "<i>" not in element.value


def test_a_typed_prompt_opens_trained_beside_what_the_model_wrote_before_training(writes_little):
    test = opened("home", prompt="The dog in the garden")
    is_well(test)
    assert test.text_input(key="home.prompt").value == "The dog in the garden"
    first = film(test)
    assert first["pair"] and first["start"] == len(caches.steps()) - 1 and not first["plays"]


@pytest.mark.parametrize(("prompt", "tokens"), [("Once upon a time", 32), ("The dog in the garden", 8)])  # the first ships with the run
def test_home_writes_what_the_command_line_writes_after_the_same_prompt_at_the_same_step(prompt, tokens, capsys, writes_some):
    step = caches.steps()[-2]
    texts = film(at("yours", prompt=prompt, moment=str(step)))["texts"]
    capsys.readouterr()
    dials = ["--temperature", "0.7", "--top-p", "0.95", "--tokens", str(tokens), "--seed", "1"]
    assert command(["generate", prompt, "--step", str(step), *dials, "--json"]) == 0
    assert texts[-2] == json.loads(capsys.readouterr().out)["text"]


def test_other_dice_write_what_the_command_line_writes_with_that_seed(capsys, writes_some):
    test = at("yours")
    before = film(test)["texts"]
    test.button(key="home.again").click().run()
    is_well(test)
    assert test.query_params["seed"] in ("2", ["2"])
    after = film(test)["texts"]
    assert sum(not one.startswith(other) for one, other in zip(before, after, strict=True)) > len(before) / 2
    capsys.readouterr()
    dials = ["--temperature", "0.7", "--top-p", "0.95", "--tokens", "8", "--seed", "2"]
    assert command(["generate", play.PROMPTS[0], *dials, "--json"]) == 0
    assert after[-1] == json.loads(capsys.readouterr().out)["text"]


def test_the_bars_under_the_text_are_the_models_shares_for_the_next_word_at_every_moment(writes_little):
    for prompt in (play.PROMPTS[0], "The dog in the garden"):
        found = panel(at("yours", prompt=prompt))
        run = caches.run()
        for moment in (3, -1):
            probs = next_token(run.model(caches.steps()[moment]), prompt_ids(run.tokenizer, prompt, 128))
            top = probs.topk(panels.BARS)
            frame = found["frames"][moment]
            assert frame["traces"][0]["x"] == pytest.approx(top.values.tolist(), rel=2e-3)
            assert frame["layout"]["yaxis.ticktext"] == [shown(run.tokenizer.token(id)) for id in top.indices.tolist()]


def test_a_question_gets_one_kind_line_and_the_rest_lies_in_a_drawer(writes_little):
    test = at("yours")
    assert not test.info
    test.text_input(key="home.prompt").set_value("What is your name?").run()
    is_well(test)
    assert len(test.info) == 1 and test.info[0].value.startswith("It only goes on.")


def test_words_that_the_model_never_read_are_named_and_what_lies_far_is_told_with_its_cost(writes_little):
    test, known = at("yours", prompt=f"The {recount.unread()} sat on"), recount.far_known()
    assert any(f"“{recount.unread()}”" in notice.value for notice in test.info)
    test.text_input(key="home.prompt").set_value(known["beginning"]).run()
    assert any(f"cost it {known['bits']:.1f} bits of surprise for each token" in notice.value for notice in test.info)
    test.text_input(key="home.prompt").set_value("The capital of France is").run()
    assert not test.info


def test_five_beginnings_of_five_kinds_are_offered_and_all_others_lie_in_a_drawer(writes_little):
    test = at("yours")
    table = caches.document(caches.BASE, "analyses/beginnings.json")
    offered = test.button_group(key="home.suggestion")
    assert offered.options == [kind["beginnings"][0]["prompt"] for kind in table["kinds"][:5]]
    offered.set_value(offered.options[2]).run()
    is_well(test)
    assert test.text_input(key="home.prompt").value == offered.options[2]
    test.session_state["home.kinds"] = True
    test.run()
    is_well(test)
    assert test.button_group(key="home.beginnings.kind").options == [kind["kind"] for kind in table["kinds"]]


# Tap a word -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prompt", ["Once upon a time", "The dog in the garden"])
def test_what_else_could_have_stood_in_a_words_place_is_what_the_model_held_likeliest_there(prompt, writes_some):
    test = at("words", prompt=prompt, position="4")
    is_well(test)
    run, text = caches.run(), film(test)["texts"][-1]
    begin, pieces = cut(run.tokenizer, prompt, text)
    ids = [run.tokenizer.end_id, *(piece.id for piece in pieces)]
    found = choices(run.model(), ids, 1 + begin, panels.BARS)[3]
    drawn = panel(test)
    word = shown(run.tokenizer.token(found.id))
    assert film(test)["taps"]["parts"][3][0].strip() == text[len(" "):].split()[3] or word in film(test)["taps"]["parts"][3][0]
    assert drawn["headlines"][0].startswith(f"“{word}” was its")
    labels, bars = drawn["figure"]["layout"]["yaxis"]["ticktext"], drawn["figure"]["data"][0]["x"]
    theirs = [(shown(run.tokenizer.token(id)), share) for id, share in found.top]
    if word not in [label for label, _ in theirs]:
        theirs[-1] = word, found.share
    assert [label.removeprefix("➤ ") for label in labels] == [label for label, _ in theirs]
    assert bars == pytest.approx([share for _, share in theirs], rel=2e-3)


def test_a_prompt_that_was_never_written_on_can_be_tapped_at_once(writes_some):
    test = at("words", prompt="The old boat on the river")
    is_well(test)
    given = film(test)
    assert "".join(part for part, _ in given["taps"]["parts"]) == given["texts"][-1]


def test_the_parts_that_can_be_tapped_add_up_to_the_text():
    given = film(at("words"))
    assert "".join(part for part, _ in given["taps"]["parts"]) == given["texts"][-1]


def test_the_text_goes_on_from_another_word_in_the_place_of_a_written_one():
    text = " a king came.\nHe sat"
    assert play.branch("Once upon a time", text, 1, " queen") == "Once upon a time a queen"
    assert play.branch("Once upon a time", text, 1, "↵") is None
    assert play.branch("Once upon a time", text, 6, " She") is None  # a line break that no box takes


def test_the_shares_that_ship_are_those_of_the_model():
    run = caches.run()
    for entry in caches.document(caches.BASE, "analyses/home.json")["prompts"]:
        ids = prompt_ids(run.tokenizer, entry["prompt"], 128)
        probs = next_token(run.model(), ids)
        drawn = distribution(probs.log(), 0.7, None, 0.95)
        for token, share, in_draw in entry["next"][-1]:
            id = run.tokenizer.id(token)
            assert (share, in_draw) == (pytest.approx(float(probs[id]), rel=2e-3), pytest.approx(float(drawn[id]), rel=2e-3, abs=1e-6))
        begin, pieces = cut(run.tokenizer, entry["prompt"], entry["texts"][-1])
        assert [one["token"] for one in entry["words"]] == [piece.token for piece in pieces[begin:]]
        assert [piece.id for piece in pieces[:begin]] == ids[1:]


# What the model sees ----------------------------------------------------------------------------------------------


def test_the_prompt_stands_in_tokens_with_their_ids_over_the_numbers_of_the_one_that_was_tapped():
    test = at("tokens", prompt="The cat sat on")
    tokenizer = caches.tokenizer()
    taps = film(test)["taps"]
    assert taps["of_prompt"] and taps["parts"] == [[piece.token.strip(), str(piece.id)] for piece in tokenizer.pieces("The cat sat on")]
    found = panel(test)
    for moment in (0, -1):
        rows = np.array(found["frames"][moment]["traces"][0]["z"]).ravel()
        own = caches.run().weights(caches.steps()[moment])["embed.weight"][tokenizer.id(" The")]
        assert rows == pytest.approx(own.numpy(), abs=1e-4)


# The dials --------------------------------------------------------------------------------------------------------


def test_the_dials_in_a_link_draw_what_the_model_draws_with_them(writes_some):
    test = opened("home", prompt="The cat sat on", temperature="0", top_k="5", top_p="0.5")
    is_well(test)
    drawn = list(caches.timeline().continuations("The cat sat on", 8, seed=1, temperature=0.0, top_k=5, top_p=0.5))
    assert film(test)["texts"] == as_shown(drawn)
    test.button(key="home.usual").click().run()
    assert {"temperature", "top_k", "top_p"}.isdisjoint(test.query_params)
    assert film(test)["texts"] == as_shown(play.shipped()["The cat sat on"]["texts"])


def test_the_bars_of_the_dials_show_each_share_before_and_after_them(writes_little):
    found = panel(at("dials", temperature="2", top_k="2"))
    run = caches.run()
    probs = next_token(run.model(), prompt_ids(run.tokenizer, play.PROMPTS[0], 128))
    top = probs.topk(panels.BARS)
    drawn = distribution(probs.log(), 2.0, 2, 0.95)[top.indices]
    pale, full, said = found["frames"][-1]["traces"]
    assert pale["x"] == pytest.approx(top.values.tolist(), rel=2e-3) and full["x"] == pytest.approx(drawn.tolist(), rel=2e-3)
    assert [text.endswith("left out") for text in said["text"]] == [False, False, True, True, True]


@pytest.mark.parametrize("dial", [{"temperature": "hot"}, {"temperature": "-1"}, {"temperature": "nan"}, {"top_k": "7"}, {"top_p": "0"}])
def test_a_dial_that_makes_no_sense_falls_back_to_the_usual_draw_with_one_notice(dial):
    test = at("dials", **dial)
    is_well(test)
    assert len([notice for notice in test.info if "could not be read" in notice.value]) == 1
    assert film(test)["texts"] == as_shown(play.shipped()[play.PROMPTS[0]]["texts"])


def test_dials_and_prompt_stay_through_the_steps(writes_some):
    test = at("dials", prompt="The cat sat on")
    test.slider(key="home.temperature").set_value(0.0).run()
    before = film(test)["texts"]
    for step in ("tokens", "words", "yours"):
        test.session_state["home.step"] = int(NUMBER[step])
        test.run()
        is_well(test)
    assert film(test)["texts"] == before and test.text_input(key="home.prompt").value == "The cat sat on"


# When what is written ---------------------------------------------------------------------------------------------


def test_of_a_new_setting_only_what_is_seen_is_written_before_the_film_is_there_and_each_only_once(steps_asked, writes_some):
    saved = caches.steps()
    test = at("dials", prompt="The cat sat on", temperature="0.3", moment=str(saved[3]))
    first = next(one for one in sent(test) if "prompt" in one)["texts"]
    assert [place for place, text in enumerate(first) if text is not None] == [3]
    assert steps_asked == [saved[3], *saved[:3], *saved[4:]]
    assert film(test)["texts"][3] == first[3] and None not in film(test)["texts"]
    test.run()
    assert len(steps_asked) == len(saved) and film(test)["late"] is None


def test_the_words_of_a_step_are_there_before_the_other_moments_are_written(steps_asked, monkeypatch, writes_little):
    asked_before = []
    show = prose.show
    monkeypatch.setattr(prose, "show", lambda *given, **named: (asked_before.append(len(steps_asked)), show(*given, **named)))
    is_well(at("dials", prompt="The cat sat on", temperature="0.4"))
    assert set(asked_before) == {1} and len(steps_asked) == len(caches.steps())


def test_what_ships_with_the_run_is_what_the_page_would_have_written():
    entry = caches.document(caches.BASE, "analyses/home.json")["prompts"][0]
    assert list(caches.timeline().continuations(entry["prompt"], 32, seed=1, temperature=0.7, top_p=0.95)) == entry["texts"]


# The rest ---------------------------------------------------------------------------------------------------------


def test_every_step_opens_with_its_sentence_a_picture_and_at_most_sixty_words():
    for step in STEPS["home"]:
        test = at(step.name)
        is_well(test)
        assert test.header[0].value == step.title
        assert step.name == "assistant" or (film(test) and panel(test))  # that one has one picture (test_grown_up)
        text = re.sub(r"\{\{(?:[^{}|]+\|)?([^{}]+)\}\}", r"\1", prose.sections("home").get(step.name, ""))
        assert len(text.split()) <= MOST_WORDS, step.name


def test_who_wrote_its_text_is_drawn_from_the_data_sheet_and_what_was_taught_on_purpose_is_counted_in_the_text():
    test = at("trap")
    sheet = caches.document(caches.BASE, "analyses/datasheet.json")
    assert panel(test)["figure"]["data"][0]["x"] == pytest.approx([row["words"] / sheet["words"] for row in sheet["sources"]])
    test.session_state["home.writers"] = True
    test.run()
    text = caches.training_text()
    counts = {genre: len(text.documents(genre=genre)) for genre in ("capitals lesson", "capitals quiz", "verb lesson")}
    assert f"{counts['capitals lesson'] + counts['capitals quiz']:,} texts are lessons and quizzes on capitals" in told(test)
    assert f"{counts['verb lesson']:,} are drills of verbs" in told(test)
    facts = {genre: len(text.documents(genre=genre)) for genre in TAUGHT["facts"]}
    assert all(facts.values()) and f"{sum(facts.values()):,} tell plain facts and small sums" in told(test)
    assert "An AI system wrote that program and the stories" in told(test)


def test_the_last_step_asks_one_question_and_shows_the_way_to_every_chapter():
    test = at("check")
    test.radio(key="home.check").set_value("The numbers inside it").run()
    is_well(test)
    assert any("Yes." in one.value for one in test.success)
    links = [link.proto.label for link in test.get("page_link")]
    assert sum("Watch cat drift toward dog" in label for label in links) == 1 and sum(" · " in label and "**" in label for label in links) >= 11


def test_a_run_that_came_without_the_yardstick_still_names_unknown_words(monkeypatch, writes_little):
    whole = caches.document
    monkeypatch.setattr(caches, "document", lambda name, file: None if file == "analyses/beginnings.json" else whole(name, file))
    test = at("yours", prompt=f"The {recount.unread()}")
    is_well(test)
    assert len(test.info) == 1 and recount.unread() in test.info[0].value and "bits" not in test.info[0].value
    assert test.button_group(key="home.suggestion").options == list(play.PROMPTS)


def test_a_draw_of_other_dice_is_kept_apart_from_what_ships():
    asked = Generation("Once upon a time", 32, 0.7, None, 0.95, seed=2)
    assert not play.is_shipped(asked) and written(caches.BASE, asked) is not written(caches.BASE, asked._replace(seed=1))


def test_a_link_to_a_prompt_of_ones_own_or_to_dials_keeps_the_moment_that_it_names(writes_little):
    step = caches.steps()[4]
    for query in ({"prompt": "The cat sat on"}, {"temperature": "0.3"}):
        test = opened("home", **query, moment=str(step))
        assert test.session_state["home.moment_shown"] == step, query
