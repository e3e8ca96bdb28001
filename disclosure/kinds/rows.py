"""What stands beside a disclosure in tables of its own, read in one statement whatever it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, IntegerField, Value
from django.db.models.functions import Coalesce

from core.models import Department
from disclosure import catalogue
from disclosure.models import DisclosureAttachment, DisclosureBasis, IssuingBody, JointIssuer

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosure.models import DisclosurePage


@dataclass(frozen=True, slots=True)
class Words:
    """A row by its number, in up to three texts: a file's title and note, a body's names, a law and its article."""

    id: int
    first: str = ""
    second: str = ""
    third: str = ""

    def label(self, language: str) -> str:
        """Of what has a name in two languages."""
        return (self.second or self.first) if language == "en" else self.first


@dataclass(slots=True)
class Beside:
    attachments: list[Words] = field(default_factory=list)
    joint: list[Words] = field(default_factory=list)
    bases: list[Words] = field(default_factory=list)
    issuer: Words | None = None
    responsible: Words | None = None


def of(page: DisclosurePage) -> Beside:
    """Of a live row by one statement; a draft or an old version has its rows beside it and answers itself."""
    if page.pk and "attachments" not in getattr(page, "_cluster_related_objects", {}):
        return _stored(page)
    return _in_memory(page)


def _stored(page: DisclosurePage) -> Beside:
    rows = [
        _texts(DisclosureAttachment.objects.filter(page=page.pk), "a", "document_id", "title", "note"),
        _texts(JointIssuer.objects.filter(page=page.pk), "j", "body_id", "body__name", "body__name_en"),
        _texts(
            DisclosureBasis.objects.filter(page=page.pk),
            *("b", "reference_id", "reference__law", "reference__article", "reference__version"),
        ),
        _texts(IssuingBody.objects.filter(pk=page.issuer_id or 0), "i", "pk", "name", "name_en"),
        _texts(Department.objects.filter(pk=page.responsible_id or 0), "d", "pk", "name", "name_en"),
    ]
    made: dict[str, list[Words]] = {}
    found = rows[0].union(*rows[1:], all=True)
    for which, _order, *words in sorted(found, key=lambda row: (row[0], row[1])):
        made.setdefault(which, []).append(Words(*words))
    one = {which: group[0] for which, group in made.items()}
    return Beside(
        attachments=made.get("a", []),
        joint=made.get("j", []),
        bases=made.get("b", []),
        issuer=one.get("i"),
        responsible=one.get("d"),
    )


def _texts(rows: QuerySet[Any], which: str, *names: str) -> QuerySet[Any, Any]:
    """Rows of different tables in the same six columns."""
    ordered = any(f.name == "sort_order" for f in rows.model._meta.concrete_fields)
    place = Coalesce("sort_order", 0) if ordered else Value(0, IntegerField())
    columns: list[Any] = [*names, *([Value("", CharField())] * (4 - len(names)))]
    return rows.order_by().values_list(Value(which, CharField()), place, *columns)


def _in_memory(page: DisclosurePage) -> Beside:
    issuer, responsible = page.issuer, page.responsible
    references = [row.reference for row in page.bases.all()]
    bodies = catalogue.bodies()
    joint = [bodies[row.body_id] for row in page.joint_issuers.all() if row.body_id in bodies]
    return Beside(
        attachments=[Words(row.document_id, row.title, row.note) for row in page.attachments.all()],
        joint=[Words(body.pk, body.name, body.name_en) for body in joint],
        bases=[Words(ref.pk, ref.law, ref.article, ref.version) for ref in references],
        issuer=Words(issuer.pk, issuer.name, issuer.name_en) if issuer else None,
        responsible=Words(responsible.pk, responsible.name, responsible.name_en) if responsible else None,
    )
