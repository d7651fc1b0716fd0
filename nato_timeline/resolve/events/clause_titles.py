"""Titles that are a clause in the present: « Le Luxembourg alloue 70 millions d’euros »."""

from __future__ import annotations

import re

from ...find.triggers import Frame, Trigger
from ...lexicon.naming import plural
from ...text import fold
from .beside import after_words, behind_dateline
from .clause import Clause
from .frames import behind_insertion, undertaking_before
from .french import a, capital, clean, elided, joined, lower_article, present, said_by_all
from .kinds import is_money
from .offices import office_taken
from .phrases import Phrase
from .said_fully import said_fully, to_do
from .scene import Scene
from .stand_ins import definite, thing_meant
from .subjects import named_before, subject_words, without_of
from .who import by_pronoun, people_in, subject_people
from .wording import names, said_that, tail

ARTICLE = re.compile(r"^(?:les?|la|l['’]|une?)\s?", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:\b(?P<the>la|le|les|l'|l’)|\b(?:du|au))[ ]?$", re.IGNORECASE)
PLURAL = re.compile(r"(?:Les|Des|Deux|Trois|Quatre|Plusieurs|Quelques|Tous|\d+)\b|.* et ")
_ONE = re.compile(
    r"(?:Le|La|L['’])(?![ ]?(?:plupart|majorité|moitié|quasi|couple|duo|tandem))(?!.*\b(?:et|ou|ni)\b)", re.IGNORECASE
)
# a pronoun object right before the verb: « la renforcera », « l'a reçu »
_CLITIC = re.compile(r"\b(?:la|le|les|l')[ ]?$")


def clause_title(scene: Scene, clause: Clause, frame: Frame) -> str | None:
    """The clause with its subject by name and its verb in the present; None where it says nothing alone."""
    subject = said_fully(scene, clause, capital(subject_words(scene, clause)))
    verb = clause.verb
    opens = verb.tense == "participle"  # « Engagés depuis juillet contre X, les six chasseurs ont effectué … »
    behind = clause.subject[1] if clause.subject and clause.subject[0] > verb.end and not opens else verb.end
    done = verb.voice == "passive" or opens
    if clause.direct is not None and not done and "," in scene.folded[behind : clause.direct.begin]:
        behind = clause.direct.begin  # « a signé avec le ministre belge, Steven Vandeput, [une lettre d'intention] »
    rest = said_by_all(tail(scene, behind, clause.end if opens else scene.sentence(verb.start).end))
    if not subject:  # « Il a été décidé de doter l'Alliance d'une défense antimissile »
        decided = clause.pronoun == "il" and done and frame.complement and (to := _TO_DO.search(rest))
        return f"Décision {rest[to.start() :]}" if decided and to else None
    if clause.relative is not None and rest.startswith("et "):
        rest = ""  # « l'accord que le Parlement a ratifié, et celui … »
    rest = _counted(scene, clause, rest)
    rest = named_before(scene, rest, clause.direct.start) if clause.direct is not None else rest
    if verb.voice == "passive" and verb.lemma != "convenir":  # « sont convenus » is no passive
        hurt = _HURT.search(scene.text, verb.start, verb.head_start) if verb.lemma == "blesser" else None
        said = scene.text[hurt.start() if hurt else verb.head_start : verb.head_end]
        done_to = f"{subject} {said[:1].lower() + said[1:]} {rest}"
        more = to_do(scene, clause, subject)
        if frame.kind == "commitment" and "pledge" in frame.object and not _tells_pledge(scene, verb.end, rest, more):
            return None
        if verb.lemma == "prendre" and not more and frame.kind == "decision":
            # « La décision sera prise en juin »: nobody says which; « la décision prise à Riga au sujet de la Serbie »
            return capital(ARTICLE.sub("", done_to)) if opens and _ON_WHAT.search(rest) else None
        return f"{done_to} {more}" if more and more not in rest else done_to
    plural = verb.plural if verb.plural is not None else bool(PLURAL.match(subject))
    plural = plural and not _ONE.match(subject)  # « Le Parlement, puis le peuple ont approuvé », cut at the comma
    # « Nous avons débloqué »: la France débloque
    plural = plural and (clause.pronoun != "nous" or PLURAL.match(subject) is not None)
    form = present(verb.lemma, plural or subject.startswith("Les "))  # « Washington a dévoilé »: les États-Unis
    if form is None:
        return None
    said = form
    if verb.voice == "reflexive":
        said = f"s’{said}" if elided(said) else f"se {said}"
    elif whom := names(scene, _done_to(scene, clause, frame)):
        rest = f"{f'à {joined(whom)}' if 'person' in frame.to else joined(whom)} {rest}".strip()
    elif (not rest and scene.folded.endswith("lui ", 0, verb.start)) or scene.folded.startswith("lui ", verb.start):
        rest = a(_meant_by_clitic(scene, verb.start)) if _meant_by_clitic(scene, verb.start) else ""
    elif not clause.object and (thing := thing_meant(scene, clause, frame.object)) is not None:
        rest = f"{definite(clean(scene.text[thing[0] : thing[1]]))} {rest}".strip()
    elif not rest and _CLITIC.search(scene.folded[max(0, verb.start - 5) : verb.start]):
        rest = _meant_by_clitic(scene, verb.start)
    elif not rest and (noun := undertaking_before(scene, clause)) is not None:  # « la KFOR, à laquelle X contribue »
        rest = a(with_determiner(scene, noun))
    if clause.relative is not None and (not rest or (clause.direct is None and _BESIDE_THING.match(rest))):
        # « Le plan, que j'ai présenté en janvier, prévoit … », « une stratégie que l'UE adoptera sous présidence X »
        rest = f"{_lowered(scene, clause.relative)} {rest}".strip()
    if not rest and scene.folded.startswith(("que ", "qu'"), verb.end + 1):  # « conviennent que X rejoindra »
        rest = said_that(scene, verb.end + 1)
    if (not rest or after_words(scene, verb)) and "words" in frame.complement:
        rest = _words_before(scene, verb.start)
    if not rest and "que" in frame.complement and (that := _THAT.search(scene.folded, verb.end, verb.end + _NEAR)):
        rest = said_that(scene, that.start())  # « a promis le mois dernier que son pays arriverait à 2 % »
    if frame.that and scene.folded.startswith(",", verb.end):  # « s'était engagé, le 25 mai à Oslo, à ce que X parte »
        rest = said_that(scene, behind_insertion(scene, verb.end, {fold(word) for word in frame.complement}))
    if frame.line:  # « avertit les Alliés que l'effort est insuffisant »
        rest = said_that(scene, verb.end)
    rest = _in_future(scene, verb.end, rest) if frame.that else rest
    if rest.endswith(("fonctions", "fonction")) and len(people := subject_people(scene, clause)) == 1:
        rest += office_taken(scene, verb, people[0]) if people[0] in scene.people else ""
    if not rest:  # « Le croiseur Moskva a coulé »: all that such a verb has to say
        alone = frame.kind != "operation" and not (
            frame.object or frame.to or frame.about or frame.complement or frame.pledge or frame.noun
        )
        return f"{subject} {said}" if alone and frame.subject and clause.subject else None
    return f"{subject} {said} {_to_whom_left_out(_last_by_name(scene, verb.end, rest))}"


def _in_future(scene: Scene, at: int, rest: str) -> str:
    """« que la cible serait atteinte » → « que la cible sera atteinte », since the title is in the present."""
    told = scene.finite.first(at, scene.sentence(at).end)
    said = scene.text[told.start : told.end].split(" ")[0] if told and told.tense == "conditional" else ""
    ahead = re.sub("raient$", "ront", re.sub("rait$", "ra", said))
    return re.sub(rf"\b{re.escape(said)}\b", ahead, rest, count=1) if said else rest


def _last_by_name(scene: Scene, at: int, rest: str) -> str:
    """« signera avec ce dernier un accord » → « signe avec Tomasz Siemoniak un accord »."""
    m = _LAST.search(scene.folded, at, scene.sentence(at).end) if "derni" in rest else None
    who = names(scene, people_in(scene, *m.span())) if m else []
    said = scene.text[m.start() : m.end()] if m else ""
    return rest.replace(said, who[0]) if len(who) == 1 else rest


_LAST = re.compile(
    r"\b(?:ce[ ]dernier|cette[ ]derniere)"
    r"(?=[,.;:]|[ ](?:une?|la|les?|des|du|de|a|aux?|en|sur|pour|dans|et)\b|[ ][ld]'|$)"
)


def _tells_pledge(scene: Scene, start: int, rest: str, more: str) -> bool:
    """Whether « l'engagement pris » says what is pledged, or by whom and where; one with a sum is told as that."""
    if any(is_money(figure.unit) for figure in scene.figures.within(start, scene.sentence(start).end)):
        return False
    return bool(more) or rest.startswith("par ")


# what stands behind a verb beside what is done
_BESIDE_THING = re.compile(r"(?:sous|à|au|aux|en|dans|lors|pour|par|avec|sur|devant)\b")
_TO_WHOM = re.compile(r"^(?P<link>à|de) (?:lui|leur) (?P<verb>[a-zà-ÿ]+(?:er|ir|re)\b.*)$")


def _to_whom_left_out(rest: str) -> str:
    """« à lui livrer un système » → « à livrer un système »: a title alone does not say whom the pronoun means."""
    m = _TO_WHOM.match(rest)
    if m is None:
        return rest
    return f"d’{m['verb']}" if m["link"] == "de" and elided(m["verb"]) else f"{m['link']} {m['verb']}"


def _words_before(scene: Scene, at: int) -> str:
    """« [La Suisse consacrera 1 % du PIB à sa défense], a décidé le Conseil fédéral »: as a clause with « que »."""
    start = behind_dateline(scene, scene.sentence(at).start, at)
    said = lower_article(clean(scene.text[start:at]))
    if len(said) > _CLAUSE or _NOT_TOLD.match(scene.folded, start):
        return ""
    return f"qu’{said}" if elided(said) else f"que {said}"


# « a été [mortellement] blessé »: not the same thing without
_HURT = re.compile(r"(?:mortelle|griève|légère|sérieuse)ment\s$")
_ON_WHAT = re.compile(r"\b(?:au sujet|à propos|concernant|relativ(?:e|es)|à l[’']égard|quant|sur)\b")
_CLAUSE = 110
# words in quotation marks, and pronouns, which say nothing alone
_NOT_TOLD = re.compile(r"\s*(?:[«\"“]|(?:ils?|elles?|on|nous|je|vous|ce|cela|c'|j')(?:\b|(?<=')))")


def _done_to(scene: Scene, clause: Clause, frame: Frame) -> tuple[str, ...]:
    """Whom a pronoun before the verb means, where it can be somebody: nobody is adopted as a plan is."""
    somebody = not frame.object or "person" in frame.object or "person" in frame.to
    return by_pronoun(scene, clause, "person" in frame.to) if somebody and not clause.direct else ()


_TO_DO = re.compile(r"\b(?:de |d[’'])(?:ne pas |s[’']|se |y )?[a-zà-ÿ]+(?:er|ir|re)\b")
_THAT, _NEAR = re.compile(r"\bqu(?:e\b|')"), 60


def _lowered(scene: Scene, thing: Phrase) -> str:
    """A phrase inside a title: « Le plan STAR » → « le plan STAR »."""
    said = without_of(clean(scene.text[thing.start : thing.end]))
    return said[:1].lower() + said[1:] if ARTICLE.match(said) else said


def _counted(scene: Scene, clause: Clause, rest: str) -> str:
    """« en fournirait 1 000 »: the number with the noun that stands elsewhere."""
    figure = scene.figures.first(clause.direct.start, clause.direct.end) if clause.direct else None
    alone = figure is not None and figure.end == clause.direct.end and rest == clean(figure.surface)  # type: ignore[union-attr]
    if figure is None or not alone or not figure.surface[-1:].isdigit() or "-" in figure.surface:
        return rest  # « 18 F-16 » ends in a number, too
    return f"{rest} {plural(figure.unit)}"


def with_determiner(scene: Scene, noun: Trigger) -> str:
    """An event noun with its article: « la KFOR », « le groupement » of « au groupement »."""
    m = _DETERMINED.search(scene.text, max(0, noun.start - 4), noun.start)
    said = clean(scene.text[noun.start : noun.end])
    return said if m is None else f"le {said}" if m["the"] is None else clean(scene.text[m.start("the") : noun.end])


def _meant_by_clitic(scene: Scene, at: int) -> str:
    """The event noun before that « la », « le » stands for: « la mission Aigle »."""
    noun = next((t for t in reversed(scene.nouns.within(max(0, at - 400), at)) if t.name), None)
    if noun is None or noun.noun is None:
        return ""
    article = "l’" if elided(scene.text[noun.head :]) else "la " if noun.noun.gender == "f" else "le "
    return article + clean(scene.text[noun.head : noun.end])
