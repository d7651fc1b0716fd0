"""A cluster of two workers for the tests of `--engine dask`: says its address, and does what its input says.

`kill`: it stops the first worker that has work (SIGSTOP: what it has stays undone), waits until the other one has done
some, sends SIGKILL to the stopped one, and says whom it killed; 0 where that did not come about within a minute.
`retire`: all workers leave, none comes, and it says how many are left.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress

from dask.distributed import LocalCluster
from dask.distributed.diagnostics.plugin import SchedulerPlugin

_PATIENCE = 60  # seconds: a kill that cannot be is told, not waited for
_SOON = 0.05  # seconds in which a worker that was just done can have said so


class _Done(SchedulerPlugin):
    """Which workers have done something, since this was made."""

    def __init__(self) -> None:
        self.by: set[str] = set()

    def transition(self, key: object, start: str, finish: str, *args: object, **kwargs: object) -> None:
        if start == "processing" and finish == "memory":
            self.by.add(str(kwargs.get("worker")))


def kill_one_at_work(cluster: LocalCluster) -> int:
    scheduler, until = cluster.scheduler, time.monotonic() + _PATIENCE
    done = _Done()
    scheduler.add_plugin(done)
    stopped: tuple[str, int] | None = None
    while time.monotonic() < until:
        busy = {state.address for state in list(scheduler.workers.values()) if state.processing}
        if stopped is None and busy:
            address = min(busy)
            worker = next(w for w in cluster.workers.values() if w.worker_address == address)
            stopped = address, worker.process.pid
            os.kill(worker.process.pid, signal.SIGSTOP)
            time.sleep(_SOON)
        elif stopped is not None and stopped[0] not in busy:  # it was done just before it was stopped
            os.kill(stopped[1], signal.SIGCONT)
            stopped = None
        elif stopped is not None and done.by - {stopped[0]}:
            os.kill(stopped[1], signal.SIGKILL)
            return stopped[1]
        time.sleep(0.001)
    if stopped is not None:
        with suppress(ProcessLookupError):
            os.kill(stopped[1], signal.SIGCONT)
    return 0


def all_gone(cluster: LocalCluster) -> int:
    cluster.scale(0)
    until = time.monotonic() + _PATIENCE
    while cluster.scheduler.workers and time.monotonic() < until:
        time.sleep(0.01)
    return len(cluster.scheduler.workers)


def main() -> None:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        print(cluster.scheduler_address, flush=True)
        for line in sys.stdin:
            if line.strip() == "kill":
                print(kill_one_at_work(cluster), flush=True)
            else:
                print(all_gone(cluster), flush=True)


if __name__ == "__main__":
    main()
