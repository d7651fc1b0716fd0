"""The texts of the fault tests; what they have put a library through is counted, and said at the end."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from checked import DOCUMENTS, text

_SURVIVED: Counter[str] = Counter()


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of short documents."""
    folder = tmp_path_factory.mktemp("textes")
    for number in range(DOCUMENTS):
        (folder / f"texte-{number:03}.txt").write_text(text(number), "utf-8")
    return folder


@pytest.fixture
def survived() -> Counter[str]:
    """What was survived, by its name; a test counts here after it has seen that nothing was lost."""
    return _SURVIVED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _SURVIVED:
        told = ", ".join(f"{n} {what}" for what, n in sorted(_SURVIVED.items()))
        failed = len(terminalreporter.stats.get("failed", ()))
        lost = "documents lost: 0" if not failed else "NOT all survived"
        terminalreporter.write_line(f"survived: {told}; {lost}")
