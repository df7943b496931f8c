"""Open font families from PyPI packages, as static faces; no font of the machine.

``faces`` gives the families a publication is set in, ``missing`` the characters they lack,
``world_faces`` further faces for those, ``last_resort`` a box for what is left.
"""

from publish.fonts.catalogue import CORE_FAMILIES, Family, families, find_family, package_name
from publish.fonts.codes import CODES
from publish.fonts.coverage import coverage, glyph_missing, missing
from publish.fonts.excerpts import excerpt, excerpts
from publish.fonts.face import Face
from publish.fonts.faces import faces
from publish.fonts.lastresort import FAMILY as LAST_RESORT_FAMILY
from publish.fonts.lastresort import last_resort
from publish.fonts.world import installed_packages as world_packages
from publish.fonts.world import world_faces

__all__ = [
    "CODES",
    "CORE_FAMILIES",
    "LAST_RESORT_FAMILY",
    "Face",
    "Family",
    "coverage",
    "excerpt",
    "excerpts",
    "faces",
    "families",
    "find_family",
    "glyph_missing",
    "last_resort",
    "missing",
    "package_name",
    "world_faces",
    "world_packages",
]
