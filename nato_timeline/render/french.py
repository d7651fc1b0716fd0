"""The French of everything that the tool says."""
FRENCH: dict[str, str] = {}
