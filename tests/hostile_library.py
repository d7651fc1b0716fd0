"""The small library with texts that break careless writers of files: formulas, tags, braces, commas, long words."""

from __future__ import annotations

from small_library import library as small_library

from nato_timeline.facts import Library

TITLE = "100 % sûr & {certain} : le « coût »_réel #1 ~ 5 $ \\ C:\\temp </script><b>"
PUBLISHER = "OTAN, service & presse {Bruxelles}"
URL = "https://exemple.org/a-b?x=1&y={2}#partie"
TAG = "</script><img src=x onerror=alert(1)>"
LONG = "É" * 80 + ", réunion ; « à huis clos »\\n : ligne\nsuivante BEGIN:VEVENT"


def library() -> Library:
    """Two documents, one on the web and one a PDF with pages; events with hostile titles."""
    known = small_library()
    papers = {
        "vilnius": known.papers["vilnius"]._replace(title=TITLE, publisher=PUBLISHER, url=URL),
        "bilan_2023": known.papers["bilan_2023"]._replace(url="https://exemple.org/bilan.pdf", pages=4),
    }
    facts = list(known.facts)
    events = [n for n, fact in enumerate(facts) if fact.layer == "event"]
    facts[events[0]] = facts[events[0]]._replace(title=LONG, place="=cmd|'/C calc'!A0")
    facts[events[1]] = facts[events[1]]._replace(title=TAG, note="- [^1]: note & *fin*")
    paged = [
        fact._replace(
            sources=tuple(s._replace(page=3) if s.paper == "bilan_2023" else s for s in fact.sources),
        )
        for fact in facts
    ]
    return known._replace(papers=papers, facts=tuple(paged))
