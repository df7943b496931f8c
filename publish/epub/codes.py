"""What can be found out while an EPUB is made."""

from publish.diagnostics import Code, Codes

CODES = Codes(
    "epub",
    Code(
        "picture-converted",
        "info",
        "A picture was converted for e-readers.",
        "Nothing to do. To decide yourself how it looks, give the picture as PNG or JPEG.",
    ),
    Code(
        "picture-scaled",
        "info",
        "A picture was scaled down for e-readers.",
        "Nothing to do. Some e-readers refuse more than 5.6 million pixels; print keeps the original.",
    ),
    Code(
        "picture-unusable",
        "error",
        "A picture could not be read or converted, and the EPUB shows its description instead.",
        "Open the picture in an image editor and save it again as PNG or JPEG.",
    ),
    Code(
        "cover-unusable",
        "error",
        "The cover picture could not be used; a cover was drawn in its place.",
        "Give the cover as JPEG or PNG, best 1600 × 2500 pixels.",
    ),
    Code(
        "cover-small",
        "warning",
        "The cover picture is smaller than shops accept.",
        "Give a cover that is at least 1000 pixels high, best 1600 × 2500 pixels.",
    ),
    Code(
        "cover-vector",
        "warning",
        "The cover is an SVG drawing, which many shops and e-readers do not show.",
        "Export the cover as JPEG or PNG, best 1600 × 2500 pixels.",
    ),
    Code(
        "cover-characters",
        "warning",
        "The drawn cover lacks characters of the title or of a name.",
        "Give a cover of your own with the key `cover`, or install the extra `fonts-world`.",
    ),
    Code(
        "cover-colour",
        "warning",
        "A colour of the drawn cover could not be understood.",
        "Write it as `#rrggbb`, for example `--cover-accent: #d9a441`.",
    ),
    Code(
        "font-not-embedded",
        "warning",
        "A font could not be embedded in the EPUB; e-readers use a font of their own.",
        "Use a font whose licence allows embedding, in a static TrueType or OpenType file.",
    ),
)
