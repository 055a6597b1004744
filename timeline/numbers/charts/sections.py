"""The page Numbers from top to bottom: its sections, and the charts of each."""

from collections.abc import Mapping

from geodata.records import Category, Importance
from timeline.figures.chart import Maker
from timeline.numbers.charts.arrivals import arrivals
from timeline.numbers.charts.form import About
from timeline.numbers.charts.listed import Listed
from timeline.numbers.charts.matrix import Matrix
from timeline.numbers.charts.origins import origins
from timeline.numbers.charts.over_years import OverYears

LEAVING = About((Category.BORDER, Category.HARDSHIP, Category.LEADERSHIP), least=Importance.FIRST)
RECEPTION = About((Category.RECEPTION, Category.POLICY))
POLICY = About((Category.POLICY,), least=Importance.THIRD)
BORDER = About((Category.BORDER,), least=Importance.THIRD)
RETURNS = About((Category.RETURN,))
FAMINE = About((Category.HARDSHIP, Category.LEADERSHIP))
ONWARD = About(
    corridors=("onward-after-south-korea", "onward-from-transit"), least=Importance.THIRD
)
THAILAND = About(corridors=("laos-thailand",), least=Importance.THIRD)
DIRECT = About(corridors=("dmz", "yellow-sea", "east-sea"))

