"""Kills the loader, and the server, at random points of a load into Neo4j, and says whether anybody could notice.

Run as ``python -m tests.support.kill_neo4j --loader 50 --server 10 --seed 1``; it exits with 1 on any violation. Every
kill falls on the way from one edition of the sample lists to the next. Half of those of the server fall while it waits
for the loader, half a few milliseconds after the loader asked it for something. Meanwhile a reader asks without a pause
for the facts of each dataset, the graph that is shown, and a screening: each must be that of the old or of the new
edition. Then the next load must end in the state of the same loads into the embedded store, which nothing interrupted.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from loaders.sample import APPROVAL, write_sample
from tests.support.killed_neo4j_load import Job, noon
from tests.support.lists import install
from tests.support.neo4j_reader import Reader, State, read_state
from tests.support.neo4j_server import HOW, NoServer, Server, can_start

ROOT = Path(__file__).parents[2]
FIRST_DAY = date(2026, 11, 1)
MOST_MILLISECONDS = 30  # from a call of the server to its kill, when it is to fall while the server works
CHANGED = (" Ltd", " University", " Institute", " Trading", " B.V.")  # so that each edition changes many facts


class LoadFailed(Exception):  # noqa: N818 - it says what happened, as our errors do
    """A load failed before anything was killed; the message says what it said."""


@dataclass(frozen=True)
class Kill:
    """What was killed, where, and what came of it."""

    victim: str
    point: int
    where: str
    polls: int
    seconds: float
    violations: Sequence[str]


class Loader:
    """The process that loads."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._asked, self._answered = process.stdin, process.stdout
        self._last: dict[str, Any] = {}

    def begin(self, job: Job) -> dict[str, Any]:
        """Begin a load; return where it was killed or waits, or how many points it passed."""
        self._say(json.dumps(asdict(job)))
        return self._answer()

    def go_on(self) -> None:
        """Let a load that waits go on."""
        self._say("")

    def end(self) -> int:
        """Return the exit code of the load, or minus its signal."""
        while "code" not in self._last:
            self._answer()
        return int(self._last["code"])

    def _say(self, line: str) -> None:
        self._asked.write(f"{line}\n")
        self._asked.flush()

    def _answer(self) -> dict[str, Any]:
        self._last = json.loads(self._answered.readline())
        return self._last


