"""Whether a word that can be a verb form is one where it stands: « la visite », « il visite »; « l'est », « il est ».

The evidence is what stands right before and after: a subject pronoun, a negation, an article, a preposition, an object.
"""

from __future__ import annotations

from functools import cache

from ..numerals import cardinal
from .conjugation import Form, word_set
from .syntax import Words, preferred

# the person that a subject pronoun asks for; all others are third
_PERSON = {"je": (1, False), "j'": (1, False), "tu": (2, False), "nous": (1, True), "vous": (2, True)}
_OBJECT_PRONOUNS = frozenset({"le", "la", "les", "l'", "leur"})
_LITTLE_WORDS = ("determiners", "adjectives", "prepositions", "clitics", "subordinators", "coordinators", "adverbs")
_REFLEXIVE_OR_DENIED = frozenset({"se", "s'", "ne", "n'"})


def subject_pronoun(words: Words, i: int) -> str | None:
    """The subject pronoun, relative or negation that makes word i a verb; None where there is none."""
    clitics, before = words.clitics_before(i)
    word = words.norms[before]
    if word in ("ce", "c'"):  # « ce sera », not « ce titre »
        return word if any(f.lemma in ("être", "devoir", "pouvoir") for f in words.readings(i)) else None
    if word in word_set("subjects"):
        return word
    if not clitics:
        return None
    if word == "comme" and clitics & {"le", "l'"} and not words.spellings[i].listed and words.norms[i] != "fait":
        return "comme"  # « comme le dit X »
    for pronoun in clitics & {"nous", "vous"}:  # « nous ne céderons », not « il nous reçoit »
        if any((f.person, f.plural) == _PERSON[pronoun] for f in words.readings(i)):
            return pronoun
    return "se" if clitics & _REFLEXIVE_OR_DENIED else None


def nominal(words: Words, i: int) -> bool:
    """Whether word i can end a subject: a name or a noun, no little word."""
    word = words.norms[i]
    return bool(word) and word not in _little_words()


@cache
def _little_words() -> frozenset[str]:
    return frozenset().union(*map(word_set, _LITTLE_WORDS))


@cache
def _no_subjects() -> frozenset[str]:
    return word_set("determiners") | word_set("prepositions")


def finite_form(words: Words, i: int) -> Form | None:
    """The finite form that word i is, in the person its subject asks for; None where it is no finite verb."""
    spelling = words.spellings[i]
    if not spelling.finite:
        return None
    subject = spelling.inverted or subject_pronoun(words, i)
    if subject is None:
        if spelling.third is None or (spelling.otherwise and not _verb_like(words, i)):
            return None
        return spelling.third if _finite_stands(words, i, spelling.third) else None
    if subject not in _PERSON:
        return spelling.third
    wanted = [f for f in spelling.finite if (f.person, f.plural) == _PERSON[subject]]
    return preferred(wanted or [f for f in spelling.finite if f.person == 3])


def _verb_like(words: Words, i: int) -> bool:
    """Whether what follows makes « dit », « fait », « produit » a finite verb: « Le ministre dit que … », « Kiev dit
    avoir … », « La réunion fait suite à … », not « un effort fait par … »."""
    follows = words.norms[i + 1]
    if words.capital(i):
        return False
    if not words.near(i):  # « … », dit le ministre »
        named = words.capital(i + 1) or follows in ("le", "la", "l'", "un", "une", "lord", "lady", "sir")
        return words.comma(i) and words.near(i + 1) and named
    if not nominal(words, i - 1):
        return False
    if not words.near(i + 1):
        return _introduces(words, i)
    if follows in ("que", "qu'") or words.norms[i] == "fait":
        return follows not in word_set("prepositions")
    return (
        follows in ("le", "la", "les", "l'", "un", "une", "son", "sa", "ses", "leur", "leurs", "ne")
        or follows[:1].isdigit()
        or bool(words.spellings[i + 1].infinitives)
    ) and not dated(words, i + 1)


def _introduces(words: Words, i: int) -> bool:
    """« La ministre écrit : « … » »."""
    return words.norms[i] in ("dit", "ecrit", "redit") and any(c in words.gaps[i + 1] for c in ":«“")


def _finite_stands(words: Words, i: int, form: Form) -> bool:
    """Whether a form without a subject pronoun can be a verb after the word before it."""
    before = words.norms[i - 1] if words.near(i) else ""
    if words.spellings[i].stem == "est" and (before in ("l'", "d'", "de") or words.surfaces[i] == "Est"):
        return False
    if form.lemma in ("être", "avoir") and words.surfaces[i] != "A":
        return True
    if words.surfaces[i] == "A" or _is_name(words, i):
        return False
    if words.opens(i) and words.capital(i) and words.capital(i + 1) and words.near(i + 1):  # Mette Frederiksen
        return words.surfaces[i].isupper()
    if form.tense in ("future", "conditional", "imperfect"):
        return not words.spellings[i].listed
    if before in _OBJECT_PRONOUNS or before in ("lui", "y"):
        return not words.spellings[i].listed and (before in ("lui", "y") or nominal(words, i - 2))
    if before == "en" and not words.spellings[i].listed and nominal(words, i - 2):  # « l'opération en représente 368 »
        return _quantity(words, i + 1)
    if before in _no_subjects():
        return False
    return not (words.spellings[i].listed and (before[:1].isdigit() or before in word_set("adjectives")))


