"""The documents as a bibliography: CSL-JSON, BibTeX, RIS."""

from __future__ import annotations

from .. import citing
from ..citing.reference import of_paper
from . import View


def csl_json(view: View) -> str:
    """For Zotero, pandoc, citeproc."""
    return _in_style("csl-json", view)


def bibtex(view: View) -> str:
    """For LaTeX."""
    return _in_style("bibtex", view)


def ris(view: View) -> str:
    """For any reference manager."""
    return _in_style("ris", view)


def _in_style(name: str, view: View) -> str:
    return citing.style(name)(tuple(map(of_paper, view.papers())))