@contextmanager
def start_loader() -> Iterator[Loader]:
    """Start the process that loads."""
    command = [sys.executable, "-m", "tests.support.killed_neo4j_load"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Loader(process)
        assert process.stdin is not None
        process.stdin.close()


class Harness:
    """A server, the installation that is killed, and the same one in the embedded store."""

    def __init__(self, folder: Path, server: Server, loader: Loader, seed: int) -> None:
        address = server.address
        self._environment = {
            "KENNISGRAAF_STORE": "neo4j",
            "NEO4J_URI": address.uri,
            "NEO4J_USER": address.user,
            "NEO4J_PASSWORD": address.password,
        }
        self._server, self._loader = server, loader
        self._random = random.Random(seed)
        self._home = install(folder / "killed", **self._environment)
        self._whole = install(folder / "whole")
        self._day = FIRST_DAY - timedelta(days=1)
        self._used: set[tuple[str, int, str]] = set()
        self._states: list[State] = []
        self._first_load()
        self._points = self._first_load()  # over an earlier edition, as every load that is killed is

    def close(self) -> None:
        """Let go of the connection."""
        self._home.services.close()

    def kill_loader(self) -> Kill:
        """Kill the loader at a random point; then the next load must complete."""
        point, place = self._new_point("loader", ("before", "after"))

        def kill() -> tuple[str, list[str]]:
            where = self._begin(point=point, place=place)
            code = self._loader.end()
            return where, [] if code == -9 else [f"the loader ended with {code}"]

        return self._round("loader", point, kill)

    def kill_waiting_server(self) -> Kill:
        """Kill the server while the loader waits at a random point; the load must fail, the next one complete."""
        point, _ = self._new_point("server", ("before",))

        def kill() -> tuple[str, list[str]]:
            where = self._begin(point=point, does="wait")
            self._server.kill()
            self._loader.go_on()
            return where, self._after_server({1})

        return self._round("server", point, kill)

    def kill_working_server(self) -> Kill:
        """Kill the server soon after the loader asked it for something; the load must fail, or be whole."""
        point, _ = self._new_point("server", ("during",))
        milliseconds = self._random.randint(0, MOST_MILLISECONDS)

        def kill() -> tuple[str, list[str]]:
            where = self._begin(point=point, does="go on")
            time.sleep(milliseconds / 1_000)
            self._server.kill()
            return where and f"{where}, {milliseconds} ms", self._after_server({0, 1})

        return self._round("server", point, kill)

    def _first_load(self) -> int:
        """Load an edition before any kill; return how many points that passes.

        Raises:
            LoadFailed: It did not end as it must; no kill would prove anything.
        """
        self._next_edition()
        passed, problems = self._load_whole()
        if problems or not passed:
            raise LoadFailed("; ".join([f"{passed} points were passed before any kill", *problems]))
        return passed

    def _round(self, victim: str, point: int, kill: Callable[[], tuple[str, list[str]]]) -> Kill:
        """Go to the next edition with a kill on the way, which gives where it fell and what was wrong with it."""
        self._next_edition()
        begun = time.monotonic()
        with Reader(self._home, self._whole, self._states[-2:], is_away=victim == "server") as reader:
            where, violations = kill()
            reader.poll()
            violations += self._load_whole()[1]
            reader.poll()
            reader.must_be_new()
        found = [*violations, *([] if where else ["the load ended before anything was killed"]), *reader.violations]
        return Kill(victim, point, where, reader.polls, time.monotonic() - begun, found)

    def _new_point(self, victim: str, places: Sequence[str]) -> tuple[int, str]:
        """Return a random point, and before or after it, where this victim was not killed yet."""
        points = [(point, place) for point in range(1, self._points + 1) for place in places]
        left = [at for at in points if (victim, *at) not in self._used] or points
        point, place = self._random.choice(left)
        self._used.add((victim, point, place))
        return point, place

    def _begin(self, **at: Any) -> str:
        """Begin the load that something happens to; return where it was then, nothing when it ended before."""
        return str(self._loader.begin(self._job(**at)).get("at", ""))

    def _after_server(self, allowed: Set[int]) -> list[str]:
        """Start the server again; return what was wrong with the load during which it was killed."""
        code, said = self._loader.end(), self._said()
        self._server.start()
        problems = [] if code in allowed else [f"without its server the loader ended with {code}"]
        if said.count("\n") != (1 if code else 0):
            problems.append(f"the loader ended with {code} and said: {said}")
        if not code and read_state(self._home) != self._states[-1]:
            problems.append("the load ended well, and is not whole after the server was killed")
        return problems

    def _next_edition(self) -> None:
        """Write the next edition, and load it where nothing interrupts."""
        self._day += timedelta(days=1)
        for home in (self._home, self._whole):
            write_sample(home.lists, self._day)
            for path in home.lists.iterdir():
                path.write_text(_changed(path.read_text(encoding="utf-8"), self._day.day), encoding="utf-8")
        self._whole.offer_folder({}, noon(self._day.isoformat()), APPROVAL)
        self._states.append(read_state(self._whole))

    def _load_whole(self) -> tuple[int, list[str]]:
        """Load without a kill; return how many points it passed, and what is not as it should be then."""
        passed = int(self._loader.begin(self._job()).get("points", 0))  # 0: a load that was killed had done all
        if code := self._loader.end():
            return passed, [f"a load that nothing happened to ended with {code}: {self._said()}"]
        problems = self._home.services.check()
        is_whole = read_state(self._home) == self._states[-1]
        return passed, problems if is_whole else [*problems, "not the state without a kill"]

    def _said(self) -> str:
        return (self._home.lists.parent / "said").read_text(encoding="utf-8")

    def _job(self, **at: Any) -> Job:
        home, lists = str(self._home.services.settings.home), str(self._home.lists)
        return Job(home, lists, self._day.isoformat(), self._environment, **at)


def _changed(text: str, number: int) -> str:
    for word in CHANGED:
        text = text.replace(word, f"{word} {number}" if number % 2 else word)
    return text


def run(folder: Path, loader: int, server: int, seed: int) -> Iterator[Kill]:
    """Yield each kill when it is done with.

    Raises:
        NoServer: No server can be started here.
        LoadFailed: A load failed before any kill.
    """
    if not can_start():
        raise NoServer(HOW)
    own = Server(folder / "neo4j").start()
    try:
        with start_loader() as process:
            with closing(Harness(folder, own, process, seed)) as harness:
                yield from (harness.kill_loader() for _ in range(loader))
                kills = (harness.kill_working_server, harness.kill_waiting_server)
                yield from (kills[number % len(kills)]() for number in range(server))
    finally:
        own.kill()


def say(line: str) -> None:
    """Print a line at once: the table is watched while it grows."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Run the kills that are asked for, and print a line for each."""
    parser = argparse.ArgumentParser(description="Kill the loader and the server while they write.")
    for name, number in {"loader": 50, "server": 10, "seed": 1}.items():
        parser.add_argument(f"--{name}", type=int, default=number)
    asked = parser.parse_args()
    violations = kills = 0
    say("kill   victim  point  polls  seconds  where")
    with tempfile.TemporaryDirectory() as folder:
        for kill in run(Path(folder), asked.loader, asked.server, asked.seed):
            kills += 1
            violations += len(kill.violations)
            row = f"{kills:4}   {kill.victim}  {kill.point:5}  {kill.polls:5}  {kill.seconds:7.1f}  {kill.where}"
            say("\n       VIOLATION: ".join([row, *kill.violations]))
    say(f"{kills} kills, {violations} violations, seed {asked.seed}")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
