"""Web pages become their articles: without what stands around them, with what they say of themselves."""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from made_files import BODY, mail, page

from nato_timeline.boilerplate import MARKS, Pattern, is_boilerplate, is_other_matter, patterns
from nato_timeline.intake import Intake, load, read
from nato_timeline.intake import html as pages
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


# parts of pages as sites set them, with the day 4 April 1949 in what is not the article
LAYOUTS = [
    f"<main><div class=banner><p>Discours</p><h1>Visite</h1></div>{BODY}<section><h2>À la une sur Exemple.eu</h2><article><h3>Le 4 avril 1949</h3></article></section></main>",
    f"<article><h1>Visite</h1>{BODY}</article><div class=views><h2>Contenus associés</h2><article><h3>Signé le 4 avril 1949</h3><p>{'Le 4 avril 1949, douze pays ont signé le traité. ' * 4}</p></article></div>",
    f"<div><div class=c1><h1>Visite</h1>{BODY}</div><div class=c2><h3>Lisez aussi</h3><a><div>Cérémonie du 4 avril 1949</div></a></div></div>",
    f"<article><h1>Visite</h1>{BODY.replace('</p><p>', '</p><p>► À lire aussi : <a>Le traité du 4 avril 1949</a></p><section><span>Lire aussi |</span> <a>4 avril 1949</a></section><p>', 1)}</article>",
    f"<article><h1>Visite</h1><p>Sommaire</p><ul><li><a href='#a'>Le 4 avril 1949</a></li><li><a href='#b'>Suite de 1949</a></li></ul>{BODY}</article>",
    f"<article><a>Actualité du 4 avril 1949</a><h1>Visite</h1>{BODY}<p>Newsletter Recevez toute l’actualité de 1949 dans votre boîte mail</p></article>",
    f"<main><h1>Visite</h1>{BODY}<h2>Notes et références</h2><ol class=references><li>Le Journal, 4 avril 1949</li></ol><h2>Bibliographie</h2><ul><li>Plon, 1949</li></ul></main>",
    f"<main><h1>Visite</h1><table class=infobox><tr><td>4 avril 1949</td></tr></table><div class=hatnote>Celle du 4 avril 1949</div>{BODY}<div class=navbox>1949</div></main>",
    f"<article><h1>Visite</h1>{BODY}<div><h3>S’abonner aux communiqués</h3><p>{'Le service existe depuis le 4 avril 1949. ' * 5}</p></div></article>",
    f"<article><h1>Visite</h1>{BODY.replace('homologue', 'homologue<del> le 4 avril 1949</del><s> 1949</s>')}</article>",
]  # fmt: skip


@pytest.mark.parametrize("body", LAYOUTS, ids=range(len(LAYOUTS)))
def test_parts_of_a_page_that_lead_elsewhere_are_left_out(body: str) -> None:
    intake = html(body)
    assert "1949" not in intake.text
    assert "Visite" in intake.text.split("\n\n")[:2]
    assert intake.text.endswith("avant la fin de l’année, a précisé le ministère.")


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<span>Communiqué</span><span>11 juin 2024</span>", "Communiqué 11 juin 2024"),
        ("<span>12</span><span>juin</span><span>2024</span>", "12 juin 2024"),
        ("<a>Facebook</a><a>Écouter</a> vu", "Facebook Écouter vu"),
        ("le 1<sup>er</sup> juin, M<sup>me</sup> Backes", "le 1er juin, Mme Backes"),
        ("<b>B</b><b>erlin</b> et l’<a>OTAN</a>", "Berlin et l’OTAN"),
        (
            "Berlin<sup><a href='#n1'>[1]</a></sup>, Paris<sup class=reference><a href='/x#n'>2</a></sup>",
            "Berlin, Paris",
        ),
        ("12 km<sup>2</sup>", "12 km2"),
    ],
)
def test_words_set_side_by_side(inside: str, said: str) -> None:
    assert f"\n\n{said}\n\n" in html(f"<article><h1>Visite</h1><div>{inside}</div>{BODY}</article>").text


