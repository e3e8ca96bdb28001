"""Nothing on any screen is left in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings
from django.utils import translation

from core import catalogues, extraction

SITE, PACKAGES = (Path(folder) for folder in settings.LOCALE_PATHS)
PLACEHOLDER = re.compile(r"%\(\w+\)(?=\d*[sd])|\{\w*\}|%[sd]")


def catalogue(folder: Path, domain: str) -> Catalog:
    return extraction.load(folder / extraction.LOCALE / "LC_MESSAGES" / f"{domain}.po")


def untranslated(template: Catalog, said: Catalog) -> list[str]:
    found = []
    for message in template:
        answer = said.get(extraction.key(message)[0], message.context) if message.id else message
        if message.id and (answer is None or not extraction.is_complete(answer)):
            found.append(extraction.key(message)[0])
    return found


@pytest.mark.parametrize("domain", extraction.DOMAINS)
def test_every_message_of_ours_is_translated(domain):
    assert untranslated(extraction.ours(domain), catalogue(SITE, domain)) == []


@pytest.mark.parametrize("domain", extraction.DOMAINS)
def test_what_the_packages_lack_is_translated(domain):
    assert untranslated(extraction.lacking(domain), catalogue(PACKAGES, domain)) == []


def test_a_message_without_translation_is_found():
    template, said = extraction.empty(), extraction.empty()
    template.add("Never said anywhere")
    template.add("Said", "")
    said.add("Said", "说过")

    assert untranslated(template, said) == ["Never said anywhere"]


# The code gives day, month, year and the month's name; each language takes what it says of a date.
OF_DATES = {"date", "month in a filter", "year in a list"}


@pytest.mark.parametrize("folder", [SITE, PACKAGES], ids=["site", "packages"])
@pytest.mark.parametrize("domain", extraction.DOMAINS)
def test_no_translation_has_a_placeholder_that_the_message_lacks(folder, domain):
    wrong = []
    for message in filter(extraction.is_complete, catalogue(folder, domain)):
        if message.context in OF_DATES:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        known = {p for text in ids for p in PLACEHOLDER.findall(text)}
        used = {p for text in said for p in PLACEHOLDER.findall(text)}
        if used - known or (message.id and not isinstance(message.id, tuple) and known - used):
            wrong.append(ids[0])

    assert wrong == []


def test_extraction_reads_python_jinja_and_django_templates(tmp_path):
    room = tmp_path / "room"
    files = {
        "words.py": 'label = pgettext_lazy("gift", "Donor")\n',
        "jinja2/page.html": '{{ row(title=_("In a macro\'s argument")) }}',
        "templates/mail.txt": "{% load i18n %}\n  {% blocktranslate count n=n trimmed %}\n    One\n  {% plural %}\n"
        "    {{ n }} of them\n  {% endblocktranslate %}\n {% translate 'Sent' context 'mail' %}",
        "tests/test_words.py": '_("Only in a test")',
    }
    for name, text in files.items():
        path = room / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    found = extraction.empty()

    extraction.read(room, "django", found)

    assert {(m.context, m.id) for m in found if m.id} == {
        ("gift", "Donor"),
        (None, "In a macro's argument"),
        (None, ("One", "%(n)s of them")),
        ("mail", "Sent"),
    }


def test_merging_keeps_what_was_said_and_drops_what_is_gone():
    template, said = extraction.empty(), extraction.empty()
    template.add("Kept", locations=[("a.py", 3)])
    template.add(("One page", "%(n)s pages"))
    said.add("Kept", "留下")
    said.add("Gone", "不在了")
    said.add("One page", "%(n)s 页")

    merged = extraction.merge(template, said)

    assert {m.id: m.string for m in merged if m.id} == {
        "Kept": "留下",
        ("One page", "%(n)s pages"): ("%(n)s 页",),
    }


def test_a_stale_catalogue_is_compiled_and_a_fresh_one_is_left(settings, tmp_path):
    po = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.po"
    catalogue = extraction.empty()
    catalogue.add("Street", "街道")
    catalogue.header_comment = "# words"
    extraction.save(catalogue, po)
    settings.LOCALE_PATHS = [tmp_path]

    assert catalogues.compile_all() == [po.with_suffix(".mo")]
    assert catalogues.compile_all() == []


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Submit for moderation", "送审"),  # Wagtail itself says 提交审核
        ("Unpublish", "撤稿"),
        ("Autosave is paused", "自动保存已暂停"),  # Wagtail's Chinese catalogue lacks it
    ],
)
def test_our_words_win_over_the_packages(message, said):
    with translation.override("zh-hans"):
        assert translation.gettext(message) == said


def test_texts_compiled_late_are_read_all_the_same(tmp_path, settings):
    """On a first start something is said before the catalogues are there."""
    folder = tmp_path / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    settings.LOCALE_PATHS = [tmp_path]
    with translation.override("zh-hans"):
        before = translation.gettext("Said late")
        (folder / "django.po").write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
                                          'msgid "Said late"\nmsgstr "晚到"\n', encoding="utf-8")  # fmt: skip
        catalogues.compile_all()

        assert (before, translation.gettext("Said late")) == ("Said late", "晚到")
    settings.LOCALE_PATHS = [SITE, PACKAGES]
    catalogues.read_again()
