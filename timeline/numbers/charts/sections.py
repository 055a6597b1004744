"""The page Numbers from top to bottom, as `charts.toml` says: sections, and the charts of each."""

from collections.abc import Mapping

from geodata.archive import Archive
from geodata.charts import Charts, ChartSettings
from timeline.figures.chart import Maker
from timeline.numbers.charts.arrivals import ArrivalsByYear
from timeline.numbers.charts.events import EventsByYear
from timeline.numbers.charts.listed import Listed
from timeline.numbers.charts.matrix import Matrix
from timeline.numbers.charts.origins import Origins
from timeline.numbers.charts.over_years import OverYears
from timeline.once import once


def sections(archive: Archive) -> Mapping[str, Mapping[str, Maker]]:
    """The charts of each section by their ids."""
    return _sections(archive.charts)


def makers(archive: Archive) -> Mapping[str, Maker]:
    """Every chart of the page by its id."""
    return {key: make for charts in sections(archive).values() for key, make in charts.items()}


@once(most=4)
def _sections(charts: Charts) -> Mapping[str, Mapping[str, Maker]]:
    return {
        section.name: {
            own.id: _maker(own, charts) for own in charts.charts if own.section == section.name
        }
        for section in charts.sections
    }


def _maker(own: ChartSettings, charts: Charts) -> Maker:
    about = charts.explains(own)
    match own.form:
        case "arrivals":
            return ArrivalsByYear(own.id, about)
        case "provinces":
            return Origins(own.id, own.series, charts.provinces)
        case "events":
            return EventsByYear(own.id)
        case "matrix":
            return Matrix(own.id, own.series[0] if own.series else "", about)
        case "listed":
            return Listed(
                own.id,
                own.series,
                own.parts,
                own.heading,
                bars=own.bars > 0,
                estimates=own.estimates,
                apart=own.apart,
                order=own.order,
            )
        case "over_years":
            return OverYears(
                own.id,
                own.series,
                about,
                own.parts,
                own.by,
                own.bars,
                levels=own.levels,
                joined=own.joined,
                to_date=own.to_date,
            )
