"""What is loaded once it is asked for."""

import asyncio
import subprocess
import sys
from pathlib import Path
from threading import Event
from types import ModuleType

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute

from tests.asgi import answered, ask, in_loop, rested
from tests.serving import ROOT
from timeline.delivery import late as importing
from timeline.delivery.late import below, late, late_socket

HEAVY = "fpdf pptx pandas geopandas shapely pydantic ruamel.yaml timeline.first geodata.load"


def test_a_route_is_answered_by_its_module() -> None:
    app = Starlette(routes=late("timeline.guard.health", "/health/alive"))
    assert ask(app, "/health/alive").content == b'{"alive":true}'
    assert ask(app, "/health/ready").status == 404


def test_one_thread_loads_a_module_however_many_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow_routes.py").write_text(
        "from starlette.responses import Response\nfrom starlette.routing import Route\n"
        "async def _slow(_): return Response('here')\nROUTES = [Route('/slow', _slow)]\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    real, loads, may_go = importing.import_module, list[str](), Event()

    def slowly(name: str) -> ModuleType:
        loads.append(name)
        may_go.wait(10)
        return real(name)

    monkeypatch.setattr(importing, "import_module", slowly)
    app = Starlette(routes=late("slow_routes", "/slow"))

    async def asked() -> list[bytes]:
        many = [asyncio.create_task(answered(app, "/slow")) for _ in range(5)]
        await rested()
        may_go.set()
        return [own.content for own in await asyncio.gather(*many)]

    assert in_loop(asked()) == [b"here"] * 5
    assert loads == ["slow_routes"]
    assert importing._loading == {}


def test_the_server_listens_before_what_pages_are_made_of_is_loaded() -> None:
    program = f"import app, sys; print(*({{*{HEAVY.split()}}} & sys.modules.keys()))"
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert found.stdout.split() == []


def test_every_route_of_the_app_is_there() -> None:
    """Each that is loaded late, by the path and with the methods that its module gives it."""
    program = """
import app
from importlib import import_module
own = [(r.path, getattr(r, "methods", None)) for r in app.app._user_routes]
late = "own.routes sources.downloads stage.citations lecture.lectern lecture.printing"
rooms = "room.doors room.phone_page room.live"
for name in (late + " " + rooms).split():
    for route in import_module(f"timeline.{name}").ROUTES:
        own.remove((route.path, getattr(route, "methods", None)))
print(*(path for path, _ in own))
"""
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert "/lecture/slides" not in found.stdout
    assert "/room" not in found.stdout
    assert "/health/ready" in found.stdout


def test_below_a_path_sockets_are_there_too() -> None:
    (own,) = below("/crossings/", *late_socket("timeline.room.live", "/room/{code}/live"))
    assert isinstance(own, WebSocketRoute)
    assert own.path == "/crossings/room/{code}/live"


def test_below_a_path_routes_are_there_alone() -> None:
    app = Starlette(routes=below("/crossings/", *late("timeline.guard.health", "/health/alive")))
    assert ask(app, "/crossings/health/alive").status == 200
    assert ask(app, "/health/alive").status == 404


def test_all_files_may_be_opened_and_who_works_for_long_gives_lock_and_memory_back_soon() -> None:
    """Beyond the usual limit of 1,024; Python's lock, to pages; large blocks, to the system."""
    program = """
import app, asyncio, resource, sys
own, most = resource.RLIMIT_NOFILE, resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(own, (min(500, most), most))
app.large_blocks_apart = lambda: print("apart")
async def ran():
    async with app.ready(app.app):
        print(sys.getswitchinterval() <= 0.001, resource.getrlimit(own) == (most, most))
asyncio.run(ran())
"""
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert found.stdout.split() == ["apart", "True", "True"]


def test_what_can_not_be_made_ahead_is_said_and_the_rest_is_made() -> None:
    program = """
import app, asyncio
def fail():
    raise ValueError("outlines are broken")
asyncio.run(app._made(lambda: iter([fail, lambda: print("made")]), lambda: 0))
"""
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert found.stdout == "made\n"
    assert "ValueError: outlines are broken" in found.stderr
