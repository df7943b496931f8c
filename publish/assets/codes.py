"""What can be wrong with a picture."""

from publish.diagnostics import Code, Codes

CODES = Codes(
    "assets",
    Code(
        "image-missing",
        "error",
        "A picture does not exist; its alternative text is set in its place.",
        "Correct the path, which is relative to the file that shows the picture.",
    ),
    Code(
        "image-outside",
        "error",
        "A picture lies outside the publication's folder and is not read.",
        "Copy it into the folder.",
    ),
    Code(
        "image-unreadable",
        "error",
        "A picture's file is damaged, cut off or no picture.",
        "Export the picture again.",
    ),
    Code(
        "image-unsupported",
        "error",
        "A picture in a format that is not set.",
        "Save it as PNG, JPEG or SVG (GIF, WebP, AVIF and TIFF are read as well).",
    ),
    Code(
        "image-too-large",
        "error",
        "A picture with more pixels, bytes or parts than any page has a use for.",
        "Scale it down.",
    ),
    Code(
        "image-remote",
        "error",
        "A picture on the network; it is not fetched.",
        "Copy it into the folder, or allow it with `allow-remote = true`.",
    ),
    Code(
        "image-not-fetched",
        "error",
        "A picture could not be fetched from the network.",
        "Copy it into the folder.",
    ),
    Code(
        "image-cleaned",
        "warning",
        "Scripts, links to other files or the like were taken out of an SVG.",
        "Look whether the picture is still whole; embed pictures that it links to.",
    ),
)
