"""`python -m tests.licences` writes down what the program is made of and under which licence."""

import csv
import io
import re
from importlib.metadata import PackageNotFoundError, distribution

from tests.serving import ROOT

LISTED = ROOT / ".github" / "deploy" / "licences.csv"
CLASSIFIER = "License :: OSI Approved :: "


def listed() -> str:
    """Each package of requirements.txt that this machine has, with its licence, as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("package", "licence"))
    writer.writerows(sorted((name, licence) for name in names() if (licence := licence_of(name))))
    return out.getvalue()


def names() -> list[str]:
    text = (ROOT / "requirements.txt").read_text("utf-8")
    return [*dict.fromkeys(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))]


def licence_of(name: str) -> str:
    """As the package says itself; blank where it is not installed here, being for another."""
    try:
        known = distribution(name).metadata
    except PackageNotFoundError:
        return ""
    classed = [
        value.removeprefix(CLASSIFIER)
        for value in known.get_all("Classifier") or []
        if value.startswith(CLASSIFIER)
    ]
    expressed, written = (
        " ".join(known.get_all(key) or []) for key in ("License-Expression", "License")
    )
    said = (expressed or " OR ".join(classed) or written).strip()
    return said.splitlines()[0].strip() if said else "unknown"


if __name__ == "__main__":
    LISTED.write_text(listed(), "utf-8")
