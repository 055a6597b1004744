"""`python -m tests.bench [PREFIX]`: a name or its beginning chooses; ends non-zero on a failure."""

import sys

from tests.bench import browser, facts, figures, server, sessions, stage
from tests.bench.measure import run

GROUPS = (
    facts,
    figures,
    server,
    browser,
    stage,
)  # being imported, each has registered its measurements

sys.exit(not run(sys.argv[1] if len(sys.argv) > 1 else ""))
