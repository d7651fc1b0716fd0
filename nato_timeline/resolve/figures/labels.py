"""The country or body that stands beside a figure without a verb: « l'Allemagne (16,3 %) », « Pologne : 4 % »."""

from __future__ import annotations

import re

from ...model import Place
from .actors import group_in, is_in_a_name, is_where_one_stands, named
from .frames import Frame
from .scene import Scene

THE = r"(?:l'|(?:la|le|les)[ ])?"

# « l'Allemagne (16,3 %) », « Pologne : 4 % », « et le Danemark 19 »; « 10 % pour la France »
_LABEL = re.compile(r"[ ]?(?:\(|:)[ ]?|(?:[ ]\([^()]{2,30}\))?,?[ ](?:avec[ ]|de[ ])?")
_AT = re.compile(r"[ ]a[ ]")
_LISTED = re.compile(rf"(?:^|[,;(:]|[ ]et|[ ]puis|\n(?:[ ]*[-–—•*·])?)[ ]?{THE}$")
# « l'Allemagne en compte déjà 1 600 »
# not « l'ONU en a dénombré 60 »: who says it
_HAS_THEM = re.compile(
    r"[ ](?:n')?en[ ](?:(?:a|ont|avait|avaient|aura|auront)[ ])?"
    r"(?!(?:denombr|recens|reconn|identifi|signal|evoqu|annonc|estim|compt[a-z]*[ ]avoir))[a-z]+[ ](?:[a-z']+[ ]){0,2}"
)
# « celles de la Pologne de 31 % »
_OF_THOSE = re.compile(r"(?<!\w)(?:celui|celle|ceux|celles)[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])$")
_AND = re.compile(rf"(?:,|[ ]et)[ ]{THE}")
_LEVEL = re.compile(r"[ ](?:(?:de|d'|a)[ ]?)?")
# « 10 % pour la France », « dont 20 milliards des États-Unis »
_OWN_SHARE = {
    "percent": re.compile(rf"[ ]pour[ ]{THE}"),
    "money": re.compile(r"[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])"),
}


_COSTS = re.compile(r"(?<![^\W_])(?:cout|surcout|facture|depense)s?[ ][^.;]{0,60}[ ]:[ ]")
_NUMBERS = re.compile(r"(?<![^\W_])(?:nombre|effectif)s?[ ][^.;]{0,60}[ ]:[ ]")
_CHARGED = re.compile(r"[ ]a[ ]la[ ]charge[ ](?:d'|de[ ](?:la[ ](?!haye)|l')?|du[ ]|des[ ])")
_APPOSED = re.compile(r",[ ][^,;:.]{3,40},[ ]")  # « l'Autriche, premier contributeur, 280 soldats »
_GROUP = 60  # characters of a group's name
_LIST = re.compile(r"[ ](?:[a-z]+[ ])?(?:d'|de[ ]|du[ ]|des[ ])[^,;.]{2,30}(?:,|[ ]et)[ ]")


