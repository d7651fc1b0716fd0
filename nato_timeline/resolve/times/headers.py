"""Dates that a document bears at its head: NATO's bar, datelines, « Publié le », « Mis à jour le »."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from nato_timeline.calendar import on
from nato_timeline.find.times.expr import Calendar, Clock, TimeMention
from nato_timeline.lean import lean
from nato_timeline.model import Reading
from nato_timeline.resolve.times.issued import HOUR, is_of_meeting
from nato_timeline.resolve.times.quoted import all_quoted
from nato_timeline.text import fold

# how far down a header may stand: menus and forms come before the text
_HEAD_PARAGRAPHS = 40
# how far into its line a header date may stand
_WIDTH = 200
# a paragraph this long that ends like a sentence is running text
_BODY = 140
# a line this long that does is one sentence, below which no date of revision speaks for the whole
_SENTENCE = 60

_LABEL_START = r"(?:^|[,;:()|/.-] ?|\bet |\d  +|\d[:h]\d\d )"
# « Par RFI avec AFP Publié le »: by its capital no « Par un décret publié le »
_BYLINED = re.compile(
    r"(?:Texte |Article )?(?:[Pp]ar|[Aa]vec) ?:? ?[^\n.;]{2,60}? (?=(?:Publié|Mis|Modifié|Posté|Diffusé)e?(?![^\W_]))"
)
_PLACED = r"(?: (?:a|au|aux|en|devant) [^,;:()\n]{2,50}?)?"
# « Publié le », « Date : », « Communiqué de presse du », « Question publiée au JO le : », « Posted on »
_PUBLISHED = re.compile(
    _LABEL_START
    + r"(?:(?:article |question |texte |page )?(?:publiee?|mise? en ligne|postee?|diffusee?|paru|date|en date)"
    r"(?: le| du| en|e)?|"
    r"(?:question (?:ecrite |orale )?(?:n° ?\d+ )?)?publiee? au jo(?: le)?|seance du"
    r"|publiee? (?:dans le|au) jo(?: du)? (?:senat|an|de l'assemblee nationale) du|journal officiel du"
    r"|date de (?:publication|parution|diffusion)|publication|communique"
    r"(?: de presse)?(?: n° ?[\d./-]+)? du|"
    r"(?:published|posted)(?: on)?|date du communique|(?:point|conference) de presse(?: quotidien)? du|"
    r"(?:discours|allocution|intervention|entretien|jo(?: du)?(?: senat| de l'assemblee nationale)?) du|"
    rf"(?:discours|allocution|intervention|declaration) (?:prononcee?|faite|tenue?){_PLACED}(?: le)?|"
    r"(?:edition|numero|parution)(?: n° ?\d+)? du|"
    r"(?:bulletin|briefing|point de situation|lettre d'information|version|depeche(?: de l'| )?(?:afp|belga|ats)?) du|"
    r"(?:compte rendu du )?conseil des ministres du|"
    r"(?:situation|etat|donnees|chiffres|bilan)(?: arretee?s?)? au|"
    r"question (?:(?:parlementaire |ecrite |orale |urgente )?n° ?[\d/-]+|parlementaire|ecrite|orale|urgente) du|"
    r"propos recueillis(?: le)?|propos recueillis (?:a [a-z-]{3,20} )?par [^,;:()\n]{3,60},(?: le)?|"
    r"date de creation|creee?(?: le)?|source ?: ?(?:afp|belga|ats|reuters),|(?:afp|belga|ats|reuters),|"
    r"enregistree? a la presidence (?:du senat|de l'assemblee nationale|de la chambre)|"
    r"deposee?(?: sur le bureau [a-z' ]{4,40})?|fait a [a-z -]{3,30},?) ?:? ?(?:le )?$"
)
# « Réponse de la ministre de la Défense du », « Réponse publiée au JO le : »: later than the question above it
_ANSWERED = re.compile(
    r"(?:^|[.;|] ?)(?:texte de la )?reponse(?: -)?(?: (?:de|du|d')[^;:()\n]{2,110}?,?)? (?:du|(?:publiee|apportee"
    r"|donnee|parue|transmise|recue|fournie)(?: au jo| dans le jo (?:senat|an) du)?(?: le)?) ?:? ?(?:le )?$"
    r"|^reponse \($"
)
# « Mis à jour le: », « Dernière mise à jour : », « modifié le »
_UPDATED = re.compile(
    _LABEL_START
    + r"(?:article |page )?(?:mise? a jour|(?:derniere |date de )(?:mise a jour|modification|actualisation)|modifiee?"
    r"|actualisee?|revisee?|last updated|updated(?: on)?)(?: le| du)? ?:? ?(?:le )?$"
)
# what ends a labelled date: the line, another field, a clock time; no verb goes on from it
_FIELD_ENDS = re.compile(
    r"\.? ?(?:$|[|•·/()-]|:? ?$|\. (?=reponse)"
    r"|,? (?:a |par |by |page |mis|modif|actualis|maj|et mis)|,? ?\d{1,2} ?[:h])"
)
# what may stand on a line of its own with a date: bullets, a clock time, a kind of document
_RUBRIC = re.compile(
    r"(?:[^\w]|\d{1,2} ?[:h] ?\d{2}|a(?= \d)|le(?= |$)|discours|communiques?|de presse|declaration|allocution"
    r"|actualites?|resume|conference|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|"
    r"point|opinion|transcription|interview|en bref|nouvelles?|article|news|press release|speech|defense"
    r"|international)*"
)
# no hyphen: what joins the words of a name is told apart from them; Ā to Ž are of Baltic and Slavic names
CAPITALIZED = r"(?:[LDd]['’])?[A-ZÀ-ÞĀ-ſȘȚ][\w.'’]*"
# « BRUXELLES, », « Luxembourg, le », « Washington, D.C., le », « Ottawa (Ontario) – Le »
_PLACE = re.compile(
    rf"(?!(?:Du|De|Des|Dès|Depuis|Au|Aux|En|Entre|Vers|Avant|Après) )(?:[ÀA] )?"
    rf"(?:{CAPITALIZED}(?:[ -](?:(?:de|la|le|les|du|des|sur|en|aérienne|navale|militaire)[ -])*"
    rf"{CAPITALIZED}){{0,3}}(?: \([^)]{{2,24}}\))?(?:, ?| ?[/–—-] ?| )){{1,3}}(?:[Ll]e )?"
)
_EVENT = re.compile(
    r"sommet|reunion|visite|conference|exercice|session|rencontre|ceremonie|seminaire|forum|assemblee|colloque"
    r"|anniversaire|mission|operation|dialogue|table ronde|journee"
)
# « (Belga) », « AFP - »: an agency before the day
_AGENCY = re.compile(r"\((?:afp|belga|ats|ap|reuters|apa|ansa|dpa|map|aps|pc)\) ?-? ?(?:le )?")
# « (OTAN/AP) COPENHAGUE, »: who writes, before the place
_BEFORE_PLACE = re.compile(r"\([A-Z][A-Z/ .-]{1,22}\) (?=[A-ZÀ-Þ])")
# « (ats / 05.07.2022 15h12) »: a line of its own below a dispatch
_SIGNED = re.compile(r"\((?:keystone-)?(?:afp|belga|ats|ap|reuters|apa|ansa|dpa|pc|efe)(?: ?[/,-] ?| )(?:le )?")
_SIGNED_ENDS = re.compile(r",?(?: ?(?:a |- )?\d{1,2}[:h]\d{2})?\)\.?")
# « Déclaration du ministre à la presse (Vilnius, 12 juillet 2023) »: words, where and when
_WORDS_AT = re.compile(
    r"(?:declaration|allocution|discours|intervention|remarques|entretien|interview|conference de presse"
    r"|point de presse|communique|lettre)\b[^()\n]* \((?:[^(),]{2,30}, )?(?:le )?"
)
# « 28/05/2024 10:15 - BRUXELLES (Belga) »: the day before its place
_DATE_FIRST = re.compile(
    rf"(?:,? ?\d{{1,2}}[:h]\d{{2}})? ?[-–—|] ?{CAPITALIZED}(?:[ -]{CAPITALIZED}){{0,2}} ?\([A-Za-z/ .]{{2,24}}\)"
)
# « Communiqué de presse – Bruxelles, », « DOC 14.037 – Le »: what may stand before a place or day at the head
_RUBRIC_BEFORE = re.compile(
    r"n° ?[\d./-]+ ?[-–—|:] ?|"
    r"(?:comptes? rendus?|communiques?|notes?|declarations?|points?|infos?|informations?|depeche|actualites?|discours"
    r"|allocution|intervention|policy brief|briefs?|fiche|lettre|bulletin|rapport|etude|dossier|analyse|tribune"
    r"|briefing|service de presse|cellule de presse|numero|n(?=°))\b"
    r"[^\n:;.!?|,–—]{0,80}?(?: ?[-–—/:|] ?|, (?=n°)|, $|(?<=\d), )"
    r"|(?:lun|mar|mer|jeu|ven|sam|dim)\. |[a-z]{2,8}[ .°]*\d[\d./()-]* ?[-–—|] ?"
)
# « Entretiens téléphoniques de la ministre avec ses homologues (23 mai 2022) »: a title, and its day in brackets
_TITLE_DAY = re.compile(
    r"[^()\n]*\b(?:entretiens?|echanges?|declarations?|point de presse|communique|message|lettre|audition|deplacements?"
    r"|visite|rencontres?|participation|conference de presse|intervention|appel)\b[^()\n]* \("
    r"(?:[^(),]{2,30}, )?(?:le )?"
)
# « Palais de l'Élysée, », « Ministère des Armées, le », « Base aérienne 101, le »: a seat before the day
_SEAT = re.compile(
    r"(?:palais|ministere|presidence|cabinet|departement|hotel|quartier general|representation|ambassade|siege"
    r"|etat-major|base|camp|caserne|aeroport|aerodrome|port|fort|chateau|senat|parlement|ecole|academie|centre"
    r"|a bord)"
    r"\b[^\n,.;:]{0,50}, (?:le )?"
)
# « Interview du général X au journal « Le Temps », 12 juin 2017 »: the title of words, and their day
_SPEECH = re.compile(
    r"(?:interview|(?:grand )?entretien|discours|allocution|tribune|audition|par)\b[^\n;:!?()]{5,140}(?:,| [-–])"
    r" (?:le )?"
)
_SHORTEST_TITLE = 18  # characters
_SITTING = re.compile(r",? (?:seance|reunion|audience) (?:de |du )[^.;]{2,30}")  # « , séance de 11 heures »
# « Conseil européen, Bruxelles, 1er février 2024 »: where it was issued, and when
_ISSUED = re.compile(rf"[^\n.;:!?]{{3,60}}, {CAPITALIZED}(?:[ -]{CAPITALIZED}){{0,2}}, (?:[Ll]e )?")
# « 12 juin 2024, Bruxelles », « le 12 juin 2024 à Riga »: the place behind the day
_PLACE_BEHIND = re.compile(rf"(?:,|,? à) {CAPITALIZED}(?:[ -](?:de|la|le|du|sur|{CAPITALIZED})){{0,3}}$")
# « Agenda de la semaine du 10 au 14 juin 2024 », « Semaine du lundi 18 juin »
_WEEK = re.compile(r"(?:[^\W\d_'-]+[ '-]+){0,8}semaine du $")
# what a dateline goes on with: « – Le ministre », « (AFP) - », « . - », « | », the end of the line
_DATELINE_ENDS = re.compile(r"\.? ?(?:$|[|/-]|\([a-z/ .-]{2,24}\) ?[-:]?|,? a? ?\d{1,2}[h:])|\. (?=[a-z«\"])")
# « La Tribune du 17 juin 2024 »: a paper and its day, in a line of its own
_PAPER_OF = re.compile(
    r"\(?(?:(?:L[ae] |Les |L['’])(?:Tribune|Monde|Figaro|Soir|Libre(?: Belgique)?|Temps|Croix|Humanité|Point|Express"
    r"|Vif|Gazette|Journal|Courrier|Dépêche|Échos?|Nouvel Observateur|Quotidien|Progrès|Parisien|Télégramme|Matin"
    r"|Avenir|Opinion|Voix du Nord|Est républicain)(?: (?:d[eu']s? ?)?[A-ZÉ][\w'’-]+){0,3}|Libération|Marianne"
    r"|Ouest-France|Sud Ouest),? (?:du|le) $"
)
# a paper's own line: « La Gazette de Riga, samedi 25 mars 2000. Propos recueillis par », « (ATS, 12 juin 2024) »
_PAPER = re.compile(rf"\(?{CAPITALIZED}(?: [\w'’-]+){{0,4}}(?:, {CAPITALIZED})?, (?:le )?")
_PAPER_ENDS = re.compile(
    r"\.?\)?\.?$|\.? ?(?:[-–] )?(?:propos|entretien|recueilli|par |de not?re|page|p\.|n°|edition|interview)"
)
_BYLINE = re.compile(r"propos recueillis|entretien|interview|^par |correspondan")
# « 24/03/2009 14:35 »: the stamp of a dispatch, a line of its own that may stand below its first sentence
_STAMPED = re.compile(r"\d\d?[/.-]\d\d?[/.-](?:19|20)\d\d,? (?:a |- )?\d{1,2} ?[:h] ?\d\d")
_STAMP_ROWS = 4
# « Ministère des Armées          Paris, le 17 octobre 2019 »: what stands beside each other
_COLUMNS = re.compile(r" {4,}")
_FIELDS = re.compile(r"[|•·]| {4,}")
_TELLS = re.compile(r" ?(?:[-–—]|:) [^\d\n]")
_BARE_ENDS = re.compile(r"\.? ?[-|/] ")

_LABELS = (("updated", "label", _UPDATED), ("published", "answer", _ANSWERED), ("published", "label", _PUBLISHED))
# surer first: a label, a place, a line of its own; least what an agenda is for
_RANKS = {"answer": 0, "label": 1, "place": 2, "line": 3, "week": 4}


@lean(frozen=True, slots=True)
class Header:
    """A date at the head. `kind`: published, updated. `form`: answer, label, place, line, week. `index`, `last`: its
    first and last mention (« 12-13 juin 2024 » has two). `top`: no running text stands above it."""

    kind: str
    form: str
    index: int
    last: int
    surface: str
    top: bool = True


def day_of(expr: object) -> date | None:
    """The day that a full calendar expression names; None for anything less."""
    if isinstance(expr, Calendar) and expr.year and expr.month and expr.day and not expr.whole_week:
        return on(expr.year, expr.month, expr.day)
    return None


def headers(reading: Reading, times: Sequence[TimeMention]) -> tuple[Header, ...]:
    """Header dates, the surest first. Labels count anywhere, bare dates and datelines only at the head."""
    found = []
    for index, mention in enumerate(times):
        expr = mention.expr
        if not isinstance(expr, Calendar) or expr.month is None or expr.toward is not None:
            continue
        if not (expr.day or expr.year) or mention.link in ("range", "list"):
            continue
        last = index
        while last + 1 < len(times) and times[last + 1].link in ("range", "list"):
            last += 1
        kind = _kind(reading, mention.start, times[last].end)
        if kind is not None and (not is_month(expr) or (index == last and _is_all(reading, mention))):
            top = _at_head(reading, mention.start)
            found.append(Header(*kind, index, last, reading.text[mention.start : times[last].end], top))
    months = [h for h in found if is_month(times[h.index].expr)]
    if len(months) > 1:  # the headings of a chronology
        found = [h for h in found if h not in months]
    lines = {h.surface for h in found if h.form == "line"}
    if len(lines) > 2:  # a list of pages with their dates is no header
        found = [h for h in found if h.form != "line"]
    week = next((h.index for h in found if h.form == "week"), None)
    if week is not None:  # its days head what is on their agenda
        found = [h for h in found if h.form != "line" or h.index < week]
    rows = _chronicle(reading, times)
    if len(rows) > 2:  # nor is the first line of a chronology
        found = [h for h in found if h.index not in rows]
    return tuple(sorted(found, key=lambda h: _RANKS[h.form]))


def is_month(expr: object) -> bool:
    """Whether all that is said is a month and its year."""
    return isinstance(expr, Calendar) and expr.day is None


def _is_all(reading: Reading, mention: TimeMention) -> bool:
    """Whether a month ends its line, at the head: « Note d'analyse n° 27 – Avril 2025 »."""
    row = _row(reading, mention.start)
    start, end = reading.paragraphs[row]
    lead, rest = reading.folded[start : mention.start].rstrip(), reading.folded[mention.end : end]
    parted = not lead or lead.endswith((",", "-", "|", ":", "/", "(", " en", " le"))
    return parted and not rest.strip(" .)*|") and _at_head(reading, mention.start)


