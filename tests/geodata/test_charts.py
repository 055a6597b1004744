"""A chart is served when it is said what it counts: in its language, else in English."""

from geodata.charts import FILE, Charts, served
from geodata.editorial import editorial_words
from geodata.folder import DATA
from geodata.settings import read_settings

CHARTS = read_settings(DATA / FILE, Charts)[0]
ENGLISH = editorial_words(DATA, "en")


def test_a_language_that_says_little_is_no_fault() -> None:
    """What it lacks is said in English."""
    little = {"charts": {CHARTS.charts[0].id: {"title": "입국"}}}
    kept, problems = served(CHARTS, None, {"en": ENGLISH, "ko": little})
    assert problems == []
    assert kept == CHARTS


def test_a_chart_that_nobody_explains_is_told_and_left_out() -> None:
    first = CHARTS.charts[0].id
    unsaid = ENGLISH | {"charts": ENGLISH["charts"] | {first: {"title": "T", "counts": "C."}}}
    kept, problems = served(CHARTS, None, {"en": unsaid})
    assert [(one.file, one.column) for one in problems] == [
        ("words/en.toml", f"charts.{first}.leaves_out")
    ]
    assert [chart.id for chart in kept.charts] == [one.id for one in CHARTS.charts[1:]]


def test_an_english_file_without_a_word_serves_no_chart() -> None:
    kept, problems = served(CHARTS, None, {"en": {}, "ko": {}})
    assert kept.charts == ()
    assert {one.file for one in problems} == {"words/en.toml"}
