"""`python -m kaimen`."""

from .cli import main

if __name__ == "__main__":
    main()
