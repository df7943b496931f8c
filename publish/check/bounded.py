"""Becomes another program, with a limit on its memory: ``python bounded.py BYTES COMMAND…``.

A limit set between fork and exec would run our code in a copy of a process with threads.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Set the limit where the system knows it, then run the command in this process's place."""
    memory, command = int(sys.argv[1]), sys.argv[2:]
    try:
        import resource
    except ImportError:  # Windows
        pass
    else:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
        if sys.platform != "darwin":  # which refuses it
            resource.setrlimit(resource.RLIMIT_AS, (limit, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
