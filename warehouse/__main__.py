"""The command `nightledger`: the one place that knows every step.

Exit status: 0 all rows kept · 3 loaded, some rows set aside or flagged · 2 refused,
nothing changed · 1 a bug. `alerts` has its own, said in its help.
"""

import sys
from pathlib import Path

import typer

from ingest.message import Message, PoliteError
from warehouse.console import Voice
from warehouse.options import (
    AsOf,
    Database,
    DeliveryId,
    District,
    Feed,
    FormFeed,
    FormFile,
    Json,
    LayoutName,
    Marked,
    Month,
    Output,
    OwnTemplate,
    Paths,
    Port,
    Reason,
    Release,
    ReportFile,
    Statement,
    Watch,
    Webhook,
)
from warehouse.settings import Settings

SOME_NEED_A_LOOK = 3
REFUSED = 2
BUG = 1

cli = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="夜间经济客流台账 · Visitor ledger of a night-economy district",
)


def database(db: Path | None) -> Path:
    """Return the warehouse that a command is about."""
    return db if db is not None else Settings().db


@cli.command()
def load(
    paths: Paths,
    db: Database = None,
    feed: Feed = None,
    layout: LayoutName = None,
    release: Release = None,
    watch: Watch = False,
) -> None:
    """载入文件并发布 · Load files, check them, publish the result."""
    from ingest.reading import expand_paths
    from warehouse.load import load_files
    from warehouse.progress import file_progress
    from warehouse.watch_folder import watch_folder

    settings = Settings()
    voice = Voice(settings.language)
    target = database(db)
    if watch:
        watch_folder(paths, target, settings, voice)
        return
    files = expand_paths(paths)
    with file_progress(len(files), settings.language) as announce:
        outcomes = load_files(
            target, files, settings.keep_hours, feed, layout, announce, release
        )
    for outcome in outcomes:
        voice.outcome(outcome)
    voice.published(target, outcomes)
    if any(
        outcome.delivery is not None and outcome.delivery.needs_a_look
        for outcome in outcomes
    ):
        raise typer.Exit(SOME_NEED_A_LOOK)


@cli.command()
def check(
    paths: Paths,
    db: Database = None,
    feed: Feed = None,
    layout: LayoutName = None,
    marked: Marked = None,
) -> None:
    """试读，不改动 · Dry run: what would be kept and set aside, and why."""
    from ingest.delivery import FeedError
    from ingest.reading import expand_paths
    from warehouse.dry_run import check_files
    from warehouse.hand_back import hand_back, one_file

    voice = Voice(Settings().language)
    to_mark = None if marked is None else one_file(expand_paths(paths))
    try:
        runs = check_files(database(db), paths, feed, layout)
    except FeedError as refused:
        voice.say(refused.message, style="red")
        voice.raw(refused.skeleton)
        raise typer.Exit(REFUSED) from None
    for run in runs:
        voice.delivery(run.delivery)
        voice.effect(run.effect)
    if marked is not None and to_mark is not None:
        voice.say(hand_back(to_mark, runs[0].delivery, marked, voice.language))
    if any(run.delivery.needs_a_look for run in runs):
        raise typer.Exit(SOME_NEED_A_LOOK)


@cli.command()
def withdraw(
    delivery_id: DeliveryId,
    reason: Reason,
    db: Database = None,
) -> None:
    """撤回一次报送，不抹掉 · Withdraw a delivery; nothing is erased."""
    from warehouse.withdraw import withdraw_delivery

    settings = Settings()
    target = database(db)
    done = withdraw_delivery(target, delivery_id, reason, settings.keep_hours)
    voice = Voice(settings.language)
    voice.withdrawal(done)
    voice.say(Message(f"已发布：{target}", f"Published: {target}"), style="green")


@cli.command()
def publish(db: Database = None) -> None:
    """重装指标并发布 · Install changed metric files again and publish."""
    from warehouse.connect import newest_snapshot
    from warehouse.publish import publication

    settings = Settings()
    target = database(db)
    newest_snapshot(target)
    with publication(target, settings.keep_hours):
        pass
    Voice(settings.language).say(Message(f"已发布：{target}", f"Published: {target}"))


@cli.command()
def sql(text: Statement, db: Database = None, output: Output = "table") -> None:
    """只读查询 · Read-only query."""
    from warehouse.desk import answer

    voice = Voice(Settings().language)
    voice.console.print(
        answer(database(db), text, output), markup=False, end="", soft_wrap=True
    )


@cli.command()
def template(feed: FormFeed, out: FormFile, db: Database = None) -> None:
    """填报模板 · Write the empty form of a feed, with drop-downs and explanations."""
    from warehouse.template_file import write_template

    remark = write_template(feed, out, database(db))
    voice = Voice(Settings().language)
    voice.say(Message(f"已写好模板：{out}", f"Written: {out}"))
    if remark is not None:
        voice.say(remark, style="yellow")


@cli.command()
def report(
    month: Month,
    out: ReportFile,
    db: Database = None,
    own_template: OwnTemplate = None,
    district: District = None,
) -> None:
    """月报 · Write the monthly briefing in Word, or its numbers in Excel."""
    from queries.present.without_app import quieten

    quieten()
    from queries.briefing.report_file import Order, write_report

    settings = Settings()
    voice = Voice(settings.language)
    order = Order(month, out, own_template, district)
    remarks = write_report(database(db), order, settings.language)
    voice.say(Message(f"已写好月报：{out}", f"Briefing written: {out}"))
    for remark in remarks:
        voice.say(remark, style="yellow")


@cli.command()
def alerts(
    db: Database = None,
    as_json: Json = False,
    webhook: Webhook = None,
    as_of: AsOf = None,
) -> None:
    """现在要看的事 · What needs a look now.

    退出码 Exit status: 0 没有 none · 3 有 some · 2 拒绝 refused · 1 没送到 not posted.
    """
    from queries.present.without_app import quieten

    quieten()
    from queries.alerts.report import tell_alerts

    raise typer.Exit(tell_alerts(database(db), Settings(), as_of, as_json, webhook))


@cli.command()
def app(db: Database = None, port: Port = 8501) -> None:
    """打开应用 · Serve the app on 127.0.0.1."""
    from warehouse.app_process import become_app

    become_app(database(db), port)


def main() -> None:
    """Run a command; say what is wrong in words, with the exit status above."""
    voice = Voice(Settings().language)
    try:
        cli()
    except PoliteError as refusal:
        voice.say(refusal.message, style="red")
        sys.exit(REFUSED)
    except Exception as bug:
        voice.bug(bug)
        sys.exit(BUG)


if __name__ == "__main__":
    main()
