"""Print: layout of units in worker processes, folios, margins, and the assembly of one PDF."""
