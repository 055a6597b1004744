"""Dates and years that contradict each other."""

from collections.abc import Iterator

from geodata.dates import Date
from geodata.problems import Problem
from geodata.records import Era, Event
from geodata.sentences import say
from geodata.tables import Facts, Table


def ends_before_it_starts(facts: Facts) -> Iterator[Problem]:
    """The last day an end may mean lies before the first day its start may mean."""
    yield from _ends_before_it_starts(facts.events)
    yield from _ends_before_it_starts(facts.eras)


def _ends_before_it_starts(table: Table[Event] | Table[Era]) -> Iterator[Problem]:
    for number, record in table.rows:
        end = record.end.last if isinstance(record.end, Date) else None
        if end and record.start.first and end < record.start.first:
            said = say("spans.before_start", start=str(record.start))
            yield table.problem(number, "end", record.end, said)


def eras_that_leave_their_events(facts: Facts) -> Iterator[Problem]:
    """An era starts and ends on a date of its event, and is ongoing when it has no last event."""
    events = {event.id: event for _, event in facts.events.rows}
    for number, era in facts.eras.rows:
        yield from _off_its_event(facts, number, "start", era.start, events.get(era.start_event))
        if era.end_event is None and isinstance(era.end, Date):
            said = say("spans.no_end_event")
            yield facts.eras.problem(number, "end_event", "", said)
        elif era.end_event and not isinstance(era.end, Date):
            said = say("spans.no_end")
            yield facts.eras.problem(number, "end", era.end, said)
        elif era.end_event and isinstance(era.end, Date):
            yield from _off_its_event(facts, number, "end", era.end, events.get(era.end_event))


def _off_its_event(
    facts: Facts, number: int, column: str, when: Date, event: Event | None
) -> Iterator[Problem]:
    if event is None:
        return
    dates = tuple(str(date) for date in (event.start, event.end) if date)
    if str(when) not in dates:
        said = say("spans.off_event", event=event.id, dates=dates)
        yield facts.eras.problem(number, column, when, said)


def years_that_run_backwards(facts: Facts) -> Iterator[Problem]:
    """The last year of use of a corridor or leg lies before its first."""
    for table in (facts.corridors, facts.legs):
        for number, record in table.rows:
            first, last = record.from_year, record.to_year
            if (first is None) is not (last is None):
                missing = "from_year" if first is None else "to_year"
                yield table.problem(number, missing, "", say("spans.one_year"))
            elif first is not None and isinstance(last, int) and last < first:
                said = say("spans.backwards", first=str(first))
                yield table.problem(number, "to_year", last, said)
