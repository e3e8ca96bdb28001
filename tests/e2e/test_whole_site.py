"""The whole public site, page by page and link by link, as it comes over HTTP."""

from __future__ import annotations

import gzip
from urllib.parse import quote

import pytest

from tests.e2e.crawling import MOST
from tests.e2e.words import english_in

pytestmark = pytest.mark.browser

HEAVIEST = 60_000
# Addresses and names which Chinese pages write in Latin letters.
NAMES = {
    *("Muning Red Cross Society", "English", "JSON Feed"),
    # A bank abroad, a platform and the numbers of tenders, as the demonstration has them.
    *("Example Bank, Muning Branch", "EXMPCNBXXXX", "give.example.org/muning", "MNHC-"),
}


def test_every_link_leads_somewhere(crawl):
    broken = [f"{a.status} {a.path} on {a.cited_by}" for a in crawl.answers.values() if a.status >= 400]

    assert (broken, len(crawl.answers) < MOST) == ([], True)


def test_every_place_that_is_linked_to_exists(crawl):
    lost = [
        f"{target}#{fragment} on {page}"
        for page, target, fragment in crawl.fragments
        if (answer := crawl.answers.get(target)) in crawl.pages() and fragment not in answer.anchors
    ]

    assert lost == []


def test_every_public_entry_answers(crawl):
    """Each at its own address, or on the page where it lies."""
    silent = [entry.path for entry in crawl.entries if crawl.page_of(entry.path).status != 200]

    assert (silent, len(crawl.entries) > 200) == ([], True)


def test_styles_and_scripts_weigh_little(crawl):
    shared = {
        link
        for page in crawl.pages()
        for link in page.tree.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    }
    weights = {link: crawl.fetch(link, compressed=True).size for link in sorted(shared)}

    assert {link: size for link, size in weights.items() if size == 0} == {}
    assert sum(weights.values()) <= HEAVIEST


def test_pages_themselves_are_light(crawl):
    heavy = {
        page.path: size for page in crawl.pages() if (size := len(gzip.compress(page.body, 6))) > HEAVIEST
    }

    assert heavy == {}


def test_chinese_pages_speak_chinese(crawl):
    spoken = {
        f"{text} on {page.path}"
        for page in crawl.pages()
        if not page.path.startswith("/en/")
        for text in english_in(page.tree, NAMES)
    }

    assert sorted(spoken) == []


@pytest.mark.parametrize(
    "path", ["/no-such-page/", "/search/", "/search/?q=救护", "/search/?q=鹦鹉螺", "/search/?q=%00"]
)
def test_answers_to_readers_speak_chinese(crawl, path):
    assert english_in(crawl.fetch(quote(path, safe="/?=%")).tree, NAMES) == []


def test_english_pages_speak_english(crawl):
    """What the interface says; names of people and places stay."""
    untranslated = {
        f"{label} on {page.path}"
        for page in crawl.pages()
        if page.path.startswith("/en/")
        for label in page.tree.xpath("//nav/@aria-label | //button/text() | //summary/text() | //dt/text()")
        if any("\u4e00" <= letter <= "\u9fff" for letter in label)
    }

    assert sorted(untranslated) == []
