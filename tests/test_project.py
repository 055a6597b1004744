"""Facts about the project that can fail."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.serving import ROOT

ALLOWED = {
    "app.py",
    "timeline",
    "geodata",
    "requirements.txt",
    "tests",
    "README.md",
    "LICENSE",
    "CONTRIBUTING.md",
    "pyproject.toml",
    "Makefile",
    "CITATION.cff",
}
# Put together, so that this file does not hold what it looks for.
FORBIDDEN_CODE = [
    re.compile("unsafe_allow" + "_html"),
    re.compile(r"\byaml\." + r"load\("),
    re.compile(r"(?<![\w.])" + r"eval\("),
    re.compile(r"\bpic" + r"kle\b"),
    re.compile("type=" + '"primary"'),  # Streamlit's white on the dark primary can't be read
]
OPENS_ADDRESSES = re.compile(
    r"^\s*(import|from) (urllib\.request|http\.client|requests|httpx|aiohttp|ftplib|smtplib)\b"
    r"|\b(urlopen|create_connection|open_connection)\("
)
MOUNTING = {
    "ahead", "first", "frame", "pages", "notices",
    "delivery.mounting", "delivery.navigation", "delivery.streamlit_files",
    "guard.guard", "guard.messages", "guard.sockets",
}  # fmt: skip
# An address that names a machine's folder; the end of a web address is none.
FORBIDDEN_PATH = re.compile(r"(?<![\w./%~-])/(?:" + "root|work|home)/")
MAKE_COMMAND = re.compile(r"\bmake ([a-z]+)\b")


def tracked() -> list[Path]:
    """Files under version control, and new ones that are not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    names = sorted(set(filter(None, answer.stdout.decode().split("\0"))))
    return [Path(name) for name in names if (ROOT / name).is_file()]


def test_no_class_is_called_as_another() -> None:
    """Private ones too: who searches for a name finds one thing."""
    classes = [
        (node.name, str(path))
        for path in tracked()
        if path.suffix == ".py" and path.parts[0] in {"geodata", "timeline"}
        for node in ast.walk(ast.parse(text_of(path)))
        if isinstance(node, ast.ClassDef)
    ]
    files = {name: [path for own, path in classes if own == name] for name, _ in classes}
    assert len(files) > 100
    assert {name: paths for name, paths in files.items() if len(paths) > 1} == {}


def test_only_what_mounts_and_runs_pages_may_load_streamlit() -> None:
    """Every other module stands in the contract `unloaded`, by itself or with its package."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    contract = next(one for one in contracts["contracts"] if one["id"] == "unloaded")
    named = {module.removeprefix("timeline.") for module in contract["source_modules"]}
    left_out = {
        module
        for path in tracked()
        if path.parts[0] == "timeline" and path.suffix == ".py" and path.name != "__init__.py"
        if (module := ".".join(path.with_suffix("").parts[1:])) not in named
        if not any(module.startswith(f"{package}.") for package in named)
    }
    by_name = {module for module in left_out if module.rpartition(".")[2] in {"page", "show"}}
    assert left_out - by_name == MOUNTING


def text_of(path: Path) -> str:
    """The text of a file; empty for one that is not text."""
    content = (ROOT / path).read_bytes()
    return "" if b"\0" in content else content.decode("utf-8")


def found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """`file:line` of every line in which the pattern stands."""
    return [
        f"{path}:{number}"
        for path in paths
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]


def pins(path: str) -> dict[str, set[str]]:
    """The versions of each package; several when newer Pythons get a newer one."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text_of(Path(path)), re.MULTILINE):
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


def direct(*extras: str) -> list[Requirement]:
    project = tomllib.loads(text_of(Path("pyproject.toml")))["project"]
    optional = project["optional-dependencies"]
    lines = project["dependencies"] + [line for extra in extras for line in optional[extra]]
    return [Requirement(line) for line in lines]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", text_of(Path("Makefile")), re.MULTILINE))


