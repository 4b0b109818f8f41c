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
Marked = Annotated[
    Path | None,
    typer.Option(
        "--marked",
        metavar="OUT.xlsx",
        help="把文件标红写回，含原有内容 · write the file back, bad cells in red",
    ),
]
Watch = Annotated[
    bool,
    typer.Option(
        "--watch", help="看着一个文件夹，来一份载一份 · load what is put into a folder"
    ),
]
Month = Annotated[
    str, typer.Argument(help="月份，如 2026-10 · the month", show_default=False)
]
ReportFile = Annotated[
    Path,
    typer.Argument(
        help="要写的 .docx 或 .xlsx · the file to write", show_default=False
    ),
]
OwnTemplate = Annotated[
    Path | None,
    typer.Option("--template", help="自己的 Word 模板 · an own Word template"),
]
DeliveryId = Annotated[
    int, typer.Argument(help="报送编号 · number of the delivery", show_default=False)
]
Reason = Annotated[str, typer.Option("--reason", help="原因 · why", show_default=False)]
Statement = Annotated[
    str, typer.Argument(help="SQL 或 .sql 文件 · SQL, or a file of it")
]
Output = Annotated[str, typer.Option("--format", help="table, csv, json")]
FormFeed = Annotated[str, typer.Argument(help="数据类别 · the feed")]
FormFile = Annotated[Path, typer.Argument(help="要写的 .xlsx · the file to write")]
Port = Annotated[int, typer.Option(help="端口 · port")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")]
Webhook = Annotated[
    str | None,
    typer.Option(
        "--webhook",
        metavar="URL",
        help="把新的提醒发到这里 · post new ones there (or NIGHTLEDGER_ALERT_WEBHOOK)",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="TIME",
        help="看到哪一刻：2026-10-31 20:00 或 now，默认数据的最新时刻"
        " · as of when, or now; by default the newest moment of the data",
    ),
]
District = Annotated[
    str | None,
    typer.Option(
        "--district", help="片区编号，默认消费带 · district id, by default the belt"
    ),
]
