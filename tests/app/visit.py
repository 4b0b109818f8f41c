"""A person's look at the app in a real browser."""

import re

from playwright.sync_api import ConsoleMessage, Page, expect


class Visit:
    """One browser page, and what it asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.strangers: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._note(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        """Note an error; Streamlit asks below the page's address first, in vain."""
        asked_below_page = re.search(
            r"\w/_stcore/(health|host-config)$", str(message.location.get("url"))
        )
        if message.type == "error" and not asked_below_page:
            self.errors.append(message.text)

    def _note(self, url: str) -> None:
        if not url.startswith(
            ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
        ):
            self.strangers.append(url)

    def wait_until_still(self) -> None:
        """Wait until the server has sent the page and the charts are drawn."""
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        self.page.wait_for_load_state("networkidle")
