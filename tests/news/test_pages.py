from __future__ import annotations

import json
import re
from datetime import date, datetime
from html import unescape
from types import SimpleNamespace

import pytest

from approval.enums import Role
from core import kinds
from core.blocks import to_stream
from core.entries import ZONE
from core.kinds import TextPart
from core.models import MediaUse, PublicEntry
from news.models import NoticeAttachment, TopicPick
from tests.factories.approval import person, revise
from tests.factories.core import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import (
    ColumnFactory,
    NewsFactory,
    NoticeFactory,
    TopicFactory,
    TopicPageFactory,
    body,
    published,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def column():
    return ColumnFactory(title="工作动态", slug="news", summary="市红十字会的工作", keywords="红十字,救援")


def html(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def words(client, address: str) -> str:
    """The words of a page, its tags taken away."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html(client, address)))


def metas(client, address: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="([A-Z]\w+)" content="([^"]*)">', html(client, address)))


def json_ld(client, address: str) -> dict:
    script = re.search(r'<script type="application/ld\+json">(.*?)</script>', html(client, address))
    return json.loads(script[1])[0]


# --- News -------------------------------------------------------------------------------------------


@pytest.fixture
def story(column, time_machine):
    time_machine.move_to(datetime(2026, 7, 2, 9, 10, tzinfo=ZONE))
    return NewsFactory(
        parent=column,
        slug="a",
        title="水退之后，他们又回到荻浦镇",
        subtitle="十三天",
        summary="四支红十字救援队的十三天。",
        author="闻若初",
        editor="林小满",
        responsible_editor="潘志远",
        lead_image=SiteImageFactory(),
        lead_caption="救援队出发",
        topics=["rescue"],
    )


def test_news_names_who_stands_for_it(client, story):
    page = words(client, "/news/a/")

    shown = [
        name
        for name in ("闻若初", "林小满", "潘志远", "十三天", "救援队出发", "市红十字会供图")
        if name in page
    ]
    assert shown == ["闻若初", "林小满", "潘志远", "十三天", "救援队出发", "市红十字会供图"]


def test_news_carries_the_names_of_government_sites(client, story):
    assert metas(client, "/news/a/") == {
        "SiteDomain": "localhost",
        "ArticleTitle": "水退之后，他们又回到荻浦镇",
        "PubDate": "2026-07-02 09:10",
        "Author": "闻若初",
        "Keywords": "应急救援",
        "ColumnName": "工作动态",
        "ColumnDescription": "市红十字会的工作",
        "ColumnKeywords": "红十字,救援",
        "ColumnType": "工作动态",
        "Description": "四支红十字救援队的十三天。",
        "Image": metas(client, "/news/a/")["Image"],
        "Url": "http://localhost/news/a/",
    }


def test_news_is_a_news_article(client, story):
    data = json_ld(client, "/news/a/")

    assert {name: data[name] for name in ("@type", "headline", "datePublished", "author", "keywords")} == {
        "@type": "NewsArticle",
        "headline": "水退之后，他们又回到荻浦镇",
        "datePublished": "2026-07-02T09:10:00+08:00",
        "author": {"@type": "Person", "name": "闻若初"},
        "keywords": ["应急救援"],
    }


def test_old_news_shows_its_day_as_that_of_the_former_site(client, column, time_machine):
    time_machine.move_to(datetime(2026, 7, 2, 9, 10, tzinfo=ZONE))
    NewsFactory(parent=column, slug="a", original_published_on=date(2015, 3, 5))

    assert PublicEntry.objects.get(path="/news/a/").date == date(2015, 3, 5)
    assert metas(client, "/news/a/")["PubDate"] == "2026-07-02 09:10"
    assert json_ld(client, "/news/a/")["datePublished"] == "2026-07-02T09:10:00+08:00"
    assert '<time datetime="2015-03-05">2015-03-05</time>' in html(client, "/news/a/")


@pytest.mark.parametrize(
    ("kind", "shown", "address"),
    [
        ("own", False, False),
        ("lower", True, False),
        ("repost", True, True),
    ],
)
def test_source_is_named_as_its_kind_says(client, column, kind, shown, address):
    NewsFactory(
        parent=column,
        slug="a",
        source_kind=kind,
        source_name="桐屿日报",
        source_date=date(2026, 1, 2),
        source_licence="已获授权",
        source_url="https://example.org/1",
    )

    page = html(client, "/news/a/")

    assert ("桐屿日报" in page, "https://example.org/1" in page) == (shown, address)
    assert "已获授权" not in page
    assert ("桐屿日报" in html(client, "/news/")) is shown


def test_update_is_told_once_there_is_one(client, story, time_machine):
    people = SimpleNamespace(**{r.value: person(r) for r in Role}, author=person(Role.EDITOR))
    assert "2026-07-03 10:00" not in html(client, "/news/a/")

    time_machine.move_to(datetime(2026, 7, 3, 10, 0, tzinfo=ZONE))
    revise(revise(story, people, summary="先经过一次审核"), people, "update", "补充了转移人数")

    page = html(client, "/news/a/")
    assert "补充了转移人数" in page
    assert "2026-07-03 10:00" in page


def test_related_are_of_the_topic_first_then_of_the_column(client, column):
    NewsFactory(parent=column, title="同栏目")
    NewsFactory(parent=ColumnFactory(title="党建"), title="同专题", topics=["rescue"])
    NewsFactory(parent=ColumnFactory(), title="无关的")
    NewsFactory(parent=column, slug="a", title="本篇", topics=["rescue"])

    assert side_of(client, "/news/a/")[:2] == ["同专题", "同栏目"]


def side_of(client, path):
    side = re.search(r'<aside class="article__side".*?</aside>', html(client, path), re.S)[0]
    return re.findall(r"<li><a href=[^>]*>(.*?)</a>", side)


def test_article_leads_to_what_stands_next_in_its_column(client, column, time_machine):
    for number in range(1, 5):
        time_machine.move_to(f"2026-07-0{number} 10:00+08:00")
        NewsFactory(parent=column, slug=f"n{number}", title=f"第{number}篇")
        NewsFactory(parent=ColumnFactory(), title="别的栏目")

    beside = [side_of(client, f"/news/n{number}/") for number in (1, 2, 4)]

    assert [[title[-3:] for title in found[3:]] for found in beside] == [
        ["第2篇"],
        ["第3篇", "第1篇"],
        ["第3篇"],
    ]


def test_topic_leads_to_its_page_or_its_list(client, column):
    NewsFactory(parent=column, slug="a", topics=["rescue", "blood"])
    TopicPageFactory(parent=column, slug="theme", title="抗洪专题", topic=TopicFactory(slug="rescue"))

    page = html(client, "/news/a/")

    assert '<a href="/news/theme/">抗洪专题</a>' in page
    assert '<a href="/news/?topic=blood">无偿献血</a>' in page


def test_draft_is_previewed_with_its_topics(rf, column):
    from core import rendering

    page = NewsFactory(parent=column, title="草稿", topics=["rescue"], public=False)
    page.title = "改过的草稿"

    response = rendering.preview(rf.get("/"), page)

    assert "改过的草稿" in response.content.decode()


@pytest.mark.parametrize("factory", [NewsFactory, NoticeFactory])
def test_page_reads_as_much_for_three_as_for_one(column, statements, factory):
    image, file = SiteImageFactory(), SiteDocumentFactory()

    def page(slug: str, count: int) -> None:
        blocks = [
            ("figure", {"image": image.pk, "caption": "", "credit": "", "alt": ""}),
            ("documents", {"title": "", "items": [{"document": file.pk, "title": ""}]}),
            ("rich_text", f'<p><a linktype="page" id="{column.pk}">工作动态</a></p>'),
        ]
        factory(parent=column, slug=slug, body=to_stream(blocks * count), topics=["rescue", "blood"][:count])

    page("one", 1)
    page("three", 3)

    assert len(statements("/news/three/")) == len(statements("/news/one/"))


def test_full_page_stays_within_its_statements(column, statements):
    image, file = SiteImageFactory(), SiteDocumentFactory()
    blocks = [
        ("figure", {"image": image.pk, "caption": "", "credit": "", "alt": ""}),
        ("documents", {"title": "", "items": [{"document": file.pk, "title": ""}]}),
        ("rich_text", f'<p><a linktype="page" id="{column.pk}">工作动态</a></p>'),
    ]
    NewsFactory(parent=column, slug="a", body=to_stream(blocks), topics=["rescue"], lead_image=image)

    assert len(statements("/news/a/", again=True)) <= 12


# --- Notices ----------------------------------------------------------------------------------------


@pytest.fixture
def publicity(column, time_machine):
    time_machine.move_to(datetime(2026, 7, 1, 9, tzinfo=ZONE))
    return NoticeFactory(
        parent=column,
        slug="n",
        publicity=True,
        title="拟表彰名单公示",
        persons=to_stream([("table", {"header": True, "rows": [["姓名"], ["欧阳若兰"]]})]),
    )


@pytest.mark.parametrize(
    ("moment", "listed", "phone", "tag"),
    [
        (datetime(2026, 7, 1, 10, tzinfo=ZONE), True, True, "open"),
        (datetime(2026, 7, 7, 23, 59, tzinfo=ZONE), True, True, "open"),
        (datetime(2026, 7, 8, 0, 1, tzinfo=ZONE), False, False, "ended"),
    ],
)
def test_list_of_persons_goes_with_its_period(client, publicity, time_machine, moment, listed, phone, tag):
    time_machine.move_to(moment)

    page = html(client, "/news/n/")

    assert ("欧阳若兰" in page, "tel:00008820" in page) == (listed, phone)
    assert f"tag--{tag}" in html(client, "/news/")


def test_list_of_persons_is_in_no_feed_and_no_search_text(client, publicity):
    texts = kinds.named("notice").texts(publicity)

    assert "欧阳若兰" not in str(texts)
    assert all(
        "欧阳若兰" not in html(client, f"/news/{feed}") for feed in ("feed.atom", "rss.xml", "feed.json")
    )


def test_document_number_is_shown_as_written_and_found_normalised(client, column):
    page = NoticeFactory(parent=column, slug="n", document_number="抚红字[2008]第5号")

    numbers = [part.text for part in kinds.named("notice").texts(page)[""] if part.part == "numbers"]
    assert numbers == ["抚红字[2008]第5号", "抚红字〔2008〕5号"]
    assert "抚红字[2008]第5号" in html(client, "/news/n/")
    assert "抚红字[2008]第5号" in html(client, "/news/")


def test_notice_offers_its_attachments_in_order(client, column):
    files = [SiteDocumentFactory(title=title) for title in ("申报表", "名额分配表")]
    rows = [
        NoticeAttachment(document=files[1], sort_order=0),
        NoticeAttachment(document=files[0], title="附件二", sort_order=1),
    ]
    page = NoticeFactory(parent=column, slug="n", related={"attachments": rows})

    shown = words(client, "/news/n/")

    assert shown.index("名额分配表") < shown.index("附件二")
    assert set(MediaUse.objects.filter(owner=page.key).values_list("media", flat=True)) == {
        f"document:{file.pk}" for file in files
    }


def test_joint_notice_is_signed_by_each(client, column):
    NoticeFactory(parent=column, slug="n", signed_by="沐宁市红十字会\n沐宁市教育局")

    signature = re.search(r'<div class="doc__signature">(.*?)</div>', html(client, "/news/n/"), re.S)[1]

    assert re.findall(r"<p>([^<]+)</p>", signature) == ["沐宁市红十字会", "沐宁市教育局"]


# --- Topics -----------------------------------------------------------------------------------------


def row_titles(client, address: str) -> list[str]:
    return re.findall(r'<p class="row__title"><a[^>]*>(.*?)</a>', html(client, address))


def test_topic_shows_what_was_picked_then_the_newest(client, column):
    topic = TopicFactory(slug="rescue")
    pages = {
        title: NewsFactory(parent=column, title=title, topics=topics)
        for title, topics in [
            ("一", ["rescue"]),
            ("二", ["rescue"]),
            ("三", ["rescue"]),
            ("别的", []),
            ("草稿", []),
        ]
    }
    pages["草稿"].unpublish()
    picks = [TopicPick(page=pages[title], sort_order=n) for n, title in enumerate(("别的", "草稿", "一"))]
    TopicPageFactory(parent=column, slug="theme", topic=topic, related={"picks": picks})

    assert row_titles(client, "/news/theme/") == ["别的", "一", "三", "二"]


def test_topic_without_a_word_shows_what_was_picked(client, column):
    news = NewsFactory(parent=column, title="一")
    TopicPageFactory(parent=column, slug="theme", related={"picks": [TopicPick(page=news)]})

    assert row_titles(client, "/news/theme/") == ["一"]
    assert client.get("/news/theme/feed.atom").status_code == 404


# --- What search reads ------------------------------------------------------------------------------


def test_search_text_of_news(column):
    file = SiteDocumentFactory(title="统计表")
    page = NewsFactory(
        parent=column,
        title="标题",
        subtitle="副题",
        summary="摘要",
        author="闻若初",
        editor="林小满",
        source_kind="lower",
        source_name="桐屿县红十字会",
        lead_caption="图说",
        body=[
            *body("依据赣红发（2020]1号执行。"),
            *to_stream([("documents", {"title": "", "items": [{"document": file.pk, "title": ""}]})]),
        ],
    )

    assert kinds.named("news").texts(page) == {
        "": [
            TextPart("title", "标题"),
            TextPart("title", "副题"),
            TextPart("names", "闻若初"),
            TextPart("names", "林小满"),
            TextPart("names", "桐屿县红十字会"),
            TextPart("numbers", "赣红发〔2020〕1号"),
            TextPart("body", "摘要"),
            TextPart("body", "图说"),
            TextPart("body", "依据赣红发（2020]1号执行。"),
            TextPart("body", "统计表"),
        ]
    }


def test_search_text_of_a_notice(column):
    file = SiteDocumentFactory(title="申报表")
    page = NoticeFactory(
        parent=column,
        title="关于培训的通知",
        kind="circular",
        document_number="沐红发〔2026〕12号",
        addressee="各县（市、区）红十字会：",
        closing="请遵照执行。",
        body=body("现将有关事项通知如下。"),
        related={"attachments": [NoticeAttachment(document=file)]},
    )

    assert kinds.named("notice").texts(page) == {
        "": [
            TextPart("title", "关于培训的通知"),
            TextPart("numbers", "沐红发〔2026〕12号"),
            TextPart("names", "沐宁市红十字会"),
            TextPart("body", "各县（市、区）红十字会："),
            TextPart("body", "现将有关事项通知如下。"),
            TextPart("body", "请遵照执行。"),
            TextPart("body", "申报表"),
        ]
    }


def test_media_of_news_are_its_pictures_and_files(column):
    lead, figure, file = SiteImageFactory(), SiteImageFactory(), SiteDocumentFactory()
    blocks = [
        ("figure", {"image": figure.pk, "caption": "", "credit": "", "alt": ""}),
        ("rich_text", f'<p><a linktype="document" id="{file.pk}">表</a></p>'),
    ]
    page = NewsFactory(parent=column, lead_image=lead, body=to_stream(blocks))

    assert set(MediaUse.objects.filter(owner=page.key).values_list("media", flat=True)) == {
        f"image:{lead.pk}",
        f"image:{figure.pk}",
        f"document:{file.pk}",
    }


def test_old_notice_names_both_its_days(client, column, time_machine):
    time_machine.move_to(datetime(2026, 7, 2, 9, tzinfo=ZONE))
    NoticeFactory(parent=column, slug="n", kind="statement", original_published_on=date(2015, 3, 5))

    facts = re.search(r'<dl class="facts__list">(.*?)</dl>', html(client, "/news/n/"), re.S)[1]

    assert re.findall(r"<dd>(.*?)</dd>", facts) == ["2015-03-05", "2026-07-02"]


def test_translated_topic_shows_translations_of_what_was_picked(client, column):
    from wagtail.models import Locale

    english = Locale.objects.get_or_create(language_code="en")[0]
    news = NewsFactory(parent=column, slug="a", title="一", topics=["rescue"])
    alone = NewsFactory(parent=column, slug="b", title="未翻译")
    topic = TopicPageFactory(
        parent=column,
        slug="theme",
        topic=TopicFactory(slug="rescue"),
        related={"picks": [TopicPick(page=news, sort_order=0), TopicPick(page=alone, sort_order=1)]},
    )
    for page in (column.get_parent().specific, column, news, topic):
        copy = page.copy_for_translation(english)
        copy.title = f"{page.title} en"
        published(copy)

    assert row_titles(client, "/en/news/theme/") == ["一 en"]
    assert row_titles(client, "/en/news/?topic=rescue") == ["一 en"]
