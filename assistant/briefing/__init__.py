"""Bahan Kunjungan: what the register knows before a visit, as a note that can be handed in."""

from assistant.briefing.building import build_briefing
from assistant.briefing.document import Briefing
from assistant.briefing.request import BriefingRequest, TypedRequest, read_request
from assistant.briefing.writing import KINDS, file_name, kind_of, renderer_of

__all__ = [
    "KINDS",
    "Briefing",
    "BriefingRequest",
    "TypedRequest",
    "build_briefing",
    "file_name",
    "kind_of",
    "read_request",
    "renderer_of",
]
