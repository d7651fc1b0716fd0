"""The article of a web page, without menus, forms, see-also lists and share lines; and what the page says of itself."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from ..text import fold
from .html_lines import SPACE, around_headings, is_skipped, lines_of
from .kinds import Intake, needs
from .page_facts import page_facts

_ENOUGH = 140  # characters of prose that make an article
_PARAGRAPHS = ("p", "li", "dd", "blockquote", "td")
_DEEPEST = 12  # no prose stands in more lists within lists, and each has the text of all in it read again


def read_html(text: str, name: str) -> Intake:
    """The article of a page. Raises UserError where the parser is not installed."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise needs(name, "HTML", "html") from None
    tree = LexborHTMLParser(text.replace("\x00", "\ufffd"))
    facts = page_facts(tree, text)
    kept = around_headings(tree)
    article = _article(tree, kept)
    lines = lines_of(article, kept) if article is not None else []
    if facts.title and not any(fold(facts.title) in fold(line) for line in lines[:4]):
        lines.insert(0, facts.title)
    return Intake("\n\n".join(lines), "text/html", facts.title, facts.publisher, facts.date, facts.url)


def _article(tree: Any, kept: Container[int]) -> Any:
    """The element that holds the article: what has most of the prose, widened to take its heading in."""
    body = tree.body
    if body is None:
        return None
    weight: dict[int, float] = {}
    nodes: dict[int, Any] = {}
    known: dict[int, bool] = {}
    depths: dict[int, int] = {}
    for paragraph in tree.css(", ".join(_PARAGRAPHS)):
        if _is_silent(paragraph, kept, known) or _depth(paragraph, depths) > _DEEPEST:
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
    text = len(SPACE.sub(" ", node.text(deep=True)))
    links = sum(len(SPACE.sub(" ", a.text(deep=True))) for a in node.css("a"))
    return max(text - 2 * links, 0)


def _depth(node: Any, known: dict[int, int]) -> int:
    """In how many paragraphs and points of lists an element is; `known` remembers."""
    way: list[Any] = []
    depth = 0
    while node is not None:
        if node.mem_id in known:
            depth = known[node.mem_id]
            break
        way.append(node)
        node = node.parent
    for one in reversed(way):
        depth += one.tag in _PARAGRAPHS
        known[one.mem_id] = depth
    return depth


def _is_silent(node: Any, kept: Container[int], known: dict[int, bool]) -> bool:
    """Whether an element, or one around it, is no part of any article; `known` remembers."""
    way: list[int] = []
    silent = False
    while node is not None and node.tag not in ("body", "html", "-undef"):
        if node.mem_id in known:
            silent = known[node.mem_id]
            break
        way.append(node.mem_id)
        if is_skipped(node, kept):
            silent = True
            break
        node = node.parent
    known.update(dict.fromkeys(way, silent))
    return silent
