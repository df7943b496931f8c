"""Roles of contributors: terms and codes of the MARC Code List for Relators.

Source: https://www.loc.gov/marc/relators/relacode.html; those that a book has a use for.
"""

from __future__ import annotations

RELATORS: dict[str, str] = {
    "abr": "abridger",
    "adp": "adapter",
    "aft": "author of afterword, colophon, etc.",
    "ann": "annotator",
    "aqt": "author in quotations or text abstracts",
    "arr": "arranger",
    "art": "artist",
    "asn": "associated name",
    "att": "attributed name",
    "aui": "author of introduction, etc.",
    "aut": "author",
    "bjd": "bookjacket designer",
    "bka": "book artist",
    "bkd": "book designer",
    "bkp": "book producer",
    "blw": "blurb writer",
    "bsl": "bookseller",
    "cll": "calligrapher",
    "clr": "colorist",
    "cmm": "commentator",
    "cmp": "composer",
    "cmt": "compositor",
    "col": "collector",
    "com": "compiler",
    "cov": "cover designer",
    "cph": "copyright holder",
    "cre": "creator",
    "crr": "corrector",
    "csl": "consultant",
    "ctb": "contributor",
    "ctg": "cartographer",
    "cur": "curator",
    "cwt": "commentator for written text",
    "dft": "draftsman",
    "dsr": "designer",
    "dte": "dedicatee",
    "dto": "dedicator",
    "dub": "dubious author",
    "edc": "editor of compilation",
    "edt": "editor",
    "etr": "etcher",
    "fnd": "funder",
    "his": "host institution",
    "hnr": "honoree",
    "ill": "illustrator",
    "ilu": "illuminator",
    "isb": "issuing body",
    "ive": "interviewee",
    "ivr": "interviewer",
    "lbt": "librettist",
    "lyr": "lyricist",
    "mfr": "manufacturer",
    "mrb": "marbler",
    "mrk": "markup editor",
    "nrt": "narrator",
    "oth": "other",
    "own": "owner",
    "pbd": "publisher director",
    "pbl": "publisher",
    "pdr": "project director",
    "pfr": "proofreader",
    "pht": "photographer",
    "prt": "printer",
    "red": "redaktor",
    "res": "researcher",
    "rev": "reviewer",
    "sce": "scenarist",
    "scr": "scribe",
    "spn": "sponsor",
    "ths": "thesis advisor",
    "tld": "television director",
    "trc": "transcriber",
    "trl": "translator",
    "tyd": "type designer",
    "tyg": "typographer",
    "wac": "writer of added commentary",
    "wal": "writer of added lyrics",
    "wam": "writer of accompanying material",
    "wat": "writer of added text",
    "win": "writer of introduction",
    "wpr": "writer of preface",
    "wst": "writer of supplementary textual content",
}
"""Codes and terms."""

_OTHER_NAMES = {
    "afterword": "aft",
    "cartography": "ctg",
    "colourist": "clr",
    "co-author": "aut",
    "coauthor": "aut",
    "foreword": "win",
    "introduction": "win",
    "preface": "wpr",
    "photographs": "pht",
    "translation": "trl",
    "typesetter": "cmt",
    "writer": "aut",
    "writer of foreword": "win",
}
_BY_TERM = {term: code for code, term in RELATORS.items()} | _OTHER_NAMES


def relator_code(role: str) -> str | None:
    """Return the code of three letters for a term, a code or a usual word; None where it is none."""
    name = " ".join(role.casefold().split())
    return name if name in RELATORS else _BY_TERM.get(name)


def relator_term(role: str) -> str | None:
    """Return the term for a term, a code or a usual word; None where it is none."""
    code = relator_code(role)
    return RELATORS[code] if code else None


def relator_names() -> tuple[str, ...]:
    """Return every word and code that is understood, sorted."""
    return tuple(sorted({*RELATORS, *_BY_TERM}))
