"""Checks of a publication and of finished files: rules of our own, real validators, one report."""
