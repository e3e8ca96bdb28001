"""What the database watches, read from the models: for every table the triggers that keep seals honest."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_m2m_relations
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction

from approval import digest, gated
from approval.enums import Decision
from approval.gate.dialects import Trigger
from approval.gated import Family
from approval.models import Approval, Seal, SealedFile, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

SEAL = Seal._meta.db_table
PAGE = Page._meta.db_table
# Longer names are cut by PostgreSQL.
LONGEST = 63
# Which approved version a page says it is, and since when: readers are told both.
PUBLISHED = ("last_published_at", "live_revision_id")
NEVER_DELETED = "what was published is never deleted"


@cache
def triggers() -> tuple[Trigger, ...]:
    found = list(_all())
    tables = dict.fromkeys(trigger.table for trigger in found)
    return (*found, *(_never_emptied(table) for table in tables))


def _all() -> Iterator[Trigger]:
    yield from _approvals()
    yield from _withdrawals()
    yield from _pages()
    words: dict[type[Model], list[str]] = {}
    for model, family in gated.models():
        if family is Family.PAGE:
            columns = (_pk(model), *_columns(model))
            yield from _dependent(model._meta.db_table, _pk(model), _key(model), columns)
            _borrowed(Page, _column_key("wagtailcore.page", "id"), words)
        elif family is Family.SNIPPET:
            yield from _draftable(model)
        else:
            yield from _record(model)
        key = _key(model)
        _borrowed(model, key, words)
        yield from _rows_of(model, key, words)
    yield from _words(words)
    yield from _files()
    yield from _restrictions()


# --- Writing ----------------------------------------------------------------------------------------


def _name(table: str, what: str) -> str:
    name = f"approval_gate_{table}_{what}"
    if len(name) > LONGEST:
        name = f"{name[: LONGEST - 9]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return name


def _mark(key: str) -> str:
    """A seal, made when there is none, becomes stale."""
    return (
        f"INSERT INTO {SEAL} (key, approval_id, floor) VALUES ({key}, 0, 0) "
        "ON CONFLICT (key) DO UPDATE SET approval_id = 0"
    )


def _stale(keys: str) -> str:
    """The seal of something public becomes stale; `keys` is "= …" or "IN (…)"."""
    return f"UPDATE {SEAL} SET approval_id = 0 WHERE approval_id IS NOT NULL AND key {keys}"


def _lift(key: str) -> str:
    """No longer public: and no approval given so far brings it back."""
    latest = f"(SELECT COALESCE(MAX(id), 0) + 1 FROM {Approval._meta.db_table})"
    return f"UPDATE {SEAL} SET approval_id = NULL, floor = {latest} WHERE key = {key}"


def _column_key(label: str, column: str) -> str:
    """The key of a row, to be filled with the row's name: NEW, OLD or an alias."""
    return f"'{label}:' || {{row}}.\"{column}\""


def _pk(model: type[Model]) -> str:
    meta: Any = model._meta
    return meta.pk.column


def _key(model: type[Model]) -> str:
    # A page type's own table has the page's number as its key, whatever type it inherits from.
    return _column_key(gated.label_of(model), _pk(model))


def _columns(model: type[Model]) -> tuple[str, ...]:
    """The columns of a model's own table that are content."""
    fields: Any = model._meta.local_concrete_fields
    return tuple(
        field.column
        for field in fields
        if field.name not in digest.EXCLUDED and not field.primary_key and field.serialize
    )


# --- Things that are public by themselves -----------------------------------------------------------


def _approvals() -> Iterator[Trigger]:
    table = Approval._meta.db_table
    yield Trigger(_name(table, "kept"), table, "UPDATE", refusal="approvals are append-only")
    yield Trigger(_name(table, "lasting"), table, "DELETE", refusal="approvals are append-only")
    there = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
    yield Trigger(
        _name(table, "r"), table, "INSERT", there, refusal="approvals are append-only", only="sqlite"
    )


def _withdrawals() -> Iterator[Trigger]:
    """What readers are told of a withdrawal is what was signed: it stays as it is, and only ends."""
    table = Withdrawal._meta.db_table
    told = tuple(field.column for field in _told_fields())
    signed = f"OLD.status = '{Decision.DONE.value}'"
    yield Trigger(_name(table, "kept"), table, "UPDATE", signed, told, refusal="a signed withdrawal is kept")
    yield Trigger(_name(table, "lasting"), table, "DELETE", signed, refusal="a signed withdrawal is kept")


def _told_fields() -> list[Any]:
    meta: Any = Withdrawal._meta
    return [field for field in meta.local_concrete_fields if field.name not in {"ended_at", "signatures"}]


