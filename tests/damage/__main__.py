"""Reads damaged files by the thousand: python -m tests.damage --count 20000.

Prints how they ended, and every crash and mismatch with the seed that makes it again.
Exit status 1 when there was one.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ingest.delivery import Registers
from tests.damage.judge import Verdict, judge
from tests.damage.mutate import damaged
from tests.damage.valid import ValidFile, sample_registers, valid_files

# Reading in blocks takes several times as long, so only some files are read so too.
IN_BLOCKS_EVERY = 8


def verdicts(
    valid: ValidFile, seeds: range, registers: Registers, folder: Path
) -> Iterator[tuple[int, Verdict]]:
    """Damage a file once per seed and judge its reading."""
    for seed in seeds:
        chance = random.Random(f"{valid.name} {seed}")
        content = damaged(valid.content, chance, Path(valid.name).suffix)
        is_gzip = content.startswith(b"\x1f\x8b")
        path = folder / (valid.name + (".gz" if is_gzip else ""))
        path.write_bytes(content)
        in_blocks = seed % IN_BLOCKS_EVERY == 0
        yield seed, judge(path, registers, in_blocks=in_blocks)


def run(count: int, start: int, only: str) -> int:
    """Judge `count` damaged files of each valid one; return how many failed."""
    registers = sample_registers()
    failure_count = 0
    with tempfile.TemporaryDirectory() as folder:
        for valid in valid_files():
            if only not in valid.name:
                continue
            began = time.perf_counter()
            kinds: Counter[str] = Counter()
            seeds = range(start, start + count)
            for seed, verdict in verdicts(valid, seeds, registers, Path(folder)):
                kinds[verdict.kind] += 1
                if verdict.is_failure:
                    failure_count += 1
                    print(f"  {valid.name} seed {seed}: {verdict}", flush=True)
            rate = count / (time.perf_counter() - began)
            ends = ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()))
            print(
                f"{valid.name}: {count} files, {rate:.0f} files/s: {ends}", flush=True
            )
    print(f"crashes and mismatches: {failure_count}")
    return failure_count


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=200, help="files of each kind")
    options.add_argument("--start", type=int, default=0, help="first seed")
    options.add_argument("--only", default="", help="part of the name of one kind")
    given = options.parse_args()
    sys.exit(run(given.count, given.start, given.only) > 0)


if __name__ == "__main__":
    main()
