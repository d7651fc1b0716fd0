"""Whether a position lies inside quotation marks."""

from __future__ import annotations

from nato_timeline.model import Reading


def in_quotation(reading: Reading, at: int) -> bool:
    """Words of somebody else's day: « hier » in a quotation need not count from the document's date."""
    return any(z.open <= at < z.close for z in reading.zones)
