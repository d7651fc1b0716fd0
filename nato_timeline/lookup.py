"""From what a user types to what the library holds: people under any name, topics, sources, facts; and where nothing
fits, the nearest value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from .errors import UserError
from .facts import Fact, Library, Paper, Person, Post
from .shelves import Cast, beginning, every, titled

_WORD = re.compile(r"[^\W_]+")
# what stands before a name, and the small words of a role
_SILENT = frozenset({
    "m", "mm", "mr", "mme", "mmes", "mlle", "mrs", "dr", "monsieur", "madame", "messieurs",
    "le", "la", "les", "l", "de", "du", "des", "d", "et", "the", "of",
})  # fmt: skip
_VOWELS = frozenset("aeiouy")
# ways of writing one Ukrainian, Russian or Armenian name in French and in English: Oumerov, Umerov; Zelensky, Zelenskyy
_SOUNDS = (
    ("tch", "c"), ("ch", "c"), ("kh", "k"), ("ph", "f"), ("ou", "u"), ("ck", "k"), ("y", "i"), ("j", "i"), ("w", "v"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyzøłđæœ"
_CHOICES = 8
_PEOPLE = 24  # of one name, to choose from
_WORDS_OF_A_NAME = 8  # in which slips are looked for
_LONGEST_WORD = 40
_LETTERS_OF_A_NAME = 5  # a slip in a shorter word makes another word


def words(text: str) -> tuple[str, ...]:
    """Folded words without titles and articles: « M. Stoltenberg » and « stoltenberg » are the same."""
    from .text import fold

    found = tuple(_WORD.findall(fold(text)))
    return tuple(w for w in found if w not in _SILENT) or found


# ---------------------------------------------------------------- people


def everybody(library: Library) -> dict[str, Person]:
    """People, then the countries and bodies that facts name as taking part."""
    said = (fact for fact in library.facts if fact.layer != "role")
    bodies = Counter(name for fact in said for name in {*fact.people, fact.holder or ""} if name)
    found = dict(library.people)
    for name in sorted(bodies):
        if name not in found:
            found[name] = Person(name, name, (name,), (), bodies[name])
    return found


def find_people(library: Library, name: str) -> tuple[Person, ...]:
    """Whoever the name can mean: nobody, one, or several.

    The first of these ways that finds somebody decides: the id or full name, a part of a name, a name with a role, a
    role, another spelling, a slip of the pen.
    """
    cast = library.people
    if isinstance(cast, Cast):
        known = cast.known(name)
        if known:
            return (known,)
        asked = words(name)
        named = [{word} for word in asked if len(word) > 1] or [set(asked)]  # a letter may begin a name
        return _by_name(asked, cast.likely(named), _SURE) or _by_name(asked, _similar(cast, asked), _LOOSE)
    people = everybody(library)
    if name in people:
        return (people[name],)
    return _by_name(words(name), people, (*_SURE, *_LOOSE))


def _by_name(asked: tuple[str, ...], people: Mapping[str, Person], ways: Iterable[Way]) -> tuple[Person, ...]:
    """Whoever the first of these ways finds that finds somebody."""
    for way in ways if asked else ():
        found = tuple(p for p in people.values() if way(asked, p))
        if found:
            return found
    return ()


def _similar(cast: Cast, asked: tuple[str, ...]) -> dict[str, Person]:
    """Whoever has words that sound or look like those asked for."""
    return cast.likely([cast.words({word, *slips(word)}, sound(word)) for word in asked[:_WORDS_OF_A_NAME]])


def person(library: Library, name: str) -> Person:
    """The one person of that name. Raises UserError where there is nobody, or more than one."""
    found = find_people(library, name)
    if len(found) == 1:
        return found[0]
    if found:
        choices = tuple((_card(p), f"timeline who {argument(p.id)}") for p in found[:_PEOPLE])
        titles = {word for p in found for post in p.posts for word in words(post.title)}
        if all(_role(words(name), p) for p in found) and titles.intersection(words(name)):
            then = ("", f"timeline who {argument(name)} --on 2024-06-12")
            raise UserError(
                '"{name}" may be any of {n}; or with a day:', name=name, n=len(found), choices=(*choices, then)
            )
        raise UserError('"{name}" may be any of {n}:', name=name, n=len(found), choices=choices)
    spellings = _spellings_like(library, name)
    near = nearest(name, spellings)
    if near is None:
        raise UserError('nobody is called "{name}".', name=name, hint="Everybody in the texts:", command="timeline who")
    who = find_people(library, spellings[near])[0]
    command = f"timeline who {argument(who.name)}"
    raise UserError('nobody is called "{name}".', name=name, nearest=who.name, count=who.facts, command=command)


def _spellings_like(library: Library, name: str) -> dict[str, str]:
    """All ways that names are written, and surnames alone, with the ids; in a large library only of those who have a
    word that begins like one of the name."""
    if isinstance(library.people, Cast):
        known = library.people.called({word[:2] for word in words(name)})
    else:
        known = [(spelling, p.id) for p in everybody(library).values() for spelling in (p.name, *p.names)]
    surnames = [(spelling.split()[-1], id) for spelling, id in known]
    return dict([*surnames, *known])


def _card(person: Person) -> str:
    return ", ".join((person.name, *(post_in_words(post) for post in person.posts[:1])))


def post_in_words(post: Post) -> str:
    return f"{post.title} ({post.of})" if post.of else post.title


def _spellings(person: Person) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words(name)) for name in (person.name, *person.names))


def _titles(person: Person) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words(f"{post.title} {post.of or ''}")) for post in person.posts)


def _named(asked: tuple[str, ...], person: Person) -> bool:
    return set(asked) == set(words(person.id)) or any(set(asked) == name for name in _spellings(person))


def _part_of_name(asked: tuple[str, ...], person: Person) -> bool:
    return any(name.issuperset(asked) for name in _spellings(person))


def _initials(asked: tuple[str, ...], person: Person) -> bool:
    """« J. Stoltenberg », « Stoltenberg J. »; or all initials and nothing else."""
    letters, rest = [w for w in asked if len(w) == 1], {w for w in asked if len(w) > 1}
    if not letters:
        return False
    for name in (person.name, *person.names):
        spelt = _WORD.findall(" ".join(words(name)))
        others = [word[0] for word in spelt if word not in rest]
        if rest and rest <= set(spelt) and letters == others[: len(letters)]:
            return True
        if not rest and len(letters) > 1 and letters == [word[0] for word in spelt]:
            return True
    return False


def _name_and_role(asked: tuple[str, ...], person: Person) -> bool:
    name = frozenset().union(*_spellings(person))
    return bool(name.intersection(asked)) and any((name | title).issuperset(asked) for title in _titles(person))


def _role(asked: tuple[str, ...], person: Person) -> bool:
    return any(title.issuperset(asked) for title in _titles(person))


def _spelt_otherwise(asked: tuple[str, ...], person: Person) -> bool:
    sounds = {sound(word) for word in asked}
    return any({sound(word) for word in name}.issuperset(sounds) for name in _spellings(person))


def sound(word: str) -> str:
    """The same for words that are spelt otherwise and sound alike."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", word)