def _is_name(words: Words, i: int) -> bool:
    """Whether word i has capitals that its place does not give it: « l'opération UNIFIER », not « PARIS VA »."""
    if not words.capital(i) or words.opens(i):
        return False
    surface = words.surfaces[i]
    return not surface.isupper() or (len(surface) > 1 and words.near(i) and not words.surfaces[i - 1].isupper())


def needs_support(words: Words, i: int, form: Form) -> bool:
    """A word that is as often a noun counts only beside a subject and an object; decided when all else is known."""
    return (
        words.spellings[i].listed
        and words.spellings[i].inverted is None
        and subject_pronoun(words, i) is None
        and form.tense in ("present", "past", "subjunctive")
    )


def has_object(words: Words, i: int) -> bool:
    """Whether word i has what a verb needs beside it: « La Finlande demande l'adhésion », « », note le ministre »."""
    follows = words.norms[i + 1]
    if _introduces(words, i):
        return nominal(words, i - 1)
    if words.near(i) and words.norms[i - 1] in ("que", "qu'") and words.norms[i - 2] not in _THAN:
        return follows not in ("de", "d'", "du", "des")  # « la force, que commande depuis mai le général X »
    if not words.near(i + 1) or dated(words, i + 1):
        return False
    if words.gaps[i] == ") " and _quantity(words, i + 1):  # « la Force internationale (Isaf) compte 53 000 hommes »
        return True
    if words.comma(i) and not words.capital(i) and _quantity(words, i + 1):  # « la KFOR, créée en 1999, compte 4 500 »
        return True
    if words.hard(i) or words.comma(i):
        behind = any(c in words.gaps[i] for c in '»”",')
        named = follows in ("le", "la", "l'", "les", "un", "une", "m", "mme", "lord", "lady", "sir")
        owned = words.comma(i) and follows in ("son", "sa", "ses", "leur", "leurs")  # « , porte son effort à »
        return behind and not words.capital(i) and (named or owned)
    if words.norms[i] == "entre":  # « entre en vigueur », « entre au gouvernement », « entre à l'École royale »
        return nominal(words, i - 1) and follows in ("en", "dans", "a", "au", "aux")
    if words.norms[i - 1] in ("et", "puis", "mais"):  # « … et présente les résultats », not « … et visite des troupes »
        return follows in ("le", "la", "l'", "les", "un", "une", "son", "sa", "ses", "leur", "leurs")
    if words.spellings[i + 1].infinitives or words.spellings[i + 2].infinitives:  # « compte se rendre »
        return nominal(words, i - 1) and (follows in word_set("clitics") or bool(words.readings(i + 1)))
    return nominal(words, i - 1) and (
        follows in word_set("determiners")
        or follows in ("que", "qu'", "a", "pour", "sur")
        or follows[:1].isdigit()
        or _quantity(words, i + 1)
    )


_THAN = frozenset({"plus", "moins", "autant", "autre", "meme", "tel", "telle", "mieux"})
_ABOUT = frozenset({"environ", "quelque", "jusqu'"})
_MORE_OR_LESS = frozenset({"pres", "plus", "moins"})
_BY_NOW = frozenset({"ainsi", "desormais", "aujourd'hui", "actuellement", "deja", "encore", "toujours", "alors"})


def _quantity(words: Words, i: int) -> bool:
    """« compte [environ] 4 500 militaires », « compte [plus de] 300 chars », « compte [quatre] bataillons »."""
    i += words.norms[i] in _BY_NOW or (words.norms[i] not in _MORE_OR_LESS and words.adverb(i))
    word = words.norms[i]
    return (
        word in _ABOUT
        or (word in _MORE_OR_LESS and words.norms[i + 1] in ("de", "d'"))
        or (bool(word) and cardinal(words.folded, words.starts[i]) is not None)
    )


_DAYS = frozenset({"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"})
_BEHIND_PARTICIPLES = _DAYS | {"par", "a", "en", "lors", "dans", "depuis", "le", "hier", "ce", "cette"}
_SPANS = frozenset({"semaine", "mois", "an", "annee", "veille", "lendemain", "1er", "matin", "soir"})


def dated(words: Words, i: int) -> bool:
    """« le 5 mai », « la semaine »: an article that opens a date is no object."""
    after = words.norms[i + 1]
    return words.norms[i] in ("le", "la", "les", "l'", "ce", "cette") and (
        after[:1].isdigit() or after in _DAYS or after in _SPANS
    )


