"""GeoPackages and zipped shapefiles, by GDAL: each layer is a table of features.

GDAL opens some sixty formats, of which a few read files and addresses that a file names: it is held
to the two that are meant.
"""

# pyogrio and shapely leave much untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

import warnings
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from math import isnan
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping

from geodata.own.delimited import decoded
from geodata.own.grid import RawTable, Refused
from geodata.own.limits import MOST_COLUMNS, MOST_FEATURES, MOST_VERTICES
from geodata.own.objects import of_features
from geodata.sentences import say

DEGREES = "EPSG:4326"
KOREAN = "cp949"
DRIVERS = frozenset({"GPKG", "ESRI Shapefile"})
Layers = tuple[list[str], str, RawTable]


def of_layers(content: bytes, layer: str, encoding: str = "") -> Layers:
    """The names of all layers, that of the one that was taken, and its table.

    Without one that was chosen it is the layer with most features, of those that lie on a map.

    Raises:
        Refused: where GDAL can't open it, or it holds more than is read.
    """
    raw: Any = import_module("pyogrio.raw")
    core: Any = import_module("pyogrio")
    warnings.filterwarnings("ignore", "File .* has GPKG application_id", RuntimeWarning)
    try:
        with _ours_alone():
            kinds = {str(name): kind for name, kind in core.list_layers(content)}
            names = [*kinds]
            counts = {name: core.read_info(content, layer=name)["features"] for name in names}
            mapped = [name for name in names if kinds[name] and counts[name]] or names
            taken = layer if layer in names else max(mapped, key=lambda name: counts[name])
            if counts[taken] > MOST_FEATURES:
                raise Refused(say("own.many_rows", n=int(counts[taken]), most=MOST_FEATURES))
            read = raw.read(content, layer=taken, encoding=encoding or None, force_2d=True)
            if not encoding and _is_korean(read[3]):
                read = raw.read(content, layer=taken, encoding=KOREAN, force_2d=True)
    except (ValueError, RuntimeError, UnicodeError) as fault:
        raise Refused(say("own.broken_layer")) from fault
    return names, taken, _table(*read)


@contextmanager
def _ours_alone() -> Generator[None]:
    """Within it GDAL knows no drivers but `DRIVERS`."""
    core: Any = import_module("pyogrio")
    others = [name for name in core.list_drivers() if name not in DRIVERS]
    _skip(others)
    try:
        yield
    finally:
        _skip([])


def _skip(drivers: Sequence[str]) -> None:
    """Registers all drivers but these; pyogrio has no public name for that."""
    core: Any = import_module("pyogrio")
    ogr: Any = import_module("pyogrio._ogr")
    core.set_gdal_config_options({"OGR_SKIP": ",".join(drivers) or None})
    ogr._register_drivers()  # noqa: SLF001


def _table(
    meta: Mapping[str, Any], fids: object, geometries: Any, columns: Sequence[Any]
) -> RawTable:
    del fids
    names = [str(name) for name in meta["fields"]]
    if len(names) > MOST_COLUMNS:
        raise Refused(say("own.many_columns", n=len(names), most=MOST_COLUMNS))
    shapes = shapely.from_wkb(geometries) if geometries is not None else []
    if len(shapes) and shapely.get_num_coordinates(shapes).sum() > MOST_VERTICES:
        raise Refused(say("own.many_vertices", most=MOST_VERTICES))
    return of_features([*_features(names, columns, _in_degrees(shapes, meta.get("crs")))])


def _features(names: list[str], columns: Sequence[Any], shapes: Any) -> Iterator[dict[str, Any]]:
    for n in range(len(columns[0]) if len(columns) else len(shapes)):
        shape = shapes[n] if len(shapes) else None
        properties = {name: _value(own[n]) for name, own in zip(names, columns, strict=True)}
        yield {"properties": properties, "geometry": None if shape is None else mapping(shape)}


def _is_korean(columns: Sequence[Any]) -> bool:
    """Whether texts are CP949 that were read byte by byte, as no word says what they are in."""
    texts = {text for own in columns for text in own if isinstance(text, str)}
    try:
        content = "\n".join(texts).encode("latin-1")
    except UnicodeEncodeError:  # some are letters already
        return False
    return not content.isascii() and decoded(content).encoding == KOREAN


def _value(value: Any) -> Any:
    """As JSON has it; a time is the day that it lies in."""
    own = value.item() if hasattr(value, "item") else value
    if isinstance(own, float) and isnan(own):
        return None
    if isinstance(own, str | int | float | bool) or own is None:
        return int(own) if isinstance(own, float) and own.is_integer() else own
    return None if str(own) == "NaT" else str(own)[:10]


def _in_degrees(shapes: Any, crs: str | None) -> Any:
    """An array of geometries as longitude and latitude (EPSG:4326); without a CRS as they are.

    Raises:
        Refused: for a CRS that PROJ does not know.
    """
    if not crs or crs == DEGREES or not len(shapes):
        return shapes
    from pyproj import Transformer
    from pyproj.exceptions import CRSError

    try:
        turn = Transformer.from_crs(crs, DEGREES, always_xy=True).transform
    except CRSError as fault:
        raise Refused(say("own.no_crs", crs=crs[:80])) from fault

    def turned(points: Any) -> Any:
        return np.column_stack(turn(points[:, 0], points[:, 1]))

    return shapely.transform(shapes, turned)
