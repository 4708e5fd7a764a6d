"""The one family of errors that core raises on purpose.

A message says what was asked, what is there, and what to do about it, in a sentence or two that a reader can be shown
as it is.
"""


class NudgeError(Exception):
    """Any error that Nudge can explain; catching this one catches the whole family."""


class UnknownRun(NudgeError):
    """A run that isn't there."""


class UnknownStep(NudgeError):
    """A training step of which a run keeps no checkpoint."""


class NotHere(NudgeError):
    """An optional part that this machine lacks, or that its host has turned off."""


class DamagedFile(NudgeError):
    """A file of a run that is missing, cut short or changed."""


class NoRoom(NudgeError):
    """A file that can't be written: the disk is full or read only, or the folder belongs to someone else."""


class BadInput(NudgeError):
    """Text, a number or a setting that can't be used as given."""


class UnknownRoom(NudgeError):
    """A room for phones that isn't there, or is no more; or a secret that leads none."""


class Refused(NudgeError):
    """What a room doesn't take now: a vote after closing, a phone that isn't in it, a move when it has ended."""
