"""Libraries made by hand for the page: one with everything that a page must tell apart, one large, one hostile."""

from __future__ import annotations

from datetime import date, timedelta

from nato_timeline.export import View
from nato_timeline.facts import LAYERS, Fact, Library, Paper, Person, Source, Topic
from nato_timeline.render.words import Words

PEOPLE = ("Ona Petraitė", "Karl Øster", "Inês Álvares", "Jonas Lœuvre", "Maud d’Aubry", "Piet van der Zee")
TOPICS = ("ukraine", "depenses", "industrie")
STATUSES = ("held", "scheduled", "ongoing", "cancelled", "postponed")
KINDS = ("meeting", "summit", "visit", "exercise")
SENTENCES = (
    "Le {day}, {who} a rencontré les ministres de la Défense à Vilnius.",
    "« Nous tiendrons nos promesses aussi longtemps qu’il le faudra », a déclaré {who}.",
    "{who} a indiqué que les discussions avaient bien avancé.",
    "Les Alliés ont promis {n} millions d’euros pour la défense aérienne.",
)
CITED = ("a rencontré les ministres", "Nous tiendrons nos promesses", "les discussions avaient bien avancé", "millions")
OF_SENTENCE = ("event", "quote", "statement", "figure")


def view(library: Library, language: str = "en", **more: object) -> View:
    """What the page is given of a whole library."""
    return View(library, library.facts, Words(language), layers=LAYERS, everything=True, **more)  # type: ignore[arg-type]


def paper(id: str, text: str, published: str | None, **more: object) -> Paper:
    given = {
        "title": text.split("\n")[0], "publisher": None, "url": None, "path": None, "language": "fr",
        "published": published, "basis": "header", "estimate": None, "why": None, "updated": None,
        "first": published, "last": published, "text": text, "facts": 0, **more,
    }  # fmt: skip
    return Paper(id, **given)  # type: ignore[arg-type]


def source(paper: Paper, words: str, when: str | None = None, start: int = 0) -> Source:
    """The words in the text of a document, from `start` on, in their sentence and their line."""
    text, at = paper.text, paper.text.index(words, start)
    end = at + len(words)
    line = text.rfind("\n", 0, at) + 1, (text + "\n").index("\n", end)
    stop = text.find(". ", end, line[1])
    sentence = max(line[0], text.rfind(". ", line[0], at) + 2), line[1] if stop < 0 else stop + 1
    return Source(paper.id, at, end, sentence, line, words, when, None, None)


def fact(id: str, layer: str, title: str, when: str | None, *sources: Source, **more: object) -> Fact:
    given = {
        "kind": {"event": "meeting", "figure": "money", "role": "current"}.get(layer, layer), "first": when,
        "last": when, "basis": "text", "why": None, "place": None, "people": (), "topics": (),
        "status": "held" if layer == "event" else None, **more,
    }  # fmt: skip
    return Fact(id, layer, given.pop("kind"), title, when, sources=sources, **given)  # type: ignore[arg-type,misc]


