"""The build graph: what is read, rendered, laid out and packaged, in which order."""
