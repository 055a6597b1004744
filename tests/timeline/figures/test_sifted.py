"""Charts of the numbers that are as certain as a reader asks for, and of no others."""

from itertools import combinations

import pytest

from geodata.archive import Archive
from geodata.doubts import Certainty, certainty
from geodata.records import Arrivals, Flow, Observation
from timeline.delivery.charts import published
from timeline.figures.chart import Maker
from timeline.figures.sifted import Sifted
from timeline.numbers.charts import sections
from timeline.routes.cards import makers as routes_makers
from timeline.scene import Scene
from timeline.text import Words

ASKED = [frozenset(own) for n in (1, 2) for own in combinations(Certainty, n)]


def makers(archive: Archive) -> list[Maker]:
    return [*sections.makers(archive).values(), *routes_makers(archive).values()]


@pytest.mark.parametrize("asked", ASKED, ids=lambda own: "+".join(sorted(own)))
def test_a_chart_has_what_is_asked_for_and_says_how_much_of_it_is_left(
    asked: frozenset[Certainty], archive: Archive, scene: Scene, catalogue: Words
) -> None:
    fewer = none = 0
    for make in makers(archive):
        whole = make(archive, scene, catalogue)
        numbers = {f.id for f in whole.records if isinstance(f, Observation | Flow | Arrivals)}
        kept = [f for f in whole.records if f.id not in numbers or certainty(f, archive) in asked]
        chart, head = published(Sifted(make, asked), archive, scene)
        assert {f.id for f in chart.records} == {f.id for f in kept}, chart.id
        assert head["id"] == whole.id
        n = sum(fact.id in numbers for fact in kept)
        left = catalogue["chart"]["left"].format(n=n, all=len(numbers))
        if n == len(numbers):
            assert chart.left == ""
            assert chart.sentence == whole.sentence
        elif kept:
            fewer += 1
            assert head["left"] == left
        else:
            none += 1
            assert head["sentence"] == left
            assert head["rows"] == 0
    hides = not asked >= {Certainty.TWO, Certainty.ONE}  # no chart draws what nobody read
    assert bool(none) is hides
    assert bool(fewer) is (hides and asked != {Certainty.UNREAD})


def test_nothing_is_hidden_where_nothing_is_asked(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    for make in makers(archive):
        chart = Sifted(make, frozenset())(archive, scene, catalogue)
        assert chart.records == make(archive, scene, catalogue).records
        assert chart.left == ""
