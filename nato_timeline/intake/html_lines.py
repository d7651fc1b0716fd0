"""The lines of an article: its blocks in their order, without what belongs to the site."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any, NamedTuple

from ..boilerplate import is_boilerplate, is_other_matter
from ..text import fold
from .table import table_lines

_SILENT = frozenset({
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "option", "input",
    "textarea", "label", "iframe", "svg", "math", "object", "embed", "video", "audio", "canvas", "map", "dialog",
    "head", "menu", "link", "meta", "del", "s", "strike",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HEADINGS_LOOKED_AT = 20
_TEXT = 7  # of what is no heading
# names that sites give to what is not the article: class="share-buttons", id="related"
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|breadcrumbs?|fil-d-?ariane|ariane|share|sharing|partager?|socials?|"
    r"socialshare|related|voir-aussi|lire-aussi|see-also|read-more|recommended|sidebar|side-bar|widget|cookies?|consent|"
    r"gdpr|rgpd|newsletter|subscribe|abonnement|paywall|comments?|commentaires|pagination|pager|tags|tag-list|skip-link|"
    r"skiplinks|toc|sommaire|visually-hidden|sr-only|wb-inv|print|toolbar|footer|pied-de-page|copyright|legal|mentions|"
    r"ads?|advert|publicite|promo|banner|popup|modal|search|recherche|login|lang-switch|language-switcher|site-header|"
    r"masthead|infobox(?:-v\d)?|navbox|hatnote|homonymie|mw-editsection|catlinks|sitesub|p-lang-btn|reflist|references|"
    r"noprint|pagedetails|dtmd|sdfootnote(?:anc|sym)|sdendnote(?:anc|sym))(?:$|[\s_-])"
)
_ROLES = frozenset(
    {"navigation", "search", "banner", "contentinfo", "complementary", "dialog", "alert", "menu", "form"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
SPACE = re.compile(r"[ \t\n\r\f\v]+")
_ENOUGH = 140  # characters of a paragraph with which the article goes on
# what stands without a space behind another element, and is a word of its own: « Publié le » « 11 juin »
_OWN_WORD = re.compile(
    r"[^\W\d_](?=[A-ZÀ-Þ0-9])|\d(?=[A-ZÀ-Þ]|(?!(?:er|re|ers|res|e|es|[eè]me|nde?|h|km|m)\b)[a-zà-ÿ])"
)
_CALL = re.compile(r"\W*(?:(?:note )?[\d\W]{1,6}|[a-z]|réf. (?:nécessaire|souhaitée|incomplète))\W*", re.IGNORECASE)


def around_headings(tree: Any) -> frozenset[int]:
    """What stands around the headings of a page: a banner with its title is no banner."""
    found: set[int] = set()
    for heading in tree.css("h1")[:_HEADINGS_LOOKED_AT]:
        node = heading.parent
        while node is not None and node.mem_id not in found:
            found.add(node.mem_id)
            node = node.parent
    return frozenset(found)


def is_skipped(node: Any, kept: Container[int]) -> bool:
    """Whether an element is no part of any article; `kept` are those around the headings."""
    if node.tag in _SILENT:
        return True
    given = node.attributes
    if not given:
        return False
    if "hidden" in given or given.get("aria-hidden") == "true":
        return True
    if node.tag in ("body", "main", "article", "html", "h1", "p", "time"):
        return False
    names = fold(f"{given.get('class') or ''} {given.get('id') or ''}")
    named = _NAMES.search(names) is not None or (given.get("role") or "") in _ROLES
    if named and node.tag in ("div", "section", "header", "hgroup") and node.mem_id in kept:
        return False
    return named or _HIDDEN.search(given.get("style") or "") is not None


class Block(NamedTuple):
    """A block of an article. `own` is its text but for that of links, `level` that of a heading, `among` what stands
    around it."""

    tag: str
    text: str
    own: str
    level: int
    among: int


def lines_of(root: Any, kept: Container[int]) -> list[str]:
    """The lines of an article: each once where a caption repeats it, without what leads elsewhere."""
    lines: list[str] = []
    seen: set[str] = set()
    elsewhere: Block | None = None  # the heading of what leads elsewhere, while that goes on
    titled = False
    for block in _blocks(root, kept):
        titled = titled or block.level == 1
        if elsewhere is not None and _ends(elsewhere, block):
            elsewhere = None
        for part in block.text.split("\x00"):
            line = part.strip(" ") if block.tag == "table" else SPACE.sub(" ", part).strip(" ")
            if not any(c.isalnum() for c in line):
                continue
            heading = block.level < _TEXT
            if is_other_matter(line) or (heading and block.level > 1 and is_boilerplate(line)):
                elsewhere = block
                continue
            own = SPACE.sub(" ", block.own).strip(" ")
            if own != line and (is_other_matter(own) or (not own and not titled and not heading)):
                continue  # « Lire aussi » and a link; the rubric above the title
            if elsewhere is not None or is_boilerplate(line):
                continue
            if fold(line) in seen and (block.tag == "figcaption" or len(line) > 25):
                continue
            seen.add(fold(line))
            lines.append(f"• {line}" if block.tag == "li" and not line.startswith(("•", "-", "–")) else line)
    return lines


def _ends(heading: Block, block: Block) -> bool:
    """Whether with a block the article goes on, after a heading of what leads elsewhere."""
    if block.level < _TEXT:
        return block.level <= heading.level
    if block.tag != "p" or len(block.text) <= _ENOUGH:
        return False
    return heading.level == _TEXT or block.among == heading.among


def _blocks(root: Any, kept: Container[int]) -> Iterator[Block]:
    """The blocks of an element in their order. Goes as deep as the page does."""
    words: list[str] = []
    own: list[str] = []
    block, among = "div", root.mem_id
    inline = False  # an element has just ended
    linked = 0
    waiting: list[tuple[Any, str, int]] = [(root, "", 0)]

    def held() -> Iterator[Block]:
        if words:
            yield Block(block, "".join(words), "".join(own), _HEADINGS.get(block, _TEXT), among)
            words.clear()
            own.clear()

    while waiting:
        node, end, parent = waiting.pop()
        if node is None:
            if end == "a":
                linked -= 1
            elif end == "inline":
                inline = True
            else:
                yield from held()
                block, among = end or "div", parent
            continue
        tag = node.tag or "span"  # some names are too odd for the parser
        if tag == "-text":
            text = node.text(deep=False)
            if inline and words and text and _OWN_WORD.match(words[-1][-1:] + text[:6]):
                text = f" {text}"
            inline = False
            words.append(text)
            if not linked:
                own.append(text)
            continue
        if tag.startswith(("-", "!")) or is_skipped(node, kept) or _is_contents(node) or _is_call(node):
            continue
        if tag == "br":
            words.append("\x00")
            continue
        if (tag in _HEADINGS or tag == "p") and _opens_elsewhere(node, kept):
            while waiting and waiting[-1][0] is not None and waiting[-1][2] == parent:
                waiting.pop()
            continue
        if tag in _BLOCKS:
            yield from held()
            rows = _table(node, kept) if tag == "table" else None
            if rows is not None:
                yield Block("table", rows, rows, _TEXT, parent)
                continue
            waiting.append((None, block, among))
            block, among = tag, parent
        elif tag == "a":
            linked += 1
            waiting += [(None, "inline", 0), (None, "a", 0)]
        else:
            waiting.append((None, "inline", 0))
        waiting += [(child, "", node.mem_id) for child in reversed(list(node.iter(include_text=True)))]
    yield from held()


def _table(node: Any, kept: Container[int]) -> str | None:
    """The rows of a table of data; None for one that only sets out the page."""
    waiting = list(node.iter())
    while waiting:
        part = waiting.pop()
        if part.tag == "table":
            return None
        waiting += part.iter()
    rows = [[_cell(cell, kept) for cell in row.css("td, th")] for row in node.css("tr")]
    lines = table_lines(rows)
    return lines[0] if len(lines) == 1 and "\n" in lines[0] else None


def _cell(node: Any, kept: Container[int]) -> list[str]:
    return [
        line
        for block in _blocks(node, kept)
        for part in block.text.split("\x00")
        if (line := SPACE.sub(" ", part).strip())
    ]


def _opens_elsewhere(node: Any, kept: Container[int]) -> bool:
    """Whether an element is the heading of a part of the page that leads elsewhere as a whole."""
    around = node.parent
    if around is None or around.tag not in ("div", "section", "article"):
        return False
    words = _text(node)
    if not is_other_matter(words) and not (node.tag in _HEADINGS and is_boilerplate(words)):
        return False
    if node.next is None or around.mem_id in kept:
        return False
    before, after = node.prev, node.next
    while before is not None and not _text(before):
        before = before.prev
    while after is not None and not _text(after):
        after = after.next
    return before is None and after is not None


def _text(node: Any) -> str:
    return "" if (node.tag or "").startswith("!") else SPACE.sub(" ", node.text(deep=True)).strip()


def _is_contents(node: Any) -> bool:
    """Whether a list leads to the parts of the page only."""
    if node.tag not in ("ul", "ol") or node.parent is None or node.parent.tag in ("li", "ul", "ol"):
        return False
    links = node.css("a")
    if len(links) < 2 or any(not (link.attributes.get("href") or "").startswith("#") for link in links):
        return False
    text = sum(len(link.text(deep=True).strip()) for link in links)
    return bool(text > 0.8 * len(SPACE.sub(" ", node.text(deep=True)).strip()))


def _is_call(node: Any) -> bool:
    """Whether an element only calls a note."""
    if node.tag != "sup":
        return False
    link = node.css_first("a")
    to = (link.attributes.get("href") or "#") if link is not None else ""
    named = "ref" in (node.attributes.get("class") or "")
    return (named or to.startswith("#")) and _CALL.fullmatch(node.text(deep=True).strip()) is not None
