"""What a server process costs, as Linux counts it. CPU time comes in ticks of 10 ms."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import psutil


def cpu_ms(pid: int) -> float:
    """Milliseconds of CPU that the process has used so far, its own and the kernel's for it."""
    times = psutil.Process(pid).cpu_times()
    return (times.user + times.system) * 1000


def memory_mb(pid: int) -> float:
    """Memory that the process holds now (RSS), in MB."""
    return psutil.Process(pid).memory_info().rss / 1e6


def descriptors(pid: int) -> int:
    """Files and sockets that the process has open."""
    return psutil.Process(pid).num_fds()


@contextmanager
def descriptor_limit(most: int) -> Iterator[None]:
    """Processes started within inherit this soft limit; they may raise it themselves."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
