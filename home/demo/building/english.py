"""English versions of the main pages, each a translation of the Chinese page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Locale

from core.blocks import to_stream
from home.demo import content
from home.models import HomeColumn, HomeDoor

if TYPE_CHECKING:
    from wagtail.models import Page

    from home.demo.building.pages import Pages
    from home.demo.content import DemoTranslation

SECTIONS = {("column", "news"): "News", ("section", "关于我们"): "About", ("section", "服务"): "Services"}
DOORS = (
    ("how-to-donate", "How to donate", "Bank, online, in person"),
    ("about", "About us", "What we do"),
    ("contact", "Contact us", "Address and telephones"),
)
LEAD = "flood-back"


class English:
    """Translates on top of the Chinese pages; gives the new drafts in an order fit for publication."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.locale = Locale.objects.get(language_code="en")
        self.made: list[Page] = []

    def build(self) -> list[Page]:
        texts = {(t.of_kind, t.of): t for t in content.TRANSLATIONS}
        about = texts.pop(("home", "home"))
        home = self.begin(self.pages.home, "home", "home", about.title, about.slug)
        for (kind, key), title in SECTIONS.items():
            page = self.begin(self.pages.made[kind, key], kind, key, title)
            page.summary = ""
            self.keep(page)
        drafts = [(self.begin_from(kind, key, text), text) for (kind, key), text in texts.items()]
        for page, text in drafts:
            self.fill(page, text)
        self.furnish(home, about)
        return self.made

    def begin_from(self, kind: str, key: str, text: DemoTranslation) -> Any:
        source = self.pages.made[kind, key]
        # The English news stand in one column, whatever the Chinese column.
        below = self.found("column", "news") if kind == "news" else None
        return self.begin(source, kind, key, text.title, text.slug, below=below)

    def begin(
        self, source: Page, kind: str, key: str, title: str, slug: str = "", *, below: Page | None = None
    ) -> Any:
        """An empty translation, so that the others can link to it."""
        source = type(source).objects.get(pk=source.pk)
        if below is None:
            page = source.copy_for_translation(self.locale)
        else:
            values = {"locale": self.locale, "slug": slug}
            page = source.copy(
                to=below,
                keep_live=False,
                copy_revisions=False,
                reset_translation_key=False,
                update_attrs=values,
            )
        page.title = page.draft_title = title
        page.slug = slug or page.slug
        page.owner = self.pages.writer
        page.save()
        self.pages.made[f"en:{kind}", key] = page
        self.pages.moments[page.pk] = self.pages.moments[source.pk]
        self.made.append(page)
        return page

    def found(self, kind: str, key: str) -> Page:
        return self.pages.made[f"en:{kind}", key]

    def fill(self, page: Any, text: DemoTranslation) -> None:
        page.summary, page.body = text.summary, self.stream(text.body)
        if hasattr(page, "lead_caption"):
            news = next(n for n in content.NEWS if n.key == text.of)
            page.lead_image, page.lead_caption = self.pages.image(news.picture), text.picture_caption
            page.topics.set([self.pages.topics[tag] for tag in news.tags])
        elif hasattr(page, "picture_id"):
            source = next(p for p in content.PAGES if p.key == text.of)
            page.picture = self.pages.image(source.picture)
            page.footer = self.pages.footer_of(source.key)
        self.keep(page)

    def furnish(self, page: Any, text: DemoTranslation) -> None:
        """The home page: lead, doors, newest, figures. The words of its text are the body."""
        page.summary = text.summary
        page.urgent_tag = page.urgent_text = page.urgent_note = ""
        page.urgent_page, page.figures_scope = None, ""
        page.lead_page = self.found("news", LEAD)
        page.doors = [
            HomeDoor(title=title, note=note, target=self.found("page", key)) for key, title, note in DOORS
        ]
        page.columns = [HomeColumn(section=self.found("column", "news"), rows=4)]
        figures = [block for block in text.body if block[0] == "key_figures"]
        page.figures_title, page.figures = "Money this year", to_stream(figures)
        page.body = self.stream([block for block in text.body if block[0] == "rich_text"][:1])
        self.keep(page)

    def stream(self, body: Any) -> list[dict[str, Any]]:
        return self.pages.stream(body, prefix="en:")

    def keep(self, page: Any) -> None:
        page.save_revision(user=self.pages.writer)
