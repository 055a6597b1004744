"""How colours look: to WCAG, to an eye with a colour-vision deficiency, and beside one another.

Deficiencies after Machado, Oliveira and Fernandes (2009), severity 1; distances are CIEDE2000
(Sharma, Wu and Dalal 2005), where 1 is just noticed side by side.
"""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DEFICIENCIES: dict[str, Floats] = {
    "none": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = TO_XYZ.sum(axis=1)


def linear(code: str) -> Floats:
    """Red, green and blue of #rrggbb as amounts of light, 0 to 1."""
    parts = np.array([int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white), as WCAG counts it."""
    low, high = sorted(float(TO_XYZ[1] @ linear(code)) for code in (one, other))
    return (high + 0.05) / (low + 0.05)


def mixed(top: str, ground: str, share: float) -> str:
    """A colour of that opacity on a ground, as a browser mixes them."""
    pairs = [(int(top[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def lab(code: str, deficiency: str = "none") -> Floats:
    """CIELAB (D65) of a colour as an eye with the deficiency sees it."""
    seen = np.clip(DEFICIENCIES[deficiency] @ linear(code), 0, 1)
    share = TO_XYZ @ seen / WHITE
    f = np.where(share > 216 / 24389, np.cbrt(share), (24389 / 27 * share + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(one: str, other: str, deficiency: str = "none") -> float:
    """CIEDE2000 between two colours as that eye sees them."""
    return ciede2000(lab(one, deficiency), lab(other, deficiency))


def ciede2000(one: Floats, other: Floats) -> float:
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    grey = 1 + 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    c1, c2 = math.hypot(a1 * grey, b1), math.hypot(a2 * grey, b2)
    h1, h2 = (math.degrees(math.atan2(b, a * grey)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    hue_step = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = 1 + sum(
        share * math.cos(math.radians(times * hue + by))
        for share, times, by in ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    )
    s_light = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    bend = 60 * math.exp(-(((hue - 275) / 25) ** 2))
    twist = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(math.radians(bend))
    dl, dc, dh = (l2 - l1) / s_light, (c2 - c1) / s_chroma, hue_step / s_hue
    return math.sqrt(dl**2 + dc**2 + dh**2 + twist * dc * dh)
