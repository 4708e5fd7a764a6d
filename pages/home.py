"""Chapter 0: the same prompt, continued by the same model at every moment of its training."""

from functools import partial

from pages.sections.home.chapter_map import chapter_map
from pages.sections.home.picture import picture
from pages.sections.home.play import SLUG, STAGE, follow_link
from pages.sections.home.talk import talk
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import caches
from pages.shared.text import prose

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    later = []
    stage.show(SLUG, partial(picture, later=later), talk, follow=follow_link)
    for work in later:
        shell.do_last(work)


begins_at(None)
if caches.steps():
    on_stage()
else:
    shell.head(SLUG)
    prose.show(SLUG, "without_run")
    chapter_map()
