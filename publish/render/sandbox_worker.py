"""The process in which a publication's own templates are filled: run as a script, not imported.

Reads pickled requests from its standard input (they come from this tool) and answers in JSON,
so that nothing a template makes of this process is ever run by the other one.
"""

from __future__ import annotations

import json
import pickle
import struct
import sys
from typing import IO, Any

_LENGTH = struct.Struct("!Q")
_MEMORY = 2**30


def _receive(pipe: IO[bytes]) -> Any:  # noqa: ANN401  (whatever was pickled)
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        sys.exit()
    return pickle.loads(pipe.read(_LENGTH.unpack(head)[0]))


def _send(pipe: IO[bytes], answer: dict[str, object]) -> None:
    message = json.dumps(answer).encode("ascii")
    pipe.write(_LENGTH.pack(len(message)) + message)
    pipe.flush()


def _limit_memory() -> None:
    try:
        import resource  # not on every system
    except ImportError:
        return  # there the time alone is bounded
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _line_in(error: BaseException, names: dict[str, str]) -> tuple[str, int]:
    """Return the template and line where an error arose: the last place of its traceback in one."""
    place = ("", 0)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file in names:
            place = (names[file], trace.tb_lineno)
        trace = trace.tb_next
    return place


def main() -> None:
    """Answer requests until the other side closes."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    path, sources, most = _receive(source)
    sys.path[:] = path
    from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.sandbox import SandboxedEnvironment

    _limit_memory()
    files = {f"templates/{name}": name for name in sources}
    environment = SandboxedEnvironment(
        loader=FunctionLoader(lambda name: _loaded(sources, name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    while True:
        name, values = _receive(source)
        try:
            parts: list[str] = []
            size = 0
            for part in environment.get_template(name).generate(values):
                size += len(part)
                if size > most:
                    raise MemoryError
                parts.append(part)
            answer: dict[str, object] = {"text": "".join(parts)}
        except (MemoryError, OverflowError):
            answer = _failure("it wrote or held too much", name, 0, True)
        except TemplateSyntaxError as error:
            answer = _failure(str(error.message), error.name or name, error.lineno, False)
        except RecursionError:
            answer = _failure("it calls itself without end", name, 0, True)
        except (TemplateError, Exception) as error:
            template, line = _line_in(error, files)
            answer = _failure(f"{error}" or type(error).__name__, template or name, line, False)
        _send(sink, answer)


def _loaded(sources: dict[str, str], name: str) -> tuple[str, str, Any] | None:
    if name not in sources:
        return None
    return sources[name], f"templates/{name}", lambda: True


def _failure(message: str, template: str, line: int, costly: bool) -> dict[str, object]:
    return {"message": message, "template": template, "line": line, "costly": costly}


if __name__ == "__main__":
    main()
