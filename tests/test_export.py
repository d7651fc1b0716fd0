"""`timeline export`: which format, the same facts in the same order in all of them, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hostile_library
import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import Run, runner

from nato_timeline.export import FORMATS, by_ending, writer
from nato_timeline.facts import LAYERS

LIBRARY = hostile_library.library()


def events_of(ics: str) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(ics).walk("VEVENT"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch, LIBRARY)


# ---------------------------------------------------------------- which format


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.csv", "csv"), ("A.CSV", "csv"), ("a.tsv", "tsv"), ("a.json", "json"), ("a.timeline.json", "timelinejs"),
        ("a.csl.json", "csl-json"), ("a.jsonl", "jsonl"), ("a.jsonld", "jsonld"), ("a.ics", "ics"), ("a.md", "md"),
        ("a.bib", "bibtex"), ("a.ris", "ris"), ("a.db", "sqlite"), ("a.html", "html"), ("/x.d/a.sqlite", "sqlite"),
    ],
)  # fmt: skip
def test_a_file_has_the_format_of_its_ending(file: str, name: str) -> None:
    found = by_ending(file)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("file", ["a", "a.docx", "csv", "a.csv.gz", "-"])
def test_a_file_without_a_known_ending_has_none(file: str) -> None:
    assert by_ending(file) is None


def test_formats_are_told_apart() -> None:
    names = [format.name for format in FORMATS]
    endings = [ending for format in FORMATS for ending in format.endings]
    assert len(names) == len(set(names))
    assert len(endings) == len(set(endings))
    assert all(set(format.layers) <= set(format.only) for format in FORMATS)
    assert all(writer(format).__module__.startswith("nato_timeline.") for format in FORMATS)


# ---------------------------------------------------------------- the same facts in the same order

IDS: dict[str, Callable[[str], list[str]]] = {
    "csv": lambda text: [row["id"] for row in csv.DictReader(io.StringIO(text))],
    "tsv": lambda text: [line.split("\t")[0] for line in text.splitlines()[1:]],
    "json": lambda text: [row["id"] for row in json.loads(text)],
    "jsonl": lambda text: [json.loads(line)["id"] for line in text.splitlines()],
    "timelinejs": lambda text: [slide["unique_id"] for slide in json.loads(text)["events"]],
    "ics": lambda text: [str(event["uid"]).partition("@")[0] for event in events_of(text)],
}
FILTERS = st.lists(
    st.sampled_from(
        [("--reverse",), ("--sort", "source"), ("--sort", "who"), ("--since", "2023-07-11"), ("--until", "2023-07"),
         ("--topic", "depenses"), ("--status", "scheduled,held"), ("--limit", "2"), ("--source", "bilan"),
         ("--undated", "no"), ("--undated", "all"), ("--as-of", "2023-08")]
    ),
    max_size=3,
    unique_by=lambda option: option[0],
)  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=FILTERS)
def test_all_formats_hold_the_same_facts_in_the_same_order(run: Run, filters: list[tuple[str, ...]]) -> None:
    given = [part for option in filters for part in option]
    listed = json.loads(run("list", *given, "--format", "json")[1])
    ids = [row["id"] for row in listed]
    for name in ("csv", "tsv", "json", "jsonl"):
        assert IDS[name](run("export", "-", "--to", name, *given)[1]) == ids
    if "--limit" not in given:  # of undated events, which a calendar has no place for, none counts
        statuses = () if "--status" in given else ("--status", "held,scheduled,ongoing,cancelled,postponed")
        dated = [row["id"] for row in listed if row["from"] or row["to"]]
        assert IDS["ics"](run("export", "-", "--to", "ics", *given, *statuses)[1]) == dated
        assert IDS["timelinejs"](run("export", "-", "--to", "timelinejs", *given)[1]) == dated


# ---------------------------------------------------------------- the command


def test_a_file_is_written_and_never_overwritten(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    assert run("export", str(file)) == (0, "", f"Written to {file}\n")
    before = file.read_bytes()
    code, _, err = run("export", str(file), "--kind", "summit")
    assert code == 1
    assert "is there already" in err
    assert file.read_bytes() == before
    assert run("export", str(file), "--kind", "summit", "--force")[0] == 0
    assert file.read_bytes() != before
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_calendar_holds_what_is_to_come_and_says_what_it_leaves_out(run: Run) -> None:
    code, out, err = run("export", "-", "--to", "ics")
    assert (code, err) == (0, "3 events that are not scheduled left out — --status held,scheduled\n")
    assert {str(e["categories"].cats[0]) for e in events_of(out)} == {"summit", "exercise"}
    code, out, err = run("export", "-", "--to", "ics", "--status", "postponed")
    assert (code, events_of(out)) == (0, [])
    assert err == "1 undated fact has no place in this format\nNothing found.\n"


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["a.docx"], 2, "--to"),
        (["-"], 2, "Say it with --to: "),
        (["a.csv", "--to", "csvs"], 2, 'Did you mean "csv"?   timeline export a.csv --to csv'),
        (["-", "--to", "ics", "--what", "figure"], 2, "ics holds only: event."),
        (["-", "--to", "csv", "--what", "figures"], 2, 'Did you mean "figure"?'),
        (["-", "--to", "csv", "--fields", "titel"], 2, 'Did you mean "title"?'),
        (["-", "--to", "ics", "--fields", "id"], 2, "--fields is for csv, tsv, json, jsonl only."),
        (["-", "--to", "json", "--excel"], 2, "--excel is for csv only."),
        (["no-such-folder/a.csv"], 1, "there is no folder no-such-folder."),
        (["-", "--to", "csv", "nothing.txt"], 1, "nothing.txt does not exist."),
        (["-", "--to", "csv", "--kind", "exercise", "--topic", "ukraine", "--fail-empty"], 3, "Nothing found."),
    ],
)
def test_what_cannot_be_exported(run: Run, args: list[str], code: int, said: str) -> None:
    got, _, err = run("export", *args)
    assert (got, said in err) == (code, True), err


def test_what_is_exported(run: Run) -> None:
    rows = json.loads(run("export", "-", "--to", "json", "--what", "all")[1])
    assert {row["layer"] for row in rows} == set(LAYERS)
    quoted = json.loads(run("export", "-", "--to", "json", "--what", "quote,statement")[1])
    assert quoted == json.loads(run("quotes", "--kind", "quote,statement", "--format", "json")[1])
    figures = run("export", "-", "--to", "csv", "--what", "figure", "--topic", "ukraine")[1]
    assert figures == run("figures", "--topic", "ukraine", "--format", "csv")[1]


def test_a_file_may_have_a_name_that_is_no_utf_8(run: Run, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"note\xff.txt")
    try:
        file.write_text("Luxembourg, le 3 mai 2019 – Le ministre de la Défense s’est rendu hier à Riga.", "utf-8")
    except OSError:
        pytest.skip("names of files are UTF-8 here")
    code, out, _ = run("export", "-", str(file), "--to", "csl-json")
    assert code == 0
    assert [item["id"] for item in json.loads(out)] == ["note-udcff"]


def test_given_texts_are_exported(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "communique.txt"
    text.write_text("Luxembourg, le 3 mai 2019 – Le ministre de la Défense s’est rendu hier à Riga.", "utf-8")
    code, out, _ = run("export", "-", str(text), "--to", "csl-json")
    assert code == 0
    assert [item["id"] for item in json.loads(out)] == ["communique"]


def test_csv_is_what_list_prints(run: Run) -> None:
    for form in ("csv", "tsv", "json", "jsonl"):
        assert run("export", "-", "--to", form)[1] == run("list", "--format", form)[1]


def test_a_calendar_is_stamped_with_the_moment_that_is_set(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    stamps = {event["dtstamp"].dt.isoformat() for event in events_of(run("export", "-", "--to", "ics")[1])}
    assert stamps == {"2023-11-14T22:13:20+00:00"}


def test_what_is_not_installed_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "nato_timeline.export.calendar", raising=False)
    code, out, err = run("export", "-", "--to", "ics", "--status", "held")
    assert (code, out) == (1, "")
    assert err == ('Error: what writes ics is not installed.\n  Install it:   pip install "nato-timeline[ics]"\n')


def test_nothing_half_written_stays(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(_: object) -> Iterator[str]:
        yield "id\n"
        raise OSError(28, "No space left on device")

    (tmp_path / "a.csv").write_text("before", "utf-8")
    monkeypatch.setattr("nato_timeline.export.tables.csv", broken)
    code, _, err = run("export", str(tmp_path / "a.csv"), "--force")
    assert (code, "cannot be written: No space left on device." in err) == (1, True)
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"a.csv": "before"}