def _at_head(reading: Reading, at: int) -> bool:
    """Whether no running text stands above."""
    row = _row(reading, at)
    return row <= _HEAD_PARAGRAPHS and not _body_before(reading, row, _SENTENCE)


def _row(reading: Reading, at: int) -> int:
    """The paragraph around a position."""
    return max(bisect_right(reading.paragraphs, at, key=lambda p: p[0]) - 1, 0)


def _chronicle(reading: Reading, times: Sequence[TimeMention]) -> set[int]:
    """The mentions that open a paragraph which tells of that day: « 30 juillet 2004 – Le Conseil crée la mission »."""
    starts = {start for start, _ in reading.paragraphs}
    return {
        index
        for index, mention in enumerate(times)
        if mention.start in starts and _TELLS.match(reading.folded, mention.end)
    }


def _kind(reading: Reading, start: int, end: int) -> tuple[str, str] | None:
    """(kind, form) of a date that stands as header dates do."""
    row = _row(reading, start)
    line_start, line_end = reading.paragraphs[row]
    if start - line_start > _WIDTH:
        return None
    byline = _BYLINED.match(reading.text, line_start, start)
    before = _FIELDS.split(reading.folded[byline.end() if byline else line_start : start])[-1].lstrip()
    after = re.split(r"[|•·]", reading.folded[end : min(line_end, end + _WIDTH)])[0]
    if _FIELD_ENDS.match(after) and len(before) <= 100:
        for kind, form, label in _LABELS:
            if label.search(before):
                return kind, form
    if row and all_quoted(reading, reading.paragraphs[row - 1]):
        return None  # « … » / Mark Rutte, Kiev, 3 octobre 2024: where and when these words were said
    if _SIGNED.fullmatch(before) and _SIGNED_ENDS.fullmatch(reading.folded, end, line_end):
        return "published", "label"
    if row > _HEAD_PARAGRAPHS:
        return None
    if _WEEK.fullmatch(before) and not after.strip(" .:") and not _body_before(reading, row):
        return "published", "week"
    raw = _COLUMNS.split(reading.text[line_start:start])[-1]
    rubric = _RUBRIC_BEFORE.match(reading.folded, line_start, start)
    if rubric:
        raw = reading.text[rubric.end() : start]
    if signed := _BEFORE_PLACE.match(raw):
        raw = raw[signed.end() :]
    if not raw.strip() and _DATE_FIRST.match(reading.text, end, line_end):
        return "published", "place"
    if rubric and raw in ("", "Le ", "le ") and (not after.strip(" .*") or _SITTING.fullmatch(after)):
        return "published", "line"
    alone = before in ("", "le ") and _PLACE_BEHIND.match(reading.text, end, line_end)
    issued = _SEAT.fullmatch(before) or (_ISSUED.fullmatch(raw) and not _EVENT.search(before))
    seat = issued and (not after.strip(" .") or HOUR.fullmatch(after))
    titled = _SPEECH.fullmatch(before) if before[_SHORTEST_TITLE:] else None
    seat = seat or (titled is not None and (not after.strip(" .)") or HOUR.fullmatch(after) is not None))
    if (alone or seat) and not _body_before(reading, row):
        return "published", "line"
    if _TITLE_DAY.fullmatch(before) and re.match(r"\)\.?$", after) and not _body_before(reading, row):
        return "published", "line"
    if is_of_meeting(reading, row, before, after) and not _body_before(reading, row):
        return "published", "line"
    dateline = (_PLACE.fullmatch(raw) and not _EVENT.search(fold(raw))) or _AGENCY.fullmatch(before)
    if dateline and _DATELINE_ENDS.match(after):
        return "published", "place"
    if _WORDS_AT.fullmatch(before) and re.match(r"\)\.?$", after) and not _body_before(reading, row):
        return "published", "line"
    if _PAPER_OF.fullmatch(raw) and not after.strip(" .)") and _at_edge(reading, row):
        return "published", "line"
    if _of_paper(reading, row, raw, reading.folded[start:end], after):
        return "published", "line"
    if not before and row < _STAMP_ROWS and _STAMPED.fullmatch(reading.folded, start, line_end):
        return "published", "label"
    bare = before.strip() in ("", "le") and _BARE_ENDS.match(after)
    if _RUBRIC.fullmatch(before) and (_RUBRIC.fullmatch(after) or _SITTING.fullmatch(after) or bare):
        signs = row + 1 == len(reading.paragraphs) and before in ("", "le ") and not after.strip(" .")
        return ("published", "line") if signs or not _body_before(reading, row) else None
    return None


