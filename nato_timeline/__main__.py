"""`python -m nato_timeline`, for where the `timeline` script is not on the path."""

from .cli import main

if __name__ == "__main__":
    main()
