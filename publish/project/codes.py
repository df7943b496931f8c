"""What can be wrong with a publication's folder and its settings."""

from publish.diagnostics import Code, Codes

CODES = Codes(
    "project",
    # The folder
    Code(
        "publication-missing",
        "error",
        "There is nothing to build at the path given.",
        "Give a folder with a publish.toml, an mdBook folder with a book.toml, or a .md or .txt file.",
        fatal=True,
    ),
    Code(
        "publication-format",
        "error",
        "A file of a format that is not built as it is.",
        "Build a .md or .txt file; `publish import` makes a publication folder of a Word file.",
        fatal=True,
    ),
    Code(
        "publication-empty",
        "error",
        "A publication without any text that can be read.",
        "Name the files in `chapters`, or in `parts`.",
        fatal=True,
    ),
    # Files that the settings name
    Code(
        "file-missing",
        "error",
        "A file that is named does not exist; its place in the book is marked.",
        "Correct the path (from the publication's folder, with forward slashes) or add the file.",
    ),
    Code(
        "file-outside",
        "error",
        "A path or a link leads out of the publication's folder.",
        "Copy the file into the folder; nothing is read from outside of it.",
    ),
    Code(
        "file-not-plain",
        "error",
        "A path names a folder or a device where a file is wanted.",
        "Name a file.",
    ),
    Code(
        "file-too-large",
        "error",
        "A file is larger than any manuscript.",
        "Divide the file into chapters.",
    ),
    Code(
        "file-unreadable",
        "error",
        "A file cannot be read.",
        "Look at its permissions, and at links that lead in a circle.",
    ),
    Code(
        "file-repeated",
        "error",
        "The same file is named twice; the second is left out.",
        "Name each file once.",
    ),
    Code(
        "file-format",
        "error",
        "A chapter in a format that is not read; its place in the book is marked.",
        "Chapters are .md or .txt files.",
    ),
    # The settings as TOML
    Code("toml-syntax", "error", "The file is not valid TOML.", "Correct the named line.", fatal=True),
    Code("key-unknown", "error", "A key that does not exist.", "Correct or delete the key."),
    Code("key-missing", "error", "A key that is needed is not there.", "Add the key."),
    Code(
        "title-missing",
        "error",
        "The publication has no title.",
        'Write `title = "…"` at the top of publish.toml.',
        fatal=True,
    ),
    Code("value-type", "error", "A value of the wrong type.", "See the handbook for what the key takes."),
    Code("value-invalid", "error", "A value that the key does not take.", "See the handbook for the key."),
    # Metadata
    Code(
        "language-unknown",
        "error",
        "A language that is not in the registry of BCP 47.",
        "Write a language tag such as en, en-GB, de or pt-BR.",
    ),
    Code(
        "contributor-role-unknown",
        "error",
        "A contributor's role that is not in the MARC list of relators.",
        "Write a role such as author, editor, translator or illustrator, or its code of three letters.",
    ),
    Code(
        "isbn-invalid",
        "error",
        "An ISBN-13 that is malformed, or whose check digit is wrong.",
        "Compare it with the publisher's list: thirteen digits, beginning with 978 or 979.",
    ),
    Code(
        "isbn-repeated",
        "warning",
        "Two editions have the same ISBN.",
        "Each edition has an ISBN of its own, the EPUB another than the printed book.",
    ),
    Code(
        "identifier-invalid",
        "error",
        "An identifier that is no URI.",
        "Write urn:uuid:…, urn:isbn:… or another URI, or leave the key out.",
    ),
    Code(
        "date-invalid",
        "error",
        "A date that is not in the calendar.",
        "Write a year (2026), a month (2026-11) or a day (2026-11-24).",
    ),
    Code(
        "slug-invalid",
        "error",
        "A slug that would not do as a file name everywhere.",
        "Use lower-case letters a to z, digits and single hyphens.",
    ),
    # Files and their roles
    Code("role-unknown", "error", "A role that no section can have.", "See the handbook for the roles."),
    Code(
        "role-misplaced",
        "error",
        "A role in a list where it does not belong.",
        "Move the file to another list or give it another role.",
    ),
    Code(
        "entry-without-file",
        "error",
        "An entry without a file, for a role that is not set by itself.",
        "Name the file.",
    ),
    Code(
        "entry-generated",
        "warning",
        "An entry for a page that the theme sets by itself.",
        "Delete the entry, or name a file that takes the page's place.",
    ),
    Code(
        "apparatus-later",
        "warning",
        "Bibliographies, indexes and glossaries are accepted and not yet set.",
        "Leave it as it is: a later version sets it.",
    ),
    Code("part-empty", "warning", "A part without chapters.", "Name its files in `chapters`."),
    Code(
        "parts-and-chapters",
        "error",
        "Both `parts` and `chapters` are given; only the parts are set.",
        "Move the chapters into a part, or into `front`.",
    ),
    # Editions and pages
    Code(
        "preset-unknown",
        "error",
        "An edition's preset that does not exist.",
        "The presets are print, screen and epub.",
    ),
    Code(
        "preset-later",
        "error",
        "A preset that is planned and not yet built.",
        "Delete the edition until then; print, screen and epub are built.",
    ),
    Code(
        "editions-missing",
        "error",
        "None of the editions can be built.",
        "Correct the editions, or delete them: print and epub are then built.",
        fatal=True,
    ),
    Code(
        "edition-name",
        "error",
        "An edition's name that would not do in a file name.",
        "Use lower-case letters a to z, digits and single hyphens.",
    ),
    Code(
        "page-list-unknown",
        "error",
        "A page list from an edition that is not printed.",
        "Name an edition with the preset print, or write `page-list = false`.",
    ),
    Code(
        "trim-invalid",
        "error",
        "A trim size that is not known or not possible.",
        "Write a name such as a5 or 6x9in, or width and height: 148x210mm.",
    ),
    Code(
        "theme-unknown",
        "error",
        "A theme that is neither built in nor a folder.",
        "The themes are novel, textbook and report; a folder of your own holds a theme.toml.",
    ),
    Code(
        "override-unknown",
        "warning",
        "A file in `styles/` or `templates/` that has no effect.",
        "See the handbook for the names that are read.",
    ),
    # mdBook
    Code(
        "summary-missing",
        "error",
        "An mdBook without a SUMMARY.md.",
        "Add SUMMARY.md to the folder of the sources (`src`).",
        fatal=True,
    ),
    Code(
        "summary-line",
        "warning",
        "A line of SUMMARY.md that says nothing to mdBook; it is left out.",
        "Each line is a link to a chapter, a part's title, or ---.",
    ),
    Code(
        "summary-fragment",
        "warning",
        "A fragment behind the file of a chapter in SUMMARY.md; it has no effect.",
        "Name the file alone: all of it is one chapter.",
    ),
    Code(
        "summary-order",
        "error",
        "Chapters in a list after the chapters that close the book.",
        "Move the chapter without a list mark behind the last list.",
    ),
    Code(
        "summary-draft",
        "info",
        "A chapter of SUMMARY.md that is not yet written; only the printed contents name it.",
        "Name its file when there is one.",
    ),
    Code(
        "mdbook-preprocessor",
        "info",
        "An mdBook's preprocessors and commands are never run.",
        "Look whether the book needs what they do.",
    ),
    Code(
        "include-missing",
        "error",
        "An included file does not exist or cannot be read; the line stays as it was.",
        "Correct the path: it is relative to the file that includes.",
    ),
    Code(
        "include-outside",
        "error",
        "An included file lies outside the book's folder; it is not read.",
        "Copy the file into the folder.",
    ),
    Code(
        "include-part-missing",
        "error",
        "An included file has no such anchor or line; the helper stays as it was.",
        "Correct the anchor's name or the lines.",
    ),
    Code(
        "include-too-deep",
        "error",
        "Files include each other without an end, or more than a book can hold.",
        "Look for a file that includes itself.",
    ),
    Code(
        "include-unknown",
        "warning",
        "A helper in double braces that does not exist; it stays as text.",
        "The helpers are include, rustdoc_include, playground and title.",
    ),
    # Metadata headers
    Code(
        "header-key-misplaced",
        "warning",
        "A key in the header of a text that belongs into publish.toml.",
        "A chapter's header takes title, lang, id and role, a single file's no lists of files.",
    ),
)
