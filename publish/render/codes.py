"""What `render` reports."""

from publish.diagnostics import Code, Codes

CODES = Codes(
    "render",
    Code(
        "link-unusable",
        "warning",
        "A link's address is of no use in a book",
        "Only complete addresses that begin with http:, https: or mailto: can be followed; "
        "the words of the link stay as plain text.",
    ),
    Code(
        "reference-lost",
        "warning",
        "A reference leads to a place that this edition does not show",
        "The words of the reference stay as plain text. Show the place in this edition too, "
        "or keep the reference out of it.",
    ),
    Code(
        "raw-markup-left-out",
        "info",
        "Raw markup was left out",
        "Raw markup for other tools has no place in this edition; write it in Markdown.",
    ),
    Code(
        "markup-too-deep",
        "error",
        "Blocks or inlines are nested too deep",
        "What lies deeper is left out; nest less deep.",
    ),
    Code(
        "listing-language-unknown",
        "info",
        "No highlighter knows the language of a listing",
        "The listing is set without colours; check the spelling of its language.",
    ),
    Code(
        "template-broken",
        "error",
        "A template of the publication failed",
        "The built-in template of that name was used instead.",
    ),
    Code(
        "template-too-costly",
        "error",
        "A template of the publication took too long or wrote too much",
        "The built-in template of that name was used instead; look for a loop that does not end.",
    ),
    Code(
        "template-unfit",
        "error",
        "A template of the publication wrote what may not stand in a book",
        "The built-in template of that name was used instead. A template writes well-formed XHTML "
        "without scripts, event attributes and addresses that load something.",
    ),
    Code(
        "template-unknown",
        "warning",
        "A template of the publication is used by nothing",
        "Its name is not that of a built-in template, and no template includes it.",
    ),
    Code(
        "template-blocks-missing",
        "warning",
        "A template lacks blocks that the built-in one has",
        "It may have been made for another version; compare it with the built-in template.",
    ),
    Code(
        "template-blocks-unknown",
        "warning",
        "A template has blocks that the built-in one does not have",
        "They may be misspelt or made for another version; nothing fills or calls them.",
    ),
)
