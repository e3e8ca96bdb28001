"""English versions of the main pages, each a translation of the Chinese page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Locale

from home.demo import content
from home.demo.markup import keys_in

if TYPE_CHECKING:
    from wagtail.models import Page

    from home.demo.building.pages import Pages
    from home.demo.content import DemoTranslation

SECTION_TITLES = {"news": "News", "关于我们": "About", "服务": "Services"}


class English:
    """Translates on top of the Chinese pages; gives the new drafts in an order fit for publication."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.locale = Locale.objects.get(language_code="en")
        self.made: list[Page] = []

    def build(self) -> list[Page]:
        found = {(t.of_kind, t.of): t for t in content.TRANSLATIONS}
        self.translate(self.pages.home, found.pop(("home", "home")), slug="en")
        for key, title in SECTION_TITLES.items():
            kind = "column" if ("column", key) in self.pages.made else "section"
            self.section(self.pages.made[kind, key], title)
        drafts = [(self.start(kind, key, text), text) for (kind, key), text in found.items()]
        for draft, text in drafts:
            self.fill(draft, text)
        return self.made

    def section(self, source: Page, title: str) -> None:
        page = source.copy_for_translation(self.locale)
        page.title = page.draft_title = title
        page.summary = ""
        self.keep(page, source)

    def start(self, kind: str, key: str, text: DemoTranslation) -> Any:
        source = self.pages.made[kind, key]
        if kind == "news":
            # All English news stand in one column.
            column = self.pages.made["column", "news"].get_translation(self.locale)
            page = type(source).objects.get(pk=source.pk)
            page = _copy_below(page, column, self.locale, text.slug)
        else:
            page = source.copy_for_translation(self.locale)
        page.title = page.draft_title = text.title
        self.pages.made[f"en:{kind}", key] = page
        self.pages.moments[page.pk] = self.pages.moments[source.pk]
        return page

    def translate(self, source: Page, text: DemoTranslation, slug: str) -> None:
        page = source.copy_for_translation(self.locale)
        page.slug, page.title, page.draft_title, page.summary = slug, text.title, text.title, text.summary
        page.urgent_text = page.urgent_tag = page.urgent_note = page.figures_title = ""
        page.lead_page = page.figures_page = page.urgent_page = None
        page.figures, page.doors, page.columns, page.chronicle_rows = [], [], [], 0
        self.home_text = text
        page.body = []
        self.keep(page, source)
        self.home = page

    def fill(self, page: Any, text: DemoTranslation) -> None:
        page.summary = text.summary
        page.body = self.stream(text.body)
        if hasattr(page, "lead_caption"):
            page.lead_caption, page.subtitle, page.source_name = text.picture_caption, "", ""
            page.author, page.editor, page.responsible_editor = "", "", ""
        self.keep(page, None)
        if len([p for p in self.made if p.pk == page.pk]) == 1:
            self.refresh_home()

    def refresh_home(self) -> None:
        """The home page links to its translations, so its words come last."""
        self.home.body = self.stream(self.home_text.body)
        self.home.save()
        self.home.save_revision(user=self.pages.writer)

    def stream(self, body: Any) -> list[dict[str, Any]]:
        missing = {key for kind, key in keys_in(body) if kind == "picture"} - set(self.pages.images)
        if missing:
            raise LookupError(f"Pictures of the English pages are missing: {sorted(missing)}")
        chinese = self.pages.page_id
        self.pages.page_id = lambda kind, key: chinese(f"en:{kind}", key) or chinese(kind, key)
        try:
            return self.pages.stream(body)
        finally:
            self.pages.page_id = chinese

    def keep(self, page: Any, source: Page | None) -> None:
        page.owner = self.pages.writer
        page.save()
        page.save_revision(user=self.pages.writer)
        if source is not None:
            self.pages.moments[page.pk] = self.pages.moments[source.pk]
        self.made.append(page)


def _copy_below(source: Any, parent: Page, locale: Locale, slug: str) -> Any:
    """A translation that stands in another column than its source."""
    return source.copy(to=parent, keep_live=False, copy_revisions=False, reset_translation_key=False,
                       update_attrs={"locale": locale, "slug": slug})  # fmt: skip
