"""French verbs as the finders need them: which verb, in what tense and voice, denied or not; and clauses.

What the finders import; the parts are conjugation (forms), syntax (words), verbs (groups) and clauses.
"""

from __future__ import annotations

from .clauses import clause_at, comma_before, direction, opens_clause
from .verbs import VerbGroup, verb_groups

__all__ = ["VerbGroup", "clause_at", "comma_before", "direction", "opens_clause", "verb_groups"]
