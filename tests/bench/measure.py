"""What a measurement is, and how its lines are printed.

A measurement is a function in a module of its group, marked with `@measurement("group.name")`,
that yields Measured lines whose names begin with that name.
"""

import json
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure. Less is better in all of them.

    `floor` is the same figure for the least program that could do the same, in the same run;
    `aim` is the most that `value` ought to be.
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    aim: float | None = None

    def line(self) -> str:
        """One JSON object; `ratio` is value by floor; what is not known is left out."""
        known = {key: value for key, value in asdict(self).items() if value is not None}
        if self.floor:
            known["ratio"] = round(self.value / self.floor, 2)
        rounded = {k: round(v, 4) if isinstance(v, float) else v for k, v in known.items()}
        return json.dumps(rounded, ensure_ascii=False)


Measurement = Callable[[], Iterable[Measured]]
MEASUREMENTS: dict[str, Measurement] = {}


def measurement(name: str) -> Callable[[Measurement], Measurement]:
    """Registers a function under `name`, in the order in which modules are read."""

    def register(function: Measurement) -> Measurement:
        MEASUREMENTS[name] = function
        return function

    return register


def run(prefix: str) -> bool:
    """Prints the lines whose names begin with `prefix`; false when something failed or none did."""
    chosen = [name for name in MEASUREMENTS if name.startswith(prefix) or prefix.startswith(name)]
    if not chosen:
        print(f"No measurement begins with {prefix}: {', '.join(MEASUREMENTS)}", file=sys.stderr)
    succeeded = [_run_one(name, prefix) for name in chosen]
    return bool(succeeded) and all(succeeded)


def _run_one(name: str, prefix: str) -> bool:
    try:
        for measured in MEASUREMENTS[name]():
            if measured.name.startswith(prefix):
                print(measured.line(), flush=True)
    except Exception as fault:  # noqa: BLE001 - one that fails must not hide the others
        traceback.print_exc()
        print(json.dumps({"name": name, "error": f"{type(fault).__name__}: {fault}"}), flush=True)
        return False
    return True
