"""Everything as one zip: a Frictionless data package that opens in pandas, QGIS and R."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from geodata.charts import FILE as CHARTS
from geodata.edition import LICENCE, edition
from geodata.editorial import FOLDER as WORDS
from geodata.export.tables import descriptor
from geodata.folder import facts_folder
from geodata.load import LECTURES
from geodata.subject import FILE as SUBJECT
from geodata.wording import engine

Json = dict[str, Any]
OTHERS = {
    "places.geojson": "application/geo+json",
    "corridors.geojson": "application/geo+json",
    "ways.geojson": "application/geo+json",
    "places.kml": "application/vnd.google-earth.kml+xml",
    "corridors.kml": "application/vnd.google-earth.kml+xml",
    "places.lpf.json": "application/ld+json",
    "crossings.gpkg": "application/geopackage+sqlite3",
}
# Beside the tables, so that the package is a folder of facts again.
SETTINGS = (SUBJECT, CHARTS, f"{WORDS}/*.toml", f"{LECTURES}/*.yaml")
SETTINGS_TYPES = {"toml": "application/toml", "yaml": "application/yaml"}
# The sections of data/README.md that whoever has only the package needs as well.
TAKEN = ("Dates", "Empty cells", "Care", "Sources", "How the figures relate", "Deliberately absent")


def data_package(files: Mapping[str, bytes], language: str) -> bytes:
    """`files` are all but what describes them, by name. Equal files give equal bytes."""
    described = json.dumps(_described(files, language), ensure_ascii=False, indent=2) + "\n"
    texts = {
        "README.md": readme(language),
        "CHANGES.md": edition().changes,
        "datapackage.json": described,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in {**{n: t.encode() for n, t in texts.items()}, **files}.items():
            package.writestr(_entry(name), content, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def settings_files() -> dict[str, bytes]:
    """What the folder says beside its tables, by the paths of its files."""
    folder = facts_folder()
    paths = [path for named in SETTINGS for path in sorted(folder.glob(named))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _entry(name: str) -> zipfile.ZipInfo:
    """Dated to the edition, not to the moment, and the same whichever system writes it."""
    day = edition().day
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _described(files: Mapping[str, bytes], language: str) -> Json:
    """The descriptor with size and digest of each file, and the files that no table is.

    Such files make it a data package of the general kind.
    """
    tables = [_stamped(own, files[own["path"]]) for own in descriptor(language)["resources"]]
    known = {own["path"] for own in tables}
    others = [_stamped(_other(n, language), files[n]) for n in files if n not in known]
    return {
        **descriptor(language),
        "profile": "data-package",
        "created": f"{edition().day}T00:00:00Z",
        "resources": [*tables, *others],
    }


def _stamped(resource: Json, content: bytes) -> Json:
    digest = hashlib.sha256(content).hexdigest()
    return {**resource, "bytes": len(content), "hash": f"sha256:{digest}"}


def _other(name: str, language: str) -> Json:
    kind = name.partition(".")[2]
    folder, _, file = name.rpartition("/")
    title = engine(language)["package"]["files"][folder or name.replace(".", "-")]
    return {
        "name": re.sub("[./]", "-", name),
        "path": name,
        "title": title.format(file=file),
        "profile": "data-resource",
        "scheme": "file",
        "format": kind,
        "mediatype": OTHERS.get(name) or SETTINGS_TYPES[kind],
    }


def readme(language: str) -> str:
    own = edition()
    return engine(language)["package"]["readme"].format(
        title=own.title,
        authors=own.authors,
        version=own.version,
        day=own.day.isoformat(),
        year=own.day.year,
        licence=LICENCE,
        sections="".join(_sections()).strip(),
    )


def _sections() -> list[str]:
    """What the tables' own README says to readers, word for word."""
    path = facts_folder() / "README.md"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return [part for part in parts if part.partition("\n")[0].removeprefix("## ") in TAKEN]
