"""A large library: how long documents take to enter, how much memory that needs, how quickly it answers.

    python tests/bench/library.py [DOCUMENTS] [FOLDER]

Makes communiqués (no two alike, many about the same events), adds them in ten parts, and asks. The figures in the README
come from here. With a folder, the library stays there.
"""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

TIMELINE = (sys.executable, "-c", "from nato_timeline.cli import main; main()")
PARTS = 10
ROUNDS = 7

CITIES = [
    "Bruxelles",
    "Vilnius",
    "Madrid",
    "Riga",
    "Tallinn",
    "Oslo",
    "Rome",
    "Athènes",
    "Prague",
    "Varsovie",
    "Sofia",
    "Lisbonne",
    "Luxembourg",
    "Kiev",
]
COUNTRIES = ("la France", "l’Allemagne", "la Norvège", "le Canada", "la Pologne", "l’Italie", "la Suède", "l’Espagne")
FIRST = [
    "Anna",
    "Marc",
    "Jeanne",
    "Karl",
    "Sofia",
    "Paul",
    "Elena",
    "Tomas",
    "Ingrid",
    "Luc",
    "Maria",
    "Piotr",
    "Claire",
    "Jonas",
    "Eva",
    "Hugo",
]
LAST = [
    "Lindqvist",
    "Moreau",
    "Kowalska",
    "Hansen",
    "Rossi",
    "Duarte",
    "Novak",
    "Berg",
    "Weiss",
    "Lambert",
    "Petrov",
    "Silva",
    "Dahl",
    "Faure",
    "Keller",
    "Roux",
]
OFFICES = (
    "Le ministre de la Défense",
    "Le ministre des Affaires étrangères",
    "Le Premier ministre",
    "L’ambassadeur",
    "La présidente",
)
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
GOODS = ("véhicules blindés", "drones", "obus", "missiles", "générateurs", "soldats", "chars")


def french(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def texts(documents: int) -> Iterator[tuple[str, str]]:
    """Names and texts, the same in every run."""
    dice = random.Random(7)
    people = [f"{first} {last}" for first in FIRST for last in LAST]
    for number in range(documents):
        day = date(2000, 1, 1) + timedelta(dice.randrange(9600))
        city, other = dice.sample(CITIES, 2)
        who, guest = dice.sample(people, 2)
        office, country = dice.choice(OFFICES), dice.choice(COUNTRIES)
        later, before = day + timedelta(dice.randrange(2, 60)), day - timedelta(dice.randrange(1, 30))
        amount, count = dice.randrange(2, 900), dice.randrange(11, 9999)
        share = dice.randrange(11, 50) / 10
        lines = [
            f"{city} et {country} renforcent leur coopération ({number})",
            f"{city}, le {french(day)}. {office} {who} a reçu hier {guest}, à {city}.",
            f"Les Alliés ont promis {amount} millions d’euros à l’Ukraine et {count} {dice.choice(GOODS)}.",
            f"« Nous porterons nos dépenses de défense à {share} % du PIB », a déclaré {who}.".replace(".", ",", 1),
            f"La réunion des ministres de la Défense des pays de l’OTAN se tiendra le {french(later)} à {other}.",
            f"Le {french(before)}, le secrétaire général de l’OTAN s’est rendu à {other}. En {day.year}, {country} "
            f"avait annoncé {count // 3 + 2} soldats pour l’exercice Steadfast {dice.choice(LAST)}.",
        ]
        yield f"communique-{number:06}.txt", "\n\n".join(lines) + "\n"


def timed(*command: str, check: bool = True) -> tuple[float, float]:
    """Seconds and megabytes (of the largest process) that a command takes."""
    start = time.perf_counter()
    process = subprocess.Popen((*TIMELINE, "-q", *command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0 or not check, command
    return time.perf_counter() - start, used.ru_maxrss / 1024


def resident(pid: int) -> float:
    """Megabytes that a process and those it started hold."""
    total = 0.0
    children = {pid}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                status = (folder / "status").read_text()
            except OSError:
                continue
            fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
            if int(fields["PPid"]) in children or int(fields["Pid"]) == pid:
                children.add(int(fields["Pid"]))
                total += int(fields.get("VmRSS", "0 kB").split()[0]) / 1024
    return total


def added(folder: Path, library: Path) -> tuple[float, float]:
    """Seconds to add a folder, and the most memory that all processes together held."""
    start, most = time.perf_counter(), 0.0
    command = (*TIMELINE, "--library", str(library), "-q", "add", str(folder))
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        most = max(most, resident(process.pid))
        time.sleep(0.2)
    assert process.returncode == 0
    return time.perf_counter() - start, most


QUESTIONS = {
    "list, first 50": ("list", "-n", "50"),
    "list --since --kind": ("list", "--since", "2022", "--kind", "meeting", "-n", "50"),
    "list --who --reverse": ("list", "--who", "anna-moreau", "--reverse", "-n", "50"),
    "who NAME": ("who", "anna-moreau", "-n", "50"),
    "who, first 50": ("who", "-n", "50"),
    "figures --topic": ("figures", "--topic", "ukraine", "-n", "50"),
    "figures by value": ("figures", "--sort", "value", "--reverse", "-n", "50"),
    "search two words": ("search", "soldats", "exercice", "-n", "50"),
    "search a typo": ("search", "kowalskaa", "-n", "50"),
}


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as aside:
        root = Path(sys.argv[2] if len(sys.argv) > 2 else aside)
        library = root / "library.db"
        made = texts(documents)
        print("part  documents  seconds  ms/document  MB held by all processes  MB of library")
        for part in range(PARTS):
            folder = root / f"part{part}"
            folder.mkdir(parents=True)
            for name, text in (next(made) for _ in range(documents // PARTS)):
                (folder / name).write_text(text, "utf-8")
            seconds, most = added(folder, library)
            size = library.stat().st_size / 1e6
            each = seconds * 1000 / (documents // PARTS)
            print(
                f"{part:4}  {documents // PARTS:9}  {seconds:7.1f}  {each:11.2f}  {most:24.0f}  {size:13.1f}",
                flush=True,
            )
        print("question                 milliseconds  more than of the five texts  MB")
        for name, question in QUESTIONS.items():
            own, bare = [], []
            for _ in range(ROUNDS):  # in turn, so that what else the machine does counts for both
                own.append(timed("--library", str(library), *question))
                bare.append(timed("--library", "bundled", *question, check=False))
            seconds, without = (statistics.median(seconds for seconds, _ in taken) for taken in (own, bare))
            memory = max(memory for _, memory in own)
            print(f"{name:24} {seconds * 1000:12.0f}  {(seconds - without) * 1000:+27.0f}  {memory:2.0f}", flush=True)


if __name__ == "__main__":
    main()
