"""What the editor offers to whoever types a name."""

from geodata.archive import Archive
from timeline.claims.charts.evidence import evidence_of
from timeline.lecture.charts import chart_of
from timeline.lecture.lookup import lookup
from timeline.numbers.charts.sections import makers
from timeline.routes.cards import makers as of_routes


def test_what_has_a_name_is_offered_before_numbers_that_are_called_after_it(
    archive: Archive,
) -> None:
    ids = [row["id"] for row in lookup(archive)["facts"]]
    assert len(ids) == len(set(ids))
    first = min(ids.index(own) for own in (*archive.flows, *archive.series))
    assert all(ids.index(own) < first for own in (*archive.corridors, *archive.places))


def test_every_chart_of_the_pages_is_offered_once_by_its_title(archive: Archive) -> None:
    rows = lookup(archive)["charts"]
    texts = [row["text"] for row in rows]
    assert len(texts) == len(set(texts))
    titles = set[str]()
    for row in rows:
        chart = chart_of(row["id"], archive)
        assert chart
        assert row["text"].endswith(chart.title)
        titles.add(chart.title)
    claimed = {make for claim in archive.claims for make in evidence_of(claim, archive).makers}
    assert claimed
    for key in (*makers(archive), *of_routes(archive)):
        chart = chart_of(key, archive)
        assert chart is None or chart.title in titles, key
    assert "Fact-check: What was signed" in texts
    assert any(text.startswith("Routes: ") for text in texts)
