"""Every theme can be read, from near, from the last row, and without telling red from green."""

import re
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from geodata.vocabularies import Category, Direction, EraKind, Scale, Usage, Verdict, WayKind
from tests.timeline.colour import DEFICIENCIES, apart, ciede2000, contrast, mixed
from timeline import style
from timeline.figures.map_labels import labels
from timeline.style import HALL, LIGHT, THEMES, Theme, class_px, width_factor, width_px

TEXT = 4.5  # WCAG 2.2, 1.4.3
GRAPHIC = 3.0  # WCAG 2.2, 1.4.11, and 1.4.3 for large text
# CIEDE2000: colours that alone carry a meaning are told apart at a glance, not side by side.
AT_A_GLANCE = 10.0
LANDS = ("land", "land_origin", "land_destination", "land_neighbour", "land_transit")
HEX = re.compile("#[0-9a-f]{6}")

SCALES = (Scale.THOUSANDS, Scale.HUNDREDS, Scale.TENS, Scale.FEW, None)


@pytest.mark.parametrize("metres", [400, 1_500, 5_200, 9_100, 22_000])
def test_ways_are_as_wide_as_the_order_of_their_numbers(metres: float) -> None:
    widths = [width_px(scale, metres) for scale in SCALES]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == len(SCALES)
    assert widths[0] / widths[1] == pytest.approx(11 / 5)


def test_ways_widen_with_the_map_within_bounds() -> None:
    assert width_px(Scale.THOUSANDS, 5_200) == 11
    assert width_factor(9_100) == pytest.approx(0.735, abs=0.001)
    assert (width_factor(100), width_factor(1e6)) == (1.15, 0.55)
    assert (HALL.way_scale, LIGHT.way_scale) == (1.6, 1.0)


def test_a_flight_is_a_quiet_arc_whatever_it_stands_for() -> None:
    assert class_px(WayKind.AIR, Scale.THOUSANDS, is_named=True) == 2.6
    assert class_px(WayKind.AIR, Scale.THOUSANDS, is_named=False) == 1.3
    assert class_px(WayKind.RETURN, Scale.THOUSANDS, is_named=True) == 11


themes = pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
eyes = pytest.mark.parametrize("eye", list(DEFICIENCIES))


def grounds(theme: Theme) -> dict[str, str]:
    """What lies under the lines and names of the map."""
    return {name: getattr(theme, name) for name in ("sea", "water", *LANDS)}


def time_grounds(theme: Theme) -> dict[str, str]:
    """What lies under the marks of the timeline: paper, and bands of eras as they are drawn."""
    shares = {EraKind.LEADER: 0.75, EraKind.HARDSHIP: 0.45, EraKind.BORDER: 0.45}
    bands = {kind: mixed(theme.bands[kind], theme.paper, share) for kind, share in shares.items()}
    return {"paper": theme.paper} | {str(kind): colour for kind, colour in bands.items()}


def below(colour: str, on: dict[str, str], least: float) -> dict[str, float]:
    """The grounds on which the colour stands out less than it must."""
    found = {name: contrast(colour, ground) for name, ground in on.items()}
    return {name: round(value, 2) for name, value in found.items() if value < least}


def closest(colours: dict[Any, str], eye: str) -> tuple[float, str]:
    """The two colours that this eye tells apart worst, and by how much."""
    pairs = combinations(colours.items(), 2)
    return min((round(apart(a, b, eye), 1), f"{x} {y}") for (x, a), (y, b) in pairs)


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1, 2), (50, 0, 0), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_itself_gives_the_published_distances(
    one: tuple[float, ...], other: tuple[float, ...], known: float
) -> None:
    """Sharma, Wu and Dalal (2005), table 1."""
    assert ciede2000(np.array(one), np.array(other)) == pytest.approx(known, abs=1e-4)


def test_the_measure_itself_takes_red_and_green_for_alike_without_red_or_green_cones() -> None:
    assert apart("#c00000", "#008000") > 60
    assert apart("#8f6a00", "#5f7d00", "deuteranopia") < apart("#8f6a00", "#5f7d00") / 2


@themes
def test_every_colour_is_written_in_full(theme: Theme) -> None:
    plain = [value for name in Theme.__slots__ if isinstance(value := getattr(theme, name), str)]
    colours = [value for value in plain if value not in THEMES]
    colours += theme.traces
    tables = (theme.bands, theme.directions, theme.categories, theme.verdicts)
    colours += [colour for table in tables for colour in table.values()]
    assert [colour for colour in colours if not HEX.fullmatch(colour)] == []