SECTIONS: Mapping[str, tuple[Maker, ...]] = {
    "arrivals": (
        arrivals,
        OverYears(
            "women_share",
            ("women_share", "women_share_cumulative"),
            LEAVING,
            to_date=("women_share_cumulative",),
        ),
        OverYears(
            "arrivals_published", ("arrivals_cumulative_published",), RECEPTION, joined=False
        ),
        Listed("arrivals_before_1999", ("arrivals_before_1999",), bars=True),
    ),
    "who": (
        origins,
        Listed("origins_year", ("province_of_origin_year",), bars=True),
        Listed("age", ("age_at_arrival",), bars=True),
        Listed("occupation", ("occupation_before",), bars=True, order="value"),
        Listed("schooling", ("education",), bars=True),
        Listed("residence", ("residence_south",), bars=True, order="value"),
        OverYears("residents", ("resident_population",), RECEPTION, joined=False),
    ),
    "why": (
        Listed("motives_ministry", ("motives_ministry_2015",), bars=True, order="value"),
        Listed("motives_hanawon", ("motives_hanawon",), heading="category"),
        Listed("motives_sex", ("motives_by_sex",)),
        Listed("motives_piie", ("motives_piie_2008",)),
        Listed("motives_gyeonggi", ("motives_gyeonggi_2022",)),
    ),
    "support": (
        OverYears(
            "support",
            ("settlement_grant", "housing_subsidy", "settlement_total"),
            POLICY,
            by="series",
            levels=True,
        ),
        Listed(
            "support_more", ("settlement_incentives", "settlement_additional"), heading="series"
        ),
        OverYears("support_paid", ("settlement_paid",), POLICY, bars=1),
        Listed("hanawon", ("hanawon_training", "hanawon_graduates"), heading="series"),
    ),
    "work": (
        OverYears("employment", ("participation_rate", "employment_rate"), RECEPTION, by="both"),
        OverYears("unemployment", ("unemployment_rate",), RECEPTION),
        OverYears("wages", ("monthly_wage", "wage_gap"), RECEPTION),
        OverYears("welfare", ("livelihood_benefit_rate",), POLICY),
        OverYears("dropout", ("school_dropout_rate",), RECEPTION),
        Listed("university_entrants", ("university",), ("entrants",), bars=True, order="length"),
        Listed(
            "university",
            ("university",),
            ("students", "dropout, defectors", "dropout, all students"),
        ),
        OverYears("satisfaction", ("life_satisfaction", "discrimination"), RECEPTION, by="series"),
        Listed("attitudes", ("public_attitudes",), heading="period"),
    ),
    "china": (
        Listed("in_china", ("in_china_estimates",), estimates=True),
        Listed("in_china_women", ("in_china_women",), estimates=True),
        Listed("in_china_crossings", ("in_china_crossings",), estimates=True),
    ),
    "returned": (
        Listed(
            "forced_returns",
            ("forced_returns",),
            (
                "Chinese state research institute",
                "Chinese Academy of Social Sciences, yearly",
                "arrests (US Committee for Refugees)",
                "through Yanbian (CASS researcher)",
                "NKDB, yearly estimate",
                "NKDB recorded cases",
            ),
        ),
        Listed("forced_returns_since", ("forced_returns",), ("HRW", "HRW, TJWG", "HRW, at least")),
        Listed("detained", ("detained_in_china",), estimates=True),
    ),
    "back": (Listed("double_defectors", ("double_defectors",), order="length"),),
    "ways": (
        OverYears("thailand", ("thailand_entries",), THAILAND, bars=1, joined=False),
        Listed("mongolia", ("mongolia_entries",), estimates=True, apart=True),
        Listed("waiting", ("waiting_abroad",), bars=True),
        Listed("transit", ("transit_country",)),
        OverYears("direct", ("direct_crossings",), DIRECT, bars=1),
        Listed("cost", ("broker_cost",)),
    ),
    "abroad": (
        OverYears(
            "unhcr",
            ("unhcr_refugees_total", "unhcr_asylum_seekers_total"),
            ONWARD,
            by="series",
        ),
        Matrix("unhcr_refugees", "unhcr_refugees", ONWARD),
        Matrix("unhcr_asylum_seekers", "unhcr_asylum_seekers", ONWARD),
        OverYears(
            "united_states",
            ("us_refugees", "us_resettlement_unhcr"),
            ONWARD,
            by="series",
            bars=1,
            joined=False,
        ),
        Listed("us_cases", ("us_refugees_gao",), bars=True),
        Listed("united_kingdom", ("uk_asylum",), bars=True),
        Listed("russia", ("russia_asylum",), bars=True),
        OverYears("gone_abroad", ("gone_abroad",), ONWARD),
        Listed("gone_abroad_by_country", ("gone_abroad_by_country",), bars=True),
        OverYears("asylum_abroad", ("asylum_abroad_confirmed",), ONWARD, bars=1),
        Listed(
            "elsewhere", ("europe_refugees", "canada_census", "japan_defectors"), heading="series"
        ),
    ),
    "famine": (
        Listed("famine_deaths", ("famine_deaths",), estimates=True),
        OverYears(
            "undernourishment",
            ("undernourishment", "undernourishment_annual"),
            FAMINE,
            by="series",
        ),
        OverYears("undernourished", ("undernourished_people",), FAMINE),
        OverYears("growth", ("gdp_growth",), FAMINE, bars=2),
        OverYears("income", ("gni_gap",), FAMINE),
    ),
    "border": (
        Listed("border_length", ("border_length",)),
        Listed("border_fence", ("border_fence",)),
    ),
    "losses": (
        OverYears("unclaimed_deaths", ("unclaimed_deaths",), RECEPTION, bars=1),
        Listed("suicides", ("suicides",), bars=True),
        OverYears("untraced", ("untraced",), RECEPTION),
        OverYears("families", ("separated_families",), RECEPTION, ("living",), joined=False),
        OverYears(
            "families_registered",
            ("separated_families",),
            RECEPTION,
            ("registered since 1988", "dead, cumulative"),
            joined=False,
        ),
        Listed("reunions", ("reunions",), bars=True),
        Listed("earlier", ("north_to_south_1945_1950", "japan_emigration"), heading="series"),
    ),
}


def makers() -> Mapping[str, Maker]:
    """Every chart of the page by its id."""
    found: dict[str, Maker] = {}
    for charts in SECTIONS.values():
        for make in charts:
            found[getattr(make, "id", "") or make.__name__] = make
    return found
