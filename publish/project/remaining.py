"""The data of a TOML file while what is wrong is taken out of it, and where the rest came from."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from publish.project.positions import Place, TomlPath


class Remaining:
    """What is left of a file's data.

    A list that loses an element gives its later elements new indices; here they are led back to
    those that the file has.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = deepcopy(data)
        self._indices: dict[int, list[int]] = {}  # of shortened lists, by identity: as in the file

    def original(self, path: TomlPath) -> TomlPath:
        """Return the path in the file of what is now at ``path``."""
        node: Any = self.data
        result: list[str | int] = []
        for part in path:
            indices = self._indices.get(id(node))
            known = indices is not None and isinstance(part, int) and part < len(indices)
            result.append(indices[part] if known else part)  # type: ignore[index]
            node = _child(node, part)
        return tuple(result)

    def drop(self, path: TomlPath) -> None:
        """Take out what is at ``path``; nothing happens where it has gone already."""
        if not path:
            return
        holder: Any = self.data
        for part in path[:-1]:
            holder = _child(holder, part)
        last = path[-1]
        if isinstance(holder, list) and isinstance(last, int) and last < len(holder):
            indices = self._indices.setdefault(id(holder), list(range(len(holder))))
            del holder[last], indices[last]
        elif isinstance(holder, dict):
            holder.pop(str(last), None)

    def places(self, places: dict[TomlPath, Place]) -> dict[TomlPath, Place]:
        """Return the places of what is left by its present paths, from those of the whole file."""
        if not self._indices:
            return places
        result: dict[TomlPath, Place] = {}
        stack: list[tuple[Any, TomlPath, TomlPath]] = [(self.data, (), ())]
        while stack:
            node, now, before = stack.pop()
            if before in places:
                result[now] = places[before]
            if isinstance(node, dict):
                stack.extend((one, (*now, key), (*before, key)) for key, one in node.items())
            elif isinstance(node, list):
                indices = self._indices.get(id(node), range(len(node)))
                stack.extend(
                    (one, (*now, new), (*before, old))
                    for new, (one, old) in enumerate(zip(node, indices, strict=True))
                )
        return result


def _child(node: object, part: str | int) -> object:
    if isinstance(node, dict):
        return node.get(part)
    if isinstance(node, list) and isinstance(part, int) and part < len(node):
        return node[part]
    return None