def _pages() -> Iterator[Trigger]:
    new, old = "'wagtailcore.page:' || NEW.id", "'wagtailcore.page:' || OLD.id"
    content = ("id", *_columns(Page), "content_type_id", "first_published_at", *PUBLISHED)
    yield Trigger(_name(PAGE, "i"), PAGE, "INSERT", "NEW.live AND NEW.depth > 1", body=(_mark(new),))
    yield _put_anew(PAGE, "id", _column_key("wagtailcore.page", "id"))
    yield Trigger(_name(PAGE, "live"), PAGE, "UPDATE", "NEW.live AND NOT OLD.live", body=(_mark(new),))
    yield Trigger(_name(PAGE, "u"), PAGE, "UPDATE", "NEW.live AND OLD.live", content, (_mark(new),))
    yield Trigger(_name(PAGE, "lift"), PAGE, "UPDATE", "OLD.live AND NOT NEW.live", body=(_lift(new),))
    # Moving widens the audience only where something is restricted.
    any_restriction = f"EXISTS (SELECT 1 FROM {PageViewRestriction._meta.db_table})"
    yield Trigger(
        _name(PAGE, "move"), PAGE, "UPDATE", f"NEW.live AND {any_restriction}", ("path",), (_mark(new),)
    )
    yield _never_deleted(PAGE, old)


def _never_deleted(table: str, key: str) -> Trigger:
    published = f"EXISTS (SELECT 1 FROM {SEAL} WHERE key = {key})"
    return Trigger(_name(table, "d"), table, "DELETE", published, refusal=NEVER_DELETED)


def _draftable(model: type[Model]) -> Iterator[Trigger]:
    table, key = model._meta.db_table, _key(model)
    new, old = key.format(row="NEW"), key.format(row="OLD")
    yield Trigger(_name(table, "i"), table, "INSERT", "NEW.live", body=(_mark(new),))
    yield Trigger(_name(table, "live"), table, "UPDATE", "NEW.live AND NOT OLD.live", body=(_mark(new),))
    content = (_pk(model), *_columns(model), *PUBLISHED)
    yield Trigger(_name(table, "u"), table, "UPDATE", "NEW.live AND OLD.live", content, (_mark(new),))
    yield _put_anew(table, _pk(model), key)
    yield Trigger(_name(table, "lift"), table, "UPDATE", "OLD.live AND NOT NEW.live", body=(_lift(new),))
    yield _never_deleted(table, old)


def _record(model: type[Model]) -> Iterator[Trigger]:
    table, key = model._meta.db_table, _key(model)
    new, old = key.format(row="NEW"), key.format(row="OLD")
    record = gated.record_of(model)
    when = record.when if record else ""
    of_new, of_old = when.format(row="NEW"), when.format(row="OLD")
    either = f"({of_new}) OR ({of_old})" if when else ""
    yield Trigger(_name(table, "i"), table, "INSERT", of_new, body=(_mark(new),))
    content = (_pk(model), *_columns(model))
    yield Trigger(_name(table, "u"), table, "UPDATE", either, content, (_stale(f"= {old}"), _mark(new)))
    yield Trigger(_name(table, "d"), table, "DELETE", of_old, body=(_stale(f"= {old}"),))
    yield _put_anew(table, _pk(model), key)


# --- What belongs to them ---------------------------------------------------------------------------


def _put_anew(table: str, pk: str, key: str) -> Trigger:
    """SQLite's INSERT OR REPLACE takes a row away without a word; what it was part of becomes stale first."""
    keys = f'IN (SELECT {key.format(row="w")} FROM "{table}" w WHERE w."{pk}" = NEW."{pk}")'
    return Trigger(_name(table, "r"), table, "INSERT", body=(_stale(keys),), before=True, only="sqlite")


def _never_emptied(table: str) -> Trigger:
    """PostgreSQL's TRUNCATE asks no trigger of a row."""
    return Trigger(_name(table, "t"), table, "TRUNCATE", refusal=NEVER_DELETED, only="postgresql")


def _dependent(table: str, pk: str, key: str, columns: tuple[str, ...]) -> Iterator[Trigger]:
    """A table whose rows are part of something: every change makes its seal stale."""
    new, old = f"= {key.format(row='NEW')}", f"= {key.format(row='OLD')}"
    yield Trigger(_name(table, "i"), table, "INSERT", body=(_stale(new),))
    if columns:
        yield Trigger(_name(table, "u"), table, "UPDATE", "", columns, (_stale(old), _stale(new)))
    yield Trigger(_name(table, "d"), table, "DELETE", body=(_stale(old),))
    yield _put_anew(table, pk, key)


