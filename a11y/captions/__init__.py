"""What may honestly be read of a video: the publisher's captions, an editor's, or a stand-in that says what it is."""

from a11y.captions.checker import check
from a11y.captions.drafts import approve, draft
from a11y.captions.given import given_tracks, known_again
from a11y.captions.limits import PROFILES, STAND_IN_PACE
from a11y.captions.recited import recited, sentences
from a11y.captions.standin import label_of
from a11y.captions.supplied import Attached, attach, find_video
from a11y.captions.videos import tracks
from a11y.formats.webvtt_faults import Fault

__all__ = [
    "PROFILES",
    "STAND_IN_PACE",
    "Attached",
    "Fault",
    "approve",
    "attach",
    "check",
    "draft",
    "find_video",
    "given_tracks",
    "known_again",
    "label_of",
    "recited",
    "sentences",
    "tracks",
]
