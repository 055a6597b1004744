"""What is shipped to host Crossings: two processes behind nginx, of which one dies."""

import configparser
import json
import re
import shutil
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from getpass import getuser
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect as follow

from tests.asgi import in_loop
from tests.bench.visitor import Visitor
from tests.browser.host import Host
from tests.serving import LAZY, ROOT, Server, begun, comes, free_port, is_healthy, serve

DEPLOY = ROOT / ".github" / "deploy"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
SETTINGS = {
    "STREAMLIT_SERVER_COOKIE_SECRET": "the same in both",
    "STREAMLIT_SERVER_ALLOWED_HOSTS": "crossings.example.org 127.0.0.1",
}
SCENE = {"heading": "One", "words": "Words."}
LECTURE = {"crossings": 1, "title": "A talk", "scenes": [SCENE]}
LARGE = {**LECTURE, "scenes": [{"heading": "One", "words": "Words. " * 500_000}]}  # 3.5 MB
JOINS = '{"join": {"token": "", "seen": 0}}'
WRAPPED = """daemon off; user {user}; pid {folder}/pid; error_log {folder}/error.log; events {{}}
http {{ access_log off; {temporary} include {folder}/crossings.conf; }}"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def shipped(folder: Path, port: int, behind: list[int]) -> str:
    """The file as it is shipped, on loopback and without TLS."""
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    text = re.sub(r"server \{\s*listen 80;.*?\n\}\n", "", text, count=1, flags=re.DOTALL)
    text = text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    text = re.sub(r"\n\s*ssl_certificate.*", "", text)
    text = text.replace("/var/lib/nginx/crossings", str(folder / "cache"))
    for known, own in zip((8501, 8502), behind, strict=True):
        text = text.replace(f"127.0.0.1:{known} ", f"127.0.0.1:{own} ")
    return text


@contextmanager
def proxied(folder: Path, behind: list[Server]) -> Iterator[str]:
    port = free_port()
    ports = [int(server.address.rpartition(":")[2]) for server in behind]
    (folder / "crossings.conf").write_text(shipped(folder, port, ports), "utf-8")
    temporary = "".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    main = folder / "nginx.conf"
    main.write_text(WRAPPED.format(folder=folder, temporary=temporary, user=getuser()), "utf-8")
    process = subprocess.Popen([NGINX, "-c", str(main)], stderr=subprocess.PIPE)
    address = f"http://127.0.0.1:{port}"
    try:
        while not is_healthy(address):
            assert process.poll() is None, process.communicate()[1].decode()
        yield address
    finally:
        process.terminate()
        process.wait(10)


def asked(address: str, cookie: str = "") -> tuple[int, dict[str, str], bytes]:
    question = urllib.request.Request(address, headers={"Cookie": cookie} if cookie else {})
    try:
        with urllib.request.urlopen(question, timeout=60) as answer:
            return answer.status, dict(answer.headers.items()), answer.read()
    except HTTPError as fault:
        return fault.code, dict(fault.headers.items()), fault.read()


async def run_of(address: str, cookie: str) -> None:
    """A session opens and its page runs to its end."""
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    headers = {"Cookie": cookie, "Origin": address}
    async with connect(
        url,
        subprotocols=["streamlit"],  # pyright: ignore[reportArgumentType]
        additional_headers=headers,
        max_size=None,
    ) as connection:
        await Visitor(connection).run()


def live(address: str, code: str) -> str:
    return f"{address.replace('http', 'ws', 1)}/room/{code}/live"


def is_followed(host: Host, address: str) -> None:
    """A phone that comes by the same way finds the room and hears its lecturer."""
    host.step(0, build=host.n + 7)
    with follow(live(address, host.code)) as phone:
        phone.send(JOINS)
        while f'"build":{host.n + 6},' not in str(phone.recv(timeout=20)):
            pass


def test_one_of_two_processes_dies_and_nobody_loses_a_page(tmp_path: Path) -> None:
    with (
        serve(LAZY, env=SETTINGS) as first,
        serve(LAZY, env=SETTINGS) as second,
        proxied(tmp_path, [first, second]) as address,
    ):
        status, headers, page = asked(address)
        assert status == 200
        assert "script-src 'self'" in headers["content-security-policy"]
        cookie = headers["Set-Cookie"]
        assert {"Secure", "HttpOnly"} <= {part.strip() for part in cookie.split(";")}
        own = cookie.partition(";")[0]
        files = re.findall(rb'href="(stage/[\w./-]+)"', page)
        assert len(files) > 5
        in_loop(run_of(address, own))
        assert asked(f"{address}/_stcore/metrics")[0] == 404
        rooms = [Host(address, LECTURE) for _ in range(4)]
        for host in rooms:
            is_followed(host, address)
        first.process.kill()
        first.process.wait()
        for host in rooms:  # one that was with the second is only joined again
            host.join(address)
            is_followed(host, address)
            host.leave()
        # Whoever was with the first goes on with the second, by the same cookie.
        for number in range(4):
            visitor = f"crossings=visitor-{number}"
            in_loop(run_of(address, visitor))
            for file in files:
                assert asked(f"{address}/{file.decode()}", visitor)[0] == 200, file


def is_at(server: Server, host: Host) -> bool:
    """Whether that process has the room, whatever others have."""
    with follow(live(server.address, host.code)) as phone:
        with suppress(ConnectionClosed):
            phone.send(JOINS)
        return '"over"' not in str(phone.recv(timeout=20))


def led_to(server: Server, address: str, lecture: dict[str, Any]) -> Host:
    """A room that its code leads to that process; nginx passes a dead one over for five seconds."""
    while True:
        host = Host(address, lecture)
        if is_at(server, host):
            return host
        host.say(end={})
        host.leave()


def test_a_room_stays_one_though_the_process_that_its_code_leads_to_comes_back(
    tmp_path: Path,
) -> None:
    port = free_port()
    home = Server(f"http://127.0.0.1:{port}")
    with serve(LAZY, env=SETTINGS) as other, proxied(tmp_path, [home, other]) as address:
        with serve(LAZY, port, SETTINGS):
            host = led_to(home, address, LARGE)
        host.join(address)
        assert is_at(other, host)
        with serve(LAZY, port, SETTINGS), follow(live(address, host.code)) as before:
            before.send(JOINS)
            led_to(home, address, LECTURE)  # nginx has heard that it is back
            is_followed(host, address)
            host.join(address)  # the page of its lecturer is loaded again
            is_followed(host, address)
            while f'"build":{host.n + 6},' not in str(before.recv(timeout=20)):
                pass
            assert not is_at(home, host)
            host.say(end={})
            host.leave()
            assert not is_at(other, host)
            with follow(live(address, host.code)) as late:
                assert '"no_such"' in str(late.recv(timeout=20))
            status, headers, _ = asked(f"{address}/room/{host.code}/lecture")
            assert (status, headers["Content-Type"]) == (404, "application/json")


def held(server: Server) -> HTTPConnection:
    """A line that the server has taken."""
    own = HTTPConnection("127.0.0.1", urlsplit(server.address).port, timeout=60)
    own.request("GET", "/health/alive")
    own.getresponse().read()
    return own


def test_told_to_end_in_a_talk_it_finishes_what_authors_asked_and_goes() -> None:
    lecture = json.dumps({**LECTURE, "scenes": [SCENE] * 30})
    wanted = {
        "/lecture/handout": (json.dumps({"lecture": lecture, "pictures": [None] * 30}), b"%PDF"),
        "/lecture/check": (lecture, b'{"told"'),
    }
    with serve(LAZY) as server:
        host = Host(server.address, LECTURE)
        with (
            follow(live(server.address, host.code)) as phone,
            follow(live(server.address, "").replace("room//live", "_stcore/stream")),
        ):
            phone.send(JOINS)
            lines = {path: held(server) for path in wanted}
            for path, line in lines.items():
                line.request("POST", path, wanted[path][0])
            server.process.terminate()
            for path, line in lines.items():
                answer = line.getresponse()
                assert answer.status == 200
                assert answer.read().startswith(wanted[path][1])
            with pytest.raises(ConnectionClosed):  # it comes back by itself
                list(phone)
            assert server.process.wait(20) == -signal.SIGTERM


def test_the_settings_that_are_tried_are_those_of_the_recipe() -> None:
    page = (DEPLOY / "README.md").read_text("utf-8")
    for name, value in SETTINGS.items():
        assert f'{name}="{value}"' in page or f"{name}=$(openssl" in page


def test_the_secret_is_read_by_nobody_else_and_the_last_line_waits(tmp_path: Path) -> None:
    [recipe] = re.findall(r"```sh\n(.*?)```", (DEPLOY / "README.md").read_text("utf-8"), re.DOTALL)
    [written] = re.findall(r"^install .*?^END$", recipe, re.MULTILINE | re.DOTALL)
    file = tmp_path / "crossings.env"
    own = written.replace("/etc/crossings.env", str(file))
    subprocess.run(["sh", "-euc", f"umask 022\n{own}"], check=True)
    assert file.stat().st_mode & 0o777 == 0o600
    assert re.match(r"STREAMLIT_SERVER_COOKIE_SECRET=[0-9a-f]{64}\n", file.read_text("utf-8"))
    last = recipe.splitlines()[-1]
    assert last.endswith("/health/ready")
    assert {"-sf", "--retry", "--retry-connrefused"} <= {*last.split()}


def test_no_server_of_nginx_writes_a_line_about_a_request() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    blocks = re.findall(r"^server \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) == text.count("listen ") == 2
    for block in blocks:
        written = re.findall(r"^\s*(access_log|error_log)\s+([^;]+);", block, re.MULTILINE)
        assert written == [("access_log", "off"), ("error_log", "/dev/null emerg")]


def test_the_unit_gives_a_user_without_a_home_one_and_starts_again_however_often() -> None:
    """Streamlit ends where there is none, and systemd gives up after five starts in ten seconds."""
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.read(DEPLOY / "crossings@.service", "utf-8")
    text = (DEPLOY / "crossings@.service").read_text("utf-8")
    assert unit["Service"]["DynamicUser"] == unit["Service"]["PrivateTmp"] == "yes"
    assert "\nEnvironment=HOME=/tmp\n" in text
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"


def test_a_container_is_made_in_the_format_that_keeps_its_health_check() -> None:
    """That of OCI, which podman takes unasked, has none."""
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    assert "\nHEALTHCHECK " in text
    assert text.startswith("# podman build --format docker ")


def test_each_file_is_named_where_it_is_explained() -> None:
    page = (DEPLOY / "README.md").read_text("utf-8")
    names = {path.name for path in DEPLOY.iterdir()} - {"README.md"}
    assert {name for name in names if name not in page} == set()


def test_what_holds_a_threat_is_there() -> None:
    text = (DEPLOY / "threats.md").read_text("utf-8")
    for row in re.findall(r"^\| .*\|$", text, re.MULTILINE)[1:]:
        held = row.rpartition("| ")[2]
        assert re.search(r"::test_\w+`|\bno test\b", held), row
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", text)
    assert len(named) > 40
    for file, test in named:
        assert f"def {test}(" in (ROOT / "tests" / file).read_text("utf-8"), f"{file}::{test}"


def test_below_a_path_every_file_a_download_and_a_room_are_there() -> None:
    with begun(LAZY, env={"STREAMLIT_SERVER_BASE_URL_PATH": "crossings"}) as server:
        address = f"{server.address}/crossings"
        assert comes(address, within=60)
        for path in ("", "routes", "numbers", "check", "sources"):
            status, _, page = asked(f"{address}/{path}")
            assert status == 200
            named = {own.decode() for own in re.findall(rb'(?:href|src)="([^"#?]+)"', page)}
            files = {own for own in named if own.startswith(("stage/", "./", "/", "static/"))}
            assert len(files) > 5
            for file in files:
                assert asked(urljoin(f"{address}/", file))[0] == 200, f"{path}: {file}"
        assert asked(f"{address}/data/events.csv")[1]["content-type"].startswith("text/csv")
        assert asked(f"{server.address}/data/events.csv")[0] == 404
        host = Host(address, LECTURE)
        is_followed(host, address)
        assert host.address == f"{address}/room/{host.code}"