def _at_edge(reading: Reading, row: int) -> bool:
    """Whether a line is one of the first or the last, where a page says which paper it is from."""
    return row < _STAMP_ROWS or row + 2 >= len(reading.paragraphs)


def _of_paper(reading: Reading, row: int, raw: str, date: str, after: str) -> bool:
    """A paper's name and its date: with a weekday, in brackets, or before « Propos recueillis par »."""
    words, bracket, inside = raw.rpartition("(")
    if words and not _BYLINE.search(fold(words)):  # a study that running text cites
        return False
    raw = bracket + inside
    byline, dash, paper = raw.rpartition(" – " if " – " in raw else " - ")
    signed = bool(dash) and _BYLINE.search(fold(byline)) is not None  # « Propos recueillis par X – Le Journal, »
    raw = paper if signed else raw
    if not _PAPER.fullmatch(raw) or _EVENT.search(fold(raw)) or not _PAPER_ENDS.match(after):
        return False
    weekday = re.match(r"(?:le )?[a-z]+di |dimanche ", date) is not None
    told = signed or weekday or raw.startswith("(") or after.strip(".") != ""
    return told and (row + 1 == len(reading.paragraphs) or not _body_before(reading, row))


def _body_before(reading: Reading, row: int, length: int = _BODY) -> bool:
    """Whether running text comes before: then a date on a line of its own is no header."""
    return any(end - start > length and reading.text[end - 1] in ".!?»" for start, end in reading.paragraphs[:row])


def clock_after(reading: Reading, times: Sequence[TimeMention], index: int) -> str:
    """« T20:23 » where a clock time follows a date, else nothing."""
    later = times[index + 1] if index + 1 < len(times) else None
    if later is None or not isinstance(later.expr, Clock):
        return ""
    beside = reading.folded[times[index].end : later.start] in (" ", " a ", ", ", " - ")
    return f"T{later.expr.hour:02}:{later.expr.minute:02}" if beside else ""
