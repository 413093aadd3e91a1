"""Copies of `dakar serve` behind a proxy: one dies or hangs under load, and nobody notices."""

import asyncio
import re
import shutil
import signal
import socket
import subprocess
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.fake_discord import DidNotRespondError
from tests.fake_discord.endpoint import SendingDiscord
from tests.processes import Processes, served_at
from tests.program import at_home

DEPLOY = Path(__file__).parent.parent / "deploy"
ALREADY_ANSWERED = 40060
AT_ONCE = 12


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return at_home(tmp_path_factory)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def on_loopback(text: str, ports: list[int]) -> str:
    """Put the copies' own addresses into a configuration."""
    assert len(re.findall(r"10\.0\.0\.\d:8080", text)) == len(ports)
    left = iter(ports)
    return re.sub(r"10\.0\.0\.\d:8080", lambda _: f"127.0.0.1:{next(left)}", text)


def nginx(folder: Path, port: int, ports: list[int]) -> list[str]:
    text = on_loopback((DEPLOY / "nginx.conf").read_text(), ports)
    text = re.sub(
        r"listen 443 ssl;\n\s+ssl_\S+ .*;\n\s+ssl_\S+ .*;", f"listen 127.0.0.1:{port};", text
    )
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    (folder / "nginx.conf").write_text(text.replace("http {\n", f"http {{\n{paths}\n"))
    alone = f"daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/log;"
    return ["-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", alone, "-e", f"{folder}/log"]


def haproxy(folder: Path, port: int, ports: list[int]) -> list[str]:
    text = on_loopback((DEPLOY / "haproxy.cfg").read_text(), ports)
    text = re.sub(r"bind :443 ssl .*", f"bind 127.0.0.1:{port}", text)
    (folder / "haproxy.cfg").write_text(text)
    return ["-db", "-f", str(folder / "haproxy.cfg")]


@asynccontextmanager
async def proxy(configure, folder: Path, ports: list[int]):
    """Run a proxy in front of copies and give its address."""
    places = ("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin")
    binary = shutil.which(configure.__name__, path=":".join(places))
    port = free_port()
    words = [binary, *configure(folder, port, ports)]
    with (folder / "out").open("w") as out:
        process = subprocess.Popen(words, stdout=out, stderr=out)
    try:
        async with asyncio.timeout(10):
            while not reachable(port):
                assert process.poll() is None, (folder / "out").read_text()
                await asyncio.sleep(0.05)
        yield f"http://127.0.0.1:{port}/interactions"
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait)


def reachable(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def installed(name: str) -> bool:
    return bool(shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin"))


class Crowd:
    """People who ask, type and press, each waiting for an answer before the next question."""

    def __init__(self, fake: SendingDiscord) -> None:
        self._fake = fake
        self.answered = 0
        self.lost = 0
        self.gone = False

    async def ask(self) -> None:
        while not self.gone:
            user = self._fake.person("Somebody")
            try:
                reply = await self._fake.slash("winner", user=user, stage="9", category="cars")
                await self._fake.autocomplete("rider", "name", "saint", user=user)
                pressed = await self._fake.press(reply, "10 ▶", user=user)
            except DidNotRespondError:
                self.lost += 1
            else:
                assert pressed.text.startswith("### 🚗 Stage 10")
                self.answered += 3


@asynccontextmanager
async def crowded(fake: SendingDiscord):
    """A crowd that asks from before the beginning until after the end."""
    crowd = Crowd(fake)
    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(crowd.ask())
        try:
            await fake.gateway.until(lambda: crowd.answered > 150, 20)
            yield crowd
        finally:
            crowd.gone = True


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM])
@pytest.mark.parametrize(
    "configure",
    [
        pytest.param(
            each,
            marks=pytest.mark.skipif(not installed(each.__name__), reason="it is not installed"),
        )
        for each in (nginx, haproxy)
    ],
)
async def test_of_three_copies_one_ends_under_load_and_no_answer_is_lost(
    program, tmp_path, configure, number
):
    async with SendingDiscord() as fake, Processes(program) as processes:
        started = [await served_at(fake, processes, *more) for more in (["--sync"], [], [])]
        copies, ports = zip(*started, strict=True)
        async with proxy(configure, tmp_path, [*ports]) as fake.endpoint:
            assert await fake.ping()
            async with crowded(fake) as crowd:
                copies[1].send_signal(number)
                before = crowd.answered
                await fake.gateway.until(lambda: crowd.answered > before + 450, 20)
            await fake.delivered()
        assert (crowd.lost, fake.undelivered) == (0, [])
        # What a copy had answered when it died was sent to another all the same.
        assert {refusal.code for refusal in fake.take_refusals()} <= {ALREADY_ANSWERED}
        assert all("/winner answered" in processes.log(copy) for copy in copies)
