"""What the editor offers to whoever types a name."""

from geodata.archive import Archive
from timeline.lecture.lookup import lookup


def test_what_has_a_name_is_offered_before_numbers_that_are_called_after_it(
    archive: Archive,
) -> None:
    ids = [row["id"] for row in lookup(archive)["facts"]]
    assert len(ids) == len(set(ids))
    first = min(ids.index(own) for own in (*archive.flows, *archive.series))
    assert all(ids.index(own) < first for own in (*archive.corridors, *archive.places))
