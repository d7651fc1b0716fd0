"""What is said of a number's exactness, before or after it: « près de », « au moins », « jusqu’à », « ou plus »."""

from __future__ import annotations

import re

_OF = r"(?:d'|de[ ]|des[ ]|du[ ])"  # « plus du quart », « près d'un tiers », « moins des deux tiers »
_TO = r"(?:a[ ]|aux?[ ])"
_THE = r"(?:d'|de[ ]|les?[ ]|la[ ]|des[ ]|aux?[ ]|un[ ]|une[ ])?"
_MUCH = r"(?:(?:bien|un[ ]peu|nettement|beaucoup|largement|legerement)[ ])?"

_SIGNS = {"least": ">=", "more": ">", "most": "<=", "less": "<", "about": "~"}
_BEFORE = re.compile(
    rf"""(?<![^\W_])(?:
    (?P<least>(?:au[ ]moins|au[ ]minimum|a[ ]tout[ ]le[ ]moins)[ ]{_THE}
      |(?:pas[ ]moins|(?:un[ ])?minimum|a[ ]partir)[ ]{_OF})
  | (?P<more>{_MUCH}plus[ ]{_OF}|au[ -]dela[ ]{_OF}|superieure?s?[ ]{_TO}
      |(?:depass|exced)(?:ee?s?|e|ent|ait|aient|era|eront|er|ant|erait)[ ]{_THE})
  | (?P<most>(?:depass|exced)[a-z]+[ ]pas[ ]{_THE}
      |jusqu'(?:a|en|aux?)[ ]|(?:au[ ]maximum|au[ ]plus)[ ]{_THE}|pas[ ]plus[ ]{_OF}|a[ ]concurrence[ ]{_OF}
      |(?:un[ ])?(?:maximum|plafond)[ ]{_OF}|dans[ ]la[ ]limite[ ]{_OF}|plafonnee?s?[ ]{_TO})
  | (?P<less>{_MUCH}moins[ ]{_OF}|inferieure?s?[ ]{_TO}|en[ -]?dessous[ ]{_OF}|au-dessous[ ]{_OF}|en[ ]deca[ ]{_OF}
      |sous[ ](?:la[ ]barre|le[ ]seuil)[ ]{_OF}|sous[ ]les[ ])
  | (?P<about>(?:environ|a[ ]peu[ ]pres|approximativement|presque|quasiment|pratiquement|plus[ ]ou[ ]moins)[ ]{_THE}
      |quelques?[ ]|(?:pres|autour|aux[ ]alentours|aux[ ]environs|de[ ]l'ordre)[ ]{_OF}
      |(?:avoisin|approch|frol)(?:e|ent|ait|aient|ant|era|er)[ ]{_THE}|env\.[ ]?|[~±≈][ ]?)
    )$""",
    re.VERBOSE,
)
# « 300 soldats au moins », « 2 % du PIB au minimum », not the « au moins » of the next number
_AFTER = re.compile(
    r"[ ](?:(?P<least>ou[ ]plus|ou[ ]davantage|au[ ]moins|au[ ]minimum|minimum)"
    r"|(?P<most>au[ ]maximum|au[ ]plus|maximum)"
    r"|(?P<about>environ|a[ ]peu[ ]pres|approximativement))(?=[ ]?[,.;:)»]|[ ][^\d ]{2,}|$)"
    r"(?![ ](?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent|mille)[ ])"
)
_REACH = 34


def qualifier(folded: str, start: int, end: int) -> tuple[str | None, int]:
    """The sign (`>=`, `>`, `<=`, `<`, `~`) that qualifies the figure at a span, and where the words before it begin."""
    low = max(folded.rfind("\n", 0, start) + 1, start - _REACH)
    before = _BEFORE.search(folded[low:start])
    if before:
        return _SIGNS[before.lastgroup or ""], low + before.start()
    after = _AFTER.match(folded, end)
    return (_SIGNS[after.lastgroup or ""] if after else None), start
