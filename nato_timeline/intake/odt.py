"""ODT as LibreOffice writes it, in an archive or flat: paragraphs and headings, without what is deleted or hidden."""

from __future__ import annotations

from .office_body import Body

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_SVG = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0 "
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
_NAME = _TEXT + "style-name"
_STYLED = frozenset({_TEXT + "p", _TEXT + "h", _TEXT + "span", _TEXT + "a"})
_TITLE = "Title"


class Odt(Body):
    """Hears styles.xml, then content.xml; or a flat file, which holds both."""

    paragraph = frozenset({_TEXT + "p", _TEXT + "h"})
    skipped = frozenset(
        {_TEXT + name for name in (
            "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "note-citation", "hidden-text",
            "page-number", "page-count", "table-of-content", "illustration-index", "table-index", "object-index",
            "user-index", "alphabetical-index", "bibliography", "ruby-text", "index-title",
        )}
        | {_OFFICE + name for name in ("annotation", "forms", "binary-data", "scripts", "settings")}
        | {_SVG + "title", _SVG + "desc", _STYLE + "footer", _STYLE + "footer-first", _STYLE + "footer-left",
           _STYLE + "header-left", _DRAW + "object", _TABLE + "covered-table-cell"}
    )  # fmt: skip
    table = _TABLE + "table"
    row = _TABLE + "table-row"
    cells = frozenset({_TABLE + "table-cell"})

    def __init__(self) -> None:
        super().__init__()
        self._style = ""  # the one that is being told of
        self._unseen: set[str] = set()
        self._common: set[str] = set()  # of those that hide, the ones that the text may name too
        self._parents: dict[str, str] = {}
        self._opened = False  # an item of a list has begun
        self._heads: dict[str, list[str]] = {}

    def is_hidden(self, name: str, given: dict[str, str]) -> bool:
        if name == _TEXT + "section":
            return given.get(_TEXT + "display") == "none"
        return given.get(_NAME) in self._unseen and name in _STYLED

    def begun(self, name: str, given: dict[str, str]) -> None:
        paragraph, style = self._open[-1], given.get(_NAME, "")
        paragraph.heading = name == _TEXT + "h"
        paragraph.listed, self._opened = self._opened, False
        if given.get(_TEXT + "outline-level") == "1" or _TITLE in (style, self._parents.get(style)):
            self.entitles()

    def element(self, name: str, given: dict[str, str]) -> None:
        if name == _TEXT + "s":
            count = given.get(_TEXT + "c", "1")
            self.put(" " * min(int(count) if count.isdecimal() else 1, 100))
        elif name == _TEXT + "tab":
            self.put(" ")
        elif name == _TEXT + "line-break":
            self.put("\n")
        elif name == _TEXT + "soft-hyphen":
            self.put("\u00ad")
        elif name == _TEXT + "list-item":
            self._opened = True
        elif name in (_TEXT + "note", _STYLE + "header", _STYLE + "header-first"):
            self.begin_note()
        elif name == _TEXT + "hidden-paragraph" and given.get(_TEXT + "is-hidden", "true") == "true":
            self.hide()
        elif name == _STYLE + "style":
            self._style = given.get(_STYLE + "name", "")
            self._parents[self._style] = parent = given.get(_STYLE + "parent-style-name", "")
            if parent in self._unseen:
                self._unseen.add(self._style)
        elif name == _STYLE + "text-properties" and self._style and _is_unseen(given):
            self._unseen.add(self._style)

    def closed(self, name: str) -> None:
        if name == _TEXT + "note":
            self.end_note()
        elif name in (_STYLE + "header", _STYLE + "header-first"):
            self._heads.setdefault(name, self._paragraphs.pop())
        elif name == _STYLE + "style":
            self._style = ""
        elif name == _TEXT + "list-item":
            self._opened = False
        elif name == _OFFICE + "styles":
            self._common = set(self._unseen)
        elif name == _OFFICE + "document-styles":  # its other names mean something else in content.xml
            self._unseen = self._common

    def head(self) -> list[str]:
        """The head of the first page."""
        heads = self._heads
        return heads.get(_STYLE + "header-first") or heads.get(_STYLE + "header") or []


def _is_unseen(given: dict[str, str]) -> bool:
    """Whether what has such a style is hidden, or struck out."""
    struck = given.get(_STYLE + "text-line-through-style", given.get(_STYLE + "text-line-through-type", "none"))
    return given.get(_TEXT + "display") == "none" or struck != "none"
