"""What editors and signers do in the admin, step by step as a hand would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def write(page: Page, column: str, *, file: Path | None = None, title: str = "", text: str = "") -> int:
    """写稿; gives the number of the page that was made. The editor is open afterwards."""
    page.goto("/admin/")
    page.click("nav >> text=写稿")
    page.select_option("select[name=column]", label=column)
    if file:
        page.set_input_files("input[name=file]", file)
    if title:
        page.fill("input[name=title]", title)
    if text:
        page.click("[role=textbox]")
        page.keyboard.insert_text(text)
    page.click("[data-writing-submit]")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return int(page.url.split("/")[-3])


def add_lead_picture(page: Page, file: Path, *, alt: str, credit: str) -> None:
    page.locator("text=选择一个图片").first.click()
    page.click(".modal-content [role=tab] >> text=上传")
    page.set_input_files(".modal-content input[type=file]", file)
    page.fill("[name=image-chooser-upload-description]", alt)
    page.fill("[name=image-chooser-upload-credit]", credit)
    page.click(".modal-content [type=submit]:visible")
    page.wait_for_selector(".modal-content", state="detached")


def credit_figures(page: Page, credit: str) -> None:
    for field in page.locator("[name^=body-][name$=-credit]").all():
        field.fill(credit)


def wait_until_saved(page: Page) -> None:
    """The editor saves by itself a moment after the last change, and says so."""
    page.wait_for_timeout(1500)
    page.wait_for_selector("text=已保存")


def choose_action(page: Page, name: str) -> None:
    """One of the buttons which the menu beside 保存草稿 holds."""
    page.click("footer [data-w-dropdown-target=toggle]")
    page.click(f"button[name={name}]")


def submit(page: Page) -> str:
    """送审; gives what the admin says to it."""
    choose_action(page, "action-submit")
    page.wait_for_selector(".messages li")
    return page.inner_text(".messages")


def open_desk(page: Page, number: int) -> None:
    page.goto(f"/admin/approval/{number}/")


def decide(page: Page, decision: str, opinion: str = "") -> str:
    """At the open desk: "sign" or "return"; gives what the desk says to it."""
    if opinion:
        page.fill("[name=opinion]", opinion)
    page.click(f"button[name=decision][value={decision}]")
    page.wait_for_selector(".notice")
    return page.inner_text(".notice")


def add_words(page: Page, words: str) -> None:
    """At the end of the first paragraph. The rich text editor hands on what is typed after a moment."""
    page.click("[data-contentpath=body] [contenteditable=true]")
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)
    page.wait_for_function(
        "words => [...document.querySelectorAll('[name^=body-]')].some((field) => field.value.includes(words))",
        arg=words,
    )


def rewrite(page: Page, words: str) -> None:
    """In the place of all that stands in the first paragraph."""
    page.click("[data-contentpath=body] [contenteditable=true]")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    add_words(page, words)


def tell_change(page: Page, change: str, note: str = "", *, old: str = "", new: str = "") -> None:
    """What this version of a published page is: "minor", "update", or "correction" with old and new value."""
    page.select_option("select[name=change]", change)
    page.fill("[name=change_note]", note)
    if old:
        page.click("[data-contentpath=corrections] .c-sf-add-button >> nth=0")
        page.fill("[name=corrections-0-value-old]", old)
        page.fill("[name=corrections-0-value-new]", new)


def open_withdrawal(page: Page, number: int) -> None:
    """撤稿 in the menu of the page's editor."""
    page.goto(f"/admin/pages/{number}/edit/")
    page.click("#w-slim-header-buttons button")
    page.click(f"a[href$='/approval/withdraw/{number}/']")
    page.wait_for_selector("[name=descent]")


def ask_down(page: Page, descent: str, *, public: str = "", internal: str) -> str:
    """At the open form: "retracted" or "taken_down"; gives the address of the request."""
    page.check(f"[name=descent][value={descent}]")
    page.fill("[name=public_reason]", public)
    page.fill("[name=internal_reason]", internal)
    page.click("form .button--sign")
    page.wait_for_url("**/admin/approval/withdrawals/*/")
    return page.url


def publish_in_emergency(page: Page, number: int, reason: str) -> str:
    """From the desk; gives what it says afterwards."""
    open_desk(page, number)
    page.click(f"a[href$='/{number}/emergency/']")
    page.fill("[name=reason]", reason)
    page.click("form .button--sign")
    page.wait_for_selector(".notice")
    return page.inner_text(".notice >> nth=0")


def decide_afterwards(page: Page, opinion: str) -> None:
    """补签, at the open record of what was published on one person's word."""
    page.fill("[name=opinion]", opinion)
    page.click("form .button--sign")
    page.wait_for_url("**/admin/approval/afterwards/")
