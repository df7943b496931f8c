"""Fewer workers where memory is short."""

from pathlib import Path

from publish.pdf.memory import NEED, available, fitting_jobs, processors

GIB = 1 << 30


def machine(root: Path, free: int, groups: str = "", **files: str) -> Path:
    """Write what a Linux with ``free`` bytes would say, and files of its control groups."""
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/meminfo").write_text(f"MemTotal: 99 kB\nMemAvailable:   {free >> 10} kB\n")
    (root / "proc/self/cgroup").write_text(groups)
    for name, text in files.items():
        path = root / "sys/fs/cgroup" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_a_machine_with_room_runs_all_jobs(tmp_path: Path) -> None:
    root = machine(tmp_path, 16 * GIB)
    assert available(root) == 16 * GIB
    assert fitting_jobs(8, root) == 8


def test_a_machine_without_room_runs_fewer_and_always_one(tmp_path: Path) -> None:
    assert fitting_jobs(8, machine(tmp_path / "small", 3 * NEED + 5000)) == 3
    assert fitting_jobs(8, machine(tmp_path / "full", 1000)) == 1


def test_a_system_that_says_nothing_gets_what_it_was_asked_for(tmp_path: Path) -> None:
    assert available(tmp_path) is None
    assert fitting_jobs(8, tmp_path) == 8


def test_the_limit_of_a_container(tmp_path: Path) -> None:
    files = {
        "box/memory.max": f"{2 * GIB}\n",
        "box/memory.current": f"{GIB}\n",
        "box/memory.stat": f"anon 5\ninactive_file {GIB // 2}\n",
        "box/inner/memory.max": "max\n",
        "box/inner/memory.current": "5\n",
    }
    assert available(machine(tmp_path, 16 * GIB, "0::/box/inner\n", **files)) == GIB + GIB // 2


def test_the_limit_of_a_container_in_control_groups_of_version_1(tmp_path: Path) -> None:
    files = {
        "memory/box/memory.limit_in_bytes": f"{GIB}\n",
        "memory/box/memory.usage_in_bytes": "0\n",
        "memory/memory.limit_in_bytes": f"{2**63 - 4096}\n",
        "memory/memory.usage_in_bytes": "7\n",
    }
    root = machine(tmp_path, 16 * GIB, "4:memory:/box\n3:cpuset:/\n0::/\n", **files)
    assert available(root) == GIB


def test_this_machine() -> None:
    assert processors() >= 1
    assert fitting_jobs(1) == 1
