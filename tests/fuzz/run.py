"""`python -m tests.fuzz.run TARGET ARGUMENTS OF LIBFUZZER FOLDER`: one target, until it breaks."""

import hashlib
import logging
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

atheris: Any = import_module("atheris")  # make fuzz installs it; tests do not need it
with atheris.instrument_imports(include=["geodata", "timeline"]):
    from tests.fuzz.targets import TARGETS

target = TARGETS[sys.argv.pop(1)]
logging.disable(logging.CRITICAL)
folder = Path(sys.argv[-1])
if folder.is_dir():
    for seed in target.seeds():
        (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
atheris.Setup([*sys.argv, f"-max_len={target.most}"], target.feed)
atheris.Fuzz()
