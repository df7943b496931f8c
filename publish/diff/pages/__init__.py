"""Two PDFs page by page: which page became which, and what changed on it."""
