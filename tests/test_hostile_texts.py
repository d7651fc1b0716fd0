"""Hostile texts are texts: whatever stands in a document, its name, a note or a question, nothing obeys it."""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from nato_timeline import cli

HOSTILE = {
    "escape": "\x1b[31mrouge\x1b[0m \x1b]0;titre\x07 \x1b]8;;http://x\x1b\\lien",
    "c1": "avant\x9b31maprès \x9d0;x\x9c",
    "backspace": "cent\x08\x08\x08\x08mille \x7f \x0c\x0b",
    "nul": "avant\x00après",
    "bidi": "\u202edroite à gauche\u202c \u2066isolé\u2069 \u200e\u200f",
    "invisible": "O\u200bT\u200dA\ufeffN soft\u00adhyphen",
    "markup": "[red]rouge[/red] [/b] [link=http://x]ici[/link] \\[x] :smile:",
    "sql": "'; DROP TABLE facts;-- \" OR 1=1 -- ); DELETE FROM documents; /*",
    "fts": 'NEAR("a" b, 3) title:x ^début -moins a* OR NOT AND ( " \'',
    "format": "{0} {name} {path} %s %(x)s {{}} }{",
    "html": "</script><img src=x onerror=alert(1)> &lt;b&gt; <!--",
    "formula": "=1+1 +2 @SOMME(A1) -cmd|'/C calc'!A0 ＝1",
    "toml": '"""\n[[correction]]\nfact = "x"\n\\u0000 \\',
    "json": '{"a": "\\u001b"} \\" \\n',
    "shell": "$(touch x) `touch x` ; rm -rf / | cat > x && \\",
    "surrogate": "moitié \udcff d’une lettre",
    "long": "a" * 3000,
}
NEVER = frozenset(
    "\x00\x07\x08\x0b\x0c\x1b\x7f\x9b\x9c\x9d\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
)
FORMS = ("table", "plain", "json", "jsonl", "csv", "tsv", "markdown")


def said(snippet: str) -> str:
    return (
        f"Kiev, le 3 mai 2024. {snippet} La ministre Anna Moreau a reçu son homologue letton à Riga le 2 mai 2024.\n\n"
        f"« {snippet} Nous aiderons l’Ukraine », a déclaré Jens Stoltenberg. Les Alliés ont promis 40 millions d’euros.\n"
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    path = folder / "library.db"
    for name, snippet in HOSTILE.items():
        in_name = snippet[:60].replace("/", "_").replace("\x00", "_")
        file = folder / f"{name} {in_name}.txt"
        file.write_bytes(said(snippet).encode("utf-8", "surrogateescape").replace(b"\x00", b""))
        given = snippet.replace("\x00", "")
        told = ("--title", given, "--publisher", given, "--url", f"https://x/{given}")
        assert cli.run(("-q", "--library", str(path), "add", str(file), *told)) == 0, name
    return path


def asked(library: Path, capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = cli.run(("--library", str(library), *args))
    out, err = capsys.readouterr()
    assert "Traceback" not in err, args
    assert not NEVER & set(out), (args, NEVER & set(out))
    assert not NEVER & set(err), (args, NEVER & set(err))
    return code, out, err


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "command",
    [
        ("list",), ("list", "--no-merge"), ("quotes",), ("figures",), ("who",), ("who", "Moreau"), ("sources",),
        ("search", "aiderons", "--context", "1"), ("topics",), ("verify", "--all"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_stands_in_documents_is_shown_and_not_obeyed(
    library: Path, command: tuple[str, ...], form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = asked(library, capsys, *command, "-f", form)
    assert code in (0, 5)  # 5: verify
    assert out
    if form == "json":
        json.loads(out)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_stands_in_a_question_is_words(library: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    snippet = HOSTILE[name]
    before = library.read_bytes()
    for args in (
        ("search", snippet), ("who", snippet), ("list", "--who", snippet), ("list", "--text", snippet),
        ("list", "--topic", snippet), ("list", "--place", snippet), ("list", "--source", snippet), ("show", snippet),
        ("sources", "show", snippet), ("figures", "--unit", snippet), ("list", "--since", snippet),
    ):  # fmt: skip
        code, _, err = asked(library, capsys, *args)
        assert code in (0, 1, 2), (args[0], code)
        assert code == 0 or err.startswith(("Error: ", "Usage")), (args, err)
    assert library.read_bytes() == before


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - {"surrogate"}))
def test_what_the_user_notes_comes_back_to_the_letter(
    library: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    snippet = HOSTILE[name].replace("\x00", "")
    facts = json.loads(asked(library, capsys, "figures", "-f", "json")[1])
    id = facts[list(HOSTILE).index(name) % len(facts)]["id"]
    assert asked(library, capsys, "fix", id, "--note", snippet)[0] == 0
    (fact,) = (f for f in json.loads(asked(library, capsys, "figures", "-f", "json")[1]) if f["id"] == id)
    assert fact["note"].strip() == snippet.strip()
    for form in FORMS:
        assert asked(library, capsys, "show", id, "-f", form)[0] == 0
    assert asked(library, capsys, "fix", id, "--undo")[0] == 0


def test_the_tables_are_all_there_and_the_texts_to_the_letter(library: Path) -> None:
    db = sqlite3.connect(library)
    texts = [text for (text,) in db.execute("SELECT text FROM documents ORDER BY key")]
    assert len(texts) == len(HOSTILE)
    for (name, snippet), text in zip(HOSTILE.items(), texts, strict=True):
        if name not in ("surrogate", "nul"):
            assert text == said(snippet), name
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not (library.parent / "x").exists()
