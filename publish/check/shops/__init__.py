"""What a book says of itself, and what shops and their printers take: rules and one table of limits.

`limits` holds the table, each figure with its source; `facts` what is measured and met in a book or a
file; `checking` compares the two. The rules (`metadata`, `rules`) say no more than which quantities and
traits are theirs.
"""
