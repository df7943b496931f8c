"""The shops that a publication may be meant for, by the names that settings and commands know them by."""

SHOPS = ("kdp", "apple", "kobo", "ingram")
"""KDP (Amazon), Apple Books, Kobo and IngramSpark; what each takes stands in `publish.check.shops`."""
