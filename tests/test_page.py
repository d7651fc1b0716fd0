"""The HTML page as a file: that nothing else can be loaded by it, and what its reader sees."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from page_library import mixed, view
from parsed_page import PAGES, Element, Parsed, each_page

from nato_timeline.export import by_ending, writer
from nato_timeline.query import each_source
from nato_timeline.render.html_page import render_page

# ---------------------------------------------------------------- a page that asks for nothing


@each_page
def test_only_this_style_and_this_script_may_run(html: str) -> None:
    page = Parsed(html)
    (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    rules = dict(rule.split(" ", 1) for rule in policy.attributes["content"].split("; "))
    (style,), (script,) = page.all("style"), page.all("script")

    def digest(element: Element) -> str:
        return f"'sha256-{b64encode(sha256(element.text.encode()).digest()).decode()}'"

    assert rules == {
        "default-src": "'none'",
        "style-src": digest(style),
        "script-src": digest(script),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert html.index("Content-Security-Policy") < html.index("<style") < html.index("<script")


@each_page
def test_nothing_is_loaded_and_nothing_hangs_on_an_attribute(html: str) -> None:
    page = Parsed(html)
    tags = {e.tag for e in page.elements}
    assert tags <= {
        "html", "head", "meta", "link", "title", "style", "script", "body", "a", "header", "h1", "h2", "h3", "p", "nav",
        "div", "i", "b", "details", "summary", "form", "label", "input", "select", "optgroup", "option", "fieldset",
        "legend", "output", "button", "main", "section", "ol", "li", "strong", "span", "dl", "dt", "dd", "q", "aside",
        "article", "small", "footer", "br", "u",
    }  # fmt: skip
    assert [e.attributes for e in page.all("link")] == [{"rel": "icon", "href": "data:,"}]
    for e in page.elements:
        assert not {"src", "style", "srcset", "action", "background", "poster"} & set(e.attributes)
        assert [name for name in e.attributes if name.startswith("on")] == []
        assert e.tag == "link" or re.match(r"#|https?://", e.attributes.get("href", "#"))
    style = page.all("style")[0].text
    assert "url(" not in style
    assert "@import" not in style
    assert len(page.all("script")[0].text.encode()) < 8000


def test_ids_are_there_once_and_every_link_leads_somewhere() -> None:
    for html in PAGES.values():
        page = Parsed(html)
        ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
        assert sorted(set(ids)) == sorted(ids)
        inside = {e.attributes["href"][1:] for e in page.all("a") if e.attributes["href"].startswith("#")}
        if html is not PAGES["by source"]:  # without headings, bars lead to no place without the script
            assert inside <= set(ids)


def test_the_same_facts_make_the_same_page() -> None:
    assert render_page(view(mixed())) == PAGES["mixed"]


def test_it_is_what_export_writes_into_html_files() -> None:
    for ending in (".html", ".HTM"):
        found = by_ending(ending)
        assert found is not None
        assert writer(found)(view(mixed())) == PAGES["mixed"]


# ---------------------------------------------------------------- what is said


def rows(html: str) -> list[str]:
    """What a reader sees, line by line: headings, then date, sign, title, what else there is, when it came out."""
    out: list[str] = []
    for e in Parsed(html[html.index("<main") : html.index("</main>") + 7]).elements:
        classes = e.attributes.get("class", "")
        if e.tag in ("h2", "h3"):
            out.append(e.text)
        elif e.tag == "li" and classes.startswith("sign "):
            out.append(classes.removeprefix("sign "))
        elif classes in ("date", "about", "out") or classes.startswith("what"):
            out[-1] += f" | {e.text}"
    return out


def test_what_a_reader_sees() -> None:
    assert rows(PAGES["mixed"]) == [
        "2023",
        "figure | Jan–Jun | 1.5 billion EUR soutien | Alliés · delivered | ~September 2023 2",
        "July 2023",
        "role | Mon 10 | Ona Petraitė, ministre (Lituanie) | 10 July 2023 1",
        "event held again | Mon 10 | Entrevue d’Ona Petraitė avec Karl Øster "
        "| meeting · Vilnius · Ona Petraitė, Karl Øster | 10 July 2023 1",
        "quote again | Mon 10 | «\u00a0Nous porterons l’effort à 2,5 % du PIB\u00a0» | Ona Petraitė | 10 July 2023 1",
        "figure again | Mon 10 | 2.5% of GDP  | target | 10 July 2023 1",
        "event ongoing again | Mon 10 | Opérations en cours | operation · ongoing | 10 July 2023 1",
        "event cancelled again | Mon 10 | Visite annulée | visit · cancelled | 10 July 2023 1",
        "event scheduled | Tue 11–Wed 12 | Sommet de Vilnius | summit · scheduled · reference date | 10 July 2023 1 2",
        "September 2023",
        "statement | ~September | Rien n’était décidé alors | Karl Øster · indirect speech · estimated date "
        "| ~September 2023 2",
        "October 2023",
        "event postponed | October | Exercice Nordlys | exercise · postponed (was March 2023) · inherited date "
        "| 10 July 2023 1",
        "No date",
        "event held |  | Ouverture d’un centre | meeting · Mons · ✎ place selon la presse · +budget "
        "| ~September 2023 2",
    ]


def test_what_a_reader_of_french_sees() -> None:
    seen = rows(PAGES["french"])
    assert seen[:4] == [
        "2023",
        "figure | janv.–juin | 1,5\u00a0Md€ soutien | Alliés · livré | ~septembre 2023 2",
        "juillet 2023",
        "role | lun. 10 | Ona Petraitė, ministre (Lituanie) | 10 juillet 2023 1",
    ]
    assert seen[-2] == "Sans date"
    assert Parsed(PAGES["french"]).elements[0].attributes == {"lang": "fr"}


def test_other_orders_stand_without_headings_under_full_dates() -> None:
    seen = rows(PAGES["by source"])
    assert len(seen) == len(mixed().facts)
    assert seen[7] == (
        "event scheduled | 11–12 July 2023 | Sommet de Vilnius | summit · scheduled · reference date | 10 July 2023 1 2"
    )


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("entrevue", {"Happened": "Mon 10 July 2023 · stated in the text", "Published": "10 July 2023"}),
        ("citation", {"Said": "Mon 10 July 2023 · the day of publication", "Published": "10 July 2023"}),
        ("soutien", {"Period": "first half of 2023 · stated in the text", "Published": "~September 2023"}),
        ("effort", {"Period": "not said", "Published": "10 July 2023"}),
        ("vilnius", {"Planned for": "11–12 July 2023 · date from the reference list", "Other dates": "July 2023"}),
        ("nordlys", {"Postponed to": "October 2023 · the date of what it is part of, or of the document"}),
        ("visite", {"Was planned for": "Mon 10 July 2023 · stated in the text"}),
        ("operations", {"Under way": "Mon 10 July 2023 · stated in the text"}),
        ("parole", {"Said": "~September 2023 · estimated"}),
        ("role", {"Named so": "Mon 10 July 2023 · stated in the text"}),
        ("centre", {"Happened": "no date", "Id": "centre"}),
    ],
)
def test_what_happened_what_was_said_and_what_was_published_have_each_a_date(id: str, told: dict[str, str]) -> None:
    row = PAGES["mixed"].partition(f'<li id="id={id}"')[2].partition("</li>")[0]
    page = Parsed(row[row.index("<dl") : row.index("</dl>") + 5])
    shown = dict(zip((e.text for e in page.all("dt")), (e.text for e in page.all("dd")), strict=True))
    assert {name: shown.get(name) for name in told} == told


def test_a_figure_stands_in_its_sentence() -> None:
    said = [e.text for e in Parsed(PAGES["mixed"]).all("p", class_="sentence")]
    assert said == [
        "Au premier semestre, le soutien a atteint 1,5 milliard d’euros.",
        "« Nous porterons l’effort à 2,5 % du PIB », a déclaré Mme Petraitė.",
    ]
    assert "à <u>2,5 % du PIB</u> », a déclaré" in PAGES["mixed"]


def test_each_source_of_a_fact_is_named_with_its_own_date_and_wording() -> None:
    row = PAGES["mixed"].partition('<li id="id=vilnius"')[2].partition("</li>")[0]
    assert "1</b> Le sommet s’ouvre demain</a> published 10 July 2023" in row
    assert "2</b> Bilan de l’année</a> published ~September 2023 · p. 3 · July 2023 <q" in row


def test_events_that_are_not_merged_stand_apart_under_one_id() -> None:
    library = mixed()
    html = render_page(view(library)._replace(facts=each_source(library.facts)))
    page = Parsed(html)
    ids = [e.attributes["id"] for e in page.all("li") if "id" in e.attributes]
    assert [id for id in ids if "vilnius" in id] == ["id=vilnius", "id=vilnius~2"]
    assert len(set(ids)) == len(ids) == len(library.facts) + 1
    assert html.count("<dt>Id</dt><dd>vilnius</dd>") == 2
    assert {e.attributes["data-f"] for e in page.all("a") if "vilnius" in e.attributes.get("data-f", "")} == {
        "vilnius", "vilnius~2",
    }  # fmt: skip
