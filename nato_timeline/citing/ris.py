"""References as RIS, which every reference manager reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .reference import Reference, with_own_keys


def ris(references: Sequence[Reference]) -> str:
    """A record for each."""
    records = ("".join(f"{tag}  - {value}\n" for tag, value in _record(r)) for r in with_own_keys(references))
    return "\n".join(records)


def _record(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC" if reference.url else "GEN"
    yield "ID", reference.key
    yield "TI", reference.title or reference.id
    if reference.publisher:
        yield "AU", reference.publisher.replace(",", " ")  # a comma would make a surname and a first name of it
    if reference.date and reference.date.value[:4].isdecimal():
        yield "PY", reference.date.value[:4]
        yield "DA", _date(reference.date.value, reference.date.grain)
    if reference.page is not None:
        yield "SP", str(reference.page)
    if reference.link:
        yield "UR", reference.link
    if reference.accessed:
        yield "Y2", _date(reference.accessed, "day")
    yield "LA", reference.language
    if reference.quote:
        yield "N1", reference.quote
    yield "ER", ""


def _date(value: str, grain: str) -> str:
    """`2024/06/12/`: year, month, day and anything else, as far as they are known."""
    known = value[:10].split("-") if grain in ("day", "month", "year") else [value[:4]]
    return "/".join([*known, "", "", ""][:3]) + "/"
