"""A Fontconfig configuration that knows no font of the machine."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

_NAME = "fonts.conf"
_TEXT = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <cachedir>{cache}</cachedir>
  <config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


def fontconfig_file(folder: Path) -> Path:
    """Write a configuration without font folders into ``folder`` and return its absolute path.

    Set ``FONTCONFIG_FILE`` to it before anything loads Fontconfig (in a worker: before the
    import of WeasyPrint, which warns then that no fonts are configured; faces come by
    ``@font-face``). No rule makes bold or italic faces out of others. Raises ``OSError`` when
    ``folder`` cannot be written.
    """
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _NAME
    text = _TEXT.format(cache=escape(str(folder / "fontconfig-cache")))
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    return path
