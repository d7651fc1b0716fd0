"""TimeML as a parser reads it: the text to the letter, each expression at its offsets, the document's own day apart."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_timeline import cli
from nato_timeline.model import Document, Parse
from nato_timeline.pipeline import parse
from nato_timeline.render.timeml import document

MODS = {"BEFORE", "AFTER", "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"}


def parsed(text: str, day: str | None = "2024-06-12") -> Parse:
    return parse(Document(id="a & b", text=text, given_date=date.fromisoformat(day) if day else None))


def read(written: str) -> tuple[ET.Element, str, list[tuple[int, int, ET.Element]]]:
    """The root, the characters of its TEXT, and each TIMEX3 in it with its offsets."""
    root = ET.fromstring(written.encode())
    text = root.find("TEXT")
    assert text is not None
    at, found = len(text.text or ""), []
    for child in text:
        length = len(child.text or "")
        found.append((at, at + length, child))
        at += length + len(child.tail or "")
    return root, "".join(text.itertext()), found


def marked(text: str, day: str | None = "2024-06-12") -> list[tuple[str, dict[str, str]]]:
    return [(e.text or "", e.attrib) for _, _, e in read(document(parsed(text, day)))[2]]


def test_the_text_and_its_own_day() -> None:
    root, text, _ = read(document(parsed("Les ministres & alliés <se réunissent> jeudi.")))
    assert text == "Les ministres & alliés <se réunissent> jeudi."
    assert root.tag == "TimeML"
    assert root.findtext("DOCID") == "a & b"
    dct = root.find("DCT/TIMEX3")
    assert dct is not None
    assert dct.attrib == {
        "tid": "t0",
        "type": "DATE",
        "value": "2024-06-12",
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    assert dct.text == "2024-06-12"


def test_expressions_with_what_they_count_from() -> None:
    found = marked("Le ministre a été reçu lundi. La veille, il était à Kiev. Début 2025, une revue aura lieu.")
    assert [(words, a["tid"], a["value"], a.get("mod"), a.get("anchorTimeID")) for words, a in found] == [
        ("lundi", "t1", "2024-06-10", None, "t0"),
        ("La veille", "t2", "2024-06-09", None, "t1"),
        ("Début 2025", "t3", "2025", "START", None),
    ]


def test_an_estimate_is_approximate() -> None:
    text = "À un mois du sommet de Vilnius, le ministre a rencontré hier son homologue."
    root, _, found = read(document(parsed(text, None)))
    dct = root.find("DCT/TIMEX3")
    assert dct is not None
    assert (dct.get("value"), dct.get("mod")) == ("2023-06", "APPROX")
    assert [(e.get("value"), e.get("mod")) for _, _, e in found][-1] == ("2023-06", "APPROX")


def test_an_unknown_day_is_open() -> None:
    dct = read(document(parsed("Il est venu hier.", None)))[0].find("DCT/TIMEX3")
    assert dct is not None
    assert (dct.get("value"), dct.text) == ("XXXX-XX-XX", None)


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\x0b", "\ufffe", "\ud800"])
def test_what_xml_forbids_keeps_its_place(control: str) -> None:
    _, text, found = read(document(parsed(f"Le{control} ministre arrive jeudi 13 juin 2024.")))
    assert text == "Le\ufffd ministre arrive jeudi 13 juin 2024."
    assert [(start, end) for start, end, _ in found] == [(20, 38)]


HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from([
            "jeudi 13 juin 2024", " hier soir ", "le\u00a012\u200b mai", "]]>", "<TIMEX3>", "&amp;", "\r\n", "\r", "\t",
            "« la veille »", "du 3 au 5 mai", "e\u0301te\u0301", "de 2014 à 2019", "\x08", "\ud83d", "--", "*deux* ans",
        ]),
    ),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(text=HOSTILE)
def test_any_text_comes_back(text: str) -> None:
    from nato_timeline.render.timeml import _FORBIDDEN

    facts = parsed(text)
    _, read_back, found = read(document(facts))
    assert read_back == _FORBIDDEN.sub("\ufffd", text)
    assert [(start, end) for start, end, _ in found] == [(t.start, t.end) for t in facts.timexes]
    ids = [element.attrib["tid"] for _, _, element in found]
    assert ids == [f"t{n}" for n in range(1, len(ids) + 1)]
    for _, _, element in found:
        assert element.attrib["type"] in {"DATE", "TIME", "DURATION", "SET"}
        assert element.attrib.get("mod", "APPROX") in MODS
        assert element.attrib.get("anchorTimeID", "t0") in {"t0", *ids}


def test_the_command(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Bruxelles, le 12 juin 2024 – Le ministre arrive jeudi.", "utf-8")
    assert cli.run(("extract", str(path), "--format", "timeml")) == 0
    _, text, found = read(capsys.readouterr().out)
    assert text == path.read_text("utf-8")
    assert [element.get("value") for _, _, element in found] == ["2024-06-12", "2024-06-13"]
    assert cli.run(("extract", str(path), str(path), "--format", "timeml")) == 2
