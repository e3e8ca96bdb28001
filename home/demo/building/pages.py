"""The pages of the demo society, first as empty drafts so that they can link to each other."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from core.blocks import to_stream
from core.entries import ZONE
from core.models import Department, Person, Term
from home.demo import content
from home.demo.markup import resolve
from home.models import (
    DepartmentPage,
    HomeColumn,
    HomeDoor,
    HomePage,
    PeoplePage,
    PeoplePagePerson,
    SectionPage,
    StandardPage,
)
from news.models import (
    ChronicleEntry,
    ChronicleIndexPage,
    ChroniclePage,
    EventKind,
    NewsIndexPage,
    NewsPage,
    NoticeAttachment,
    NoticePage,
    Topic,
    TopicPage,
    TopicPick,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import User
    from wagtail.models import Page

    from core.models import SiteDocument, SiteImage
    from home.demo.content import Body, DemoEntry, DemoNews, DemoNotice, DemoPage, DemoTopic

OPENED = datetime.datetime(2025, 12, 1, 9, 0, tzinfo=ZONE)
SECTIONS = {"服务": ("services", True), "关于我们": ("about-us", True), "使用本站": ("site", False)}
FOOTERS = {
    "ask-for-help": "service",
    "how-to-donate": "service",
    "first-aid-course": "service",
    "complaints": "oversight",
    "accessibility": "using",
    "privacy": "using",
    "contact": "using",
}
HOME_COLUMNS = (("headlines", 5), ("notices", 5), ("local", 4), ("people", 4))


class Pages:
    """Builds the Chinese pages; `made` holds them by (kind, key)."""

    def __init__(
        self,
        writer: User,
        images: dict[str, SiteImage],
        documents: dict[str, SiteDocument],
        store: Callable[[list[Any]], None],
    ) -> None:
        """`store` saves what has no drafts, with the signatures it needs."""
        self.writer = writer
        self.store = store
        self.images = images
        self.documents = documents
        self.made: dict[tuple[str, str], Page] = {}
        self.moments: dict[int, datetime.datetime] = {}
        self.home = HomePage.objects.get()
        self.made["home", "home"] = self.home

    # --- First pass: the tree ---------------------------------------------------------------------

    def plant(self) -> None:
        for column in content.COLUMNS:
            if column.holds == "chronicle":
                page: Page = ChronicleIndexPage(summary=column.intro)
            else:
                page = NewsIndexPage(summary=column.intro)
            self.add("column", column.key, page, self.parent(column.parent), title=column.title, slug=column.slug,
                     show_in_menus=not column.parent)  # fmt: skip
        for title, (slug, in_menu) in SECTIONS.items():
            self.add(
                "section", title, SectionPage(), self.home, title=title, slug=slug, show_in_menus=in_menu
            )
        for page in content.PAGES:
            self.add("page", page.key, _standing(page), self.made["section", page.section], title=page.title,
                     slug=page.slug)  # fmt: skip
        for news in content.NEWS:
            self.add("news", news.key, NewsPage(), self.parent(news.column), title=news.title, slug=news.slug,
                     moment=news.published)  # fmt: skip
        for notice in content.NOTICES:
            self.add("notice", notice.key, NoticePage(), self.parent("notices"), title=notice.title,
                     slug=notice.slug, moment=notice.published)  # fmt: skip
        for topic in content.TOPICS:
            self.add(
                "topic", topic.key, TopicPage(), self.parent("topics"), title=topic.title, slug=topic.slug
            )
        for year in (content.CHRONICLE_YEAR - 1, content.CHRONICLE_YEAR):
            self.add("chronicle", str(year), ChroniclePage(year=year), self.parent("chronicle"),
                     title=f"{year}年大事记", slug=str(year))  # fmt: skip

    def parent(self, column: str) -> Page:
        return self.made["column", column] if column else self.home

    def add(self, kind: str, key: str, page: Page, parent: Page, *, moment=OPENED, **values: Any) -> Page:
        for name, value in values.items():
            setattr(page, name, value)
        page.owner = self.writer
        type(parent).objects.get(pk=parent.pk).add_child(instance=page)
        self.made[kind, key] = page
        self.moments[page.pk] = moment
        return page

    # --- Second pass: the words -------------------------------------------------------------------

    def fill(self) -> None:
        self.topics = {tag.name: Topic(name=tag.name, name_en=tag.name_en) for tag in content.TAGS}
        self.store([*self.topics.values()])
        for news in content.NEWS:
            self.fill_news(self.made["news", news.key], news)
        for notice in content.NOTICES:
            self.fill_notice(self.made["notice", notice.key], notice)
        for topic in content.TOPICS:
            self.fill_topic(self.made["topic", topic.key], topic)
        for page in content.PAGES:
            self.fill_page(self.made["page", page.key], page)
        self.fill_chronicle(self.made["chronicle", str(content.CHRONICLE_YEAR)])
        self.fill_home()

    def stream(self, body: Body, prefix: str = "") -> list[dict[str, Any]]:
        """The body as StreamField keeps it. `prefix` says in which language links lead first."""
        plain = resolve(
            body,
            picture=lambda key: self.images[key].pk,
            document=lambda key: self.documents[key].pk,
            page=lambda kind, key: self.page_id(prefix + kind, key) or self.page_id(kind, key),
        )
        return to_stream(plain)

    def page_id(self, kind: str, key: str) -> int | None:
        page = self.made.get((kind, key))
        return page.pk if page else None

    def footer_of(self, key: str) -> str:
        return FOOTERS.get(key, "")

    def keep(self, page: Page) -> None:
        """The words live in a draft revision; publication writes them into the page."""
        page.full_clean()
        page.save_revision(user=self.writer)

    def image(self, key: str) -> SiteImage | None:
        return self.images.get(key) if key else None

    def fill_news(self, page: NewsPage, news: DemoNews) -> None:
        page.subtitle, page.summary = news.subtitle, news.summary
        page.lead_image, page.lead_caption = self.image(news.picture), news.picture_caption
        page.body = self.stream(news.body)
        page.author, page.editor, page.responsible_editor = news.author, news.editor, news.responsible_editor
        page.source_kind, page.source_name, page.source_url = (
            news.source_kind,
            news.source_name,
            news.source_url,
        )
        page.source_date = news.source_date
        page.source_licence = "示例：经原发布单位同意转载" if news.source_kind == "repost" else ""
        page.original_published_on, page.old_address = news.original_date, news.old_address
        page.topics.set([self.topics[tag] for tag in news.tags])
        self.keep(page)

    def fill_notice(self, page: Any, notice: DemoNotice) -> None:
        page.kind, page.summary, page.document_number = notice.kind, notice.summary, notice.number
        page.addressee, page.closing = notice.recipient, notice.closing
        page.body, page.persons = self.stream(notice.body), self.stream(notice.persons)
        page.signed_by, page.made_on = "\n".join(notice.signed_by), notice.made_on
        page.period_start, page.period_end = notice.period_start, notice.period_end
        page.objection_phone = notice.objection_phone
        page.objection_address, page.objection_hours = notice.objection_address, notice.objection_hours
        page.pinned_until = notice.pinned_until
        page.attachments = [
            NoticeAttachment(document=self.documents[key], title=title) for key, title in notice.attachments
        ]
        page.topics.set([self.topics[tag] for tag in notice.tags])
        self.keep(page)

    def fill_topic(self, page: TopicPage, topic: DemoTopic) -> None:
        page.summary, page.topic = topic.summary, self.topics[topic.tag]
        page.lead_image = self.image(topic.picture)
        page.body = self.stream(topic.body)
        picked = [*(("news", key) for key in topic.news), *(("notice", key) for key in topic.notices)]
        page.picks = [TopicPick(page_id=self.page_id(kind, key)) for kind, key in picked]  # type: ignore[misc]
        self.keep(page)

    def fill_page(self, page: Any, about: DemoPage) -> None:
        page.summary = about.summary
        page.body = self.stream(about.body)
        if hasattr(page, "picture_id"):
            page.picture = self.image(about.picture)
            page.footer = self.footer_of(about.key)
        self.keep(page)

    def fill_chronicle(self, page: ChroniclePage) -> None:
        kinds = {
            about.name: EventKind(slug=about.slug, name=about.name, name_en=about.name_en, order=n)
            for n, about in enumerate(content.EVENT_KINDS)
        }
        self.store([*kinds.values()])
        by_slug = {kind.slug: kind for kind in kinds.values()} | kinds
        page.summary = "按日子记下全市红十字系统的一年。"
        page.entries = [self.event(entry, by_slug[entry.kind]) for entry in content.CHRONICLE]  # type: ignore[misc]
        self.keep(page)

    def event(self, entry: DemoEntry, kind: EventKind) -> ChronicleEntry:
        return ChronicleEntry(
            start=entry.start,
            end=None if entry.ongoing else entry.end,
            ongoing=entry.ongoing,
            part_of_day=entry.part_of_day,
            precision=entry.precision,
            text=entry.text,
            kind=kind,
            honours="\n".join(entry.honours),
            link_id=self.page_id("news", entry.news[0]) if entry.news else None,
        )

    def fill_home(self) -> None:
        page, about = self.home, content.HOME
        page.title, page.summary = about.title, "人道、博爱、奉献：救援、救护、救助、捐献，每一笔账都可以查。"
        page.urgent_tag, page.urgent_text = about.urgent_tag, about.urgent_text
        page.urgent_note, page.urgent_page = about.urgent_note, self.target(about.urgent_target)
        page.lead_page = self.made["news", about.lead]
        page.doors = [HomeDoor(title=d.title, note=d.note, target=self.target(d.target)) for d in about.doors]  # type: ignore[misc]
        page.columns = [HomeColumn(section=self.made["column", key], rows=rows) for key, rows in HOME_COLUMNS]  # type: ignore[misc]
        page.figures_title, page.figures_scope = about.figures_title, about.figures_scope
        page.figures_page = self.target(about.figures_target)
        items = [{"label": f.label, "value": f.value, "unit": f.unit} for f in about.figures]
        figures = {"items": items, "source": about.figures_source, "as_of": about.figures_as_of.isoformat()}
        page.figures = to_stream([("key_figures", figures)])
        page.owner = self.writer
        self.moments[page.pk] = OPENED
        self.keep(page)

    def target(self, name: str) -> Page | None:
        kind, _, key = name.partition(":")
        return self.made.get((kind, key)) if name else None

    # --- People -----------------------------------------------------------------------------------

    def people(self) -> list[Person]:
        departments = {}
        for order, about in enumerate(content.DEPARTMENTS):
            departments[about.key] = Department(
                name=about.name, name_en=about.name_en, duties=about.duties, phone=about.phone, room=about.room,
                order=order,
            )  # fmt: skip
        self.store([*departments.values()])
        made = []
        for order, record in enumerate(content.PEOPLE):
            person = Person(name=record.name, duties=record.duties, order=order)
            person.terms = [
                Term(post=t.post, department=departments.get(t.department), start=t.start, end=t.end)
                for t in record.terms
            ]
            person.save()
            person.save_revision(user=self.writer)
            made.append(person)
        self.people_pages(departments, made)
        return made

    def people_pages(self, departments: dict[str, Department], people: list[Person]) -> None:
        leaders = self.made["page", "leadership"]
        leaders.people = [
            PeoplePagePerson(heading=about.group, person=person)
            for about, person in zip(content.PEOPLE, people, strict=True)
        ]
        self.keep(leaders)
        offices = self.add("section", "内设机构", SectionPage(summary="每个科室做什么，电话是多少。"),
                           self.made["section", "关于我们"], title="内设机构", slug="departments")  # fmt: skip
        for key, department in departments.items():
            page = DepartmentPage(department=department, summary=department.duties[:200])
            self.add("department", key, page, offices, title=department.name, slug=key)


def _standing(page: DemoPage) -> Page:
    return PeoplePage() if page.key == "leadership" else StandardPage()
