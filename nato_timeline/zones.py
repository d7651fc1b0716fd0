"""Quotation zones: what stands between « », “ ”, " " or << >>, nested, over several paragraphs, or never closed.

A zone says where quotation marks are, not who speaks nor whether anybody does: that is the business of find/quotes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from .heads import places_of
from .model import Zone

_OPEN = {"«": "»", "“": "”", "„": "“"}
_CLOSE = frozenset("»”")
_MARKS = '«»“”„"<>'
_BLANK = " \u00a0\u202f\t\n"
# deeper nesting than this is no writing, but noise
_DEPTH = 6
# a stop with a space behind it: « … jamais fermé. Puis … »
_STOP = re.compile(r"[.!?…](?=[\s\u00a0])")

Paragraphs = tuple[tuple[int, int], ...]


def quotation_zones(text: str, paragraphs: Paragraphs) -> tuple[Zone, ...]:
    """Zones in order of their opening marks. A mark without its partner closes at the end of its paragraph, or where a
    closing mark was spared: « Il a dit « oui » closes both."""
    return _Scanner(text, paragraphs).run()


class _Scanner:
    def __init__(self, text: str, paragraphs: Paragraphs) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.marks = places_of(text, _MARKS)
        self.zones: list[Zone] = []
        # of each open quotation: where its mark stands, the mark that closes it, its own sign
        self.stack: list[tuple[int, str, str]] = []

    def run(self) -> tuple[Zone, ...]:
        for index, (first, last) in enumerate(self.paragraphs):
            again = bool(self.stack) and self._opens_again(index)
            if self.stack and not again and not self._runs_on(index):
                self._recover(self.paragraphs[index - 1][1])
            self._scan(first + 1 if again else first, last, first)
        if self.stack:
            self._recover(self.paragraphs[-1][1])
        return tuple(sorted(self.zones, key=lambda z: (z.open, -z.close)))

    # ------------------------------------------------------------ one paragraph

    def _scan(self, start: int, last: int, first: int) -> None:
        text = self.text
        free = start
        for i in self.marks[bisect_left(self.marks, start) : bisect_left(self.marks, last)]:
            if i < free:  # the second of « >> »
                continue
            c = text[i]
            pair = c in "<>" and text[i : i + 2] in ("<<", ">>")
            if c == '"':
                self._straight(i, first, last)
            elif c in _CLOSE or (pair and c == ">") or (self.stack and c == self.stack[-1][1]):
                self._closing(i, "»" if pair else c, last, 2 if pair else 1)
            elif (c in _OPEN or pair) and len(self.stack) < _DEPTH:
                sign = "«" if pair else c
                self.stack.append((i, _OPEN[sign], sign))
            free = i + 2 if pair else i + 1

    def _straight(self, i: int, first: int, last: int) -> None:
        """A straight mark closes what one opened; it opens behind a space or at the start (not in 155")."""
        if self.stack and self.stack[-1][1] == '"':
            self._close(i)
        elif (i == first or not self.text[i - 1].isalnum()) and len(self.stack) < _DEPTH:
            spaced = i + 1 >= last or self.text[i + 1] in _BLANK
            if not spaced or self.text.find('"', i + 1, last) >= 0:
                self.stack.append((i, '"', '"'))

    def _closing(self, i: int, mark: str, last: int, width: int) -> None:
        if any(closer == mark for _, closer, _ in self.stack):
            while self.stack[-1][1] != mark:  # what is further in was never closed
                self._close(i, closed=False)
            self._close(i, width=width)
        elif self.stack and self.text.find(self.stack[-1][1], i + 1, last) < 0:  # « mixed ”
            self._close(i, width=width)

    def _close(self, at: int, *, closed: bool = True, width: int = 1) -> None:
        opened, _, _ = self.stack.pop()
        start, end = opened + 1, at
        while start < end and self.text[start] in _BLANK + "<":
            start += 1
        while end > start and self.text[end - 1] in _BLANK:
            end -= 1
        if end > start:
            self.zones.append(Zone(start, end, opened, at + width if closed else at, len(self.stack), closed))

    # ------------------------------------------------------------ marks that were never closed

    def _recover(self, end: int) -> None:
        """Close what is open at the end of a paragraph, or at the closing mark that a nested quotation took."""
        opened = self.stack[0][0]
        del self.stack[1:]
        k = len(self.zones)  # zones are kept in the order of their closing: the nested ones are the last
        while k and self.zones[k - 1].open > opened:
            k -= 1
        inner = sorted(self.zones[k:], key=lambda z: z.open)
        del self.zones[k:]
        stops = [m.end() for m in _STOP.finditer(self.text, opened, inner[0].open)] if inner else []
        if not inner:
            self._close(end, closed=False)
        elif stops:  # the nested quotations stand in sentences of their own
            self._close(stops[-1], closed=False)
        else:
            first = inner.pop(0)
            self.zones.append(replace(first, depth=1))
            self._close(first.close - 1)
        self.zones += (replace(z, depth=z.depth - 1) for z in inner)

    # ------------------------------------------------------------ quotations of several paragraphs

    def _opens_again(self, index: int) -> bool:
        """Whether a paragraph begins with the mark of the quotation that goes on, which closes here or soon after."""
        opener = self.text[self.paragraphs[index][0]]
        return opener in _OPEN and opener == self.stack[0][2] and self._closes_by(index, 3)

    def _closes_by(self, index: int, more: int) -> bool:
        end = self.paragraphs[min(index + more, len(self.paragraphs) - 1)][1]
        return self.text.find(self.stack[0][1], self.paragraphs[index][0], end) >= 0

    def _runs_on(self, index: int) -> bool:
        """Whether the quotation runs over this paragraph break: its mark closes before another one opens."""
        first = self.paragraphs[index][0]
        end = self.paragraphs[min(index + 2, len(self.paragraphs) - 1)][1]
        mark = self.stack[0][1]
        closing = self.text.find(mark, first, end)
        if closing < 0 or mark == '"':
            return False
        return not any(first <= self.text.find(opener, first, closing) < closing for opener in _OPEN)
