"""What one edition shows of a publication: its units, in order."""

from publish.select.options import SelectOptions
from publish.select.planning import plan

__all__ = ["SelectOptions", "plan"]
