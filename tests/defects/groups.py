"""All defects."""

from tests.defects import (
    accessibility,
    ace,
    archives,
    building,
    checking,
    epubcheck,
    links,
    markup,
    online,
    pages,
    plaintext,
    press,
    settings,
    spelling,
    tagged,
    text,
)
from tests.defects.defect import Defect, Way

DEFECTS: tuple[Defect, ...] = (
    *links.DEFECTS,
    *accessibility.DEFECTS,
    *text.DEFECTS,
    *markup.DEFECTS,
    *plaintext.DEFECTS,
    *settings.DEFECTS,
    *spelling.DEFECTS,
    *online.DEFECTS,
    *pages.DEFECTS,
    *building.DEFECTS,
    *checking.DEFECTS,
    *press.DEFECTS,
    *archives.DEFECTS,
    *epubcheck.DEFECTS,
    *ace.DEFECTS,
    *tagged.DEFECTS,
)


def by_way(way: Way) -> list[Defect]:
    """Return the defects that are looked for in that way."""
    return [one for one in DEFECTS if one.way == way]
