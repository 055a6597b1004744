"""How these facts are cited, for machines that read a repository: CITATION.cff.

`python -m geodata.citation` writes it where GitHub, Zenodo and Zotero look: beside LICENSE.
"""

import io
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from geodata.datapackage import LICENCE
from geodata.edition import edition
from geodata.wording import FALLBACK, engine

PLACE = Path(__file__).parents[1] / "CITATION.cff"
MESSAGE = "Cite these facts so, and beside them the sources of the fact that you use."
HEAD = "# Written by `python -m geodata.citation` out of the facts; don't edit.\n"


def text() -> str:
    """The file as it is to be written, in the Citation File Format 1.2.0."""
    own = edition()
    out = io.StringIO()
    writer: Any = YAML()
    writer.width = 100
    writer.dump(
        {
            "cff-version": "1.2.0",
            "message": MESSAGE,
            "type": "dataset",
            "title": own.title,
            "abstract": engine(FALLBACK)["package"]["description"],
            "authors": [{"name": own.authors}],
            "version": own.version,
            "date-released": own.day,
            "license": LICENCE["name"],
        },
        out,
    )
    return HEAD + out.getvalue()


if __name__ == "__main__":
    PLACE.write_text(text(), encoding="utf-8")
