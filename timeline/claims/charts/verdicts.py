"""The shape of each verdict, which tells it without its hue: disc, half disc, diamond, cross."""

from collections.abc import Mapping
from types import MappingProxyType

from geodata.vocabularies import Verdict

RING = "M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19z"
# SVG paths in a box of 24 by 24: what is filled, and what is only drawn.
SHAPES: Mapping[Verdict, tuple[str, str]] = MappingProxyType(
    {
        Verdict.SUPPORTED: (RING, ""),
        Verdict.PARTLY: ("M12 2.5a9.5 9.5 0 1 0 0 19z", RING),
        Verdict.CONTESTED: ("", "M12 2L22 12L12 22L2 12z"),
        Verdict.NOT_SUPPORTED: ("", "M4 4L20 20M20 4L4 20"),
    }
)
