"""Settings of one installation, from NIGHTLEDGER_… variables of the environment."""

import functools
import os
from pathlib import Path
from typing import Literal

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "NIGHTLEDGER_"


class Settings(BaseSettings):
    """Where the warehouse is and how it speaks.

    NIGHTLEDGER_DB: the stable name of the warehouse, which points to its newest
    snapshot. NIGHTLEDGER_LANGUAGE: zh or en, for messages. NIGHTLEDGER_KEEP_HOURS: how
    long an old snapshot stays for readers that still have it open, hours.
    NIGHTLEDGER_ROLES: the file of who may see what in the app; none = everyone, all.
    NIGHTLEDGER_ALERT_WEBHOOK: where `nightledger alerts` posts new alerts; none = they
    stay on the machine. It may hold a secret and is never printed.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX)

    db: Path = Path("data/nightledger.duckdb")
    language: Literal["zh", "en"] = "zh"
    keep_hours: float = 168.0
    roles: Path | None = None
    alert_webhook: SecretStr | None = None


def settings_now() -> Settings:
    """Return the settings of the environment as it is now.

    Reading them takes 0.8 ms and a page asks a hundred times, so they are read again
    only when one of the variables has changed.
    """
    return _settings_of(tuple(map(os.environ.get, VARIABLES)))


#: The variables of the settings, in their order.
VARIABLES = tuple(f"{PREFIX}{name.upper()}" for name in Settings.model_fields)


@functools.lru_cache(maxsize=8)
def _settings_of(values: tuple[str | None, ...]) -> Settings:
    return Settings()
