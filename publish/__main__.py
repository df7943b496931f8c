"""``python -m publish``."""

from publish.cli import start

if __name__ == "__main__":
    start()