def commands(block: str) -> list[str]:
    """The `make` lines of a script or of a block of code, without the words about them."""
    return [line.split("#")[0].strip() for line in block.splitlines() if line.startswith("make ")]


def test_top_level_holds_only_what_the_owner_fixed() -> None:
    tops = {path.parts[0] for path in tracked()}
    assert {top for top in tops if not top.startswith(".")} <= ALLOWED


@pytest.mark.parametrize(
    "path", ["requirements.txt", "tests/requirements.txt", "tests/fuzz/requirements.txt"]
)
def test_every_requirement_is_pinned_with_hashes(path: str) -> None:
    blocks = re.split(r"\n(?=\S)", text_of(Path(path)))
    loose = [block for block in blocks if not block.startswith("#") and not is_pinned(block)]
    assert loose == []


def is_pinned(block: str) -> bool:
    return re.match(r"[\w.-]+==\S+", block) is not None and "--hash=sha256:" in block


def test_requirements_hold_every_direct_dependency() -> None:
    assert unmet(direct(), pins("requirements.txt")) == []
    everything = direct("test", "check")
    assert unmet(everything, pins("tests/requirements.txt")) == []


def unmet(wanted: list[Requirement], pinned: dict[str, set[str]]) -> list[str]:
    return [
        str(requirement)
        for requirement in wanted
        if not (versions := pinned.get(canonicalize_name(requirement.name)))
        or not all(version in requirement.specifier for version in versions)
    ]


def test_tests_run_with_the_versions_that_are_served() -> None:
    served, tested = pins("requirements.txt"), pins("tests/requirements.txt")
    assert {name: tested.get(name) for name in served} == served


def test_requirements_name_no_machine() -> None:
    texts = text_of(Path("requirements.txt")) + text_of(Path("tests/requirements.txt"))
    assert re.findall(r"https?://|file:|--index|--find-links", texts) == []


@pytest.mark.parametrize("pattern", FORBIDDEN_CODE, ids=lambda pattern: pattern.pattern)
def test_no_dangerous_call(pattern: re.Pattern[str]) -> None:
    assert found(pattern, [path for path in tracked() if path.suffix == ".py"]) == []


def test_nothing_that_is_served_opens_an_address() -> None:
    """`geodata/survey` is run by hand, before the facts are served."""
    own = [
        path
        for path in tracked()
        if path.suffix == ".py"
        and path.parts[0] in {"app.py", "geodata", "timeline"}
        and "survey" not in path.parts
    ]
    assert found(OPENS_ADDRESSES, own) == []


def test_no_module_leaves_the_types() -> None:
    unjudged = re.compile("@ts-" + "(nocheck|ignore|expect-error)")
    assert found(unjudged, [path for path in tracked() if path.suffix == ".js"]) == []


def test_no_path_of_one_machine() -> None:
    assert found(FORBIDDEN_PATH, tracked()) == []


def test_tests_never_sleep() -> None:
    tests = [path for path in tracked() if path.match("test_*.py") or path.name == "conftest.py"]
    sleeping = re.compile(r"\bsle" + r"ep\(|wait_for_" + r"timeout\(")
    assert found(sleeping, tests) == []


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "Makefile"])
def test_every_named_command_exists(path: str) -> None:
    text = text_of(Path(path))
    prose = path.endswith(".md")
    code = re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL) if prose else [text]
    assert {name for part in code for name in MAKE_COMMAND.findall(part)} <= targets()


def test_help_lists_every_target() -> None:
    answer = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, text=True)
    assert set(re.findall(r"^  make (\w+)", answer.stdout, re.MULTILINE)) == targets()


def test_the_machine_runs_the_commands_of_the_readme() -> None:
    """One block of the README holds, in this order, what .ci/run does."""
    blocks = re.findall(r"```\w*\n(.*?)```", text_of(Path("README.md")), re.DOTALL)
    assert commands(text_of(Path(".ci/run"))) in [commands(block) for block in blocks]
