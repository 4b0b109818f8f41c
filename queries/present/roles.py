"""Who may open which page and see small counts; without a roles file everyone may all.

Who someone is comes from outside: a reverse proxy (server.trustedUserHeaders) or an
identity provider (st.login). What they may do is in the file that NIGHTLEDGER_ROLES
names. Whoever is not in it sees nothing: a mistake closes the door, it never opens it.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import streamlit as st
from pydantic import BaseModel, ConfigDict

from queries.present.language import say
from warehouse.settings import settings_now

Role = Literal["staff", "organiser", "auditor", "administrator"]

#: Role → the questions (folders of queries/) that it may open.
PAGES: dict[Role, frozenset[str]] = {
    "organiser": frozenset(
        {"overview", "districts", "night", "festivals", "refunds", "dictionary"}
    ),
    "auditor": frozenset(
        {"overview", "districts", "night", "festivals", "refunds"}
        | {"quality", "audit", "briefing", "sql", "dictionary"}
    ),
    "staff": frozenset(
        {"overview", "districts", "night", "festivals", "refunds"}
        | {"upload", "quality", "audit", "briefing", "dictionary"}
    ),
    "administrator": frozenset(
        {"overview", "districts", "night", "festivals", "refunds", "upload"}
        | {"quality", "audit", "briefing", "sql", "dictionary"}
    ),
}

#: Roles that see every count and single cases; the others see small counts hidden.
SEE_SMALL_COUNTS: frozenset[Role] = frozenset({"staff", "auditor", "administrator"})


class RolesError(Exception):
    """The roles file cannot be read; nobody sees anything until it can."""


class RoleFile(BaseModel):
    """The content of the roles file.

    user_field: the field of the identity that holds the name, as the proxy's mapping or
    the identity provider calls it. roles: role → the names of those who have it.
    """

    model_config = ConfigDict(extra="forbid")

    user_field: str = "name"
    roles: dict[Role, list[str]]


def read_roles(path: Path) -> RoleFile:
    """Return the roles file.

    Raises:
        RolesError: it is missing, no TOML, or holds something that is not known.
    """
    try:
        return _roles_of(path, path.stat().st_mtime_ns)
    except (OSError, ValueError) as problem:
        raise RolesError(str(path)) from problem


@lru_cache(maxsize=1)
def _roles_of(path: Path, changed_at_ns: int) -> RoleFile:
    return RoleFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def roles_in(file: RoleFile, identity: Mapping[str, object]) -> frozenset[Role]:
    """Return the roles of an identity; none for a name that the file does not hold.

    An address that the identity provider has not verified is no name.
    """
    if identity.get("is_logged_in") is False or identity.get("email_verified") is False:
        return frozenset()
    name = identity.get(file.user_field)
    if not isinstance(name, str) or not name.strip():
        return frozenset()
    return frozenset(
        role for role, names in file.roles.items() if name.strip() in names
    )


def current_roles() -> frozenset[Role]:
    """Return the roles of whoever is looking; on a desk without roles, all of them.

    Raises:
        RolesError: there is a roles file and it cannot be read.
    """
    path = settings_now().roles
    if path is None:
        return frozenset(PAGES)
    return roles_in(read_roles(path), st.user.to_dict())


def may_open(question: str) -> bool:
    """Return whether whoever is looking may open the page of a question."""
    return any(question in PAGES[role] for role in current_roles())


def sees_small_counts() -> bool:
    """Return whether whoever is looking sees every count and single cases."""
    return bool(current_roles() & SEE_SMALL_COUNTS)


def admit(question: str) -> None:
    """End the page with a sentence where whoever is looking may not open it.

    Each page asks for itself: what the navigation leaves out is no lock.
    """
    stop_strangers()
    if not may_open(question):
        st.warning(
            say("您的角色不能打开这一页。需要的话，请向管理员申请。"),
            icon=":material/lock:",
        )
        st.stop()


def stop_strangers() -> None:
    """End the run with a sentence for someone without any role, or without a file."""
    try:
        is_known = bool(current_roles())
    except RolesError as problem:
        st.error(
            say("读不了权限表 {path}，所以什么也不显示。", path=problem),
            icon=":material/lock:",
        )
        st.stop()
    if not is_known:
        st.warning(
            say("没有认出您是谁，或者您还没有任何角色，所以什么也不显示。"),
            icon=":material/lock:",
        )
        if st.user.to_dict().get("is_logged_in") is False:
            st.button(say("登录"), on_click=st.login, icon=":material/login:")
        st.stop()
