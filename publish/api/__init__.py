"""What `import publish` offers, one function a command; nothing here prints."""
