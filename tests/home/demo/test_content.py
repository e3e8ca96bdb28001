from __future__ import annotations

import datetime
import re
from collections import Counter

import pytest

from home.demo import content
from home.demo.building import visitors
from home.demo.building.campaigns import CAMPAIGNS
from home.demo.documents import DOCUMENTS
from home.demo.markup import keys_in
from home.demo.pictures import PICTURES

FIRST, LAST = datetime.date(2025, 12, 1), datetime.date(2026, 11, 23)
TODAY = datetime.date(2026, 11, 24)
NEWS = {item.key: item for item in content.NEWS}
NOTICES = {item.key: item for item in content.NOTICES}
TAGS = {tag.name for tag in content.TAGS}
COLUMNS = {column.key: column for column in content.COLUMNS}
TARGETS = {
    "news": NEWS,
    "notice": NOTICES,
    "topic": {topic.key for topic in content.TOPICS},
    "page": {page.key for page in content.PAGES},
    "column": COLUMNS,
    "visit": {"aid", "places"},
    "chronicle": {str(content.CHRONICLE_YEAR)},
    "picture": PICTURES,
    "document": DOCUMENTS,
}
ALL_WITH_BODY = [*content.NEWS, *content.NOTICES, *content.TOPICS, *content.PAGES, *content.TRANSLATIONS]


def length(body) -> int:
    """Characters as an editor's word count gives them: without markup and spaces."""
    words = (value if kind == "rich_text" else _words(value) for kind, value in body)
    return len(re.sub(r"<[^>]+>|\s", "", "".join(words)))


def _words(value) -> str:
    if isinstance(value, dict):
        hidden = {"image", "alt", "credit", "document", "poster", "url", "level", "as_of", "header"}
        return "".join(_words(part) for name, part in value.items() if name not in hidden)
    if isinstance(value, list):
        return "".join(_words(part) for part in value)
    return str(value)


def everything() -> str:
    return repr(
        [content.SOCIETY, content.HOME, *ALL_WITH_BODY, content.CHRONICLE, content.PEOPLE, content.USERS]
    )


def test_there_is_a_year_of_it():
    assert len(content.NEWS) >= 64
    assert len(content.NOTICES) >= 14
    assert len(content.CHRONICLE) >= 64
    assert len(content.TOPICS) == 2
    assert len(content.HOME.doors) == 6
    assert {FIRST.month, *range(1, 12)} == {item.published.month for item in content.NEWS}


def test_news_are_long_and_short():
    long = [item.key for item in content.NEWS if 400 <= length(item.body) <= 900]
    rich = [key for key in long if len({kind for kind, _ in NEWS[key].body}) >= 3]
    assert len(rich) >= 20
    assert {item.key: length(item.body) for item in content.NEWS if length(item.body) > 900} == {}
    short = {item.key: size for item in content.NEWS if (size := length(item.body)) < 120}
    assert {key for key in short if not NEWS[key].original_date} == set()


def test_every_kind_of_block_is_used():
    used = {kind for item in content.NEWS for kind, _ in item.body}
    assert used == {
        "rich_text", "heading", "quote", "key_figures", "table", "gallery", "figure", "callout", "documents", "video",
    }  # fmt: skip


def test_notices_are_of_every_kind():
    wanted = {
        "announcement": 3, "circular": 2, "publicity": 3, "appeal": 2, "thanks": 2, "statement": 1, "explanation": 1,
    }  # fmt: skip
    found = Counter(item.kind for item in content.NOTICES)
    assert {kind: found[kind] >= number for kind, number in wanted.items()} == dict.fromkeys(wanted, True)
    assert set(found) == set(wanted)


def test_sources_are_of_every_kind():
    assert {item.source_kind for item in content.NEWS} == {"own", "lower", "repost"}
    for item in content.NEWS:
        assert bool(item.source_name) == (item.source_kind != "own"), item.key
        assert (item.source_kind == "repost") == bool(item.source_url and item.source_date), item.key


