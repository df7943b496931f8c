"""What resolve reports."""

from publish.diagnostics import Code, Codes

CODES = Codes(
    "resolve",
    Code(
        "link-dangling",
        "error",
        "A link or reference leads to a place that the book does not have.",
        "Correct the id, or give the heading or figure that is meant this id: `{#id}`.",
    ),
    Code(
        "link-ambiguous",
        "error",
        "An id that a reference names stands in several files.",
        "Name the file too: `file.md#id`.",
    ),
    Code(
        "link-outside",
        "warning",
        "A relative link leads to something that is not part of the book; it is set as plain text.",
        "Add the file to the book, or link to the web by a whole address (`https://…`).",
    ),
    Code(
        "link-scheme",
        "warning",
        "A link has an address that a book cannot follow; it is set as plain text.",
        "Links may begin with `https:`, `http:`, `mailto:` or `tel:`, or lead to a file of the book.",
    ),
    Code(
        "id-duplicate",
        "error",
        "Two things in one file have the same id; references lead to the first.",
        "Give each its own id.",
    ),
    Code(
        "chapter-empty",
        "warning",
        "A chapter or part has nothing but a title, or not even that; its page stays in the book.",
        "Write it, or take it out of the list of chapters.",
    ),
)