def _mistyped(asked: tuple[str, ...], person: Person) -> bool:
    return any(all(any(slip(word, part) for part in name) for word in asked) for name in _spellings(person))


def slip(typed: str, meant: str) -> bool:
    """Whether two words are the same but for one slip: a letter left out or added, two letters swapped, a wrong vowel.

    A wrong consonant may make another name (Müller, Mütter): that is asked about, not assumed.
    """
    if typed == meant:
        return True
    if min(len(typed), len(meant)) < _LETTERS_OF_A_NAME:
        return False
    short, long = sorted((typed, meant), key=len)
    if len(long) == len(short) + 1:
        return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    wrong = [i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b]
    if len(long) != len(short):
        return False
    if len(wrong) == 1:
        return {typed[wrong[0]], meant[wrong[0]]} <= _VOWELS
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return swapped and typed[wrong[0]] == meant[wrong[1]] and typed[wrong[1]] == meant[wrong[0]]


def slips(meant: str) -> set[str]:
    """All spellings that are one slip away from a word: see `slip`."""
    n = len(meant)
    if n > _LONGEST_WORD:
        return set()
    cuts = range(n + 1)
    found: set[str] = set()
    if n > _LETTERS_OF_A_NAME:
        found = {meant[:i] + meant[i + 1 :] for i in range(n)}
    if n >= _LETTERS_OF_A_NAME:
        found |= {meant[:i] + c + meant[i:] for i in cuts for c in _LETTERS}
        found |= {meant[:i] + c + meant[i + 1 :] for i in range(n) if meant[i] in _VOWELS for c in _VOWELS}
        found |= {meant[:i] + meant[i + 1] + meant[i] + meant[i + 2 :] for i in range(n - 1)}
    return found - {meant}