def test_old_items_keep_their_own_date():
    old = [item for item in content.NEWS if item.original_date]
    assert len(old) >= 5
    assert {2015 <= item.original_date.year <= 2019 for item in old} == {True}
    assert {item.old_address.startswith("/") for item in old} == {True}


def test_dates_lie_within_the_year():
    outside = [i.key for i in [*content.NEWS, *content.NOTICES] if not FIRST <= i.published.date() <= LAST]
    assert outside == []
    for entry in content.CHRONICLE:
        assert entry.start.year == content.CHRONICLE_YEAR
        assert entry.start <= (entry.end or entry.start)
        assert entry.start <= LAST


def test_chronicle_shows_what_entries_can_be():
    assert {entry.precision for entry in content.CHRONICLE} >= {"day", "ten_days", "month", "season"}
    assert {entry.part_of_day for entry in content.CHRONICLE} == {
        "",
        "morning",
        "noon",
        "afternoon",
        "evening",
    }
    assert [e.start.isoformat() for e in content.CHRONICLE if e.ongoing] == ["2026-07-09"]
    assert {entry.kind for entry in content.CHRONICLE} == {kind.name for kind in content.EVENT_KINDS}
    assert any(entry.honours for entry in content.CHRONICLE)
    starts = [entry.start for entry in content.CHRONICLE if entry.precision == "day"]
    assert starts == sorted(starts)


def test_chronicle_names_its_document_numbers_in_the_text():
    for entry in content.CHRONICLE:
        assert re.findall(r"[\u4e00-\u9fff]+〔\d{4}〕\d+号", entry.text) == list(entry.document_numbers)


def test_document_numbers_of_the_chronicle_are_those_of_the_notices():
    own = {n for entry in content.CHRONICLE for n in entry.document_numbers if n.startswith("沐")}
    assert own <= {notice.number for notice in content.NOTICES}


@pytest.mark.parametrize(
    "item", ALL_WITH_BODY, ids=lambda item: getattr(item, "key", None) or f"{item.of}-en"
)
def test_keys_exist(item):
    missing = [(kind, key) for kind, key in keys_in(item.body) if key not in TARGETS[kind]]
    assert missing == []
    assert getattr(item, "picture", "") in {"", *PICTURES}


def test_references_between_records_exist():
    assert {item.column for item in content.NEWS} <= set(COLUMNS)
    assert {column.parent for column in content.COLUMNS} <= {"", *COLUMNS}
    assert {tag for item in [*content.NEWS, *content.NOTICES] for tag in item.tags} == TAGS
    assert {key for entry in content.CHRONICLE for key in entry.news} <= set(NEWS)
    for topic in content.TOPICS:
        assert topic.tag in TAGS
        assert set(topic.news) <= set(NEWS)
        assert set(topic.notices) <= set(NOTICES)
        assert len(topic.news) + len(topic.notices) <= 12
    assert {content.HOME.lead, *content.HOME.lead_related} <= set(NEWS)
    assert {key for notice in content.NOTICES for key, _ in notice.attachments} <= set(DOCUMENTS)
    assert (
        set(DOCUMENTS)
        == {key for item in ALL_WITH_BODY for kind, key in keys_in(item.body) if kind == "document"}
        | {key for notice in content.NOTICES for key, _ in notice.attachments}
        | {record.get("plan") for record in CAMPAIGNS if record.get("plan")}
        | visitors.documents_used()
    )
    for target in [
        content.HOME.urgent_target,
        content.HOME.figures_target,
        *(d.target for d in content.HOME.doors),
    ]:
        kind, _, key = target.partition(":")
        assert key in TARGETS[kind]


def test_every_column_has_something():
    used = {item.column for item in content.NEWS}
    assert used == {c.key for c in content.COLUMNS if c.holds == "news"} - {"news"}


