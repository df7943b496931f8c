"""Model to XHTML, one document a unit, and the style sheets of both targets."""
