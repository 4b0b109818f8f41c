"""Keeps what was worked out, so that it is worked out once, whoever asks.

Streamlit's own cache looks at its arguments for 0.4 ms each time, and a page asks
sixty times: a tenth of a click.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """Values by what they were made from; beyond `most` the longest unused one goes.

    They are shared by every session: nobody may change one in place.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, Future[Made]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return the value of a key; the first who asks makes it, others wait for it.

        What `make` raises is raised to all who wait, and kept for nobody.
        """
        with self._lock:
            kept = self._values.get(key)
            value: Future[Made] = Future() if kept is None else kept
            self._values[key] = value
            self._values.move_to_end(key)
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        if kept is None:
            try:
                value.set_result(make())
            except BaseException as error:
                with self._lock:
                    self._values.pop(key, None)
                value.set_exception(error)
        return value.result()
