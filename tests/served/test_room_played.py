"""A whole room in a browser: one facilitator, one wall, three phones, a reload in between."""

from urllib.parse import parse_qs, urlsplit

from core.results.room import OTHERS
from core.room.store import Rooms
from pages.sections.room.questions import playlist

from .conftest import serving, settle


def test_a_room_is_played_from_its_door_to_its_end_with_a_reload_in_between(visit, chromium, tmp_path):
    with serving(NUDGE_ROOMS=str(tmp_path / "rooms.sqlite")) as server:
        # the facilitator opens a room in one tap; the wall shows how to get in
        leader = visit(f"{server}/room?plan=short", width=360, height=740)
        leader.get_by_role("button", name="Open a room").click()
        leader.get_by_role("heading", name="Room ").wait_for()
        leader.wait_for_function("new URLSearchParams(location.search).has('lead')")
        code = leader.get_by_role("heading", name="Room ").inner_text().removeprefix("Room ")
        secret = parse_qs(urlsplit(leader.url).query)["lead"][0]
        wall = visit(f"{server}/room?view=wall&code={code}&lead={secret}", width=1280, height=720)
        wall.locator(".lobby .code", has_text=code).wait_for()
        wall.wait_for_function("!location.search.includes('lead')")  # whoever photographs the wall can't lead
        assert wall.locator(".lobby img.qr").evaluate("image => image.naturalWidth") > 0

        phones = [on_a_phone(chromium, f"{server}/join?code={code}") for _ in range(3)]
        leader.get_by_text("3 phones are here").wait_for()

        # first vote: counts and nothing else on the wall
        leader.get_by_role("button", name="Ask the first question").click()
        for phone in phones:
            phone.locator("#question", has_text="She opened the door and").wait_for()
        word, another = playlist("short")[0].options[:2]
        for phone, said in zip(phones, (word, word, another), strict=True):
            tap(phone, said)
        wall.get_by_text("3 of 3 have answered").wait_for()
        assert wall.locator(".js-plotly-plot").count() == 0

        # talk; a phone and the wall are loaded again, and everything is as it was
        wall.keyboard.press("ArrowRight")
        wall.get_by_text("Turn to your neighbour").wait_for()
        phones[2].reload()
        phones[2].get_by_text(another).first.wait_for()
        wall.reload()
        wall.get_by_text("Turn to your neighbour").wait_for()

        # second vote, with a word of one's own; the facilitator hides it
        leader.get_by_role("button", name="Vote again").click()
        for phone in phones[:2]:
            tap(phone, word)
        phones[2].locator("#typed").fill("zigzagged")
        phones[2].get_by_role("button", name="Send").click()
        wall.get_by_text("3 of 3 have answered again").wait_for()
        leader.locator("summary", has_text="Answers so far").click()
        leader.locator("[class*=st-key-room-hide]", has_text="Hide").nth(1).click()
        leader.get_by_text("zigzagged: 1 (hidden)").wait_for()

        wall.get_by_role("button", name="Reveal").wait_for()  # it leads again, also after its reload

        # the reveal: the room before and after, the young model, the trained one; by the wall's own key
        wall.keyboard.press("PageDown")
        wall.locator(".headline", has_text=f"“{word}”: 2 of 2 of you").wait_for()
        graph = wall.locator(".js-plotly-plot").first
        names, rows, after = graph.evaluate("g => [g.data.map(one => one.name), g.layout.yaxis.ticktext, g.data[1].x]")
        assert names == ["you, before talking", "you, after", "the young model", "the trained model"]
        assert rows[:4] == list(playlist("short")[0].options) and after[rows.index(word)] == 1 and OTHERS not in rows
        assert "zigzagged" not in wall.locator("body").inner_text()
        small = wall.evaluate("""() => [...document.querySelectorAll("#root *")].filter(one => {
            const box = one.getBoundingClientRect()
            return box.height && box.top < innerHeight && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
              && parseFloat(getComputedStyle(one).fontSize) < innerHeight * 0.016 }).map(one => one.textContent)""")
        assert small == []

        # a new sentence, and the end
        leader.get_by_role("button", name="Next question").click()
        phones[0].locator("#question", has_text="They walked to the").wait_for()
        leader.locator("summary", has_text="Counts, run sheet").click()
        settle(leader)  # a tap in the very moment in which the drawer is filled may be lost
        leader.get_by_text("I am sure").click()
        leader.get_by_role("button", name="End the room").click()
        wall.get_by_role("heading", name="The room is closed").wait_for()


def test_the_lessons_pictures_stand_on_the_wall_with_the_code_and_the_leader_turns_them(visit, tmp_path):
    url = f"sqlite:///{tmp_path / 'rooms.sqlite'}"
    rooms = Rooms(url)
    opened = rooms.open(playlist("20"))
    number = next(asked.number for asked in rooms.view(opened.code).playlist if asked.question.key == "picture:meaning:guess")
    guess, cloud = (asked.question.text for asked in rooms.view(opened.code).playlist[number - 1:number + 1])
    rooms.go(opened.lead, number)
    with serving(NUDGE_ROOMS=url) as server:
        wall = visit(f"{server}/room?view=wall&code={opened.code}&lead={opened.lead}", width=1280, height=720)
        inside = wall.frame_locator("iframe")
        inside.get_by_role("heading", name=guess).wait_for()
        inside.locator(".st-key-stage .main-svg").first.wait_for()
        wall.locator("iframe:not(.coming)").evaluate("frame => { frame.contentWindow.same = true }")
        assert wall.locator(".st-key-room-foot .code", has_text=opened.code).is_visible()
        assert not inside.locator(".st-key-present-bar").count()  # one bar is enough
        rooms.next(opened.lead)  # from the leader's phone
        inside.get_by_role("heading", name=cloud).wait_for()
        assert wall.locator("iframe").evaluate("frame => frame.contentWindow.same")  # turned to, not loaded anew
        inside.locator("body").press("ArrowLeft")  # a key that the picture has caught leads the room all the same
        inside.get_by_role("heading", name=guess).wait_for()
        assert rooms.view(opened.code).position == number
        rooms.go(opened.lead, number + 2)
        wall.get_by_role("heading", name="Every word has a place").wait_for()
        wall.locator("iframe").wait_for(state="detached")
    rooms.close()


def on_a_phone(chromium, address: str):
    """A phone of its own that has followed the square code."""
    page = chromium.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(address)
    page.get_by_role("heading", name="You are in").wait_for()
    return page


def tap(phone, word: str) -> None:
    phone.locator("label.tap", has_text=word).click()
    phone.locator("label.tap.on", has_text=word).wait_for()
