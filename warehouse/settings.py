"""Settings of one installation, from NIGHTLEDGER_… variables of the environment."""

from pathlib import Path
from typing import Literal

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where the warehouse is and how it speaks.

    NIGHTLEDGER_DB: the stable name of the warehouse, which points to its newest
    snapshot. NIGHTLEDGER_LANGUAGE: zh or en, for messages. NIGHTLEDGER_KEEP_HOURS: how
    long an old snapshot stays for readers that still have it open, hours.
    NIGHTLEDGER_ROLES: the file of who may see what in the app; none = everyone, all.
    NIGHTLEDGER_ALERT_WEBHOOK: where `nightledger alerts` posts new alerts; none = they
    stay on the machine. It may hold a secret and is never printed.
    """

    model_config = SettingsConfigDict(env_prefix="NIGHTLEDGER_")

    db: Path = Path("data/nightledger.duckdb")
    language: Literal["zh", "en"] = "zh"
    keep_hours: float = 168.0
    roles: Path | None = None
    alert_webhook: SecretStr | None = None
