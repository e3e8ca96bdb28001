"""The content of the demo society, as plain values. No model is imported here."""

from __future__ import annotations

from home.demo.content import loading
from home.demo.content.records import (
    Body,
    DemoColumn,
    DemoDepartment,
    DemoDoor,
    DemoEntry,
    DemoEventKind,
    DemoFigure,
    DemoHome,
    DemoNews,
    DemoNotice,
    DemoPage,
    DemoPerson,
    DemoSociety,
    DemoTag,
    DemoTerm,
    DemoTopic,
    DemoTranslation,
    DemoUser,
)

SOCIETY = loading.society()
HOME = loading.home()
COLUMNS = loading.columns()
TAGS = loading.tags()
NEWS = loading.news()
NOTICES = loading.notices()
TOPICS = loading.topics()
EVENT_KINDS = loading.event_kinds()
CHRONICLE_YEAR = 2026
CHRONICLE = loading.chronicle(CHRONICLE_YEAR)
PAGES = loading.pages()
TRANSLATIONS = loading.translations()
DEPARTMENTS = loading.departments()
PEOPLE = loading.people()
USERS = loading.users()

__all__ = [
    "CHRONICLE",
    "CHRONICLE_YEAR",
    "COLUMNS",
    "DEPARTMENTS",
    "EVENT_KINDS",
    "HOME",
    "NEWS",
    "NOTICES",
    "PAGES",
    "PEOPLE",
    "SOCIETY",
    "TAGS",
    "TOPICS",
    "TRANSLATIONS",
    "USERS",
    "Body",
    "DemoColumn",
    "DemoDepartment",
    "DemoDoor",
    "DemoEntry",
    "DemoEventKind",
    "DemoFigure",
    "DemoHome",
    "DemoNews",
    "DemoNotice",
    "DemoPage",
    "DemoPerson",
    "DemoSociety",
    "DemoTag",
    "DemoTerm",
    "DemoTopic",
    "DemoTranslation",
    "DemoUser",
]
