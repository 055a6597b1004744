"""What is free goes back to the system at once."""

import gc
import sys
import weakref
from subprocess import run

import pytest

from geodata.memory import give_back
from tests.serving import ROOT

# mallinfo2 counts blocks that stand apart as `hblks`, its fourth number.
PROGRAM = """
import ctypes
from geodata.memory import LARGE, large_blocks_apart

class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "abcdefghij"]

c = ctypes.CDLL(None)
c.mallinfo2.restype = Info
large_blocks_apart()
del (freed := [bytes(8 * LARGE)])[:]
before = c.mallinfo2().d
kept = bytes(8 * LARGE)
print(c.mallinfo2().d - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="of glibc alone")
def test_a_large_block_stands_apart_also_after_one_of_its_size_was_freed() -> None:
    told = run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == ["1"]


class Knot:
    """It holds itself, as slides do."""

    def __init__(self) -> None:
        self.own = self


def test_what_holds_itself_is_given_back() -> None:
    gc.disable()
    try:
        knot = Knot()
        left = weakref.ref(knot)
        del knot
        assert left()
        give_back()
        assert left() is None
    finally:
        gc.enable()
