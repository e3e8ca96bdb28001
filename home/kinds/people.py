from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core import images
from core.kinds import TextPart, register
from core.models import Department, Term
from core.models import Person as PersonRecord
from core.presentation import Fact, PeopleGroup, Person
from core.shell import phone_link
from home.models import DepartmentPage, PeoplePage

from .sections import StandingKind, siblings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from wagtail.models import Page

    from core.rendering import View


def shown(people: Iterable[PersonRecord]) -> dict[int, Person]:
    """Approved people by id, each with the office held today; one statement for the portraits."""
    people = [person for person in people if person.live]
    portraits = images.pictures(person.portrait_id for person in people)
    english = get_language() == "en"
    return {p.pk: _person(p, portraits.get(p.portrait_id), english) for p in people}


def _person(record: PersonRecord, portrait: Any, english: bool) -> Person:
    term = current_term(record.terms.all(), timezone.localdate())
    role = ""
    if term:
        role = (term.post_en or term.post) if english else term.post
    return Person(
        name=(record.name_en or record.name) if english else record.name,
        role=role,
        duties=record.duties,
        term=since(term.start) if term and term.start else "",
        picture=portrait,
    )


def current_term(terms: Iterable[Term], day: date) -> Term | None:
    """The first office, in the order set by hand, that is held on this day."""
    return next(
        (t for t in terms if (t.start is None or t.start <= day) and (t.end is None or t.end >= day)), None
    )


def since(day: date) -> str:
    return _("since %(year)s-%(month)02d") % {"year": day.year, "month": day.month}


def _with_terms() -> Any:
    terms = Prefetch("terms", Term.objects.select_related("department").order_by("sort_order"))
    return PersonRecord.objects.prefetch_related(terms)


class PeopleTexts(StandingKind):
    """Names that are shown can be found."""

    def people_of(self, page: Any) -> list[PersonRecord]:
        raise NotImplementedError

    def showing(self, thing: Any) -> Iterable[Page]:
        """All of them: who stood on one and no longer does is told by no row. They are few."""
        return (
            self.model._default_manager.filter(live=True)
            if isinstance(thing, PersonRecord | Department)
            else ()
        )

    def texts(self, page: Any) -> dict[str, list[TextPart]]:
        parts = super().texts(page)
        for person in shown(self.people_of(page)).values():
            parts[""].append(TextPart("names", f"{person.name} {person.role}".strip()))
        return parts

    def media(self, page: Any) -> set[str]:
        portraits = {f"image:{p.portrait_id}" for p in self.people_of(page) if p.live and p.portrait_id}
        return super().media(page) | portraits


@register
class PeopleKind(PeopleTexts):
    name = "people"
    model = PeoplePage
    template = "home/people_page.html"
    label = gettext_lazy("People")

    def people_of(self, page: PeoplePage) -> list[PersonRecord]:
        return list(_with_terms().filter(pk__in=[row.person_id for row in page.people.all()]))

    def gather(self, page: PeoplePage, view: View) -> dict[str, Any]:
        rows = list(page.people.all())
        people = shown(_with_terms().filter(pk__in=[row.person_id for row in rows]))
        groups = []
        for heading, members in groupby(rows, key=lambda row: row.heading):
            found = tuple(people[row.person_id] for row in members if row.person_id in people)
            if found:
                groups.append(PeopleGroup(title=heading, people=found))
        return {
            **self.standing(page, view),
            "groups": tuple(groups),
            "siblings": siblings(view),
            "siblings_title": view.trail[-2].title if len(view.trail) > 2 else "",
        }


@register
class DepartmentKind(PeopleTexts):
    name = "department"
    model = DepartmentPage
    template = "home/department_page.html"
    label = gettext_lazy("Department")

    def people_of(self, page: DepartmentPage) -> list[PersonRecord]:
        today = timezone.localdate()
        people = (
            _with_terms().filter(terms__department_id=page.department_id).distinct().order_by("order", "pk")
        )
        return [p for p in people if self._works_here(p, page.department_id, today)]

    @staticmethod
    def _works_here(person: PersonRecord, department_id: int, day: date) -> bool:
        term = current_term(person.terms.all(), day)
        return term is not None and term.department_id == department_id

    def texts(self, page: DepartmentPage) -> dict[str, list[TextPart]]:
        parts = super().texts(page)
        parts[""] += [
            TextPart("body", text) for text in (page.department.duties, page.department.phone) if text
        ]
        return parts

    def gather(self, page: DepartmentPage, view: View) -> dict[str, Any]:
        department = page.department
        facts = [Fact(_("Duties"), department.duties), Fact(_("Room"), department.room)]
        return {
            **self.standing(page, view),
            "facts": tuple(fact for fact in facts if fact.value),
            "phone": department.phone,
            "phone_link": phone_link(department.phone),
            "hours": "",
            "people": tuple(shown(self.people_of(page)).values()),
            "lists": (),
            "siblings": siblings(view),
            "siblings_title": view.trail[-2].title if len(view.trail) > 2 else "",
        }