def test_keys_and_slugs_are_unique():
    for group in (content.NEWS, content.NOTICES, content.PAGES, content.COLUMNS):
        assert [key for key, n in Counter(item.key for item in group).items() if n > 1] == []
        assert [slug for slug, n in Counter(item.slug for item in group).items() if n > 1] == []
        assert all(re.fullmatch(r"[a-z0-9-]+", item.slug) for item in group)


def test_titles_repeat_nowhere():
    titles = Counter(item.title for item in [*content.NEWS, *content.NOTICES])
    assert [title for title, number in titles.items() if number > 1] == []


@pytest.mark.parametrize("notice", content.NOTICES, ids=lambda notice: notice.key)
def test_notice_has_what_its_kind_has(notice):
    assert bool(notice.number) == (notice.kind in {"announcement", "circular"})
    assert bool(notice.recipient) == (notice.kind in {"circular", "appeal", "thanks"})
    periods = [notice.period_start, notice.period_end, notice.objection_phone, notice.objection_address]
    assert [bool(part) for part in periods] == [notice.kind == "publicity"] * 4
    assert notice.signed_by
    assert notice.closing == ("特此公告。" if notice.kind == "announcement" else "")
    assert not notice.persons or notice.kind == "publicity"


def test_one_period_runs_and_others_have_ended():
    periods = [n for n in content.NOTICES if n.kind == "publicity"]
    running = [n.key for n in periods if n.period_start <= TODAY <= n.period_end]
    assert running == ["kind-units-2026"]
    assert len([n for n in periods if n.period_end < TODAY]) >= 2


def test_one_notice_is_pinned():
    assert [n.key for n in content.NOTICES if n.pinned_until] == ["warm-homes-2027"]


def test_there_is_a_user_for_every_role():
    assert [user.title for user in content.USERS] == [
        "信息员", "编辑", "责任编辑", "校对", "科室负责人", "财务复核", "保密审查", "分管领导", "主要负责人",
        "新闻发言人", "审计/监事（只读）", "系统管理员",
    ]  # fmt: skip
    assert all(re.fullmatch(r"[a-z]+", user.username) for user in content.USERS)


def test_responsible_editors_sign_nothing_of_their_own():
    for item in content.NEWS:
        assert item.responsible_editor not in {item.author, item.editor}, item.key


def test_english_translates_what_exists():
    assert Counter(t.of_kind for t in content.TRANSLATIONS) == {"home": 1, "page": 3, "news": 4}
    for translation in content.TRANSLATIONS:
        assert translation.of_kind == "home" or translation.of in TARGETS[translation.of_kind]
        assert not re.search(r"[。，；]", repr(translation.body))


@pytest.mark.parametrize(
    "pattern", [r"(?<!\d)1[3-9]\d{9}(?!\d)", r"(?<!\d)\d{17}[\dXx](?!\d)", r"(?<!\d)\d{16,19}(?!\d)"]
)
def test_text_holds_no_number_of_a_person(pattern):
    assert re.findall(pattern, everything()) == []


def test_text_makes_no_common_mistakes():
    assert re.findall(r"截止\d|澄溪|青岚|白渡|公祭|待补核", everything()) == []
    assert (
        re.findall(
            r"[\u4e00-\u9fff] +\d|\d +[\u4e00-\u9fff]", _words([b for i in content.NEWS for _, b in i.body])
        )
        == []
    )


@pytest.mark.parametrize("phone", sorted(set(re.findall(r"（0000）[\d ]+", everything()))))
def test_telephones_are_written_in_one_way(phone):
    assert re.fullmatch(r"（0000）86\d\d \d{4}", phone.strip())


def test_every_picture_is_used():
    used = {key for item in ALL_WITH_BODY for kind, key in keys_in(item.body) if kind == "picture"}
    assert set(PICTURES) == used | {getattr(item, "picture", "") for item in ALL_WITH_BODY} - {""}
