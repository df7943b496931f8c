"""Layout from inside a long unit: a few pages around an edit, the others as they were.

`edits` finds what of the unit's XHTML is new, `window` cuts a short document out around it,
`pages` and `facts` put its pages into the old ones, where both agree before and after the edit.
"""
