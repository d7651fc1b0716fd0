"""Counts what the fault tests have put a library through, and says it at the end."""

from __future__ import annotations

from collections import Counter

import pytest

_SURVIVED: Counter[str] = Counter()


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
