"""`nightledger check --marked`: writes a clerk's file back with its bad cells red."""

from pathlib import Path

from ingest.delivery import Delivery
from ingest.message import Message
from warehouse.console import Voice
from warehouse.returned_files import write_marked


def mark(path: Path, delivery: Delivery, out: Path, voice: Voice) -> None:
    """Write the clerk's own file back with the bad cells red, if there are any."""
    if write_marked(path, delivery, out, voice.language):
        said = Message(f"已写好标红的文件：{out}", f"Written, bad cells in red: {out}")
    else:
        said = Message(
            f"没有要标红的格子，没有写 {out}",
            f"No cell needs marking; {out} was not written",
        )
    voice.say(said)
