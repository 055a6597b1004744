"""The terms in their order, and where each stands."""

from geodata.archive import Archive
from timeline.glossary.terms import OTHER, glossary, told_by


def test_every_term_has_its_place_in_both_orders(archive: Archive) -> None:
    page = glossary(archive)
    ids = [row["id"] for row in page["rows"]]
    assert sorted(ids) == sorted(page["other"]) == sorted(archive.glossary)
    assert len({*ids}) == len(ids)
    korean = [archive.glossary[key].term_ko for key in page["other"]]
    assert korean == sorted(korean)


def test_the_letters_follow_one_another(archive: Archive) -> None:
    letters = [row["letter"] for row in glossary(archive)["rows"]]
    firsts = [*dict.fromkeys(letters)]
    assert firsts == [OTHER, *sorted(set(letters) - {OTHER})]
    assert all(letters[letters.index(one) :][: letters.count(one)] == [one] * letters.count(one)
               for one in firsts)  # fmt: skip


def test_an_event_is_told_where_a_term_stands_in_its_words(archive: Archive) -> None:
    found = told_by(archive)
    assert set(found) <= set(archive.glossary)
    assert any(len(events) > 5 for events in found.values())
    for key, events in found.items():
        word = archive.glossary[key].term.partition(" (")[0].casefold()
        own = archive.glossary[key].term.rpartition("(")[2].rstrip(")").casefold()
        for event in events:
            text = f"{event.summary} {event.note or ''}".casefold()
            several = word.removesuffix("y") + "ies"
            assert any(one in text for one in (word, own, several)), (key, event.id)
