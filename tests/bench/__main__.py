"""`python -m tests.bench [PREFIX]`: a name or its beginning chooses; ends non-zero on a failure."""

import sys

from tests.bench import (
    browser,
    check,
    exports,
    facts,
    figures,
    guard,
    lecture,
    numbers,
    opening,
    own,
    pages,
    peer,
    picture,
    room,
    routes,
    search,
    server,
    sessions,
    soak,
    stage,
)
from tests.bench.measure import run

# Being imported, each has registered its measurements.
GROUPS = (
    facts, exports, figures, server, guard, sessions, browser, pages, stage, routes, numbers, check,
    lecture, picture, opening, own, room, search, peer, soak,
)  # fmt: skip

sys.exit(not run(sys.argv[1] if len(sys.argv) > 1 else ""))