def many(facts: int) -> Library:
    """So many facts over twenty years, ten a document, every layer among them, some without a date."""
    papers: dict[str, Paper] = {}
    found: list[Fact] = []
    for n in range(0, facts, 10):
        day = date(2005, 1, 3) + timedelta(days=n * 7000 // facts)
        who = PEOPLE[n // 10 % len(PEOPLE)]
        lines = [SENTENCES[k % 4].format(day=f"{day:%d/%m}", who=who, n=n + k) for k in range(10)]
        filler = "Les travaux se poursuivront dans les semaines qui viennent, a-t-on appris de source diplomatique."
        document = paper(f"texte-{n:05}", "\n".join([f"Réunion n° {n}", *lines, filler * 3]), day.isoformat())
        papers[document.id] = document
        at = 0
        for k, line in enumerate(lines):
            at = document.text.index(line, at)
            place = source(document, CITED[k % 4], start=at)
            layer = OF_SENTENCE[k % 4]
            dated = (day - timedelta(days=k)).isoformat() if (n + k) % 97 else None
            found.append(
                fact(
                    f"f{n + k:06}", layer, f"{n + k} millions" if layer == "figure" else line[:-1], dated, place,
                    people=(f"p{n // 10 % len(PEOPLE)}",), topics=(TOPICS[k % 3],),
                    status=STATUSES[n // 10 % 5] if layer == "event" else None,
                    kind={"event": KINDS[k // 4 % 4], "figure": "money"}.get(layer, layer),
                    value=((n + k) * 1e6,) if layer == "figure" else (), unit="EUR" if layer == "figure" else None,
                    subject="défense aérienne" if layer == "figure" else None,
                )
            )  # fmt: skip
    found.sort(key=lambda f: (f.first is None, f.first or "", f.id))
    people = {f"p{n}": Person(f"p{n}", name, (name,), (), facts // len(PEOPLE)) for n, name in enumerate(PEOPLE)}
    topics = {id: Topic(id, id, id, (), 0) for id in TOPICS}
    return Library(papers, tuple(found), people, topics)


# ---------------------------------------------------------------- every kind of date, status and layer

SOMMET = """Le sommet s’ouvre demain

Vilnius, le 10 juillet 2023. La ministre lituanienne Ona Petraitė a reçu lundi Karl Øster. Le sommet se tiendra les 11 \
et 12 juillet. « Nous porterons l’effort à 2,5 % du PIB », a déclaré Mme Petraitė.
L’exercice Nordlys, prévu en mars, est reporté à octobre. La visite est annulée. Les opérations se poursuivent.
"""
BILAN = """Bilan de l’année

Au premier semestre, le soutien a atteint 1,5 milliard d’euros. Le sommet de Vilnius s’était tenu en juillet 2023. \
Rien n’était décidé alors, a précisé Karl Øster. Un centre a ouvert.
"""


def mixed() -> Library:
    """Two documents, one of uncertain date; the summit is in both."""
    sommet = paper("sommet", SOMMET, "2023-07-10", publisher="OTAN", url="https://exemple.test/sommet?a=1&b=2")
    bilan = paper(
        "bilan", BILAN, None, basis="estimate", estimate="2023-09~", why="six mois après mars 2023",
        first="2023-09-01", last="2023-09-30",
    )  # fmt: skip
    ona, karl = Person("ona", "Ona Petraitė", (), (), 3), Person("karl", "Karl Øster", (), (), 3)
    first_half = {"first": "2023-01-01", "last": "2023-06-30"}
    september = {"first": "2023-09-01", "last": "2023-09-30"}
    facts = (
        fact(
            "soutien", "figure", "1,5 milliard d’euros", "2023-H1", source(bilan, "1,5 milliard d’euros"),
            value=(1.5e9,), unit="EUR", subject="soutien", holder="Alliés", status="delivered", topics=("ukraine",),
            **first_half,
        ),
        fact(
            "role", "role", "ministre (Lituanie)", "2023-07-10", source(sommet, "ministre lituanienne"), people=("ona",)
        ),
        fact(
            "entrevue", "event", "Entrevue d’Ona Petraitė avec Karl Øster", "2023-07-10", source(sommet, "a reçu"),
            people=("ona", "karl"), place="Vilnius",
        ),
        fact(
            "citation", "quote", "Nous porterons l’effort à 2,5 % du PIB", "2023-07-10",
            source(sommet, "Nous porterons l’effort à 2,5 % du PIB"), people=("ona",), verb="déclarer",
            basis="publication",
        ),
        fact(
            "effort", "figure", "2,5 % du PIB", None, source(sommet, "2,5 % du PIB"), kind="share", value=(2.5,),
            unit="% du PIB", status="target", first="2023-07-10", last="2023-07-10", topics=("depenses",),
        ),
        fact(
            "operations", "event", "Opérations en cours", "2023-07-10", source(sommet, "opérations"), status="ongoing",
            kind="operation",
        ),
        fact(
            "visite", "event", "Visite annulée", "2023-07-10", source(sommet, "visite"), status="cancelled",
            kind="visit",
        ),
        fact(
            "vilnius", "event", "Sommet de Vilnius", "2023-07-11/2023-07-12", source(sommet, "sommet se tiendra"),
            source(bilan, "sommet de Vilnius", "2023-07")._replace(page=3), kind="summit", status="scheduled",
            first="2023-07-11", last="2023-07-12", basis="reference", differs=("2023-07",), topics=("depenses",),
        ),
        fact(
            "parole", "statement", "Rien n’était décidé alors", "2023-09~", source(bilan, "Rien n’était décidé alors"),
            people=("karl",), basis="estimate", **september,
        ),
        fact(
            "nordlys", "event", "Exercice Nordlys", "2023-10", source(sommet, "exercice Nordlys"), kind="exercise",
            status="postponed", was="2023-03", first="2023-10-01", last="2023-10-31", basis="inherited",
        ),
        fact(
            "centre", "event", "Ouverture d’un centre", None, source(bilan, "Un centre a ouvert"), basis=None,
            tags=("budget",), corrected=("place",), note="selon la presse", place="Mons",
        ),
    )  # fmt: skip
    topics = {id: Topic(id, id.title(), id.upper(), (), 1) for id in ("ukraine", "depenses")}
    return Library({"sommet": sommet, "bilan": bilan}, facts, {"ona": ona, "karl": karl}, topics)


# ---------------------------------------------------------------- hostile text

MARKUP = (
    "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>\"'><svg onload=window.hit=1> &lt; ${title}$"
)
TURNED = "\u202eetircé à l’envers\u202c \u2066isolé\u2069 \x1b[31mrouge\x1b[0m \x00nul\x07 \x9b0m"


def hostile() -> Library:
    """Markup, script, quotation marks and control characters in every field that comes from outside."""
    text = f"{MARKUP}\n\nLe ministre {MARKUP} a reçu {TURNED} hier.\n{TURNED}\n"
    document = paper(
        f'"><b>{MARKUP}', text, "2024-01-01", title=MARKUP, publisher=MARKUP + TURNED, url="javascript:window.hit=1",
        why=MARKUP, language='fr" onclick="window.hit=1', updated="2024-01-02",
    )  # fmt: skip
    other = paper("texte", "Un texte.", "2024-01-02", url='https://exemple.test/"onmouseover="window.hit=1')
    place = source(document, f"ministre {MARKUP} a reçu {TURNED}")
    more = {
        "people": (MARKUP, "p"), "topics": (MARKUP,), "place": MARKUP, "tags": (MARKUP,), "note": TURNED, "why": MARKUP,
    }  # fmt: skip
    facts = tuple(
        fact(
            f"id{n}", layer, MARKUP + TURNED, "2024-01-01", place, source(other, "texte"), subject=MARKUP,
            holder=MARKUP, value=(1.0,), unit=MARKUP, **more,
        )
        for n, layer in enumerate(LAYERS)
    )  # fmt: skip
    person = Person("p", MARKUP + TURNED, (), (), 1)
    return Library(
        {document.id: document, other.id: other}, facts, {"p": person}, {MARKUP: Topic(MARKUP, MARKUP, MARKUP, (), 1)}
    )