def auxiliary_stands(words: Words, i: int) -> bool:
    """être or avoir without a participle: « est » and « a » still carry a clause; « soit 70 millions » does not."""
    word = words.spellings[i].stem
    supported = subject_pronoun(words, i) is not None or words.spellings[i].inverted is not None
    if word in ("soit", "sommes", "avions", "as"):
        return supported
    if word == "a" and words.norms[i - 1] == "y" and words.norms[i - 2] == "il" and _is_ago(words, i + 1):
        return False
    # in a text without accents « a » is à unless a pronoun or an object makes it avoir
    return word != "a" or words.accented or supported or words.norms[i + 1] in ("ete", "eu", "pas", "lieu")


_TIME_UNITS = frozenset(
    {"an", "ans", "annee", "annees", "mois", "semaine", "semaines", "jour", "jours", "heure", "heures"}
)
_NUMBER_WORDS = 5


def _is_ago(words: Words, i: int) -> bool:
    """« il y a [près de deux ans] », « il y a [quelques semaines] »: a date, no clause."""
    behind = words.norms[i : i + _NUMBER_WORDS]
    at = next((k for k, word in enumerate(behind) if word in _TIME_UNITS), 0)
    return at > 0 and not any(words.hard(k) for k in range(i, i + at + 1))


def infinitive_stands(words: Words, i: int) -> bool:
    """« de le renforcer » is a verb, « le pouvoir », « un déjeuner » are not."""
    before = words.norms[i - 1] if words.near(i) else ""
    if before in _OBJECT_PRONOUNS or before in ("en", "y"):
        return not words.spellings[i].listed
    if words.norms[i] == "partir" and before == "a" and words.norms[i + 1] in ("de", "du", "d'", "des"):  # à partir de
        return False
    if words.norms[i] == "lever" and words.norms[i + 1] in ("de", "du", "des") and words.norms[i + 2] in _RISING:
        return False  # « une cérémonie de lever de drapeau »
    if _is_name(words, i):
        return False
    return before not in word_set("determiners") or before in ("de", "d'", "tout")


_RISING = frozenset({"drapeau", "drapeaux", "couleurs", "rideau", "soleil", "jour"})


def gerund_stands(words: Words, i: int) -> bool:
    """« représentant 40 % » after a comma is a verb, « le représentant », « un commandant » are not."""
    before = words.norms[i - 1] if words.near(i) else ""
    if before == "en" or words.clitics_before(i)[0] & {"se", "s'", "ne", "n'"}:
        return True
    if words.norms[i] in word_set("adverbs"):  # maintenant
        return False
    if words.spellings[i].listed:
        if words.spellings[i + 1].infinitives:  # « devant garantir »
            return before not in word_set("determiners")
        object_follows = words.norms[i + 1] in word_set("determiners")
        return words.comma(i) and object_follows and words.norms[i] not in word_set("prepositions")
    return before not in word_set("determiners") or before in ("le", "la", "les", "l'")


_OF_DATES = frozenset({"en", "le", "la", "a", "au"})


def _leaves(words: Words, i: int) -> bool:
    """« Partie de Toulon le 3 mai, la frégate … », not « Partie de cartes »."""
    return words.norms[i + 1] in ("de", "d'", "du") and words.near(i + 2) and words.capital(i + 2)


_ARTICLES = frozenset({"le", "la", "l'", "les", "un", "une", "son", "sa", "ses", "leur", "leurs"})


def goes_on_list(words: Words, i: int) -> bool:
    """« avait reçu son invitation en mai, [signé] le protocole et obtenu … »: behind a comma, with an object of its
    own; not « un plan, adopté le 3 mai », « un plan, adopté un an plus tôt »."""
    if not (words.comma(i) and words.near(i + 1) and words.norms[i + 1] in _ARTICLES):
        return False
    return not dated(words, i + 1) and words.norms[i + 2] not in _SPANS


def _is_of_type(words: Words, i: int) -> bool:
    """« les F-35 [commandés] », « huit chars Leopard 2 [promis] »: behind the number and the name of a type."""
    tied = words.gaps[i - 1] in ("", " ", "-")
    named = i > 1 and tied and words.capital(i - 2) and not words.opens_sentence(i - 1)
    return named and words.spellings[i].participles[-1].lemma not in _HARMED


_HARMED = frozenset({"blesser", "tuer", "mourir", "disparaître", "élire"})


def participle_stands(words: Words, i: int) -> bool:
    """« lancée en 2014 » is a verb, « un allié », « le communiqué », « les États-Unis » are not."""
    before = words.norms[i - 1] if words.near(i) and not words.opens_sentence(i) else ""
    if words.capital(i) and not words.opens(i):
        return False
    if before in _no_subjects() or before == "y":
        return False
    if before[:1].isdigit() and (before == "1" or words.spellings[i].participles[-1].plural):
        return _is_of_type(words, i)  # « 35 blessés », not « la résolution 1778 adoptée »
    if words.spellings[i].listed:
        follows = words.norms[i + 1]
        if words.opens_sentence(i) and words.capital(i) and (follows in _OF_DATES or _leaves(words, i)):
            return words.near(i + 1)  # « Élu la même année au Parlement, il … », « Reçu à l'Élysée, le président … »
        governed = follows in _BEHIND_PARTICIPLES or (follows == "de" and words.comma(i))
        return governed and words.near(i + 1) and not words.opens(i)
    return True