def labelled(scene: Scene, frame: Frame) -> str | None:
    """The country or body that stands beside the figure without a verb."""
    if scene.folded.startswith(" chacun", frame.found.end):
        both = _each(scene, frame)
        if len(both) > 1:
            return ", ".join(dict.fromkeys(both))
    place = scene.place_layer.before(frame.found.lead)
    place = None if place is None or place.form == "adjective" or is_in_a_name(scene, place) else place
    if place and place.start >= max(frame.sentence.start, frame.left):
        label = _LABEL.fullmatch(scene.folded, place.end, frame.found.lead)
        if label is None and frame.found.kind == "percent":  # « l'Estonie est à 3,4 %, [la Lettonie] à 3,1 % »
            label = _AT.fullmatch(scene.folded, place.end, frame.found.lead)
        listed = _LISTED.search(scene.folded, max(0, place.start - 10), place.start)
        located = frame.found.kind == "count" and _WHERE.search(scene.folded, max(0, place.start - 12), place.start)
        polled = place.form == "demonym" and frame.found.kind == "percent"
        among = _MOST_OF.search(scene.folded, max(frame.sentence.start, place.start - 60), place.start)
        no_owner = located or polled or among or _is_scene(scene, frame, label[0] if label else "")
        if label and (listed or "(" in label[0]) and not no_owner:
            return named(frame, place) if label[0].strip() in ("(", ":") else _together(scene, frame, place)
        if listed and _APPOSED.fullmatch(scene.folded, place.end, frame.found.lead):
            return None if scene.verb_layer.within(place.end, frame.found.lead) else named(frame, place)
        those = _OF_THOSE.search(scene.folded, max(frame.left, place.start - 20), place.start)
        if frame.found.kind == "count" and is_where_one_stands(scene, place):
            return None  # « Celui de Roumanie en compte 1 000 »
        if _HAS_THEM.fullmatch(scene.folded, place.end, frame.found.lead) or (
            those and _LEVEL.fullmatch(scene.folded, place.end, frame.found.lead)
        ):
            return named(frame, place)
    if payer := charged_to(scene, frame):
        return payer
    own = _OWN_SHARE.get(frame.found.kind)
    if frame.found.kind == "money" and _COSTS.search(scene.folded, frame.sentence.start, frame.found.lead):
        own = _OWN_SHARE["percent"]  # « Le coût reste débattu : 300 millions pour Paris »
    if frame.found.kind == "count" and _NUMBERS.search(scene.folded, frame.sentence.start, frame.found.lead):
        own = _OWN_SHARE["percent"]  # « Nombre de soldats : 216 000 pour la Pologne »
    m = own.match(scene.folded, frame.found.end) if own else None
    if m is None and frame.found.kind == "percent" and _LIST.fullmatch(scene.folded, frame.left, frame.found.lead):
        m = _OWN_SHARE["money"].match(
            scene.folded, frame.found.end
        )  # « 45 % venaient des États-Unis, 12 % d'Allemagne »
    after = scene.place_layer.first(m.end(), m.end() + 1) if m else None
    if (
        m and not (after and after.kind == "country") and frame.found.kind == "percent"
    ):  # « 2,02 % pour les Alliés européens et le Canada »
        return group_in(scene, m.start(), min(frame.right, m.end() + _GROUP))
    return named(frame, after) if after and (after.kind == "country" or frame.found.kind == "money") else None


def charged_to(scene: Scene, frame: Frame) -> str | None:
    """« dont un tiers à la charge de [Vilnius] »."""
    charged = _CHARGED.match(scene.folded, frame.found.end)
    payer = scene.place_layer.first(charged.end(), charged.end() + 1) if charged else None
    return named(frame, payer) if payer else None


# « en Roumanie (260) », « celui du Liban (1 291) »: where they are, not whose
_WHERE = re.compile(r"(?<!\w)(?:en|au|aux|dans|a|du|de)[ ](?:la[ ]|l')?$")
# « l'effort le plus élevé de [l'OTAN] (3,9 %) »: somebody's among them
_MOST_OF = re.compile(r"(?<![^\W_])l[ae]s?[ ](?:plus|moins)[ ][^,;.()]{3,40}[ ]d(?:e[ ](?:l'|la[ ])?|u[ ]|es[ ]|')$")
_VICTIMS = re.compile(r"(?<![^\W_])(?:tue|blesse|mort|disparu|enleve|capture)(?:e|s|es)?(?![^\W_])")


_NEAR = 40
_ENTRY = re.compile(r"[^\n;,.]{0,30}(?:[\n;,.]|$)")  # what may follow a figure in a list


