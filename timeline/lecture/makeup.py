"""What stands on which page of a print, before anything is printed: so pages know their number."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.lecture.block import Block, Strip, rule, total
from timeline.lecture.leaves import TooLong

BETWEEN = 24.0  # points from one block to the next
MOST_PAGES = 600


class Placed(NamedTuple):
    """Strips below each other; `heading` is the text of the heading they begin with, if any."""

    left: float
    top: float
    strips: Sequence[Strip]
    heading: str = ""


Page = list[Placed]


@dataclass
class Makeup:
    """Pages that are filled from the top; all in points."""

    left: float
    top: float
    width: float
    bottom: float
    pages: list[Page] = field(default_factory=lambda: [Page()])
    _filled: float = 0  # of the last page, below its top

    @property
    def room(self) -> float:
        """What is left on the last page."""
        return self.bottom - self.top - self._filled

    def turn(self) -> None:
        """A new page, unless the last one is still empty.

        Raises:
            TooLong: for the page after MOST_PAGES.
        """
        if not self.pages[-1]:
            return
        if len(self.pages) == MOST_PAGES:
            raise TooLong
        self.pages.append([])
        self._filled = 0

    def stack(self, strips: Sequence[Strip], heading: str = "") -> None:
        """Below what is there; the caller knows that there is room."""
        self._place(0, self._filled, strips, heading)
        self._filled += total(strips)

    def flow(self, heading: str, head: Sequence[Strip], again: Sequence[Strip],
             strips: Sequence[Strip]) -> None:  # fmt: skip
        """Over as many pages as it takes; each after the first begins with `again`."""
        self.stack(head, heading)
        pending: list[Strip] = []
        for strip in strips:
            if total([*pending, strip]) > self.room and not strip.opening:
                self.stack(pending)
                self.turn()
                self.stack(again)
                pending = []
            if pending or not strip.opening:
                pending.append(strip)
        self.stack(pending)

    def fits(self, blocks: Sequence[Block]) -> bool:
        return needed(blocks) <= self.room

    def lay(self, blocks: Sequence[Block], shares: int) -> None:
        """Blocks on the rest of the page, each on one of so many shares, or on what it needs."""
        share = (self.room - BETWEEN * (shares - 1)) / max(shares, 1)
        heights = [max(block.height, share) for block in blocks]
        if sum(heights) + BETWEEN * (len(blocks) - 1) > self.room:
            spare = (self.room - needed(blocks)) / len(blocks)
            heights = [block.height + spare for block in blocks]
        for number, (block, height) in enumerate(zip(blocks, heights, strict=True)):
            if number:
                self.stack([rule(self.width, BETWEEN / 2), Strip(BETWEEN / 2)])
            self._lay(block.stretched(height), height)

    def _lay(self, block: Block, height: float) -> None:
        self._place(0, self._filled, block.head, block.heading)
        for column in block.columns:
            self._place(column.left, self._filled + total(block.head), column.strips, "")
        self._filled += height

    def _place(self, left: float, below: float, strips: Sequence[Strip], heading: str) -> None:
        if strips:
            self.pages[-1].append(Placed(self.left + left, self.top + below, strips, heading))


def needed(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks) + BETWEEN * (len(blocks) - 1)
