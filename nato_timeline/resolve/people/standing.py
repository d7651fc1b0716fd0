"""Where somebody stands in a text, as seen from a role that stands alone: whom such a role cannot mean for that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...find.people import FoundRole
from ...lexicon import country
from .individuals import Individual
from .spoken import GOVERNED
from .stating import Stating


def is_met(stating: Stating, role: FoundRole, who: Individual) -> bool:
    """« Le ministre s'est entretenu avec [le ministre kosovar, X] »: nobody that the sentence only comes to."""
    if who.last_before(role.start) >= 0 or not who.seen:
        return False
    own = [each.role.start for each in who.stated if each.role.start is not None]
    later = bool(own) and min(own) > role.end
    return later and stating.sentence(who.seen[0]) == stating.sentence(role.start)


def in_passing(stating: Stating, who: Individual) -> bool:
    """« le budget, déposé par le ministre des Finances, X »: named once, behind a preposition."""
    start = min([who.seen[0], *(each.role.start for each in who.stated if each.role.start is not None)])
    return len(who.seen) == 1 and GOVERNED.search(stating.reading.folded, max(0, start - 12), start) is not None


def introduced_first(stating: Stating, fits: Sequence[Individual]) -> list[Individual]:
    """« Le Premier ministre reçoit M. X », a title: of those who are named later on, those of the first sentence that
    names any."""
    sentences = [stating.sentence(each.seen[0]) if each.seen else 0 for each in fits]
    return [each for each, number in zip(fits, sentences, strict=True) if number == min(sentences)]


def told_of_another(stating: Stating, role: FoundRole, before: Iterable[int], who: Individual) -> bool:
    """« Le ministre a reçu Hanno Pevkur. … Le ministre a rappelé »: such an office was told of before, in the sentence
    that first names somebody; or anywhere, and they are not of the paper's country. `before`: where roles of that head
    stand that nobody was found for."""
    first, home = min(who.seen), stating.owners.home
    abroad = home and country_of_known(who) not in (None, home)
    here = [at for at in before if at < first and (abroad or stating.sentence(at) == stating.sentence(first))]
    return bool(here) and not role.of


def country_of_known(who: Individual) -> str | None:
    """The French name of the country of somebody whom the reference data know."""
    found = country(who.ref.country or "") if who.ref else None
    return found.name if found else None
