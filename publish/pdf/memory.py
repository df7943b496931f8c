"""How many workers the machine's memory has room for."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

NEED = 300 << 20
"""Bytes that a worker takes for the longest chapter of a usual book (70 MB to begin with and
about 1.5 MB a page)."""

_UNLIMITED = 1 << 60
"""A control group without a limit says some number near 2⁶³."""


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def fitting_jobs(jobs: int, root: Path = Path("/")) -> int:
    """Return ``jobs``, or fewer where memory is short, but at least one.

    ``root`` is where ``proc`` and ``sys`` are found.
    """
    free = available(root)
    return jobs if free is None else max(1, min(jobs, free // NEED))


def available(root: Path = Path("/")) -> int | None:
    """Return the bytes that can still be used without swapping; None where the system doesn't say.

    Linux says it in ``/proc/meminfo``, and for the control groups that hold this process (a
    container's limit) in files below ``/sys/fs/cgroup``, of version 1 or 2:
    https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files
    """
    found = re.search(r"^MemAvailable:\s+(\d+) kB", _text(root / "proc/meminfo"), re.MULTILINE)
    if found is None:
        return None
    bounds = [int(found[1]) << 10]
    for line in _text(root / "proc/self/cgroup").splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers and "memory" not in controllers.split(","):
            continue
        mount = root / "sys/fs/cgroup" / ("memory" if controllers else "")
        names = _VERSION_1 if controllers else _VERSION_2
        for group in (PurePosixPath(path), *PurePosixPath(path).parents):
            bounds += _left_in(mount / str(group).lstrip("/"), *names)
    return max(0, min(bounds))


_VERSION_1 = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
_VERSION_2 = ("memory.max", "memory.current", "inactive_file")


def _left_in(group: Path, limit: str, usage: str, cached: str) -> list[int]:
    """Return the bytes left in a control group, if it has a limit; what it could drop is free."""
    most, used = _text(group / limit).strip(), _text(group / usage).strip()
    if not most.isdecimal() or not used.isdecimal() or int(most) > _UNLIMITED:
        return []
    found = re.search(rf"^{cached} (\d+)$", _text(group / "memory.stat"), re.MULTILINE)
    return [int(most) - int(used) + (int(found[1]) if found else 0)]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
