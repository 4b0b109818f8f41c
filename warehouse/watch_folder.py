"""`nightledger load --watch`: says what becomes of what is put into a folder."""

from pathlib import Path

from ingest.message import Message
from warehouse.console import Voice
from warehouse.settings import Settings
from warehouse.watch import POLL_SECONDS, DropFolder, one_folder, watch


def watch_folder(
    paths: list[Path], target: Path, settings: Settings, voice: Voice
) -> None:
    """Load what is put into a folder until someone presses Ctrl-C; that is no error."""
    folder = one_folder(paths)
    dropped = DropFolder(folder, target, settings.keep_hours, settings.language)
    voice.say(
        Message(
            f"看着 {folder}：放进去的文件会载入；按 Ctrl-C 结束。",
            f"Watching {folder}: files put there are loaded; Ctrl-C ends it.",
        )
    )
    try:
        watch(dropped, voice.arrival, POLL_SECONDS)
    except KeyboardInterrupt:
        voice.say(Message("已停止。", "Stopped."))
