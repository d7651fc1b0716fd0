"""What the tool says, in English or French. The English sentence stands in the code and is the key to the French."""

from __future__ import annotations

import os
from collections.abc import Mapping

LANGUAGES = ("en", "fr")


class Words:
    """A voice in one language: `words("{n} of {all}", n=50, all=312)`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._said: Mapping[str, str] = {}
        if language == "fr":
            from .french import FRENCH

            self._said = FRENCH

    def __call__(self, text: str, /, **values: object) -> str:
        said = self._said.get(text, text)
        return said.format(**values) if values else said

    def count(self, n: int, one: str, many: str) -> str:
        """The singular or plural sentence for a number; French has the singular for none too."""
        alone = n in (0, 1) if self.language == "fr" else n == 1
        return self(one if alone else many, n=self.number(n))

    def number(self, value: float) -> str:
        """A number as people write it: 1,500.5 in English, 1 500,5 in French (with a narrow no-break space)."""
        written = f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")
        return written.replace(",", "\u202f").replace(".", ",") if self.language == "fr" else written

    def quoted(self, text: str) -> str:
        """The text in the language's quotation marks."""
        return f"«\u00a0{text}\u00a0»" if self.language == "fr" else f"“{text}”"


def language_of(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the locale: French where the first of LC_ALL, LC_MESSAGES and LANG that is set says so."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"
