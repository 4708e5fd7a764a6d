"""Chapter 4: one lap of the training loop on a sentence of the reader's, nudges in a row, the whole run that such laps make,
its walk, and one to start oneself.
"""

from pages.sections.training import live_lesson, play, talk
from pages.sections.training.picture import picture
from pages.sections.training.play import SLUG, STAGE
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import caches
from pages.shared.text import prose

shell.enter()


def follow() -> None:
    play.follow_link()
    live_lesson.keep_up()


def on_stage() -> None:
    stage.show(SLUG, picture, talk.talk, follow=follow)
    live_lesson.remember()


if stage.ready(SLUG, caches.steps, lambda: prose.show(SLUG, "without_run")):
    begins_at(play.first_moment())
    shell.fragment(on_stage, key=STAGE, run_every=live_lesson.looks())()
