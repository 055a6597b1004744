"""What is not used any more goes back to the system; Python and glibc would keep it for long."""

import ctypes
import gc
from contextlib import suppress
from typing import Any

MMAP_THRESHOLD = -3  # as glibc's malloc.h numbers it
LARGE = 1 << 20  # bytes of a block


def large_blocks_apart() -> None:
    """Has each large block, such as a body or a picture, go back as soon as it is free.

    glibc takes them from its heap once one of their size was freed, among what stays.
    """
    with suppress(AttributeError, OSError):
        _c().mallopt(MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """Of what had cycles, such as slides, and of all that is free already."""
    gc.collect()
    trim()


def trim() -> None:
    """Of what is free: glibc keeps what each thread has used. Takes some milliseconds at most."""
    with suppress(AttributeError, OSError):
        _c().malloc_trim(0)


def _c() -> Any:
    return ctypes.CDLL(None)