Way = Callable[[tuple[str, ...], Person], bool]
_SURE: tuple[Way, ...] = (_named, _part_of_name, _initials, _name_and_role, _role)
_LOOSE: tuple[Way, ...] = (_spelt_otherwise, _mistyped)


# ---------------------------------------------------------------- topics, sources, facts, fixed values


def topic(library: Library, name: str) -> str:
    """The id of a topic, by id or name in either language. Raises UserError."""
    asked = words(name)
    spellings = {spelling: t.id for t in library.topics.values() for spelling in (t.name_en, t.name, t.id)}
    for spelling, id in spellings.items():
        if asked and asked == words(spelling):
            return id
    near = nearest(name, spellings)
    raise _unknown('there is no topic "{name}".', name, spellings[near] if near else None, "timeline topics", code=2)


def paper(library: Library, name: str) -> Paper:
    """The document of that id or file name, or the one whose id begins so. Raises UserError."""
    if name in library.papers:
        return library.papers[name]
    asked = name.rsplit("/", 1)[-1].lower()
    ways: tuple[Callable[[str, str], bool], ...] = (
        lambda id, title: asked in (id.lower(), f"{id.lower()}.txt"),
        lambda id, title: id.lower().startswith(asked),
        lambda id, title: set(words(name)) <= set(words(title)),
    )
    titles = titled(library.papers)
    for way in ways:
        found = [(id, title) for id, title in titles if way(id, title or "")]
        if len(found) == 1:
            return library.papers[found[0][0]]
        if found:
            choices = tuple((title or id, f"timeline sources show {argument(id)}") for id, title in found[:_CHOICES])
            raise UserError('"{name}" may be any of {n}:', name=name, n=len(found), choices=choices)
    raise _unknown('there is no source "{name}".', name, nearest(name, library.papers), "timeline sources")


def fact(library: Library, name: str) -> Fact:
    """The fact of that id, or the one whose id begins so. Raises UserError."""
    asked = name.strip().lower()
    found = beginning(library.facts, asked)
    if len(found) == 1:
        return found[0]
    if found:
        choices = tuple((f.title, f"timeline show {f.id}") for f in found[:_CHOICES])
        raise UserError('"{name}" may be any of {n}:', name=name, n=len(found), choices=choices)
    raise _unknown('no fact has the id "{name}".', name, nearest(asked, every(library.facts, "id")), "timeline list")


def places(library: Library, name: str) -> frozenset[str]:
    """The places whose name holds these words. Raises UserError."""
    known = every(library.facts, "place")
    asked = set(words(name))
    found = frozenset(place for place in known if asked and asked <= set(words(place)))
    if not found:
        near = nearest(name, known)
        raise _unknown('no fact is placed in "{name}".', name, near, "timeline list --fields place,title")
    return found


def _unknown(message: str, name: str, near: str | None, listing: str, code: int = 1) -> UserError:
    if near is None:
        return UserError(message, name=name, hint="All there are:", command=listing, code=code)
    return UserError(message, name=name, given=name, nearest=near, code=code)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known value that looks most like the name, if one looks at all like it."""
    from rapidfuzz import fuzz, process

    from .text import fold

    hit = process.extractOne(name, tuple(known), scorer=fuzz.ratio, processor=fold, score_cutoff=60)
    return hit[0] if hit else None


def argument(text: str) -> str:
    """The text as one argument on a command line."""
    return text if re.fullmatch(r"[\w@%+:,./~=*-]+", text) else '"' + re.sub(r'(["\\$`])', r"\\\1", text) + '"'
