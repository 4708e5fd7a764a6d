"""For facilitators: lesson plans whose links open exact states, a view for the wall, a handout and all notes to print."""

from pages.sections.facilitators import choice, handout, talk, views
from pages.sections.facilitators.choice import SLUG, STAGE
from pages.sections.facilitators.picture import picture
from pages.shared.frame import present, shell, stage, url
from pages.shared.frame.lesson_plans import PLANS
from pages.shared.frame.moment import begins_at

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    stage.show(SLUG, picture, talk.talk, follow=choice.follow_link)


wall, view = present.now(), url.choice("view", "", ("", "handout", "notes"))
begins_at(None)
if view == "handout":
    views.to_print("Print these two pages", "handout")
    with shell.part():
        handout.show()
elif wall:
    views.slide(wall)
elif view == "notes":
    views.to_print("Print all notes", "notes")
    with shell.part():
        talk.all_notes(int(url.choice("plan", str(choice.USUAL), [str(plan) for plan in PLANS])))
else:
    on_stage()