def _is_scene(scene: Scene, frame: Frame, label: str) -> bool:
    """« Afghanistan : trois militaires tués », « Ukraine : 350 millions de plus du Canada »: what it is about."""
    if ":" in label and frame.found.kind == "money":
        given = scene.place_layer.first(frame.found.end, frame.found.end + _NEAR)
        return given is not None or _ENTRY.match(scene.folded, frame.found.end) is None
    if ":" in label and frame.found.kind == "count" and not frame.sentence.paragraph and scene.reading.paragraphs[1:]:
        return True  # the title: « Libye : 26 000 sorties »
    if ":" in label and frame.found.kind == "count" and _is_posting(scene, frame):
        return True
    after = frame.found.start, min(frame.sentence.end, frame.found.end + 60)
    return ":" in label and frame.found.kind == "count" and _VICTIMS.search(scene.folded, *after) is not None


def _together(scene: Scene, frame: Frame, place: Place) -> str:
    """« La France est à 2 %, [le Canada et la Belgique] à 1,3 % »: who is named as one of two before it."""
    other = scene.place_layer.before(place.start)
    joint = _BOTH.fullmatch(scene.folded, other.end, place.start) if other and other.start >= frame.left else None
    if other is None or joint is None or other.form == "adjective":
        return named(frame, place)
    listed = _ITEM.search(scene.folded, max(frame.left, other.start - 10), other.start)
    return f"{named(frame, other)}, {named(frame, place)}" if listed else named(frame, place)


_BOTH = re.compile(rf"[ ]et[ ]{THE}")
_ITEM = re.compile(rf"[,;:][ ]{THE}$")


# « ENGAGEMENTS / • Lituanie : 270 militaires »: where somebody's are, not whose; unless it lists who contributes
_POSTED = re.compile(
    r"(?:engagements?|deploiements?|presence|theatres?|deployes?|a[ ]l'etranger|operations|ou[ ]sont|missions"
    r"|stationnes?)"
)
_GIVEN = re.compile(r"(?:contribut|particip|fourni|nations?|troupes[ ]par|effectifs[ ]par)")
_LINES = 8  # above a line of a list, to its heading
_HEADING = 70  # characters of a heading at most


def _is_posting(scene: Scene, frame: Frame) -> bool:
    """Whether a list's heading, else the whole paper, is about where one country's people are."""
    paragraphs = scene.reading.paragraphs
    for start, end in reversed(paragraphs[max(0, frame.sentence.paragraph - _LINES) : frame.sentence.paragraph]):
        if end - start > _HEADING or ":" in scene.folded[start : end - 1] or scene.folded[start] in "-–—•*·":
            continue
        return _POSTED.search(scene.folded, start, end) is not None and not _GIVEN.search(scene.folded, start, end)
    return False


def _each(scene: Scene, frame: Frame) -> list[str]:
    """« [les États-Unis et l'Allemagne] (15,88 % chacun) »."""
    names: list[str] = []
    at = frame.found.lead
    for place in reversed(scene.place_layer.within(frame.left, frame.found.lead)):
        joint = _AND if names else _LABEL
        if place.form == "adjective" or not joint.fullmatch(scene.folded, place.end, at):
            break
        names.insert(0, named(frame, place))
        at = place.start
    return names


# « Turquie. – À Ankara, 99 milliards sont inscrits »; a colon comes behind the subject of a headline
_HEADED = re.compile(r"(?:[ ]\([^()]{2,30}\))?\.[ ]?-[ ]")


def of_the_heading(scene: Scene, frame: Frame) -> str | None:
    """The country whose name heads the paragraph, where no other stands in the sentence before the figure."""
    start = scene.reading.paragraphs[frame.sentence.paragraph][0]
    place = scene.place_layer.first(start, start + 4)
    if place is None or place.kind != "country" or place.form != "noun" or frame.found.lead <= place.end:
        return None
    if not _HEADED.match(scene.folded, place.end) or scene.folded[start : place.start].strip("-*• "):
        return None
    near = scene.place_layer.within(frame.sentence.start, frame.found.lead)
    return named(frame, place) if all(each.country in (None, place.country) for each in near) else None
