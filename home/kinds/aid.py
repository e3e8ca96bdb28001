from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from core import bodies, entries, feeds, shell
from core.kinds import EntryDraft, Kind, TextPart, register
from core.models import Department
from core.presentation import Attachment, Fact, Offer, Step
from core.shell import phone_link
from core.typography import iso_day
from home.models import AidProjectIndexPage, AidProjectPage

from .shared import below_in_order, lines, section_feed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page

    from core.models import PublicEntry
    from core.presentation import Row
    from core.rendering import View


@register
class AidProjectKind(Kind):
    name = "aid_project"
    model = AidProjectPage
    template = "home/aid_project_page.html"
    label = gettext_lazy("Aid project")
    json_ld_type = "Service"

    def entry(self, page: AidProjectPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary or page.for_whom
        draft.meta = page.standard
        draft.end = page.until
        draft.facets = {
            "for_whom": page.for_whom,
            "standard": page.standard,
            "phone": page.phone,
            "since": iso_day(page.since),
            "until": iso_day(page.until),
        }
        return draft

    def row(self, row: Row, entry: PublicEntry) -> Row:
        return replace(row, kind="", tags=state_tags(entry.facets))

    def texts(self, page: AidProjectPage) -> dict[str, list[TextPart]]:
        words = [page.summary, page.for_whom, page.standard, *lines(page.conditions), page.where_to_apply]
        words += [word for paper in page.papers.all() for word in (paper.title, paper.note)]
        words += [word for step in page.steps.all() for word in (step.title, step.text)]
        words += [form.title or form.document.title for form in page.forms.all()]
        words += [*lines(page.legal_basis), *bodies.texts(bodies.raw_of(page.body))]
        parts = [TextPart("title", page.title), TextPart("numbers", page.phone)]
        if page.department:
            parts.append(TextPart("names", page.department.name))
        return {"": [*parts, *(TextPart("body", word) for word in words if word)]}

    def media(self, page: AidProjectPage) -> set[str]:
        files = {f"document:{row.document_id}" for row in page.forms.all()}
        return files | bodies.references(bodies.raw_of(page.body)).media()

    def showing(self, thing: Any) -> Iterable[Page]:
        """The projects that name a department."""
        is_department = isinstance(thing, Department)
        return AidProjectPage.objects.live().filter(department_id=thing.pk) if is_department else ()

    def feed_body(self, page: AidProjectPage) -> bodies.Raw:
        return bodies.raw_of(page.body)

    def gather(self, page: AidProjectPage, view: View) -> dict[str, Any]:
        raw = bodies.raw_of(page.body)
        rows = list(page.forms.all())
        found = bodies.references(raw)
        found.documents |= {row.document_id for row in rows}
        sources = bodies.fetch(found)
        return {
            "title": page.title,
            "summary": page.summary,
            "is_open": page.is_open(view.today),
            "since": page.since,
            "until": page.until,
            "phone": page.phone,
            "phone_link": phone_link(page.phone),
            "hours": page.hours,
            "facts": facts_of(page),
            "conditions": lines(page.conditions),
            "papers": tuple(Fact(paper.title, paper.note) for paper in page.papers.all()),
            "steps": tuple(Step(step.title, step.text, step.time) for step in page.steps.all()),
            "forms": forms_of(rows, sources),
            "legal_basis": lines(page.legal_basis),
            "blocks": bodies.gather(raw, sources),
            "notices": (),
            "approval": view.approval,
            "share": shell.share(view),
        }

    def json_ld(self, page: AidProjectPage, view: View) -> dict[str, Any]:
        society = shell.society(view.place.id, view.language).name
        data: dict[str, Any] = {
            "serviceType": page.title,
            "description": page.summary or page.for_whom,
            "audience": {"@type": "Audience", "audienceType": page.for_whom},
            "provider": {"@type": "Organization", "name": society},
            "availableChannel": {
                "@type": "ServiceChannel",
                "servicePhone": {"@type": "ContactPoint", "telephone": page.phone},
            },
        }
        if page.since:
            data["validFrom"] = page.since.isoformat()
        if page.until:
            data["validThrough"] = page.until.isoformat()
        return data


def state_tags(facets: dict[str, Any]) -> tuple[str, ...]:
    """What readers are told of a project that cannot be applied for today."""
    today = timezone.localdate().isoformat()
    if facets.get("since") and today < facets["since"]:
        return (_("Opens %(day)s") % {"day": facets["since"]},)
    if facets.get("until") and today > facets["until"]:
        return (pgettext("aid project", "Closed"),)
    return ()


def facts_of(page: AidProjectPage) -> tuple[Fact, ...]:
    department = page.department
    name = ""
    if department:
        name = (department.name_en or department.name) if get_language() == "en" else department.name
    facts = (
        Fact(_("For whom"), page.for_whom),
        Fact(_("Standard of aid"), page.standard),
        Fact(_("Where to apply"), page.where_to_apply),
        Fact(_("Responsible section"), name),
    )
    return tuple(fact for fact in facts if fact.value)


def forms_of(rows: list[Any], sources: bodies.Sources) -> tuple[Attachment, ...]:
    """The forms under the titles given here; a file that is gone is left out."""
    found = ((sources.documents.get(row.document_id), row.title) for row in rows)
    return tuple(replace(file, title=title or file.title) for file, title in found if file)


@register
class AidProjectIndexKind(Kind):
    name = "aid_index"
    model = AidProjectIndexPage
    template = "home/aid_index_page.html"
    label = gettext_lazy("Aid projects")
    listed = False
    section = True
    signed = False
    json_ld_type = "CollectionPage"

    def entry(self, page: AidProjectIndexPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        return draft

    def texts(self, page: AidProjectIndexPage) -> dict[str, list[TextPart]]:
        words = (page.summary, *bodies.texts(bodies.raw_of(page.body)))
        return {"": [TextPart("body", word) for word in words if word]}

    def media(self, page: AidProjectIndexPage) -> set[str]:
        return bodies.references(bodies.raw_of(page.body)).media()

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return section_feed(request, entry, rest)

    def gather(self, page: AidProjectIndexPage, view: View) -> dict[str, Any]:
        view.feeds = feeds.head_links(view.path, page.title)
        found = below_in_order(page.pk, AidProjectKind.name)
        open_first = sorted(entries.rows(found), key=lambda row: bool(row.tags))
        return {
            "title": page.title,
            "summary": page.summary,
            "offers": tuple(_offer(row) for row in open_first),
            "blocks": bodies.gather(bodies.raw_of(page.body)),
            "feeds": feeds.links(view.path),
            "notices": (),
        }


def _offer(row: Row) -> Offer:
    phone = row.facets.get("phone", "")
    facts = (
        Fact(_("For whom"), row.facets.get("for_whom", "")),
        Fact(_("Standard of aid"), row.facets.get("standard", "")),
        Fact(_("Telephone"), phone, f"tel:{phone_link(phone)}"),
    )
    return Offer(row.title, row.url, tuple(fact for fact in facts if fact.value), row.tags)
