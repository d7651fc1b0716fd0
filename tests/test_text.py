"""Loading, the view, folding, sentences: whatever the text is, offsets lead back to it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_timeline.errors import UserError
from nato_timeline.model import Document
from nato_timeline.text import decode, fold, front_matter, load, place_back, read, titled


def reading(text: str):
    return read(Document(id="t", text=text))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Le 1er août à Liège".encode(), "Le 1er août à Liège"),
        ("Le 1er août à Liège".encode("cp1252"), "Le 1er août à Liège"),
        ("« Défense » – 40 €".encode("cp1252"), "« Défense » – 40 €"),
        ("Le 1er août à Liège".encode("utf-16"), "Le 1er août à Liège"),
        (b"un\r\ndeux\rtrois\n", "un\ndeux\ntrois\n"),
        ("Le 1er août à Liège".encode("utf-16-le"), "Le 1er août à Liège"),
        ("Le 1er août à Liège".encode("utf-16-be"), "Le 1er août à Liège"),
        ("« L’été à Œuilly » – 40 €".encode().decode("cp1252").encode(), "« L’été à Œuilly » – 40 €"),
        ("L’été à Liège, cité “libre”".encode()[:-5] + b"\xe2\x80", "L’été à Liège, cité “lib\ufffd"),
        ("Ã©crit à Liège : Â« Ã »".encode(), "Ã©crit à Liège : Â« Ã »"),
        ("São Tomé et le Pão".encode(), "São Tomé et le Pão"),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert decode(data, "t.txt") == text


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\x7fELF\x02\x01\x00\x00", b"\x01\x02\x03\x04" * 20])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        decode(data, "t.bin")
    assert "t.bin" in caught.value.message


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "communique.txt").write_text("Bonjour", "utf-8")
    with pytest.raises(UserError) as caught:
        load(tmp_path / "comunique.txt")
    assert caught.value.nearest is not None
    assert caught.value.nearest.endswith("communique.txt")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load(tmp_path)
    assert "folder" in caught.value.message


SEEN = [
    ("le 12 juin\u200b 2024", "le 12 juin 2024"),
    ("le 12 ju\u00adin 2024", "le 12 juin 2024"),
    ("le **12 juin** 2024", "le 12 juin 2024"),
    ("le ***12 juin*** 2024", "le 12 juin 2024"),
    ("le [12 juin](https://exemple.org/a_(b)) 2024", "le 12 juin 2024"),
    ("\ufeffle 12 juin 2024", "le 12 juin 2024"),
    (unicodedata.normalize("NFD", "le 12 août à Genève"), "le 12 août à Genève"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("a_b et c_d", "a_b et c_d"),
]


@pytest.mark.parametrize(("raw", "shown"), SEEN)
def test_the_view_leaves_out_what_runs_through_words(raw: str, shown: str) -> None:
    assert reading(raw).text == shown


@pytest.mark.parametrize("raw", [raw for raw, shown in SEEN if "juin" in shown])
def test_a_span_of_the_view_goes_back_to_the_text(raw: str) -> None:
    seen = reading(raw)
    at = seen.text.index("12 juin")
    start, end, surface = place_back(seen, at, at + len("12 juin"))
    assert raw[start:end] == surface
    assert surface.startswith("12")
    assert surface.rstrip("*").endswith(("n", "n\u200b"))


def test_a_decomposed_last_letter_keeps_its_accent() -> None:
    raw = unicodedata.normalize("NFD", "un allié")
    seen = reading(raw)
    assert place_back(seen, 3, len(seen.text))[2] == unicodedata.normalize("NFD", "allié")


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    seen = reading(text)
    assert len(seen.folded) == len(seen.text)
    for sentence in seen.sentences:
        assert seen.text[sentence.start : sentence.end].strip()
    for token in seen.tokens:
        start, end, surface = place_back(seen, token.start, token.end)
        assert text[start:end] == surface
    for zone in seen.zones:
        assert zone.open < zone.start < zone.end <= zone.close


def test_tokens_are_asked_for_by_index_slice_or_in_a_row() -> None:
    tokens = reading("l’Été 2024").tokens
    assert len(tokens) == 3
    assert list(tokens) == [(0, 2, "l'"), (2, 5, "ete"), (6, 10, "2024")]
    assert tokens[-1].norm == "2024"
    assert tokens[1:] == tuple(tokens)[1:]
    assert tokens[1:1] == ()


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Été", "l'ete"),
        ("Šiauliai", "siauliai"),
        ("Tîlvăr", "tilvar"),
        ("Wałęsa", "walesa"),
        ("İzmir", "izmir"),
        ("20\u00a0000\u202f€", "20 000 €"),
        ("1,5 – 2", "1,5 - 2"),
        ("ß", "ß"),
        ("œuvre", "œuvre"),
        ("« L’Été à 50 € ` … » – c’est là, dit l’élue", "« l'ete a 50 € ' … » - c'est la, dit l'elue"),
        ("« L’Été à 50 € … » – c’est là, dit l’élue", "« l'ete a 50 € … » - c'est la, dit l'elue"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


SENTENCES = [
    ("M. Rutte a parlé. Mme Meloni a répondu.", ["M. Rutte a parlé.", "Mme Meloni a répondu."]),
    ("MM. Powell et Straw sont venus. Ils restent.", ["MM. Powell et Straw sont venus.", "Ils restent."]),
    ("Le 11 Oct. 2022 à Washington, D.C. Il pleut.", ["Le 11 Oct. 2022 à Washington, D.C. Il pleut."]),
    ("Donald J. Trump arrive. « Bonjour. » Il part.", ["Donald J. Trump arrive.", "« Bonjour. »", "Il part."]),
    ("« Vraiment ? » a demandé le ministre. Oui.", ["« Vraiment ? » a demandé le ministre.", "Oui."]),
    ("Il vaut 2.5 points… mais tient. Bien.", ["Il vaut 2.5 points… mais tient.", "Bien."]),
    ("Titre sans point\nUne phrase.", ["Titre sans point", "Une phrase."]),
    ("L’art. 5 vaut pour tous. Fin.", ["L’art. 5 vaut pour tous.", "Fin."]),
    ("Ils ravitaillent en vol. Nous suivrons.", ["Ils ravitaillent en vol.", "Nous suivrons."]),
    ("Elle franchit un cap. Le cap. Dupont rit.", ["Elle franchit un cap.", "Le cap. Dupont rit."]),
    ("Voir le recueil, vol. II, p. 3. Fin.", ["Voir le recueil, vol. II, p. 3.", "Fin."]),
]


@pytest.mark.parametrize(("text", "parts"), SENTENCES)
def test_sentences(text: str, parts: list[str]) -> None:
    seen = reading(text)
    assert [seen.text[s.start : s.end] for s in seen.sentences] == parts


def test_a_line_break_inside_a_sentence_is_a_space() -> None:
    seen = reading("Les ministres se réuniront à Bruxelles le jeudi 13\njuin 2024 pour deux jours.")
    assert len(seen.sentences) == 1
    assert "13 juin 2024" in seen.text


def test_list_lines_stay_apart() -> None:
    seen = reading("Dates à retenir :\n  • 4 avril 1949 : traité\n  • 18 février 1952 : adhésion")
    assert len(seen.sentences) == 3


def test_front_matter_is_read_and_left_out() -> None:
    text = "---\ntitle: Visite à Riga\ndate: 2024-05-03\n---\nLe ministre est à Riga."
    assert front_matter(text) == {"title": "Visite à Riga", "date": "2024-05-03"}
    assert reading(text).text == "Le ministre est à Riga."
    assert titled(Document(id="t", text=text)).title == "Visite à Riga"


def test_the_first_line_is_the_title() -> None:
    assert titled(Document(id="t", text="\n  # **Sommet** de La Haye\n\nTexte.")).title == "Sommet de La Haye"
