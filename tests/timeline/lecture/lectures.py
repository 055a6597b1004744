"""Lectures and pictures to print and to show as slides."""

import io
from dataclasses import replace

from hypothesis import strategies as st
from PIL import Image

from tests.timeline.hostile import HOSTILE
from tests.timeline.lecture.test_file import lectures as short_lectures
from timeline.lecture.model import Lecture, LectureScene
from timeline.selection import Selection

WORDS = """\
Before the **famine** few came, and *few* were women: 탈북민.

- Some went on [to the South](https://example.org/a?b=c&d=%20e)
- Others went back
  1. by themselves
  2. or were returned

See [the stage](?pick=2016-04-ningbo-restaurant) and `code`."""
LONG = " ".join(f"word{number}" for number in range(500))[:4000]
ODD = (
    "\x00\x07\ud800\ufffe\u200b\u2028\r\nA\u0301 \u1112\u1161\u11ab e\u0301 🙂 \t {nb} &#7; x\u0338"
)


def picture(width: int = 160, height: int = 90, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(file, kind)
    return file.getvalue()


LECTURE = Lecture(
    "Leaving: 떠남",
    "A. Lecturer",
    scenes=(
        LectureScene(
            "A first scene",
            WORDS,
            "Say this *slowly*.\n\n- then 이것",
            Selection(1990, 2012, "region", 2011, "2011-12-kim-jong-il-death"),
            minutes=2.5,
            may_be_skipped=True,
            facts=("2016-04-ningbo-restaurant",),
        ),
        LectureScene("한국어 제목", "낱말 " * 40, facts=("2011-12-kim-jong-il-death",)),
        LectureScene("No words"),
        LectureScene("Many words", LONG, LONG),
        LectureScene("A heading of many words " * 8, "Short."),
    ),
)
PICTURES = [picture(), None, picture(90, 160, "JPEG"), picture(), None]
# Words as long as a file may have them, of all that a person may paste.
markdown = st.lists(
    st.sampled_from(
        [*HOSTILE, WORDS, LONG, ODD, "낱말 " * 30, "x" * 300, "漢字かな" * 30, "\n\n- a"]
    )
    | st.text(max_size=80),
    max_size=4,
).map(lambda parts: "\n\n".join(parts)[:4000])
scenes = st.builds(
    LectureScene,
    heading=st.sampled_from([*HOSTILE, ODD, "가" * 200, "W" * 200]) | st.text(max_size=200),
    words=markdown,
    notes=markdown,
)
lectures = short_lectures.flatmap(
    lambda own: st.lists(scenes, max_size=2).map(
        lambda more: replace(own, scenes=(*own.scenes, *more))
    )
)
pictures = st.lists(st.sampled_from([None, picture(), picture(9, 160)]), max_size=6)
