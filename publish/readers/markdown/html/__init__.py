"""Raw HTML in a manuscript: the harmless kind into the model, the rest reported."""
