"""An existing Dask cluster as the executor of a batch: `--scheduler dask:ADDRESS`.

Dask runs a job at least once, and again where a worker died; what comes back is kept once. A worker needs the kit, and no key.
"""

from __future__ import annotations

import contextlib
import re
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console

from lessonkit.errors import KitError
from lessonkit.grading.batch.asked import Asked
from lessonkit.grading.batch.command import grade_all
from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch.sending import PER_WORKER
from lessonkit.grading.sealed import anywhere, serving
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

KIND = "dask:"
WAIT = 15
"""Seconds in which a scheduler has to answer."""
LOOK = 5.0
"""Seconds between two looks at how many workers there are: a cluster can grow as it works."""


class DaskExecutor(Executor):
    """Sends jobs to the workers of a Dask client that may run submissions."""

    def __init__(self, client: Any, address: str, machines: Mapping[str, anywhere.Machine]) -> None:
        self.client, self.address, self.machines = client, address, machines
        fit = [name for name, one in machines.items() if _unfit(one) is None]
        if machines and not fit:
            raise KitError(
                say("cluster.unfit", why=_unfit(next(iter(machines.values())))), do=say("cluster.unfit-do")
            )
        # a worker that refuses at once would be free again at once, and take most of a class
        only = {"workers": fit} if len(fit) < len(machines) else {}
        self.fit = set(fit) if only else None
        self.executor = client.get_executor(pure=False, **only)
        self._room, self._looked = PER_WORKER, 0.0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Send one job; a `KitError` where the scheduler is gone."""
        if self.client.status != "running":
            raise self._gone()
        return self.executor.submit(fn, *args, **kwargs)

    def room(self) -> int:
        """How many jobs may be out: a few for each thread of the workers that there are now."""
        if time.monotonic() - self._looked > LOOK:
            try:
                threads = self.client.nthreads()
            except (OSError, RuntimeError, ValueError) as error:
                raise self._gone() from error
            count = sum(many for name, many in threads.items() if self.fit is None or name in self.fit)
            self._room, self._looked = max(PER_WORKER, PER_WORKER * count), time.monotonic()
        return self._room

    def told(self) -> Iterator[str]:
        """What the workers are, a line for each kind, and for each that gets no job."""
        yield say("cluster.workers", address=self.address, n=len(self.machines))
        for line, many in Counter(one.told for one in self.machines.values() if not _unfit(one)).items():
            yield say("cluster.fence", n=many, told=line)
        for name, one in self.machines.items():
            if why := _unfit(one):
                yield say("cluster.left-out", worker=name, why=why)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take back what has not run, and end what the workers keep running for this class."""
        with contextlib.suppress(Exception):
            self.executor.shutdown(wait=False)
        with contextlib.suppress(Exception):
            self.client.run(serving.end_idle, on_error="ignore")

    def _gone(self) -> KitError:
        return KitError(say("cluster.gone", address=self.address), do=say("cluster.gone-do"))


@contextlib.contextmanager
def on_cluster(scheduler: str, unsafe: bool = False) -> Iterator[DaskExecutor]:
    """Connect to `dask:ADDRESS`, or `dask:FILE.json` as a scheduler writes it; a `KitError` where that can't be."""
    address = scheduler.removeprefix(KIND)
    if not scheduler.startswith(KIND) or not address:
        raise KitError(say("cluster.kind", scheduler=scheduler), allowed=say("cluster.kinds"))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Sending large graph")
        client = _connected(address)
        try:
            executor = DaskExecutor(client, address, _machines(client, address, unsafe))
            try:
                yield executor
            finally:
                executor.shutdown()
        finally:
            client.close()


def grade_on(scheduler: str, words: Sequence[str], asked: Asked, folder: Path, console: Console) -> bool:
    """Say who the workers are, and grade with them; False if nothing at all could be graded."""
    with on_cluster(scheduler, asked.unsafe or open_course(folder).settings.unsafe) as cluster:
        for line in cluster.told():
            console.print(line, highlight=False, markup=False, soft_wrap=True)
        return grade_all(words, replace(asked, executor=cluster, room=cluster.room), folder, console)


def _connected(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise KitError(say("cluster.no-library"), do=say("cluster.no-library-do")) from error
    file = address.endswith(".json")
    if not (Path(address).is_file() if file else re.search(r"[^:/]:\d+/?$", address)):
        why = say("cluster.no-file" if file else "cluster.no-port")
        raise KitError(say("cluster.nobody", address=address, why=why), do=say("cluster.nobody-do"))
    where = {"scheduler_file": address} if file else {"address": address}
    try:
        return Client(**where, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise KitError(
            say("cluster.nobody", address=address, why=why), do=say("cluster.nobody-do")
        ) from error


def _machines(client: Any, address: str, unsafe: bool) -> dict[str, anywhere.Machine]:
    """What each worker says of itself."""
    try:
        found = client.run(anywhere.machine, unsafe, on_error="return")
    except Exception as error:
        raise KitError(
            say("cluster.no-kit", address=address, why=f"{type(error).__name__}: {error}"),
            do=say("cluster.no-kit-do"),
        ) from error
    return {
        name: anywhere.Machine.from_bytes(told)
        if isinstance(told, bytes)
        else anywhere.Machine(False, f"{type(told).__name__}: {told}")
        for name, told in found.items()
    }


def _unfit(one: anywhere.Machine) -> str | None:
    """Why a worker gets no job."""
    if not one.fenced:
        return one.told
    return say("cluster.other-kit", theirs=one.kit, ours=anywhere.KIT) if one.kit != anywhere.KIT else None
