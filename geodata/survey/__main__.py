"""`python -m geodata.survey [--source DIR] [--out DIR]`: about a minute, the same bytes each time.

`--source` is a folder to keep the downloaded sources in; what it lacks is fetched.
"""

# pandas and GeoPandas leave much untyped.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import argparse
import gzip
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd

from geodata.survey.faces import DATA, boundary_lines, faces
from geodata.survey.fetch import SourceError, gather
from geodata.survey.lines import dmz, special_lines
from geodata.survey.point_of_view import shown_as, verify
from geodata.survey.views import VIEWS, SurveyView, land, units
from geodata.survey.waters import lakes, rivers
from geodata.topology import encode


def build(source: Path, out: Path) -> None:
    """Write one file a view into `out` from the sources in `source`."""
    whole = faces(source)
    verify(whole)
    for view in VIEWS:
        text = outline(whole, source, view)
        path = out / f"{view.name}.topojson"
        path.write_text(text, encoding="utf-8", newline="\n")
        packed = len(gzip.compress(text.encode(), 9, mtime=0))
        print(f"{path.name}: {len(text.encode()):,} bytes, {packed:,} gzipped")


def outline(whole: gpd.GeoDataFrame, source: Path, view: SurveyView) -> str:
    """The TopoJSON text of a view."""
    parts = units(whole, view)
    special = special_lines(parts, boundary_lines(source))
    objects = {
        "land": land(shown_as(parts)),
        "lakes": lakes(source, view),
        "rivers": rivers(source, view),
        "lines": special,
        "dmz": dmz(special, view.step) if view.name == "korea" else [],
    }
    present = {name: features for name, features in objects.items() if features}
    return encode(present, view.grid, view.box)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m geodata.survey", description=__doc__)
    parser.add_argument("--source", type=Path, help="folder to keep the sources in")
    parser.add_argument("--out", type=Path, default=DATA, help="folder to write to")
    asked = parser.parse_args()
    try:
        with TemporaryDirectory() as passing:
            source = asked.source or Path(passing)
            gather(source)
            build(source, asked.out)
    except SourceError as fault:
        print(f"The outlines could not be built: {fault}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
