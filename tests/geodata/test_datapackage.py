"""The data package says what the records say, and the tables keep to it."""

import json
import shutil
from typing import Any

import pytest
from frictionless import Package

from geodata.datapackage import FILE, package, text
from geodata.load import DATA
from geodata.records import TABLES
from tests.geodata.planting import Copy


@pytest.fixture(scope="module")
def fields() -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (resource["name"], field["name"]): field
        for resource in package()["resources"]
        for field in resource["schema"]["fields"]
    }


def test_the_committed_file_is_what_the_records_say() -> None:
    committed = (DATA / FILE).read_text(encoding="utf-8")
    assert committed == text(), "run python -m geodata.datapackage"


def test_every_table_is_described() -> None:
    told = [
        f"translations-{path.parent.name}-{path.stem}"
        for path in sorted((DATA / "translations").glob("*/*.csv"))
    ]
    assert [resource["name"] for resource in package()["resources"]] == [*TABLES, *told]
    assert package()["licenses"][0]["name"] == "CC-BY-4.0"


def test_every_column_says_what_it_means(fields: dict[tuple[str, str], dict[str, Any]]) -> None:
    assert all(len(field["description"]) > 3 for field in fields.values())
    for field in fields.values():
        assert field["constraints"]["required"] == ("blank" not in field)


def test_what_the_columns_say(fields: dict[tuple[str, str], dict[str, Any]]) -> None:
    assert fields["events", "people"]["unit"] == "persons"
    assert "Blank: not known" in fields["events", "people"]["description"]
    assert fields["events", "importance"]["constraints"]["enum"] == [1, 2, 3]
    assert fields["places", "lat"]["constraints"]["minimum"] == -90
    assert fields["sources", "read"]["trueValues"] == ["yes"]
    assert fields["events", "sources"]["separator"] == ";"
    assert fields["legs", "from_place"]["description"].endswith(
        "An id of places.csv or event_places.csv."
    )


def test_keys() -> None:
    schemas = {resource["name"]: resource["schema"] for resource in package()["resources"]}
    assert schemas["legs"]["primaryKey"] == ["corridor_id", "seq"]
    assert schemas["arrivals"]["primaryKey"] == ["period"]
    assert schemas["eras"]["foreignKeys"] == [
        {"fields": column, "reference": {"resource": "events", "fields": "id"}}
        for column in ("start_event", "end_event")
    ]


def errors_of(folder: Any) -> list[tuple[str, int]]:
    report = Package(str(folder / FILE)).validate()
    found = report.flatten(["type", "rowNumber"])
    return [(kind, number) for kind, number in found]


def test_frictionless_finds_no_fault() -> None:
    assert errors_of(DATA) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "error"),
    [
        ("events", "start", "soon", "constraint-error"),
        ("events", "title", "", "constraint-error"),
        ("events", "importance", "4", "constraint-error"),
        ("sources", "read", "true", "type-error"),
        ("legs", "corridor_id", "nowhere", "foreign-key"),
        ("arrivals", "period", "2001", "primary-key"),
    ],
)
def test_frictionless_finds_a_planted_fault(
    copy: Copy, table: str, column: str, value: str, error: str
) -> None:
    shutil.copyfile(DATA / FILE, copy.folder / FILE)
    copy.plant(table, 9, **{column: value})
    assert (error, 9) in errors_of(copy.folder)


def test_the_descriptor_is_plain_json() -> None:
    assert json.loads(text()) == package()
