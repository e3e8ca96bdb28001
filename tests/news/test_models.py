from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from news.enums import NoticeKind
from news.models import NewsPage, NoticePage, Topic
from tests.factories import gate
from tests.factories.news import NewsFactory, NoticeFactory, TopicFactory, body

pytestmark = pytest.mark.django_db


def errors_of(page) -> set[str]:
    """The errors of the room's own rules: those of a page that has no place yet are left out."""
    try:
        page.full_clean(exclude=["path", "depth", "slug", "content_type", "url_path"])
    except ValidationError as error:
        return set(error.message_dict)
    return set()


@pytest.fixture
def column():
    return NewsFactory().get_parent().specific


def news(column, **values) -> NewsPage:
    page = NewsPage(title="新闻", slug="new", **values)
    column.add_child(instance=page)
    return page


def notice(column, **values) -> NoticePage:
    given = {"signed_by": "沐宁市红十字会", "made_on": date(2026, 7, 1)} | values
    page = NoticePage(title="通知", slug="new", **given)
    column.add_child(instance=page)
    return page


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, set()),
        ({"source_kind": "lower"}, {"source_name"}),
        ({"source_kind": "lower", "source_name": "青岚县红十字会"}, set()),
        ({"source_kind": "repost"}, {"source_name", "source_date", "source_licence"}),
        (
            {
                "source_kind": "repost",
                "source_name": "省红十字会网站",
                "source_date": date(2026, 1, 2),
                "source_licence": "已获授权",
            },
            set(),
        ),
        ({"source_date": date(2999, 1, 1)}, {"source_date"}),
        ({"original_published_on": date(2999, 1, 1)}, {"original_published_on"}),
        ({"old_address": "news/1.html"}, {"old_address"}),
        ({"old_address": "/news/1.html", "original_published_on": date(2015, 1, 1)}, set()),
        ({"source_url": "javascript:alert(1)"}, {"source_url"}),
    ],
)
def test_news_says_whose_text_it_is(column, values, expected):
    assert errors_of(news(column, **values)) == expected


PERIOD = {
    "period_start": date(2026, 7, 1),
    "period_end": date(2026, 7, 7),
    "objection_phone": "（0000）8820 1199",
    "objection_address": "汀兰路26号",
}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"kind": "announcement", "document_number": "沐红公告〔2026〕3号"}, set()),
        ({"kind": "announcement", "addressee": "各单位："}, {"addressee"}),
        ({"kind": "announcement", "signed_by": "", "made_on": None}, {"signed_by", "made_on"}),
        ({"kind": "circular"}, {"addressee"}),
        ({"kind": "circular", "addressee": "各县（市、区）红十字会："}, set()),
        ({"kind": "publicity"}, {"period_start", "period_end", "objection_phone", "objection_address"}),
        ({"kind": "publicity", **PERIOD}, set()),
        ({"kind": "publicity", **PERIOD, "document_number": "沐红发〔2026〕3号"}, {"document_number"}),
        ({"kind": "publicity", **PERIOD, "period_end": date(2026, 6, 30)}, {"period_end"}),
        ({"kind": "announcement", **PERIOD}, set(PERIOD)),
        ({"kind": "announcement", "persons": body("王芳")}, {"persons"}),
        ({"kind": "appeal"}, {"addressee"}),
        ({"kind": "thanks", "addressee": "爱心企业："}, set()),
        ({"kind": "statement", "document_number": "沐红发〔2026〕3号"}, {"document_number"}),
        ({"kind": "explanation"}, set()),
    ],
)
def test_notice_has_what_its_kind_demands(column, values, expected):
    assert errors_of(notice(column, **values)) == expected


def test_draft_is_spared_what_publication_requires(column):
    page = notice(column, kind="publicity", signed_by="", made_on=None)
    page.is_kept_as_draft = True

    assert errors_of(page) == set()


def test_draft_is_not_spared_contradictions(column):
    page = notice(column, kind="publicity", **{**PERIOD, "period_end": date(2026, 6, 30)})
    page.is_kept_as_draft = True

    assert errors_of(page) == {"period_end"}


def test_incomplete_notice_is_not_published(column):
    page = notice(column, kind=NoticeKind.CIRCULAR)

    with pytest.raises(ValidationError):
        gate.publish(page)
    assert NoticePage.objects.get(pk=page.pk).live is False


@pytest.mark.parametrize(
    ("today", "ended"),
    [(date(2026, 6, 30), False), (date(2026, 7, 7), False), (date(2026, 7, 8), True)],
)
def test_period_ends_after_its_last_day(today, ended):
    assert NoticePage(period_end=date(2026, 7, 7)).has_ended(today) is ended


def test_signatories_are_one_a_line():
    page = NoticePage(signed_by="沐宁市红十字会\n\n 沐宁市教育局 \n")

    assert page.signatories == ("沐宁市红十字会", "沐宁市教育局")


@pytest.mark.parametrize(
    ("values", "proposal"),
    [
        ({}, ""),
        ({"chronicle_text": "召开会议。"}, ""),
        ({"list_in_chronicle": True}, "新闻"),
        ({"list_in_chronicle": True, "chronicle_text": "召开会议。"}, "召开会议。"),
    ],
)
def test_news_proposes_a_sentence_to_the_chronicle(values, proposal):
    assert NewsPage(title="新闻", **values).chronicle_proposal == proposal


@pytest.mark.parametrize(
    ("names", "slugs"),
    [
        (["应急救援", "无偿献血", "博爱"], ["topic", "topic-1", "topic-2"]),
        (["Blood donation", "AED"], ["blood-donation", "aed"]),
    ],
)
def test_topics_have_ascii_addresses(names, slugs):
    assert [gate.save(Topic(name=name)).slug for name in names] == slugs


def test_topic_keeps_its_address():
    topic = TopicFactory(slug="rescue")
    topic.slug = "elsewhere"

    with pytest.raises(ValidationError) as error:
        topic.full_clean()
    assert set(error.value.message_dict) == {"slug"}


def test_topic_is_named_in_the_language():
    topic = TopicFactory(name="应急救援", name_en="Rescue")

    assert (topic.label("zh-hans"), topic.label("en")) == ("应急救援", "Rescue")


def test_notice_keeps_its_attachments_in_order():
    from news.models import NoticeAttachment
    from tests.factories.core import SiteDocumentFactory

    files = [SiteDocumentFactory(title=title) for title in ("附件二", "附件一")]
    rows = [NoticeAttachment(document=file, sort_order=n) for n, file in zip((2, 1), files, strict=True)]
    page = NoticeFactory(related={"attachments": rows})

    assert [str(row) for row in page.attachments.all()] == ["附件一", "附件二"]
