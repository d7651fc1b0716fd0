"""Who takes whose place: « X remplace Y comme commandant », « X succède à Y au poste de »."""

from __future__ import annotations

import re

# « il a succédé à X », « elle remplacera le général X », « il succède au Belge X »
SUCCESSION = re.compile(
    r"""(?<!pour[ ])(?:succed(?:e|a|er|era|ant|ait|erait)[ ]au? | remplac(?:e|a|er|era|ant|ait|erait)
    | (?:prend|prendra|pris)[ ]la[ ](?:suite|releve)[ ](?:de|du) | releve(?:ra)?)
    [ ](?:l[ae'][ ]?[^,.;\n]{0,25}|(?:[a-z-]+[ ]){1,4})?$""",
    re.VERBOSE,
)
# between the name of who leaves and the office: « comme », « au poste de », « à la tête de » names a body
_AS = re.compile(r",?[ ](?:comme|au[ ]poste[ ]de|en[ ](?:tant[ ]que|qualite[ ]de)|dans[ ]les[ ]fonctions[ ]de)[ ]$")
_NEAR = 60  # characters


def takes_the_place(folded: str, name: int, role: int) -> int | None:
    """« X remplace [Y] comme [commandant] »: where the verb begins, if the office behind a name is that of whoever
    takes their place."""
    if not name < role:
        return None
    low = max(0, name - _NEAR)
    cue = SUCCESSION.search(folded, low, name) if _AS.search(folded, name, role) else None
    return cue.start() if cue else None
