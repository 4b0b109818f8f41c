"""`nightledger report`: writes a briefing to a file, and never over one."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from ingest.message import Message
from queries.briefing.document import build_document, check_template, shipped_template
from queries.briefing.gathering import Briefing, gather
from queries.briefing.month import read_month
from queries.briefing.refused import BriefingError
from queries.briefing.spreadsheet import build_workbook
from queries.briefing.wording import data_note
from queries.present.filters import default_district
from queries.present.fonts import has_chinese_font
from queries.present.language import Language, speaking
from warehouse.connect import Reader, open_warehouse
from warehouse.installed_sql import raise_on_other_version


@dataclass(frozen=True)
class Order:
    """What was asked for: month and file as typed, own template, district id."""

    month: str
    out: Path
    template: Path | None = None
    district_id: str | None = None


def write_report(db: Path, order: Order, language: Language) -> list[Message]:
    """Write the briefing, as Word or as Excel by the file's ending.

    Returns what a reader should know of it: days without data, missing pictures.
    Raises:
        BriefingError: the month, the file's name, the template or the district cannot
            be used, or the month has no data; nothing was written.
        NoWarehouseError: there is no warehouse.
    """
    month = read_month(order.month)
    refuse_name(order.out)
    name = "template.docx" if order.template is None else order.template.name
    with speaking(language):
        template = read_template(order.template)
        check_template(template, name)
        reader = open_warehouse(db)
        try:
            raise_on_other_version(reader)
            briefing = gather(reader, month, chosen_scope(reader, order.district_id))
        finally:
            reader.close()
        made_at = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        if order.out.suffix.lower() == ".xlsx":
            content = build_workbook(briefing, made_at)
        else:
            content = build_document(briefing, made_at, template, name)
    write_new(order.out, content)
    return remarks(briefing, order.out)


def refuse_name(out: Path) -> None:
    """Raise BriefingError for a file that is neither Word nor Excel, or is there."""
    if out.suffix.lower() not in (".docx", ".xlsx"):
        why = Message("不是 .docx 也不是 .xlsx", "is neither .docx nor .xlsx")
        raise not_written(out, why)
    if out.exists():
        raise not_written(out, Message("已经存在", "exists already"))


def not_written(out: Path, why: Message) -> BriefingError:
    """The refusal to write a file."""
    return BriefingError(
        Message(
            f"{out} {why.zh}。\n  没有写任何文件；请换一个文件名或文件夹。",
            f"{out} {why.en}.\n  Nothing was written; choose another name or folder.",
        )
    )


def read_template(path: Path | None) -> bytes:
    """Return the template: an own one, or the one that comes along."""
    if path is None:
        return shipped_template()
    try:
        return path.read_bytes()
    except OSError:
        raise BriefingError(
            Message(
                f"读不了模板：{path}\n  没有写任何文件；请检查文件名。",
                f"The template cannot be read: {path}\n"
                "  Nothing was written; check its name.",
            )
        ) from None


def chosen_scope(reader: Reader, district_id: str | None) -> str | None:
    """Return the district that was asked for, else the one the app opens with."""
    districts = reader.query("from core.dim_district order by district_id")
    if district_id is None:
        return default_district(districts)
    if district_id in districts["district_id"]:
        return district_id
    known = "、".join(districts["district_id"])
    raise BriefingError(
        Message(
            f"没有编号为 {district_id} 的片区。\n  没有写任何文件；可用的有：{known}",
            f"No district has the id {district_id}.\n"
            f"  Nothing was written; there are: {known.replace('、', ', ')}",
        )
    )


def write_new(out: Path, content: bytes) -> None:
    """Write a file that was not there; what staff have edited is never replaced."""
    try:
        with out.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise not_written(out, Message("已经存在", "exists already")) from None
    except OSError:
        raise not_written(out, Message("写不了", "cannot be written")) from None


def remarks(briefing: Briefing, out: Path) -> list[Message]:
    """Return what a reader of the briefing should know beforehand."""
    found = []
    if briefing.is_partial:
        with speaking("zh"):
            zh = data_note(briefing)
        with speaking("en"):
            found.append(Message(f"  {zh}", f"  {data_note(briefing)}"))
    if out.suffix.lower() == ".docx" and not has_chinese_font():
        found.append(
            Message(
                "  这台机器没有中文字体，月报里没有图。请管理员安装 fonts-noto-cjk。",
                "  This machine has no Chinese font: the briefing has no charts. "
                "Ask the administrator to install fonts-noto-cjk.",
            )
        )
    return found
