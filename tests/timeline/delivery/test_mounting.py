"""What is mounted costs no more than its text."""

import subprocess
import sys

from tests.serving import ROOT

PAGE = """
from timeline.delivery.mounting import mount
mount("own", "kit/frame", {"said": "words"})
"""
PROGRAM = """
import sys
from streamlit.testing.v1 import AppTest

(own,) = AppTest.from_string(sys.argv[1]).run(timeout=60).get("bidi_component")
print("words" in own.proto.json, *{"pandas", "pyarrow"} & sys.modules.keys())
"""


def test_a_text_that_is_mounted_is_not_asked_whether_it_is_a_table() -> None:
    """Pandas and Arrow, which Streamlit asks it of, hold 70 MB of a server."""
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, PAGE], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == ["True"]
