"""Names that Excel takes for a sheet."""

import re
from collections.abc import Sequence

MAX_CHARS = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def sheet_name(wanted: str, taken: Sequence[str]) -> str:
    """The wanted name without what Excel forbids, numbered when it is taken."""
    clean = FORBIDDEN.sub("_", wanted).strip("' ")[:MAX_CHARS] or "数据"
    used = {name.lower() for name in taken}
    name, number = clean, 2
    while name.lower() in used or name.lower() == "history":
        ending = f" {number}"
        name, number = clean[: MAX_CHARS - len(ending)] + ending, number + 1
    return name
