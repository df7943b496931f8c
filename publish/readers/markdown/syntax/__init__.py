"""From text to tokens: markdown-it-py with the rules of our dialects, one rule a file."""
