"""A cluster of two workers for the tests of `--engine dask`: says its address, and kills a worker when told to.

Once a line is on its standard input, it waits until something is done, sends SIGKILL to a worker that is at work, and
says whom it killed.
"""

from __future__ import annotations

import os
import signal
import sys
import time

from dask.distributed import LocalCluster


def kill_one_at_work(cluster: LocalCluster) -> int:
    scheduler = cluster.scheduler
    while True:
        done = sum(task.state == "memory" for task in scheduler.tasks.values())
        busy = [state for state in scheduler.workers.values() if state.processing]
        if done >= 2 and busy:
            worker = next(w for w in cluster.workers.values() if w.worker_address == busy[0].address)
            pid: int = worker.process.pid
            os.kill(pid, signal.SIGKILL)
            return pid
        time.sleep(0.005)


def main() -> None:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        print(cluster.scheduler_address, flush=True)
        for _ in sys.stdin:
            print(kill_one_at_work(cluster), flush=True)


if __name__ == "__main__":
    main()
