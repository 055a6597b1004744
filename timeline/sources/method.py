"""How the facts are made, and what they leave open, as Markdown: most of it read off the facts.

Text from the facts stands in it as it is, never as markup.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from geodata import wording
from geodata.archive import Archive
from geodata.dates import in_words
from geodata.doubts import Grade, contested, differing, ranges, unverified, without_sex
from geodata.doubts import grade as grade_of
from geodata.edition import ENTRY
from geodata.export import PACKAGE
from geodata.export.lacks import lacks
from geodata.records import Fact
from geodata.translations import State
from geodata.vocabularies import Verdict
from geodata.wording import engine, number
from geodata.wording import listed as in_a_row
from timeline.markdown import listed, plain
from timeline.naming import Words, gathered, named
from timeline.sources.ledger import cited, linked
from timeline.text import edition_of


def introduction(archive: Archive, words: Words) -> str:
    sources = archive.sources.values()
    read = sum(source.read for source in sources)
    counts = {"all": len(sources), "read": read, "unread": len(sources) - read}
    return words["sources"]["intro"].format(
        **counts, facts=number(len(archive.facts), words.language)
    )


def _translated(archive: Archive, words: Words) -> Iterator[str]:
    """How much is told in a language that is not that of the tables."""
    counted: Counter[State] = Counter()
    for (_, state), n in archive.translated.items():
        counted[state] += n
    if counted:
        told, outdated, missing = (counted[state] for state in State)
        every = number(counted.total(), words.language)
        yield words["sources"]["translated"].format(
            n=counted.total() - told, all=every, outdated=outdated, missing=missing
        )


def grades(archive: Archive, words: Words) -> str:
    say = words["sources"]
    grade_lines = [
        f"{words['confidence'][grade]} ({_graded(archive, grade, words)})" for grade in Grade
    ]
    told = [
        say["graded_origins"],
        say["graded_ranks"],
        say["graded_read"],
        say["graded_dates"],
        say["graded_numbers"],
    ]
    return "\n\n".join([say["grades_intro"], listed(grade_lines), *told])


def _graded(archive: Archive, grade: Grade, words: Words) -> str:
    events = sum(grade_of(event, archive) is grade for event in archive.events.values())
    corridors = sum(grade_of(one, archive) is grade for one in archive.corridors.values())
    counted = words["counted"]
    return words["sources"]["graded_so"].format(
        events=counted["events"].format(n=events),
        corridors=counted["corridors"].format(n=corridors),
    )


def disagreements(archive: Archive, words: Words) -> str:
    """Each account with who says so."""
    say = words["sources"]
    claims = [c for c in archive.claims.values() if c.verdict is Verdict.CONTESTED]
    parts = {
        "disagree_events": [
            _account(r, getattr(r, "note", ""), archive, words) for r in contested(archive)
        ],
        "disagree_claims": [_account(claim, claim.finding, archive, words) for claim in claims],
        "disagree_series": [_beside(rows, archive, words) for rows in differing(archive)],
        "disagree_ranges": [linked(name) for name in gathered(ranges(archive), archive, words)],
    }
    return "\n\n".join([say["disagree_intro"], *_titled(parts, say)])


def _account(fact: Fact, note: str | None, archive: Archive, words: Words) -> str:
    name = named(fact, archive, words)
    stop = "" if name.text.endswith((".", "?", "!")) else "."
    said = f" {plain(note)}" if note else ""
    return f"{linked(name)}{stop}{said} ({cited(archive.sources_of(fact))})"


def _beside(rows: Iterable[Fact], archive: Archive, words: Words) -> str:
    accounts = [
        f"{linked(named(row, archive, words))} ({cited(archive.sources_of(row))})" for row in rows
    ]
    return "; ".join(accounts)


def gaps(archive: Archive, words: Words) -> str:
    """What nobody published or nobody read, and what is left out on purpose."""
    say = words["sources"]
    sources, corridors = archive.sources.values(), archive.corridors.values()
    unread = [linked(named(fact, archive, words)) for fact in unverified(archive)]
    lacking = {
        "missing_dates": sum(not source.date for source in sources),
        "missing_addresses": sum(not source.url for source in sources),
        "missing_lengths": sum(not corridor.length_km for corridor in corridors),
    }
    counted = [say[key].format(n=n, all=len(corridors)) for key, n in lacking.items() if n]
    counted += _translated(archive, words)
    parts = {
        "missing_unread": unread,
        "missing_sex": [
            plain(in_words(row.period, words.language)) for row in without_sex(archive)
        ],
        "absent": say["absent_things"],
    }
    return "\n\n".join([listed(counted), *_titled(parts, say)])


def _titled(parts: Mapping[str, Sequence[str]], say: Words) -> list[str]:
    """Lists under their titles; a title with nothing under it is left out."""
    return [f"**{say[title]}**\n\n{listed(lines)}" for title, lines in parts.items() if lines]


def downloads(archive: Archive, sizes: Mapping[str, int | None], words: Words) -> str:
    """Every file with its size, where it is known, what it holds, leaves out, and what opens it."""
    say = words["sources"]
    titles = {f"{key}.csv": plain(text) for key, text in engine(words.language)["tables"].items()}
    lines = {
        name: f"{_file(name, size, titles, say)}{_left_out(name, archive, say)}"
        for name, size in sizes.items()
    }
    parts = {
        "whole": [line for name, line in lines.items() if name == PACKAGE],
        "layers": [line for name, line in lines.items() if name not in {PACKAGE, *titles}],
        "tables_of_facts": [line for name, line in lines.items() if name in titles],
    }
    return "\n\n".join([say["downloads_intro"], *_titled(parts, say)])


def _file(name: str, size: int | None, titles: Mapping[str, str], say: Words) -> str:
    n = "" if size is None else number(-(-size // 1000), say.language)
    kilobytes = n and f", {say['kilobytes'].format(n=n)}"
    holds = titles.get(name) or say["files"][name.replace(".", "-")]
    asked = "" if say.language == wording.FALLBACK else f"?lang={say.language}"
    return f"[{name}](data/{name}{asked}){kilobytes}. {holds}"


def _left_out(name: str, archive: Archive, say: Words) -> str:
    what = [say["lacks"][key].format(n=n) for key, n in lacks(name, archive).items()]
    return f" {say['without'].format(what=in_a_row(what, say.language))}" if what else ""


def changes(words: Words) -> str:
    """The version, and the entries of the list of changes, where one lies beside the facts."""
    own = edition_of(words)
    day = wording.day(own.day, words.language)
    _, head, below = f"\n{own.changes}".partition("\n## ")
    entries = ENTRY.sub(r"**\1** (\2)", f"{head}{below}")
    told = words["sources"]["version"].format(version=own.version, day=day)
    return told + "\n" + re.sub(r"^### (.*)$", r"*\1*", entries, flags=re.MULTILINE)
