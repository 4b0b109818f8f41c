"""The one seed: every part draws from a stream of its own."""

from numpy.random import PCG64, Generator

SEED = 20_240_101


def stream(part: str) -> Generator:
    """Return the random stream of one part, the same on every run.

    Parts do not share a stream: a change to the complaints leaves every visitor
    count as it was.
    """
    return Generator(PCG64([SEED, *part.encode()]))