def _rows_of(model: type[Model], key: str, words: dict[type[Model], list[str]]) -> Iterator[Trigger]:
    """Child rows at any depth, and tables between a model and the words it is given."""
    for relation in digest.child_relations(model):
        if relation.model is not model:
            continue  # the rows of a type it inherits from are watched with that type
        child = relation.related_model
        inner = _child_key(relation, key)
        columns = tuple(field.column for field in child._meta.local_concrete_fields)
        yield from _dependent(child._meta.db_table, _pk(child), inner, columns)
        _borrowed(child, inner, words)
        yield from _rows_of(child, inner, words)
    for field in get_all_child_m2m_relations(model) if hasattr(model, "serializable_data") else ():
        if field.model._meta.db_table != model._meta.db_table:
            continue
        through = field.remote_field.through._meta
        inner = _column_key(gated.label_of(model), field.m2m_column_name())
        columns = tuple(f.column for f in through.local_concrete_fields)
        yield from _dependent(through.db_table, _pk(field.remote_field.through), inner, columns)
        if digest.borrows_words(field.related_model):
            words.setdefault(field.related_model, []).append(
                f"SELECT {inner.format(row='w')} FROM {through.db_table} w "
                f'WHERE w."{field.m2m_reverse_name()}" = NEW.id'
            )


def _child_key(relation: Any, key: str) -> str:
    field = relation.field
    parent = relation.model
    if gated.family(parent) is not None:
        return _column_key(gated.label_of(parent), field.column)
    outer = key.format(row="p")
    table, column = parent._meta.db_table, parent._meta.pk.column
    return f'(SELECT {outer} FROM "{table}" p WHERE p."{column}" = {{row}}."{field.column}")'


def _borrowed(model: type[Model], key: str, words: dict[type[Model], list[str]]) -> None:
    """Notes from which rows the words of a list are borrowed."""
    fields: Any = model._meta.local_concrete_fields
    for field in fields:
        if field.name in digest.EXCLUDED or isinstance(field, ParentalKey) or not field.is_relation:
            continue
        if field.primary_key or not digest.borrows_words(field.related_model):
            continue
        statement = (
            f'SELECT {key.format(row="w")} FROM "{model._meta.db_table}" w WHERE w."{field.column}" = NEW.id'
        )
        found = words.setdefault(field.related_model, [])
        if statement not in found:
            found.append(statement)


def _words(words: dict[type[Model], list[str]]) -> Iterator[Trigger]:
    for model, borrowers in words.items():
        columns = tuple(field.column for field in digest.word_columns(model))
        table = model._meta.db_table
        keys = f"IN ({' UNION '.join(borrowers)})"
        yield Trigger(_name(table, "words"), table, "UPDATE", columns=columns, body=(_stale(keys),))
        yield Trigger(_name(table, "r"), table, "INSERT", body=(_stale(keys),), before=True, only="sqlite")


# --- Files and audience -----------------------------------------------------------------------------


def _files() -> Iterator[Trigger]:
    for model, word, names in (
        (get_image_model(), "image", digest.PICTURE),
        (get_document_model(), "document", digest.DOCUMENT),
    ):
        table = model._meta.db_table
        columns = tuple(model._meta.get_field(name).column for name in names)
        users = f"SELECT seal_id FROM {SealedFile._meta.db_table} WHERE media = '{word}:' || {{row}}.id"
        old, new = (_stale(f"IN ({users.format(row=row)})") for row in ("OLD", "NEW"))
        yield Trigger(_name(table, "u"), table, "UPDATE", "", ("id", *columns), (old, new))
        yield Trigger(_name(table, "d"), table, "DELETE", body=(old,))
        # A file that comes under a number in use, whoever had it before.
        yield Trigger(_name(table, "i"), table, "INSERT", body=(new,))


def _restrictions() -> Iterator[Trigger]:
    """Taking a restriction away shows to everybody what was approved for some; putting one on never widens."""
    table = PageViewRestriction._meta.db_table
    below = (
        f"SELECT 'wagtailcore.page:' || p.id FROM {PAGE} p, {PAGE} a "
        "WHERE a.id = {restricted} AND p.live AND substr(p.path, 1, length(a.path)) = a.path"
    )
    stale = (_stale(f"IN ({below.format(restricted='OLD.page_id')})"),)
    columns = ("id", "page_id", "restriction_type", "password")
    yield Trigger(_name(table, "u"), table, "UPDATE", columns=columns, body=stale)
    yield Trigger(_name(table, "d"), table, "DELETE", body=stale)
    replaced = below.format(restricted=f"(SELECT w.page_id FROM {table} w WHERE w.id = NEW.id)")
    anew = (_stale(f"IN ({replaced})"),)
    yield Trigger(_name(table, "r"), table, "INSERT", body=anew, before=True, only="sqlite")