@themes
def test_every_word_of_a_vocabulary_has_its_colour(theme: Theme) -> None:
    assert set(theme.bands) == set(EraKind)
    assert set(theme.directions) == set(Direction)
    assert set(theme.categories) == set(Category)
    assert set(theme.verdicts) == set(Verdict)


# ---- text ------------------------------------------------------------------------------


@themes
@pytest.mark.parametrize("name", ["ink", "quiet", "accent"])
def test_text_of_the_stage_can_be_read(theme: Theme, name: str) -> None:
    on = {ground: getattr(theme, ground) for ground in ("paper", "panel")}
    assert below(getattr(theme, name), on, TEXT) == {}


@themes
def test_a_button_can_be_read_while_the_pointer_is_on_it(theme: Theme) -> None:
    assert below(theme.ink, {"faint": theme.faint}, TEXT) == {}
    assert below(theme.accent, {"faint": theme.faint}, TEXT if theme is not style.HALL else 3) == {}


@themes
def test_a_hint_can_be_read(theme: Theme) -> None:
    assert contrast(theme.paper, theme.ink) >= TEXT


@themes
@pytest.mark.parametrize("name", ["ink", "quiet"])
def test_names_can_be_read_wherever_they_lie_on_the_map(theme: Theme, name: str) -> None:
    assert below(getattr(theme, name), grounds(theme), TEXT) == {}


@themes
@pytest.mark.parametrize("name", ["sea_name", "country_name"])
def test_names_of_waters_and_countries_can_be_read(theme: Theme, name: str) -> None:
    """They wear a halo, which must carry them; what lies around it may do less."""
    assert below(getattr(theme, name), {"halo": theme.halo}, TEXT) == {}
    assert below(getattr(theme, name), {"sea": theme.sea, "land": theme.land}, GRAPHIC) == {}


@themes
def test_words_at_ways_can_be_read_on_land(theme: Theme) -> None:
    for ink in theme.ways.values():
        assert below(ink.words, {"halo": theme.halo, "land": theme.land}, TEXT) == {}


@themes
def test_words_on_the_timeline_can_be_read_on_every_era(theme: Theme) -> None:
    assert below(theme.quiet, time_grounds(theme), TEXT) == {}
    assert below(theme.ink, time_grounds(theme), TEXT) == {}


# ---- lines and marks -------------------------------------------------------------------


@themes
def test_ways_stand_out_from_every_land_and_sea(theme: Theme) -> None:
    weak = {kind: below(ink.line, grounds(theme), GRAPHIC) for kind, ink in theme.ways.items()}
    assert {kind: found for kind, found in weak.items() if found} == {}
    assert below(theme.way_quiet, {"land": theme.land, "sea": theme.sea}, GRAPHIC) == {}


@themes
def test_the_demarcation_line_and_discs_stand_out(theme: Theme) -> None:
    assert below(theme.demarcation, grounds(theme), GRAPHIC) == {}
    assert below(theme.accent, grounds(theme), GRAPHIC) == {}


@themes
def test_every_mark_stands_out_from_paper_and_eras(theme: Theme) -> None:
    weak = {kind: below(c, time_grounds(theme), GRAPHIC) for kind, c in theme.categories.items()}
    assert {kind: found for kind, found in weak.items() if found} == {}


@themes
@pytest.mark.parametrize("name", ["women", "unknown_sex"])
def test_bars_of_arrivals_stand_out_from_the_paper(theme: Theme, name: str) -> None:
    assert below(getattr(theme, name), {"paper": theme.paper}, GRAPHIC) == {}


@themes
def test_words_of_events_can_be_read_on_paper_and_eras(theme: Theme) -> None:
    """In the colours of their groups, of returns of their own will, and where they stand back."""
    grounds = {"paper": theme.paper} | {
        str(kind): colour for kind, colour in theme.bands.items() if kind is not EraKind.LEADER
    }
    colours = {**theme.groups, "free": theme.directions[Direction.RETURN], "dim": theme.dim}
    least = {"dim": GRAPHIC}
    weak = {key: below(hue, grounds, least.get(key, TEXT)) for key, hue in colours.items()}
    assert {key: found for key, found in weak.items() if found} == {}
    assert below(theme.dim, {"paper": theme.paper}, 4.4) == {}
    assert below(theme.ink, {str(i): one for i, one in enumerate(theme.leaders)}, TEXT) == {}


