"""The article of a web page, without menus, forms, see-also lists and share lines; and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..text import fold
from .boilerplate import is_boilerplate, is_other_matter
from .kinds import Intake, needs
from .page_facts import page_facts

_SILENT = frozenset({
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "option", "input",
    "textarea", "label", "iframe", "svg", "math", "object", "embed", "video", "audio", "canvas", "map", "dialog",
    "head", "menu", "link", "meta",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# names that sites give to what is not the article: class="share-buttons", id="related"
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|breadcrumbs?|fil-d-?ariane|ariane|share|sharing|partager?|socials?|related|"
    r"voir-aussi|lire-aussi|see-also|read-more|recommended|sidebar|side-bar|widget|cookies?|consent|gdpr|rgpd|newsletter|"
    r"subscribe|abonnement|paywall|comments?|commentaires|pagination|pager|tags|tag-list|skip-link|skiplinks|toc|"
    r"visually-hidden|sr-only|print|toolbar|footer|pied-de-page|copyright|legal|mentions|ads?|advert|publicite|promo|"
    r"banner|popup|modal|search|recherche|login|lang-switch|language-switcher|site-header|masthead)(?:$|[\s_-])"
)
_ROLES = frozenset(
    {"navigation", "search", "banner", "contentinfo", "complementary", "dialog", "alert", "menu", "form"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_ENOUGH = 140  # characters of prose that make an article


def read_html(text: str, name: str) -> Intake:
    """The article of a page. Raises UserError where the parser is not installed."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise needs(name, "HTML", "html") from None
    tree = LexborHTMLParser(text.replace("\x00", "\ufffd"))
    facts = page_facts(tree)
    article = _article(tree)
    lines = _without_boilerplate(_lines(article) if article is not None else iter(()))
    if facts.title and not any(fold(facts.title) in fold(line) for line in lines[:4]):
        lines.insert(0, facts.title)
    return Intake("\n\n".join(lines), "text/html", facts.title, facts.publisher, facts.date, facts.url)


# ---------------------------------------------------------------- which part of the page


def _article(tree: Any) -> Any:
    """The element that holds the article: what has most of the prose, widened to take its heading in."""
    body = tree.body
    if body is None:
        return None
    weight: dict[int, float] = {}
    nodes: dict[int, Any] = {}
    for paragraph in tree.css("p, li, dd, blockquote, td"):
        if _is_silent(paragraph):
            continue
        length = _prose(paragraph)
        share = 1.0
        above = paragraph.parent
        while above is not None and share > 0.1 and above.tag not in ("html", "-undef"):
            weight[above.mem_id] = weight.get(above.mem_id, 0.0) + length * share
            nodes[above.mem_id] = above
            share *= 0.55 if above.tag not in ("article", "main") else 0.9
            above = above.parent
    named = [
        n for n in tree.css("article, main, [role=main], [itemprop=articleBody]") if weight.get(n.mem_id, 0) > _ENOUGH
    ]
    if named:
        best = max(named, key=lambda n: weight[n.mem_id])
    elif weight:
        best = nodes[max(weight, key=lambda id: weight[id])]
    else:
        return body
    return _with_heading(tree, best)


def _with_heading(tree: Any, best: Any) -> Any:
    """The element, or the one around it and the page's heading, if little else stands between them."""
    heading = tree.css_first("h1")
    if heading is None or best.tag == "body":
        return best
    inside = {node.mem_id for node in best.css("h1")}
    if heading.mem_id in inside:
        return best
    above = {}
    node = heading.parent
    while node is not None:
        above[node.mem_id] = node
        node = node.parent
    node = best
    while node is not None and node.mem_id not in above:
        node = node.parent
    if node is None or node.tag in ("html", "-undef"):
        return best
    return node


def _prose(node: Any) -> float:
    """How much a paragraph says that is not the text of links."""
    text = len(_SPACE.sub(" ", node.text(deep=True)))
    links = sum(len(_SPACE.sub(" ", a.text(deep=True))) for a in node.css("a"))
    return max(text - 2 * links, 0)


def _is_silent(node: Any) -> bool:
    while node is not None and node.tag not in ("body", "html", "-undef"):
        if _skipped(node):
            return True
        node = node.parent
    return False


def _skipped(node: Any) -> bool:
    """Whether an element is no part of any article."""
    if node.tag in _SILENT:
        return True
    given = node.attributes
    if not given:
        return False
    if "hidden" in given or given.get("aria-hidden") == "true" or (given.get("role") or "") in _ROLES:
        return True
    if node.tag in ("body", "main", "article", "html", "h1", "p", "time"):
        return False
    names = fold(f"{given.get('class') or ''} {given.get('id') or ''}")
    return _NAMES.search(names) is not None or _HIDDEN.search(given.get("style") or "") is not None


# ---------------------------------------------------------------- its text


def _lines(root: Any) -> Iterator[tuple[str, str]]:
    """The blocks of an element as (kind of block, text), in their order. Goes as deep as the page does."""
    words: list[str] = []
    block = "div"
    waiting: list[tuple[Any, str | None]] = [(root, None)]
    while waiting:
        node, after = waiting.pop()
        if node is None:
            if words:
                yield block, "".join(words)
                words = []
            block = after or "div"
            continue
        tag = node.tag
        if tag == "-text":
            words.append(node.text(deep=False))
            continue
        if tag.startswith(("-", "!")) or _skipped(node):
            continue
        if tag == "br":
            words.append("\x00")
            continue
        if tag in _BLOCKS:
            if words:
                yield block, "".join(words)
                words = []
            waiting.append((None, block))
            block = tag
        waiting += [(child, None) for child in reversed(list(node.iter(include_text=True)))]
    if words:
        yield block, "".join(words)


def _without_boilerplate(blocks: Iterator[tuple[str, str]]) -> list[str]:
    """The lines of an article: each once where a caption repeats it, without what follows « Voir aussi »."""
    lines: list[str] = []
    seen: set[str] = set()
    elsewhere = False
    for block, words in blocks:
        for part in words.split("\x00"):
            line = _SPACE.sub(" ", part).strip(" ")
            if not any(c.isalnum() for c in line):
                continue
            if is_other_matter(line):
                elsewhere = True
                continue
            if block in _HEADINGS or (block == "p" and len(line) > _ENOUGH):
                elsewhere = False
            if elsewhere or is_boilerplate(line):
                continue
            if fold(line) in seen and (block == "figcaption" or len(line) > 25):
                continue
            seen.add(fold(line))
            lines.append(f"• {line}" if block == "li" and not line.startswith(("•", "-", "–")) else line)
    return lines
