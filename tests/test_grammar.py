"""French verbs: forms, groups, clauses, directions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_timeline.grammar import VerbGroup, clause_at, direction, verb_groups
from nato_timeline.grammar.conjugation import conjugate, forms, verb_set, word_set
from nato_timeline.lexicon import data_root
from nato_timeline.model import Document, Reading
from nato_timeline.text import fold, read

CORPUS = Path(__file__).parent / "corpus"


def lines(name: str) -> list[str]:
    text = (CORPUS / name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def parsed(text: str) -> tuple[Reading, tuple[VerbGroup, ...]]:
    reading = read(Document(id="t", text=text))
    return reading, verb_groups(reading)


# ---------------------------------------------------------------- forms

# (infinitive, tense): the six persons, or the forms that matter
FORMS = {
    ("recevoir", "present"): "reçois reçois reçoit recevons recevez reçoivent",
    ("recevoir", "future"): "recevrai recevras recevra recevrons recevrez recevront",
    ("recevoir", "past"): "reçus reçus reçut reçûmes reçûtes reçurent",
    ("recevoir", "participle"): "reçu reçue reçus reçues",
    ("tenir", "past"): "tins tins tint tînmes tîntes tinrent",
    ("tenir", "subjunctive"): "tienne tiennes tienne tenions teniez tiennent",
    ("devoir", "participle"): "dû due dus dues",
    ("devoir", "conditional"): "devrais devrais devrait devrions devriez devraient",
    ("envoyer", "future"): "enverrai enverras enverra enverrons enverrez enverront",
    ("envoyer", "present"): "envoie envoies envoie envoyons envoyez envoient",
    ("employer", "future"): "emploierai emploieras emploiera emploierons emploierez emploieront",
    ("appeler", "present"): "appelle appelles appelle appelons appelez appellent",
    ("jeter", "future"): "jetterai jetteras jettera jetterons jetterez jetteront",
    ("achever", "present"): "achève achèves achève achevons achevez achèvent",
    ("espérer", "present"): "espère espères espère espérons espérez espèrent",
    ("célébrer", "present"): "célèbre célèbres célèbre célébrons célébrez célèbrent",
    ("déléguer", "present"): "délègue délègues délègue déléguons déléguez délèguent",
    ("créer", "participle"): "créé créée créés créées",
    ("placer", "imperfect"): "plaçais plaçais plaçait placions placiez plaçaient",
    ("placer", "past"): "plaçai plaças plaça plaçâmes plaçâtes placèrent",
    ("manger", "imperfect"): "mangeais mangeais mangeait mangions mangiez mangeaient",
    ("manger", "gerund"): "mangeant",
    ("acquérir", "present"): "acquiers acquiers acquiert acquérons acquérez acquièrent",
    ("acquérir", "future"): "acquerrai acquerras acquerra acquerrons acquerrez acquerront",
    ("acquérir", "participle"): "acquis acquise acquis acquises",
    ("conclure", "present"): "conclus conclus conclut concluons concluez concluent",
    ("conclure", "participle"): "conclu conclue conclus conclues",
    ("inclure", "participle"): "inclus incluse inclus incluses",
    ("résoudre", "present"): "résous résous résout résolvons résolvez résolvent",
    ("résoudre", "participle"): "résolu résolue résolus résolues",
    ("dissoudre", "participle"): "dissous dissoute dissous dissoutes",
    ("accroître", "present"): "accrois accrois accroît accroissons accroissez accroissent",
    ("vaincre", "present"): "vaincs vaincs vainc vainquons vainquez vainquent",
    ("convaincre", "participle"): "convaincu convaincue convaincus convaincues",
    ("rejoindre", "present"): "rejoins rejoins rejoint rejoignons rejoignez rejoignent",
    ("craindre", "past"): "craignis craignis craignit craignîmes craignîtes craignirent",
    ("prévoir", "future"): "prévoirai prévoiras prévoira prévoirons prévoirez prévoiront",
    ("revoir", "future"): "reverrai reverras reverra reverrons reverrez reverront",
    ("dire", "present"): "dis dis dit disons dites disent",
    ("interdire", "present"): "interdis interdis interdit interdisons interdisez interdisent",
    ("écrire", "past"): "écrivis écrivis écrivit écrivîmes écrivîtes écrivirent",
    ("élire", "participle"): "élu élue élus élues",
    ("finir", "subjunctive"): "finisse finisses finisse finissions finissiez finissent",
    ("réunir", "present"): "réunis réunis réunit réunissons réunissez réunissent",
    ("ouvrir", "present"): "ouvre ouvres ouvre ouvrons ouvrez ouvrent",
    ("ouvrir", "participle"): "ouvert ouverte ouverts ouvertes",
    ("mourir", "future"): "mourrai mourras mourra mourrons mourrez mourront",
    ("accueillir", "future"): "accueillerai accueilleras accueillera accueillerons accueillerez accueilleront",
    ("prendre", "subjunctive"): "prenne prennes prenne prenions preniez prennent",
    ("abattre", "present"): "abats abats abat abattons abattez abattent",
    ("remettre", "past"): "remis remis remit remîmes remîtes remirent",
    ("interrompre", "present"): "interromps interromps interrompt interrompons interrompez interrompent",
    ("faire", "subjunctive"): "fasse fasses fasse fassions fassiez fassent",
    ("être", "subjunctive"): "sois sois soit soyons soyez soient",
    ("être", "imperfect"): "étais étais était étions étiez étaient",
    ("avoir", "subjunctive"): "aie aies ait ayons ayez aient",
    ("avoir", "past"): "eus eus eut eûmes eûtes eurent",
    ("aller", "present"): "vais vas va allons allez vont",
    ("naître", "past"): "naquis naquis naquit naquîmes naquîtes naquirent",
    ("falloir", "present"): "faut",
    ("savoir", "gerund"): "sachant",
}


@pytest.mark.parametrize(("verb", "tense"), FORMS)
def test_forms(verb: str, tense: str) -> None:
    made = {f.written for f in conjugate(verb) if f.tense == tense}
    assert made == set(FORMS[verb, tense].split())
    for written in made:
        assert any(f.lemma == verb and f.tense == tense and f.written == written for f in forms(fold(written)))


def test_every_verb_has_one_table_and_every_set_names_verbs() -> None:
    data = tomllib.loads((data_root() / "lexicon" / "verbs.toml").read_text("utf-8"))
    verbs = [*data["first"]["verbs"].split(), *data["second"]["verbs"].split()]
    verbs += [verb for model in data["model"] for verb in model["verbs"].split()]
    assert len(verbs) == len(set(verbs)) > 900
    assert set(data["first"]["doubling"].split()) <= set(verbs)
    for name in data["sets"]:
        assert verb_set(name) <= set(verbs), name
    for word in word_set("nouns"):
        assert word == "rendez-vous" or any(f.written == word for f in forms(fold(word))), word


@pytest.mark.parametrize("word", ["ministre", "mardi", "otan", "pays", "or", "defense", "", "x"])
def test_no_verb(word: str) -> None:
    assert forms(word) == ()


# ---------------------------------------------------------------- groups

_GROUP = re.compile(r"\[([^\]|]+) \| ([^\]]+)\]")


def marked(line: str) -> tuple[str, list[tuple[str, str]]]:
    """The plain sentence and its groups as (words, tags)."""
    return _GROUP.sub(r"\1", line), [(m[1], m[2]) for m in _GROUP.finditer(line)]


def tags(group: VerbGroup) -> str:
    voice = "" if group.voice == "active" else f" {group.voice}"
    denied = " negated" if group.negated else ""
    return f"{group.lemma} {group.tense}{voice}{denied}{f' by {group.modal}' if group.modal else ''}"


@pytest.mark.parametrize("line", lines("verbs.txt"))
def test_groups(line: str) -> None:
    text, expected = marked(line)
    reading, groups = parsed(text)
    assert [(reading.text[g.start : g.end], tags(g)) for g in groups] == expected


def test_apostrophes_and_spaces_change_nothing() -> None:
    for line in lines("verbs.txt"):
        text, _ = marked(line)
        plain = parsed(text)[1]
        curled = parsed(text.replace("'", "’").replace(" :", "\u00a0:"))[1]
        assert [tags(g) for g in plain] == [tags(g) for g in curled]


def test_what_agrees_and_inverts() -> None:
    reading, (group,) = parsed("« Nous tiendrons », a-t-il ajouté."[18:])
    assert (group.inverted, group.person, group.plural) == ("il", 3, False)
    assert reading.text[group.head_start : group.head_end] == "ajouté"
    _, (first, second) = parsed("Nous livrerons les chars que les Alliés ont promis.")
    assert (first.person, first.plural) == (1, True)
    assert (second.person, second.plural) == (3, True)


# ---------------------------------------------------------------- clauses and directions

CLAUSES = {
    "Le ministre, qui a reçu lundi le roi, se rendra mardi à Paris.": {
        "lundi": "qui a reçu lundi le roi",
        "mardi": "se rendra mardi à Paris.",
    },
    "« Nous partirons demain », a dit hier le général.": {
        "demain": "Nous partirons demain",
        "hier": "a dit hier le général.",
    },
    "Il a annoncé lundi que la réunion se tiendrait jeudi ; elle durera deux jours.": {
        "lundi": "Il a annoncé lundi",
        "jeudi": "que la réunion se tiendrait jeudi",
        "deux": "elle durera deux jours.",
    },
    "Les ministres ont signé lundi l'accord et se reverront mardi.": {
        "lundi": "Les ministres ont signé lundi l'accord",
        "mardi": "et se reverront mardi.",
    },
}


@pytest.mark.parametrize("text", CLAUSES)
def test_clauses(text: str) -> None:
    reading, groups = parsed(text)
    for word, clause in CLAUSES[text].items():
        start, end = clause_at(reading, groups, text.index(word))
        assert text[start:end].strip(" ,") == clause.strip(" ,")


_DATE = re.compile(r"\[([^\]>]+) > (past|future|none)\]")


@pytest.mark.parametrize("line", lines("directions.txt"))
def test_directions(line: str) -> None:
    expected: list[tuple[int, str | None]] = []
    plain, at = "", 0
    for m in _DATE.finditer(line):
        plain += line[at : m.start()]
        expected.append((len(plain), None if m[2] == "none" else m[2]))
        plain += m[1]
        at = m.end()
    plain += line[at:]
    reading, groups = parsed(plain)
    assert [(spot, direction(reading, groups, spot)) for spot, _ in expected] == expected


# ---------------------------------------------------------------- hostile input

_WORDS = ("a", "été", "ne", "pas", "se", "doit", "-t-il", "promis", "à", "le", "M.", "que", "livrera")
_PIECES = st.sampled_from([*"«»“”\"',.;:!?()\n-’ ", *_WORDS])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=40).map(" ".join)))
def test_never_crashes(text: str) -> None:
    reading, groups = parsed(text)
    last = 0
    for group in groups:
        assert last <= group.start <= group.head_start < group.head_end <= group.end <= len(reading.text)
        last = group.start
    for at in range(0, len(text), 7):
        start, end = clause_at(reading, groups, at)
        assert start <= end
        assert direction(reading, groups, at) in ("past", "future", None)
