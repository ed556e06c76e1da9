"""Time and memory of a first call in a fresh process."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time

_RUNS = 5
_CALLS = {
    "import masdar": "import masdar",
    "masdar.read": "import masdar; masdar.read('قال الوزير إن الطريق مفتوح.')",
}
# Linux counts the peak in kibibytes, macOS in bytes.
_MIB = 2**20 if sys.platform == "darwin" else 2**10


def main() -> None:
    """Prints the median time of each call, and the peak memory of all runs so far."""
    for name, code in _CALLS.items():
        seconds = statistics.median(_run(code) for _ in range(_RUNS))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MIB
        print(f"{name:<14}{seconds:>7.2f} s{peak:>7.0f} MiB")


def _run(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
