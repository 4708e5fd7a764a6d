"""The history of the store's tables. A new one: a file in versions/ that names the last one in `down_revision`, and
HEAD in core/room/place.py.
"""
