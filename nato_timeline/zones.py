"""Quotation zones: what stands between « », “ ” or " ", nested, over several paragraphs, or never closed.

A zone says where quotation marks are, not who speaks nor whether anybody does: that is the business of find/quotes.
"""

from __future__ import annotations

from .model import Zone

_OPEN = {"«": "»", "“": "”", "„": "“"}
_CLOSE = frozenset("»”")
_BLANK = " \u00a0\u202f\t\n"


def quotation_zones(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Zone, ...]:
    """Zones in order of their opening marks. A mark without its partner closes at the end of its paragraph."""
    zones: list[Zone] = []
    stack: list[tuple[int, str, str]] = []  # position of the opening mark, the mark that closes it, its own sign

    def close(at: int, closed: bool) -> None:
        opened, _, _ = stack.pop()
        start, end = opened + 1, at
        while start < end and text[start] in _BLANK:
            start += 1
        while end > start and text[end - 1] in _BLANK:
            end -= 1
        if end > start:
            zones.append(Zone(start, end, opened, at + 1 if closed else at, len(stack), closed))

    for index, (first, last) in enumerate(paragraphs):
        goes_on = False
        if stack:
            # a quotation over several paragraphs opens each of them again with its mark
            opener = text[first]
            goes_on = opener in _OPEN and opener == stack[0][2] and _closes_later(text, paragraphs, index, stack[0][1])
            if not goes_on and not _plain_run_on(text, first, paragraphs, index, stack[0][1]):
                while stack:
                    close(paragraphs[index - 1][1], closed=False)
        for i in range(first, last):
            c = text[i]
            if goes_on and i == first:
                continue
            if c == '"':
                if stack and stack[-1][1] == '"':
                    close(i, closed=True)
                elif i + 1 < last and (i == first or not text[i - 1].isalnum()) and text[i + 1] not in _BLANK:
                    stack.append((i, '"', '"'))
            elif stack and c == stack[-1][1]:
                close(i, closed=True)
            elif c in _OPEN:
                stack.append((i, _OPEN[c], c))
            elif c in _CLOSE:
                # a closing mark whose partner lies further out: what is inside was never closed
                while stack and stack[-1][1] != c and any(s[1] == c for s in stack):
                    close(i, closed=False)
                if stack and stack[-1][1] == c:
                    close(i, closed=True)
    while stack:
        close(paragraphs[-1][1] if paragraphs else len(text), closed=False)
    return tuple(sorted(zones, key=lambda z: (z.open, -z.close)))


def _closes_later(text: str, paragraphs: tuple[tuple[int, int], ...], index: int, mark: str) -> bool:
    """Whether the closing mark comes in this paragraph or one of the next three."""
    end = paragraphs[min(index + 3, len(paragraphs) - 1)][1]
    return text.find(mark, paragraphs[index][0], end) >= 0


def _plain_run_on(text: str, first: int, paragraphs: tuple[tuple[int, int], ...], index: int, mark: str) -> bool:
    """Whether the quotation runs over this paragraph break: its mark closes before another one opens."""
    end = paragraphs[min(index + 2, len(paragraphs) - 1)][1]
    closing = text.find(mark, first, end)
    if closing < 0 or mark == '"':
        return False
    return not any(first <= text.find(opener, first, closing) < closing for opener in _OPEN)
