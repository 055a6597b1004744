"""Names within a text that are things of ours, as links to them. Plain data, never markup.

The one rule for all pages, slides of a lecture and definitions of the glossary.

A name stands as a whole word, is linked where it comes first on a card, and the longest goes
before what is part of it. Names that two things share, and those of rivers, link nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from geodata.archive import Archive
from geodata.vocabularies import PlacePrecision
from geodata.wording import engine
from timeline.figures.wire import TextPart, WordNode, WordNodes
from timeline.naming import begun
from timeline.once import once
from timeline.text import words_of

MOST_ALIKE = 200  # names that begin with one word; a reader may call thousands alike
FIRST_WORD = re.compile(r"(?<![\w-])[^\W_]+")
GOES_ON = re.compile(r"\w|-\w| [A-Z]")
IN_BRACKETS = re.compile(r" ?\((.+)\)$")
LETTERS = 2
UNLINKED = frozenset({"a", "code", "h3"})  # elements whose words stay as they are
Target = tuple[str, str]  # "pick" or "term", and its id
Named = tuple[str, Target]


class Names:
    """The names of an archive; `years_named` say how a text names years."""

    def __init__(self, archive: Archive, years_named: Sequence[str]) -> None:
        self._years = [_pattern(one) for one in years_named]
        self._first = archive.subject.first_year
        after = engine(archive.language)["names"]["after"]
        self._after = re.compile(rf"(?:{after})?(?![^\W_])") if after else None
        self._by_word: dict[str, list[Named]] = defaultdict(list)
        for name, target in _targets(archive).items():
            word = FIRST_WORD.match(name)
            if word and len(name) >= (LETTERS if self._after else 1):
                self._by_word[self._key(word)].append((name, target))
        for known in self._by_word.values():
            known.sort(key=lambda one: len(one[0]), reverse=True)

    def linked(self, text: str, own: str, linked: set[str]) -> list[TextPart]:
        """The parts of a text; `own` is whose text it is, `linked` is linked already and grows."""
        return _parted(text, self._links(text, own, linked))

    def terms(self, text: str, linked: set[str]) -> list[TextPart]:
        """The parts of a text whose terms alone are links; `linked` is linked already and grows."""
        return _parted(text, self._terms(text, linked))

    def terms_within(self, tree: WordNodes, linked: set[str]) -> WordNodes:
        """The same of words with marks: of the text in them that is no link and no heading."""
        return [own for node in tree for own in self._within(node, linked)]

    def _within(self, node: WordNode | str, linked: set[str]) -> WordNodes:
        if isinstance(node, str):
            return [_as_node(part) for part in self.terms(node, linked)]
        if node["kind"] in UNLINKED:
            return [node]
        return [{**node, "of": self.terms_within(node["of"], linked)}]

    def _terms(self, text: str, linked: set[str]) -> Iterator[tuple[int, TextPart]]:
        done = 0
        for start, alike in self._begun(text):
            part = self._name(text, start, alike) if start >= done else None
            if not part:
                continue
            done = start + len(part["text"])
            term = part.get("term")
            if term and term not in linked:
                linked.add(term)
                yield start, part

    def _links(self, text: str, own: str, linked: set[str]) -> Iterator[tuple[int, TextPart]]:
        done = 0
        years = dict(reversed([*self._named_years(text)]))
        names = dict(self._begun(text))
        for start in sorted({*years, *names}):
            part = start >= done and (
                years.get(start) or self._name(text, start, names.get(start, []))
            )
            if not part:
                continue
            done = start + len(part["text"])
            key = part.get("pick") or part.get("term") or part["text"]
            if key != own and key not in linked:
                linked.add(key)
                yield start, part

    def _begun(self, text: str) -> Iterator[tuple[int, list[Named]]]:
        """Where a word begins some names, and which."""
        for word in FIRST_WORD.finditer(text):
            if alike := self._by_word.get(self._key(word)):
                yield word.start(), alike

    def _named_years(self, text: str) -> Iterator[tuple[int, TextPart]]:
        for pattern in self._years:
            for found in pattern.finditer(text):
                if not self._ends(text, found.end()):
                    continue
                own = found.groupdict()
                first, last = int(own["first"]), int(own.get("last") or own["first"])
                if self._first <= first <= last:
                    yield found.start(), {"text": found.group(), "years": (first, last)}

    def _name(self, text: str, start: int, alike: Sequence[Named]) -> TextPart | None:
        for name, (kind, key) in alike[:MOST_ALIKE]:
            if text.startswith(name, start) and self._ends(text, start + len(name)):
                return (
                    {"text": name, "pick": key} if kind == "pick" else {"text": name, "term": key}
                )
        return None

    def _key(self, word: re.Match[str]) -> str:
        """Where endings are written on to a name, its first letters find it."""
        return word.group()[:LETTERS] if self._after else word.group()

    def _ends(self, text: str, end: int) -> bool:
        """Whether a name ends there, and is no part of a longer one that begins alike."""
        if self._after:
            return bool(self._after.match(text, end))
        return not GOES_ON.match(text, end)


@once(most=4)
def names_of(archive: Archive) -> Names:
    """Those of an archive, named as its language does."""
    return Names(archive, words_of(archive)["card"]["years_named"])


def _parted(text: str, links: Iterable[tuple[int, TextPart]]) -> list[TextPart]:
    """A text as its links and what stands between them; each link comes with where it begins."""
    parts: list[TextPart] = []
    done = 0
    for start, part in links:
        if start > done:
            parts.append({"text": text[done:start]})
        parts.append(part)
        done = start + len(part["text"])
    return [*parts, {"text": text[done:]}] if done < len(text) else parts


def _as_node(part: TextPart) -> WordNode | str:
    term = part.get("term")
    return {"kind": "a", "of": [part["text"]], "term": term} if term else part["text"]


def _pattern(template: str) -> re.Pattern[str]:
    """How years are named, as "the entries of {first} to {last}", to be found in a text."""
    known = re.escape(template).replace(r"\{first\}", r"(?P<first>\d{4})")
    return re.compile(rf"\b{known}".replace(r"\{last\}", r"(?P<last>\d{4})"))


def _targets(archive: Archive) -> dict[str, Target]:
    """What each name is the name of; a name in full goes before one that is shortened."""
    events, terms, places = archive.events, archive.glossary, archive.places
    picks = [(event.title, ("pick", event.id)) for event in events.values()]
    picks += [(place.name, ("pick", place.id)) for place in places.values()]
    full = [*picks, *_written((term.term, ("term", term.id)) for term in terms.values())]
    short = [(e.short_title or "", ("pick", e.id)) for e in events.values()]
    short = [(name, target) for name, target in short if " " in name]
    short += [own for term in terms.values() for own in _written(_of_term(term.term, term.id))]
    short += [own for place in places.values() for own in _of_place(place.name, place.id)]
    known = _unshared(short) | _unshared(full)
    unsaid = {*archive.subject.border_rivers, *_of_the_whole(archive)}
    return {name: target for name, target in known.items() if name not in unsaid}


def _of_the_whole(archive: Archive) -> Iterator[str]:
    """What every card speaks of: the countries where ways begin."""
    origin = archive.subject.countries.origin
    for place in archive.places.values():
        if place.precision is PlacePrecision.COUNTRY and place.country in origin:
            yield place.name


def _written(names: Iterable[tuple[str, Target]]) -> Iterator[tuple[str, Target]]:
    """A term as it stands in a text: of one or of several, also at the begin of a sentence."""
    for name, target in names:
        several = f"{name[:-1]}ies" if name.endswith("ry") else f"{name}s"
        for own in (name, several):
            yield own, target
            if own[0].islower():
                yield begun(own), target


def _of_term(term: str, key: str) -> Iterator[tuple[str, Target]]:
    """A term without what stands in brackets, and the one word that does."""
    found = IN_BRACKETS.search(term)
    if found and " " not in found.group(1):
        yield found.group(1), ("term", key)
    if found and (" " in term[: found.start()] or not term.isascii()):
        yield term[: found.start()], ("term", key)


def _of_place(name: str, key: str) -> Iterator[tuple[str, Target]]:
    """A place without what tells it from others."""
    plain = IN_BRACKETS.sub("", name)
    for own in (plain, *plain.split(" / "), plain.partition(", ")[0]):
        if own != name and "(" not in own:
            yield own, ("pick", key)


def _unshared(names: Iterable[tuple[str, Target]]) -> dict[str, Target]:
    known: dict[str, set[Target]] = defaultdict(set)
    for name, target in names:
        known[name].add(target)
    return {name: own.pop() for name, own in known.items() if len(own) == 1}
