"""Claim i: motives as surveys and records name them, each of its own whole."""

from collections.abc import Mapping
from typing import Any

from geodata.archive import Archive
from timeline.figures.chart import Chart
from timeline.figures.story import rows
from timeline.figures.story.row_chart import chart_of, percent
from timeline.scene import Scene

Words = Mapping[str, Any]
BY_SEX = "motives_by_sex"
SURVEYS = ("motives_hanawon", "motives_piie_2008", "motives_gyeonggi_2022")


def by_sex(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """Hardship as named by women, by men and by all."""
    return _chart(archive, words, "claim-i-sex", BY_SEX)


def over_time(archive: Archive, _scene: Scene, words: Words) -> Chart:
    """Survey after survey; they asked different people in different words."""
    return _chart(archive, words, "claim-i-surveys", *SURVEYS)


def _chart(archive: Archive, words: Words, key: str, *series: str) -> Chart:
    own = words["charts"][key]
    found = [row for name in series for row in archive.observations_of(name)]
    told = rows.counted(found, own)
    return chart_of(key, told, words, percent)
