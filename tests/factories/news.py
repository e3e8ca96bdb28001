from __future__ import annotations

from datetime import date

import factory

from core.blocks import to_stream
from home.models import HomePage
from news.enums import NoticeKind
from news.models import NewsIndexPage, NewsPage, NoticePage, Topic, TopicPage
from tests.factories import gate


def home_page() -> HomePage:
    """The home page, public."""
    page = HomePage.objects.get()
    return page if page.live else published(page)


def published(page):
    """Publishes as if all had signed; gives the row as it is stored."""
    return gate.publish(page)


def body(*paragraphs: str):
    return to_stream([("rich_text", f"<p>{text}</p>") for text in paragraphs])


class PageFactory(factory.Factory):
    """Adds a page below `parent`; public with `public=True`, else a draft. `topics` are slugs."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model, *args, parent, public, topics=(), related=None, **kwargs):
        page = model(**kwargs)
        for name, rows in (related or {}).items():
            setattr(page, name, rows)
        parent.refresh_from_db()
        parent.add_child(instance=page)
        if topics:
            page.topics.set([TopicFactory(slug=slug) for slug in topics])
        return published(page) if public else page


class TopicFactory(factory.Factory):
    class Meta:
        model = Topic

    @classmethod
    def _create(cls, model, *args, **kwargs):
        return model.objects.filter(slug=kwargs["slug"]).first() or gate.save(model(**kwargs))

    slug = "rescue"
    name = factory.LazyAttribute(lambda o: {"rescue": "应急救援", "blood": "无偿献血"}.get(o.slug, o.slug))


class ColumnFactory(PageFactory):
    class Meta:
        model = NewsIndexPage

    parent = factory.LazyFunction(home_page)
    public = True
    title = "工作动态"
    slug = factory.Sequence(lambda n: f"column-{n}")


class NewsFactory(PageFactory):
    class Meta:
        model = NewsPage

    parent = factory.LazyFunction(ColumnFactory)
    public = True
    title = factory.Sequence(lambda n: f"第{n}支救援队返回驻地")
    slug = factory.Sequence(lambda n: f"news-{n}")
    body = factory.LazyFunction(lambda: body("救援队员在驻地清点装备。"))


class NoticeFactory(PageFactory):
    class Meta:
        model = NoticePage

    class Params:
        publicity = factory.Trait(
            kind=NoticeKind.PUBLICITY,
            period_start=date(2026, 7, 1),
            period_end=date(2026, 7, 7),
            objection_phone="（0000）8820 1199",
            objection_address="汀兰路26号",
        )

    parent = factory.LazyFunction(ColumnFactory)
    public = True
    title = factory.Sequence(lambda n: f"沐宁市红十字会公告之{n}")
    slug = factory.Sequence(lambda n: f"notice-{n}")
    body = factory.LazyFunction(lambda: body("现将有关事项公告如下。"))
    signed_by = "沐宁市红十字会"
    made_on = date(2026, 7, 1)


class TopicPageFactory(PageFactory):
    class Meta:
        model = TopicPage

    parent = factory.LazyFunction(ColumnFactory)
    public = True
    title = "抗洪专题"
    slug = factory.Sequence(lambda n: f"topic-{n}")
