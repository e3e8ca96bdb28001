"""Querysets that are compiled once. Django spends many times longer on writing a statement than SQLite on
answering it, and a reader's page needs the same few statements again and again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import connection
from django.db.models import JSONField, Model, Value
from django.db.models.base import ModelState
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.signals import post_init, pre_init

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from django.db.models import QuerySet

T = TypeVar("T")


class Slot(Value):
    """Stands in a queryset where a value will be."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


@dataclass(frozen=True, slots=True)
class _Plan:
    sql: str
    params: tuple[Any, ...]
    read: Callable[[Sequence[Any]], Any]

    def run(self, values: dict[str, Any]) -> list[Any]:
        adapt = connection.ops.adapt_datetimefield_value
        given = [values[p.value] if isinstance(p, Slot) else p for p in self.params]
        given = [adapt(value) if isinstance(value, datetime) else value for value in given]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, given)
            return [self.read(row) for row in cursor.fetchall()]


class Prepared(Generic[T]):
    """`make` gives the queryset for slots by name; calling with values by name gives its rows as a list.

    A list of values is for `__in`; its length is rounded up, so that few statements are kept. No slot stands
    for None, nor for what would change the statement itself (a limit, an order). Several rows behind a foreign
    key are asked for by the id at its other end (`image__id__in`): Django takes no slots for the key itself.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, T]]) -> None:
        self.make = make
        self._plans: dict[Any, _Plan] = {}

    def __call__(self, **values: Any) -> list[T]:
        flat: dict[str, Any] = {}
        shape: list[tuple[str, int]] = []
        for name, value in values.items():
            if not isinstance(value, (list, tuple, set, frozenset)):
                flat[name] = value
                shape.append((name, 0))
                continue
            padded = _padded(value)
            if not padded:
                return []
            flat.update((f"{name} {n}", one) for n, one in enumerate(padded))
            shape.append((name, len(padded)))
        key = (connection.vendor, *shape)
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = self._compile(shape)
        return plan.run(flat)

    def first(self, **values: Any) -> T | None:
        return next(iter(self(**values)), None)

    def _compile(self, shape: list[tuple[str, int]]) -> _Plan:
        slots = {
            name: [Slot(f"{name} {n}") for n in range(length)] if length else Slot(name)
            for name, length in shape
        }
        queryset = self.make(**slots)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        return _Plan(sql, tuple(params), _reader(queryset, compiler))


def _padded(values: Iterable[Any]) -> list[Any]:
    """The values and, to the next power of two, the last one again."""
    values = list(values)
    length = 1 << (len(values) - 1).bit_length() if values else 0
    return values + values[-1:] * (length - len(values))


def _reader(queryset: QuerySet, compiler: Any) -> Callable[[Sequence[Any]], Any]:
    convert = _converter(compiler)
    kind = queryset._iterable_class
    if kind is FlatValuesListIterable:
        return lambda row: convert(row)[0]
    if kind is ValuesListIterable:
        return lambda row: tuple(convert(row))
    if kind is not ModelIterable:
        raise TypeError("Only rows of models and values_list can be prepared.")
    return _instances(compiler, convert)


def _converter(compiler: Any) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """Turns what the database gives into Python's values, column by column."""
    found = compiler.get_converters([column for column, _, _ in compiler.select]).items()
    steps = [
        (place, step, expression)
        for place, (converts, expression) in found
        for step in ([_json] if _is_plain_json(expression) else converts)
    ]
    if not steps:
        return lambda row: row

    def convert(row: Sequence[Any]) -> Sequence[Any]:
        made = list(row)
        for place, step, expression in steps:
            made[place] = step(made[place], expression, connection)
        return made

    return convert


def _is_plain_json(expression: Any) -> bool:
    field = getattr(expression, "output_field", None)
    return type(field) is JSONField and field.decoder is None and connection.vendor == "sqlite"


def _json(value: str | None, expression: Any, connection: Any) -> Any:
    """What most rows say, which is nothing, without asking the parser."""
    if value == "[]":
        return []
    return {} if value == "{}" else None if value is None else json.loads(value)


def _instances(compiler: Any, convert: Callable) -> Callable[[Sequence[Any]], Any]:
    info, select = compiler.klass_info, compiler.select
    start, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column.target.attname for column, _, _ in select[start:end]]
    related: Any = get_related_populators
    populators = related(info, select, connection.alias)
    model = info["model"]
    make = _maker(model, names) if _is_bare(model, names) else model.from_db

    def read(row: Sequence[Any]) -> Any:
        row = convert(row)
        made = make(connection.alias, names, row[start:end])
        for populator in populators:
            populator.populate(row, made)
        return made

    return read


def _is_bare(model: type[Model], names: list[str]) -> bool:
    """Whether rows of a model are nothing but their columns, all of them read: no class adds to `__init__`,
    and nobody listens to it."""
    return (
        model.__init__ is Model.__init__
        and model.from_db.__func__ is Model.from_db.__func__  # type: ignore[attr-defined]
        and names == [field.attname for field in model._meta.concrete_fields]
        and not pre_init.has_listeners(model)
        and not post_init.has_listeners(model)
    )


def _maker(model: type[Model], names: list[str]) -> Callable[..., Any]:
    """Makes instances as `from_db` does, without asking each field whether it was given."""

    def make(alias: str, _names: list[str], values: Sequence[Any]) -> Any:
        made = model.__new__(model)
        made.__dict__.update(zip(names, values, strict=True))
        made._state = ModelState()
        made._state.adding, made._state.db = False, alias
        return made

    return make
