"""`python -m geodata.comparing [revision]`: writes down what the newest edition has changed.

The facts of the edition before are those of the revision in Git; without one they are what the last
commit says of them, whose own changes are undone.
"""

import subprocess
import sys
from collections.abc import Iterable

from geodata.edition import CHANGES, ENTRY
from geodata.editions import (
    FILE,
    Change,
    Kind,
    Row,
    Tables,
    compared,
    digest,
    read_changes,
    rows_of,
    tables_in,
    undone,
    written,
)
from geodata.folder import DATA, facts_folder
from geodata.records import TABLES


def main(arguments: list[str]) -> int:
    """Prints how many lines it wrote; nothing where there is no edition before.

    Other facts than ours, as FACTS names them, have no editions.
    """
    if facts_folder().resolve() != DATA.resolve():
        return 0
    versions = [version for version, _ in ENTRY.findall((DATA / CHANGES).read_text("utf-8"))]
    if len(versions) < 2:
        return 0
    newest, before = versions[:2]
    kept = read_changes(text) if (text := shown("HEAD", FILE)) else ()
    old = tables_at(arguments[0]) if arguments else undone(tables_at("HEAD"), kept, newest)
    if wrong := not_as_kept(old, kept, before):
        print(f"{FILE}: the last commit does not lead back to edition {before}: {wrong}")
        return 1
    if not old:
        return 0
    own = list(compared(old, tables_in(DATA), before, newest))
    told = {(change.edition, change.kind) for change in own}
    earlier = [change for change in kept if (change.edition, change.kind) not in told]
    earlier = [change for change in earlier if change.edition != newest]
    (DATA / FILE).write_text(written([*own, *earlier]), encoding="utf-8", newline="")
    print(FILE, len(own))
    return 0


def not_as_kept(old: Tables, kept: Iterable[Change], before: str) -> list[str]:
    """The tables that are not what the digests of an edition say."""
    whole = [own for own in kept if own.kind is Kind.WHOLE and own.edition == before]
    return [own.table for own in whole if digest(old.get(own.table, [])) != own.before]


def tables_at(revision: str) -> dict[str, list[Row]]:
    texts = {name: shown(revision, f"{name}.csv") for name in TABLES}
    return {name: rows_of(text) for name, text in texts.items() if text}


def shown(revision: str, name: str) -> str:
    """A file of the facts as a revision has it; blank where it has none."""
    asked = ["git", "show", f"{revision}:./{name}"]
    done = subprocess.run(asked, cwd=DATA, capture_output=True, text=True, check=False)
    return done.stdout.removeprefix("\ufeff")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
