"""Entry point: page config, navigation, frame; no content."""

from pages.shared.frame import route

route()