@themes
def test_groups_of_events_are_told_apart(theme: Theme) -> None:
    """Those who lack some cones have the words."""
    assert closest(theme.groups, "none") >= (AT_A_GLANCE, "")


@themes
def test_men_are_paler_than_women_whose_colour_outlines_them(theme: Theme) -> None:
    paper = {"paper": theme.paper}
    assert below(theme.women, paper, GRAPHIC) == {}
    assert contrast(theme.men_pale, theme.paper) < contrast(theme.women, theme.paper)
    assert contrast(theme.men_pale, theme.women) > 1.5


@themes
def test_shapes_of_verdicts_stand_out_from_the_page(theme: Theme) -> None:
    on = {name: getattr(theme, name) for name in ("paper", "page_ground")}
    weak = {verdict: below(hue, on, GRAPHIC) for verdict, hue in theme.verdicts.items()}
    assert {verdict: found for verdict, found in weak.items() if found} == {}


@themes
def test_marks_of_charts_stand_out_from_paper_and_eras(theme: Theme) -> None:
    weak = {colour: below(colour, time_grounds(theme), GRAPHIC) for colour in theme.traces}
    assert {colour: found for colour, found in weak.items() if found} == {}


@themes
@eyes
def test_traces_of_a_chart_are_told_apart_by_every_eye(theme: Theme, eye: str) -> None:
    assert closest(dict(enumerate(theme.traces)), eye) >= (AT_A_GLANCE, "")


# ---- without some cones ----------------------------------------------------------------


@themes
@eyes
def test_directions_are_told_apart_by_every_eye(theme: Theme, eye: str) -> None:
    assert closest(theme.directions, eye) >= (AT_A_GLANCE, "")


@themes
@eyes
def test_women_men_and_those_of_unpublished_sex_are_told_apart_by_every_eye(
    theme: Theme, eye: str
) -> None:
    sexes = {"women": theme.women, "men": theme.men_pale, "unknown": theme.unknown_sex}
    assert closest(sexes, eye) >= (AT_A_GLANCE, "")


@themes
@eyes
def test_verdicts_are_told_apart_by_every_eye(theme: Theme, eye: str) -> None:
    """Without any hue their shapes and words do."""
    assert closest(theme.verdicts, eye) >= (AT_A_GLANCE, "")


@themes
def test_categories_are_told_apart_by_an_eye_with_all_cones(theme: Theme) -> None:
    """Their lane tells them apart as well, and is all that an eye without some cones needs."""
    assert closest(theme.categories, "none") >= (AT_A_GLANCE, "")


# ---- the last row ----------------------------------------------------------------------


@pytest.mark.parametrize("usage", list(Usage))
def test_no_corridor_is_thinner_than_three_pixels_in_the_hall(usage: Usage) -> None:
    assert HALL.width(usage) >= 3


@themes
def test_a_corridor_is_drawn_the_wider_the_more_it_was_used(theme: Theme) -> None:
    order = [Usage.RARE, Usage.SECONDARY, Usage.MAIN]
    widths = [theme.width(usage) for usage in order]
    assert widths == sorted(set(widths))


def test_no_name_on_the_map_of_the_hall_is_small() -> None:
    """At least 2.5 % of the height of a projector's 1080 rows; a phone is read from no last row."""
    *projected, phone = labels(HALL)["sizes"]
    assert projected[-1]["from_px"] <= 400 < projected[0]["from_px"]
    assert phone["from_px"] == 0
    for sizes, least in [*((own, 27) for own in projected), (phone, 16)]:
        names = ("main", "way", "focus", "place", "fact", "sea")
        written = [sizes[key] for key in names if sizes[key]]
        assert min(*written, *sizes["country"], sizes["least"]) >= least


def test_the_hall_is_larger_and_thicker_than_the_desk() -> None:
    for small, large in zip(labels(LIGHT)["sizes"], labels(HALL)["sizes"], strict=True):
        assert all(large[key] > small[key] for key in ("main", "way", "focus", "place"))
    assert all(HALL.width(usage) > style.LIGHT.width(usage) for usage in Usage)
