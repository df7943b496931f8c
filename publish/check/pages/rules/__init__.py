"""The rules about pages, by what they look at."""
