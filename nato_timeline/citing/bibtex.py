"""References as BibTeX, for classic styles and for biblatex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .reference import Reference, with_own_keys

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# braces must balance in a file, be they escaped or not, so they are written as commands
_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_", "\u00a0": "~",
    "\u202f": r"\,",
})  # fmt: skip
# an address is taken as it stands, but must not end the field
_IN_AN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def bibtex(references: Sequence[Reference]) -> str:
    """An entry for each."""
    return "\n".join(_entry(reference) for reference in with_own_keys(references))


def _entry(reference: Reference) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(reference))
    return f"@misc{{{reference.key},\n{fields}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """Names and values, written; a second brace keeps capitals, and an institution in one piece."""
    yield "title", f"{{{{{latex(reference.title or reference.id)}}}}}"
    if reference.publisher:
        yield "author", f"{{{{{latex(reference.publisher)}}}}}"
    if reference.date:
        yield from _dated(reference.date.value, reference.estimated)
    if reference.page is not None:
        yield "pages", f"{{{reference.page}}}"
    if reference.link:
        yield "url", f"{{{reference.link.translate(_IN_AN_ADDRESS)}}}"
    if reference.accessed:
        yield "urldate", f"{{{reference.accessed}}}"
    if reference.language == "fr":
        yield "langid", "{french}"
    if reference.quote:
        yield "annote", f"{{{latex(reference.quote)}}}"


def _dated(value: str, estimated: bool) -> Iterator[tuple[str, str]]:
    """For biblatex as EDTF, for classic styles year and month."""
    yield "date", f"{{{value}{'~' if estimated else ''}}}"
    if value[:4].isdecimal():
        yield "year", f"{{{value[:4]}}}"
    if value[5:7].isdecimal():
        yield "month", _MONTHS[int(value[5:7]) - 1]


def latex(text: str) -> str:
    """Text that LaTeX prints as it is."""
    return text.translate(_SPECIAL)
