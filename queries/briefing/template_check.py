"""Checks a template that staff have edited before it is used.

A template may write placeholders, repeat rows over the lists, and choose with if. It
may not call or compute anything: what stands in a briefing is what the metrics say.
"""

import difflib
import re
from dataclasses import dataclass, field

from docx.document import Document
from jinja2 import Environment, TemplateSyntaxError, nodes

from ingest.message import Message
from queries.briefing.placeholders import PLACEHOLDERS, Placeholder
from queries.briefing.template_tags import (
    Stretch,
    Tag,
    stray_braces,
    stretches,
    tags_in,
)

#: What a tag may be made of; nothing here can call, compute or reach further.
ALLOWED = (
    *(nodes.Name, nodes.Getattr, nodes.Const, nodes.Not, nodes.And, nodes.Or),
    *(nodes.Compare, nodes.Operand, nodes.Output, nodes.Template),
)

FOR = re.compile(r"(?:tr|tc|p|r)?\s*for\s+(\w+)\s+in\s+(\w+)")
END = re.compile(r"(?:tr|tc|p|r)?\s*(endfor|endif|else)")
IF = re.compile(r"(?:tr|tc|p|r)?\s*(if|elif)\s+(.+)")


@dataclass
class Checker:
    """Walks through the tags in order and notes what is wrong.

    open: what is open at this point: (for, name of a row, its list) or (if, "", None).
    """

    faults: list[Message] = field(default_factory=list)
    open: list[tuple[str, str, Placeholder | None]] = field(default_factory=list)

    def fault(self, where: Message, zh: str, en: str) -> None:
        """Note a fault and its place."""
        self.faults.append(Message(f"{where.zh}：{zh}", f"{where.en}: {en}"))

    def stretch(self, stretch: Stretch) -> None:
        """Check one paragraph."""
        for tag in tags_in(stretch):
            if tag.is_order:
                self.order(tag)
            else:
                self.expression(tag.text, tag)
        stray = stray_braces(stretch)
        if stray:
            self.fault(
                stretch.where,
                f"“{stray}” 没有配成对；占位符写作 {{{{ 名称 }}}}，用半角花括号",
                f"“{stray}” has no partner; write {{{{ name }}}} with ASCII braces",
            )

    def order(self, tag: Tag) -> None:
        """Check a tag that repeats or chooses."""
        if loop := FOR.fullmatch(tag.text):
            self.loop(loop[1], loop[2], tag)
        elif choice := IF.fullmatch(tag.text):
            if choice[1] == "if":
                self.open.append(("if", "", None))
            self.expression(choice[2], tag)
        elif end := END.fullmatch(tag.text):
            self.end(end[1], tag)
        else:
            self.fault(
                tag.where,
                f"不认识 {{% {tag.text} %}}；"
                "只有 for … in …、endfor、if、elif、else、endif",
                f"{{% {tag.text} %}} is not known; there are for … in …, endfor, if, "
                "elif, else, endif",
            )

    def loop(self, row: str, name: str, tag: Tag) -> None:
        """Open a repetition over a list."""
        found = named(name, PLACEHOLDERS)
        if found is None or not found.fields:
            lists = tuple(each for each in PLACEHOLDERS if each.fields)
            self.unknown(name, lists, tag.where)
            found = None
        self.open.append(("for", row, found))

    def end(self, word: str, tag: Tag) -> None:
        """Close what is open; else is only for if."""
        wanted = {"endfor": "for"}.get(word, "if")
        if not self.open or self.open[-1][0] != wanted:
            self.fault(
                tag.where,
                f"{{% {word} %}} 前面没有对应的 {wanted}",
                f"{{% {word} %}} has no {wanted} before it",
            )
        elif word != "else":
            self.open.pop()

    def expression(self, text: str, tag: Tag) -> None:
        """Check that an expression holds known names and nothing that computes."""
        try:
            tree = Environment().parse("{{ " + text + " }}")
        except TemplateSyntaxError:
            tree = None
        if tree is None or not all(isinstance(n, ALLOWED) for n in all_nodes(tree)):
            self.fault(
                tag.where,
                f"{{{{ {text} }}}} 不是占位符；这里只能写名称，不能计算",
                f"{{{{ {text} }}}} is no placeholder; names only, nothing is computed",
            )
            return
        rows = {row: found for kind, row, found in self.open if kind == "for"}
        reached = set()
        for reach in tree.find_all(nodes.Getattr):
            self.field(reach, rows, tag.where)
            reached.add(id(reach.node))
        for name in tree.find_all(nodes.Name):
            is_row = name.name in rows
            if is_row and id(name) not in reached:
                self.fault(
                    tag.where,
                    f"“{name.name}” 是一行，要写明哪一列",
                    f"“{name.name}” is a row; name the column",
                )
            if not is_row:
                known = named(name.name, PLACEHOLDERS)
                if known is None or (known.fields and not tag.is_order):
                    texts = tuple(each for each in PLACEHOLDERS if not each.fields)
                    self.unknown(name.name, texts, tag.where)

    def field(
        self,
        reach: nodes.Getattr,
        rows: dict[str, Placeholder | None],
        where: Message,
    ) -> None:
        """Check the column of a row."""
        row = reach.node.name if isinstance(reach.node, nodes.Name) else None
        if row is None or row not in rows:
            self.fault(
                where,
                f"“{reach.attr}” 前面的不是表里的一行",
                f"what stands before “{reach.attr}” is no row of a list",
            )
            return
        found = rows[row]
        if found is not None and named(reach.attr, found.fields) is None:
            self.unknown(reach.attr, found.fields, where, f"{row}.")

    def unknown(
        self,
        name: str,
        known: tuple[Placeholder, ...],
        where: Message,
        before: str = "",
    ) -> None:
        """Note a name that is not known, with the nearest one that is."""
        names = [each for placeholder in known for each in placeholder.names]
        near = difflib.get_close_matches(name, names, 1, 0.3)
        zh = f"；最接近的是 {before}{near[0]}" if near else ""
        en = f"; the nearest is {before}{near[0]}" if near else ""
        self.fault(
            where,
            f"没有叫 “{before}{name}” 的占位符{zh}",
            f"no placeholder is named “{before}{name}”{en}",
        )


def named(name: str, known: tuple[Placeholder, ...]) -> Placeholder | None:
    """Return the placeholder of either name."""
    return next((each for each in known if name in each.names), None)


def all_nodes(tree: nodes.Node) -> list[nodes.Node]:
    """Return a tree's nodes, itself included."""
    return [tree, *tree.find_all(nodes.Node)]


def faults_of(document: Document) -> list[Message]:
    """Return what is wrong with a template, in the order of the document."""
    checker = Checker()
    for stretch in stretches(document):
        checker.stretch(stretch)
    end = Message("文末", "end of the document")
    for kind, _, _ in checker.open:
        checker.fault(end, f"{kind} 没有 end{kind}", f"a {kind} has no end{kind}")
    return checker.faults
