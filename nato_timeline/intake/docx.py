"""DOCX as Word writes it: text in runs, without what is deleted, hidden, or made anew by a field for every page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .office_body import Body

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
# what files in the strict form of the standard call the same
STRICT = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", _WORD[:-1]),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", _LINK[:-3]),
)
_OF_PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|TOC|INDEX|TOA)\b", re.IGNORECASE)
# names of styles, the same in every language; where a file has none, their ids are taken
_CONTENTS = re.compile(r"(?:toc|tm|contents) ?(?:\d|heading)", re.IGNORECASE)
_LISTS = re.compile(r"list ?(?:paragraph|bullet|number).*|paragraphedeliste|liste(?:puces|numros).*", re.IGNORECASE)
_HEADINGS = re.compile(r"(?:heading|titre) ?(\d)|title|titre", re.IGNORECASE)
_LEVELS = 9  # of headings; what has another is text
_OFF = ("0", "false", "off", "none")
_VALUE = _WORD + "val"


class Styles:
    """Hears word/styles.xml: what styles are called, which hide what they are given to, which are of headings."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.unseen: set[str] = set()
        self.levels: dict[str, int] = {}  # of headings, from 0
        self._id = ""

    def start(self, name: str, given: dict[str, str]) -> None:
        value = given.get(_VALUE, "")
        if name == _WORD + "style":
            self._id = given.get(_WORD + "styleId", "")
        elif not self._id:
            return
        elif name == _WORD + "name":
            self.names[self._id] = value
        elif name == _WORD + "vanish" and given.get(_VALUE, "true") not in _OFF:
            self.unseen.add(self._id)
        elif name == _WORD + "outlineLvl" and value.isdecimal() and int(value) < _LEVELS:
            self.levels[self._id] = int(value)

    def end(self, name: str) -> None:
        if name == _WORD + "style":
            self._id = ""

    def text(self, text: str) -> None:
        """Nothing that is shown stands there."""

    def level(self, style: str) -> int | None:
        """Of which level a heading is that has such a style; None where it is none."""
        m = _HEADINGS.fullmatch(self.names.get(style, style))
        return self.levels.get(style, int(m[1] or 1) - 1 if m else None)


class Docx(Body):
    """Hears word/document.xml, or a head; `notes` are those that it may call."""

    paragraph = frozenset({_WORD + "p"})
    skipped = frozenset({
        *(_WORD + name for name in (
            "del", "moveFrom", "delText", "delInstrText", "comment", "rPrChange", "pPrChange", "sectPrChange",
            "tblPrChange", "trPrChange", "tcPrChange",
        )),
        _COMPATIBLE + "Fallback",
    })  # fmt: skip
    table = _WORD + "tbl"
    row = _WORD + "tr"
    cells = frozenset({_WORD + "tc"})
    _signs = {  # noqa: RUF012 - never changed
        _WORD + "tab": " ", _WORD + "ptab": " ", _WORD + "br": "\n", _WORD + "cr": "\n", _WORD + "noBreakHyphen": "-",
        _WORD + "softHyphen": "\u00ad",
    }  # fmt: skip

    def __init__(self, styles: Styles, notes: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._styles, self._notes = styles, notes
        self._in_text = self._in_run = 0
        self._hidden = False  # the run
        self._code = False  # inside the instructions of a field
        self._fields: list[str] = []  # those that are open, with what they do
        self._tabs = 0  # inside the definition of tabs, which is none
        self.heads: dict[str, str] = {}  # of the first section: kind, the part's id
        self.first_differs = False
        self._sections = 0

    def is_hidden(self, name: str, given: dict[str, str]) -> bool:
        return name == _WORD + "fldSimple" and bool(_OF_PAGES.match(given.get(_WORD + "instr", "")))

    def takes_text(self) -> bool:
        return self._in_text > 0 and not self._hidden and not any(map(_OF_PAGES.match, self._fields))

    def text(self, text: str) -> None:
        if self._code and self._fields:
            self._fields[-1] += text
        else:
            super().text(text)

    def element(self, name: str, given: dict[str, str]) -> None:
        local = name.removeprefix(_WORD)
        if local == "t":
            self._in_text += 1
        elif local == "r":
            self._in_run += 1
            self._hidden = False
        elif local == "tabs":
            self._tabs += 1
        elif name in self._signs:
            if self._in_run and not self._tabs and not self._hidden:
                self.put(self._signs[name])
        elif local == "instrText":
            self._code = True
        elif local == "fldChar":
            self._field(given.get(_WORD + "fldCharType", ""))
        elif local in ("vanish", "strike", "dstrike"):
            self._hidden = self._hidden or (self._in_run > 0 and given.get(_VALUE, "true") not in _OFF)
        elif local == "rStyle":
            self._hidden = self._hidden or given.get(_VALUE) in self._styles.unseen
        elif local == "pStyle":
            self._styled(given.get(_VALUE, ""))
        elif local == "outlineLvl" and self._open:
            self._open[-1].heading = given.get(_VALUE, "0") < str(_LEVELS)
            if given.get(_VALUE) == "0":
                self.entitles()
        elif local == "numId" and self._open:
            self._open[-1].listed = given.get(_VALUE) != "0"
        elif local in ("footnoteReference", "endnoteReference") and not self._hidden:
            self.note(self._notes.get(f"{local[:3]}{given.get(_WORD + 'id')}", ()))
        elif local == "sectPr":
            self._sections += 1
        elif local == "headerReference" and self._sections == 1:
            self.heads[given.get(_WORD + "type", "default")] = given.get(_LINK, "")
        elif local == "titlePg" and self._sections == 1:
            self.first_differs = given.get(_VALUE, "true") not in _OFF

    def closed(self, name: str) -> None:
        local = name.removeprefix(_WORD)
        if local == "t":
            self._in_text -= 1
        elif local == "r":
            self._in_run -= 1
            self._hidden = False
        elif local == "tabs":
            self._tabs -= 1
        elif local == "instrText":
            self._code = False

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _styled(self, style: str) -> None:
        name = self._styles.names.get(style, style)
        level = self._styles.level(style)
        if style in self._styles.unseen or _CONTENTS.match(name):
            self.hide()
        if self._open:
            self._open[-1].listed = _LISTS.fullmatch(name) is not None
            self._open[-1].heading = level is not None
        if level == 0:
            self.entitles()


class Notes(Docx):
    """Hears word/footnotes.xml or word/endnotes.xml."""

    def __init__(self, styles: Styles) -> None:
        super().__init__(styles, {})
        self.found: dict[str, Sequence[str]] = {}
        self._id = ""

    def element(self, name: str, given: dict[str, str]) -> None:
        if name in (_WORD + "footnote", _WORD + "endnote"):
            self._id = name.removeprefix(_WORD)[:3] + given.get(_WORD + "id", "")
            self.begin_note()
        else:
            super().element(name, given)

    def closed(self, name: str) -> None:
        if name in (_WORD + "footnote", _WORD + "endnote"):
            self.found[self._id] = self._paragraphs.pop()
        else:
            super().closed(name)


class Links:
    """Hears word/_rels/document.xml.rels: which part has which id."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}

    def start(self, name: str, given: dict[str, str]) -> None:
        if given.get("Id") and given.get("TargetMode") != "External":
            target = given.get("Target", "")
            self.parts[given["Id"]] = target.lstrip("/") if target.startswith("/") else f"word/{target}"

    def end(self, name: str) -> None:
        """Nothing ends that was begun."""

    def text(self, text: str) -> None:
        """There is none."""
