"""Chapter 5: the words of the model on a map, moving through training, in either table; two of them measured."""

from pages.sections.meaning import words
from pages.sections.meaning.choice import SLUG, STAGE, follow_link, written
from pages.sections.meaning.picture import others_made, picture
from pages.sections.meaning.talk import talk
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import caches
from pages.shared.text import prose

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    stage.show(SLUG, picture, talk, follow=follow_link)
    written()


begins_at(None)
if stage.ready(
    SLUG, lambda: caches.steps() and words.vectors(caches.BASE, words.EMBED),
    lambda: prose.show(SLUG, "without_words" if caches.steps() else "without_run"),
):
    on_stage()
    shell.do_last(others_made)
