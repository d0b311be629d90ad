"""Reunify in Python: whether and how a child in care in England returns home."""

from .answer import Answer
from .at import At, Reader
from .case import Case
from .documents import Document, JsonObject
from .engine import Engine
from .errors import ReunifyError
from .instance import Reunify
from .limits import RuleLimits
from .module import Module
from .plan import Plan
from .policy import Policy
from .pool import Pool

__all__ = [
    "Answer",
    "At",
    "Case",
    "Document",
    "Engine",
    "JsonObject",
    "Module",
    "Plan",
    "Policy",
    "Pool",
    "Reader",
    "Reunify",
    "ReunifyError",
    "RuleLimits",
]
