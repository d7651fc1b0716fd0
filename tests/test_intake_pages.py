"""Web pages become their articles: without what stands around them, with what they say of themselves."""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from made_files import BODY, page

from nato_timeline.intake import Intake, load, read
from nato_timeline.intake.boilerplate import MARKS, Pattern, is_boilerplate, is_other_matter, patterns
from nato_timeline.text import fold


def html(body: str, head: str = "") -> Intake:
    return read(page(body, head), "page")


ASIDE = [
    "<nav><ul><li><a href=/>Sommet du 4 avril 1949</a></li></ul></nav>",
    "<header><div class='main-menu'>Le traité du 4 avril 1949</div></header>",
    "<form><label>Le 4 avril 1949</label><input><button>Chercher</button></form>",
    "<aside><p>Le 4 avril 1949, douze pays signèrent le traité.</p></aside>",
    "<footer><p>© 1949 Ministère. Mentions légales mises à jour le 4 avril 1949.</p></footer>",
    "<div class='share-buttons'>Partager le 4 avril 1949</div>",
    "<div class=related><ul><li><a>Réunion du 4 avril 1949</a></li></ul></div>",
    "<div id='cookie-consent'><p>Nous utilisons des cookies depuis le 4 avril 1949.</p></div>",
    "<div role=navigation>Le 4 avril 1949</div>",
    "<div hidden>Le 4 avril 1949</div><div style='display: none'>Le 4 avril 1949</div>",
    "<h2>Voir aussi</h2><ul><li><a>Réunion du 4 avril 1949</a></li></ul>",
    "<h3>À lire également :</h3><p><a>Le 4 avril 1949</a></p>",
    "<p>Il vous reste 52.55 % de cet article à lire. La suite est réservée aux abonnés du 4 avril 1949.</p>",
    "<p>Tous droits réservés 1949</p><p>Copyright 1949 Agence</p>",
    "<script>document.write('4 avril 1949')</script><style>p::after{content:'1949'}</style><!-- 1949 -->",
    "<noscript>1949</noscript><template><p>1949</p></template><svg><text>1949</text></svg>",
]


@pytest.mark.parametrize("aside", ASIDE)
@pytest.mark.parametrize("place", ["before", "inside", "after"])
def test_what_is_not_the_article_is_left_out(aside: str, place: str) -> None:
    parts = {
        "before": f"{aside}<main><h1>Visite</h1>{BODY}</main>",
        "inside": f"<article><h1>Visite</h1>{BODY}{aside}</article>",
    }
    intake = html(parts.get(place, f"<div><div><h1>Visite</h1>{BODY}</div>{aside}</div>"))
    assert "1949" not in intake.text
    assert "52.55" not in intake.text
    assert intake.text.startswith("Visite\n\nLe ministre de la Défense a reçu mardi (11 juillet 2023) son homologue")
    assert intake.text.endswith(
        "Les deux pays livreront 1\u00a0500 véhicules à l’Ukraine avant la fin de l’année, a précisé le ministère."
    )


def test_what_belongs_to_the_article_stays() -> None:
    intake = html(
        f"<div id=content><h1>Visite à Vilnius</h1><p class=date>Vilnius, le 11 juillet 2023</p><div>{BODY}<h2>Calendrier</h2>"
        "<ul><li>mercredi : séance plénière</li><li>jeudi : départ</li></ul><table><tr><td>Budget</td><td>2 %</td></tr></table>"
        "<blockquote>« Nous tiendrons parole »</blockquote><figure><figcaption>Les ministres à Vilnius, le 11 juillet</figcaption>"
        "</figure><p>Les ministres à Vilnius, le 11 juillet</p><p>Avant<br>après</p></div></div>"
    )
    lines = intake.text.split("\n\n")
    assert lines[:2] == ["Visite à Vilnius", "Vilnius, le 11 juillet 2023"]
    assert lines[4:] == [
        "Calendrier", "• mercredi : séance plénière", "• jeudi : départ", "Budget", "2 %", "« Nous tiendrons parole »",
        "Les ministres à Vilnius, le 11 juillet", "Avant", "après",
    ]  # fmt: skip


LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Event", "datePublished": "1999-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": "Visite",
            "datePublished": "2023-07-11T22:00:00+02:00",
            "publisher": {"@type": "Organization", "name": "OTAN"},
            "mainEntityOfPage": {"@id": "https://example.org/1"},
        },
    ],
}
SAID = [
    (f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>", "Visite", "OTAN", "2023-07-11", "https://example.org/1"),
    (
        "<meta property=og:title content='Visite'><meta property=og:site_name content=OTAN><meta property=og:url "
        "content='https://example.org/2'><meta property=article:published_time content=2023-07-11>",
        "Visite", "OTAN", "2023-07-11", "https://example.org/2",
    ),
    (
        "<title>Visite</title><meta name=DCTERMS.issued content=20230711><link rel=canonical href='https://example.org/3'>",
        "Visite", None, "2023-07-11", "https://example.org/3",
    ),
    ("<title>Visite</title><meta name=date content=2023-07>", "Visite", None, None, None),
    ("<title>Visite</title><meta name=date content=11/07/2023><link rel=canonical href='javascript:alert(1)'>", "Visite", None, "2023-07-11", None),
    ("<title>Visite</title><meta name=date content=2023-02-31><script type='application/ld+json'>{bad</script>", "Visite", None, None, None),
    (f"<title>Visite</title><script type='application/ld+json'>{'[' * 3000}</script>", "Visite", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "title", "publisher", "day", "url"), SAID)
def test_what_a_page_says_of_itself(
    head: str, title: str | None, publisher: str | None, day: str | None, url: str | None
) -> None:
    intake = html(f"<article>{BODY}</article>", head)
    assert (intake.title, intake.publisher, intake.date, intake.url) == (title, publisher, day, url)


@pytest.mark.parametrize(
    ("times", "day"),
    [
        (
            "<time itemprop=datePublished datetime=2023-07-11T10:00>11 juillet</time><time datetime=2020-01-01></time>",
            "2023-07-11",
        ),
        ("<time datetime=2023-07-11>11 juillet</time>", "2023-07-11"),
        ("<time datetime=2023-07-11></time><time datetime=2023-07-12></time>", None),
        ("<p>Le sommet du <time datetime=1999-04-24>24 avril 1999</time></p>", None),
    ],
)
def test_a_day_is_not_guessed(times: str, day: str | None) -> None:
    assert (
        html(
            f"<article><header>{times}</header>{BODY}</article>"
            if "<p>" not in times
            else f"<article>{times}{BODY}</article>"
        ).date
        == day
    )


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.examples[0])
def test_lines_of_the_page(pattern: Pattern) -> None:
    takes = re.compile(pattern.regex)
    known = is_other_matter if pattern.where == "heading" else is_boilerplate
    for line in pattern.examples:
        bare = fold(line).strip(MARKS)
        assert takes.search(bare) if pattern.where == "part" else takes.fullmatch(bare), line
        assert known(line), line
    for line in pattern.rejects:
        assert not is_boilerplate(line), line
        assert not is_other_matter(line), line


PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("name", ["alliance", "gouvernement", "journal"])
def test_a_page_as_sites_make_it_gives_its_article(name: str) -> None:
    intake = read((PAGES / f"{name}.html").read_bytes(), f"{name}.html")
    assert intake.text + "\n" == (PAGES / f"{name}.txt").read_text("utf-8")
    about = (intake.title, intake.publisher, intake.date, intake.url)
    assert about == {
        "alliance": ("Les Alliés renforcent la défense de la Baltique", "Alliance atlantique", "2024-06-13", "https://alliance.example/fr/news_1.html"),
        "gouvernement": ("La ministre reçoit son homologue estonien", None, "2024-03-05", "https://gouvernement.example/actualites/2024/03/05.html"),
        "journal": ("L’Alliance face à la facture", "Le Journal", "2022-06-30", "https://journal.example/a.html"),
    }[name]  # fmt: skip


@pytest.mark.parametrize("name", ["alliance", "gouvernement", "journal"])
def test_no_fact_comes_from_what_stands_around_an_article(name: str) -> None:
    from nato_timeline import store

    library = store.parsed([load(PAGES / f"{name}.html")])
    said = {
        "alliance": ({"2024-06-13"}, ["2\u00a0000 soldats"]),
        "gouvernement": ({"2024-03-05", "2024-04"}, ["12 millions d’euros"]),
        "journal": ({"2022-06-28/2022-06-30"}, ["2 % du PIB"]),
    }
    days, figures = said[name]
    assert {f.when for f in library.facts if f.layer == "event"} == days
    assert [f.title for f in library.facts if f.layer == "figure"] == figures


HOSTILE = [
    ("<div>" * 400 + "mot", "mot"),
    ("<div>" * 20_000 + "mot", None),
    ("<p>" + "a" * 300_000, "aaa"),
    ("<p>mot" + "<b " * 5_000, "mot"),
    ("&lt;" * 50_000, None),
    ("<p>a\x00b&#0;c &#x202e;mot</p>", "mot"),
]


@pytest.mark.parametrize(("hostile", "said"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_are_read_or_refused(hostile: str, said: str | None) -> None:
    from nato_timeline.intake.html import read_html

    text = read_html(f"<!DOCTYPE html><html><body>{hostile}", "page").text
    assert said is None or said in text
    assert "\x00" not in text
