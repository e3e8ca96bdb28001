"""What a page must not do while it is read: fail, break its policy, or ask another host."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request, Response

INSIDE = ("data:", "blob:", "about:")


class Watch:
    """Collects from the moment it is made; `take` gives what was found since the last call."""

    def __init__(self, page: Page, home: str) -> None:
        self.home = home
        self.found: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.found.append(f"script: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def take(self) -> list[str]:
        found, self.found = self.found, []
        return found

    def _console(self, message: ConsoleMessage) -> None:
        # A failed answer is told by its response, with its address.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.found.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", *INSIDE)):
            self.found.append(f"another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.found.append(f"{response.status}: {response.url}")