def test_a_table_of_data_is_rows_and_one_of_layout_is_none() -> None:
    cells = "<tr><th>Pays</th><th>2024</th></tr><tr><td>Pologne</td><td>4,12 %</td></tr>"
    assert "\n\n| Pays | 2024 |\n| Pologne | 4,12 % |" in html(f"<article>{BODY}<table>{cells}</table></article>").text
    laid_out = html(f"<table><tr><td><p>Menu</p></td><td>{BODY}<table>{cells}</table></td></tr></table>").text
    assert "|" not in laid_out.partition("| Pays")[0]
    assert "\n\nLes deux pays livreront" in laid_out


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
    ("<title>Visite</title><base href='https://example.org/a/'><link rel=canonical href='../b.html'>", "Visite", None, None, "https://example.org/b.html"),
    ("<title>Visite</title><base href='http://[bad'><link rel=canonical href='b.html'>", "Visite", None, None, None),
    ("<!-- saved from url=(0022)https://example.org/c/ --><title>Visite</title>", "Visite", None, None, "https://example.org/c/"),
    (
        "<meta name=generator content='MediaWiki 1.43'><script type='application/ld+json'>"
        '{"@type":"Article","name":"Visite","headline":"rencontre","datePublished":"2010-01-01","dateModified":"2024-06-20"}</script>',
        "rencontre", None, "2024-06-20", None,
    ),
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


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<h1>Visite</h1><div class=meta><span>Communiqué</span><span><time datetime=2023-07-11>11 juillet</time></span></div>", "2023-07-11"),
        ("<p>Publié le <time datetime=2023-07-11>11 juillet</time>, modifié le <time datetime=2023-07-12>12 juillet</time></p>", "2023-07-11"),
        ("<p class=x>Mis à jour le <time datetime=2023-07-12>12 juillet</time></p>", None),
        ("<p>Prochaine réunion : <time datetime=2023-09-12>12 septembre</time></p>", None),
        ("<time class=modified datetime=2023-07-12>12 juillet</time>", None),
    ],
)  # fmt: skip
def test_the_day_above_the_text(head: str, day: str | None) -> None:
    heading = "" if "<h1>" in head else "<h1>Visite</h1>"
    assert html(f"<main><div>{heading}{head}</div><div>{BODY}</div></main>").date == day


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Visite du ministre - Gouvernement", "Gouvernement"),
        ("Visite du ministre | Actualités | OTAN", "OTAN"),
        ("Visite du ministre – 11 juillet 2023", None),
        ("Visite du ministre", None),
        ("Autre chose - Gouvernement", None),
    ],
)
def test_the_site_that_a_title_names(title: str, publisher: str | None) -> None:
    assert (
        html(f"<article><h1>Visite du ministre</h1>{BODY}</article>", f"<title>{title}</title>").publisher == publisher
    )


ENCODED = "<!DOCTYPE html><meta charset={}><article><h1>Sœur</h1><p>Une œuvre à 3 € fut vue à l'Élysée.</p></article>"


@pytest.mark.parametrize(
    ("declared", "real"),
    [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("iso-8859-15", "iso-8859-15"), ("iso-8859-15", "cp1252"), ("utf-8", "utf-16")],
)  # fmt: skip
def test_a_page_may_lie_about_its_characters(declared: str, real: str) -> None:
    assert read(ENCODED.format(declared).encode(real), "a.html").text == "Sœur\n\nUne œuvre à 3 € fut vue à l'Élysée."


def test_a_page_saved_whole_with_its_parts() -> None:
    parts = (
        "--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://example.org/a\r\n\r\n"
        f"<!DOCTYPE html><html><body><article><h1>Visite</h1>{BODY}</article></body></html>\r\n"
        "--x\r\nContent-Type: text/html\r\n\r\n<p>Le 4 avril 1949</p>\r\n--x--\r\n"
    )
    where = "Snapshot-Content-Location: https://example.org/a\r\n"
    intake = read(mail(parts, 'multipart/related; boundary=x; type="text/html"', where), "page.mhtml")
    assert intake.text.startswith("Visite\n\nLe ministre de la Défense a reçu mardi")
    assert "1949" not in intake.text
    assert (intake.media_type, intake.url, intake.date) == ("text/html", "https://example.org/a", None)


def test_a_message_is_read_with_its_subject_and_its_day() -> None:
    intake = read(mail("Le ministre a reçu hier son homologue.\r\n"), "message.eml")
    assert intake.text.strip() == "Le ministre a reçu hier son homologue."
    assert (intake.title, intake.publisher, intake.date) == ("Réunion", "Ministère de la Défense", "2024-06-12")


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


@pytest.mark.parametrize("tag", ["<ul><li>", "<blockquote>", "<dl><dd>", "<table><tr><td>"])
def test_lists_within_lists_are_gone_through_a_few_times(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[int] = []
    monkeypatch.setattr(pages, "_prose", lambda node: weighed.append(len(node.text(deep=True))) or 1.0)
    nested = f"{tag}Le ministre a reçu son homologue." * 300
    text = pages.read_html(f"<!DOCTYPE html><html><body>{nested}", "page").text
    assert "Le ministre a reçu son homologue." in text
    assert 0 < sum(weighed) < 20 * len(nested)
