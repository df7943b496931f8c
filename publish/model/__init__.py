"""The content model: what a publication means, before anything is markup.

Frozen, slotted dataclasses and nothing else; see ``source``, ``inlines``, ``blocks``,
``publication``, ``units``, ``walk`` and ``jsonform``.
"""

from publish.model.blocks import *  # noqa: F403
from publish.model.inlines import *  # noqa: F403
from publish.model.jsonform import Json, from_json, to_json
from publish.model.publication import *  # noqa: F403
from publish.model.source import Origin, SourceText, Span
from publish.model.units import ContentsEntry, Opening, Plan, Unit
from publish.model.walk import Node, children, plain_text, rewrite, rewrite_all, rewrite_children, walk
