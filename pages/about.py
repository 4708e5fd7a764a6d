"""Model card and the sources of every figure: what the model is, in numbers read from the run itself.

Source: Mitchell et al. 2019, "Model Cards for Model Reporting", arXiv 1810.03993, for what a model card has to tell.
"""

from pages.sections.about import talk
from pages.sections.about.facts import SLUG, STAGE
from pages.sections.about.picture import picture
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import caches
from pages.shared.text import prose

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    stage.show(SLUG, picture, talk.talk)


begins_at(None)
if stage.ready(SLUG, caches.steps, lambda: prose.show("home", "without_run")):
    on_stage()
