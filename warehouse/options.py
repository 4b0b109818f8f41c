"""What the commands take: arguments and options with their help in both languages."""

from pathlib import Path
from typing import Annotated

import typer

Database = Annotated[
    Path | None,
    typer.Option("--db", help="数据仓库 · the warehouse (or NIGHTLEDGER_DB)"),
]
Paths = Annotated[
    list[Path],
    typer.Argument(help="文件或文件夹 · files or folders", show_default=False),
]
Feed = Annotated[
    str | None, typer.Option("--feed", help="数据类别 · the feed, else by its header")
]
Release = Annotated[
    str | None,
    typer.Option("--release", help="发布类别 · release: 快报, 初步, 正式, 更正"),
]
LayoutName = Annotated[
    str | None, typer.Option("--layout", help="版式 · the layout, else by its header")
]
Watch = Annotated[
    bool,
    typer.Option(
        "--watch", help="看着一个文件夹，来一份载一份 · load what is put into a folder"
    ),
]
Marked = Annotated[
    Path | None,
    typer.Option(
        "--marked",
        metavar="OUT.xlsx",
        help="把文件标红写回，含原有内容 · write the file back, bad cells in red",
    ),
]
