from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Site

from core.models import PublicEntry
from core.prepared import Prepared

User = get_user_model()

PERMISSIONS = Prepared(
    lambda model, names: (
        Permission.objects.filter(content_type__model=model, codename__in=names)
        .select_related("content_type")
        .order_by("codename")
    )
)
NAMES = Prepared(
    lambda model: Permission.objects.filter(content_type__model=model).values_list("codename", flat=True)
)
PAIRS = Prepared(
    lambda since: (
        User.objects.filter(date_joined__gte=since).order_by("pk").values_list("username", "date_joined")
    )
)

pytestmark = pytest.mark.django_db


def test_rows_are_those_of_the_queryset(django_assert_num_queries):
    names = ["add_user", "change_user", "delete_user"]
    expected = list(
        Permission.objects.filter(content_type__model="user", codename__in=names).order_by("codename")
    )

    with django_assert_num_queries(1):
        found = PERMISSIONS(model="user", names=names)
        related = [permission.content_type.model for permission in found]

    assert found == expected
    assert [vars(p).keys() >= {"id", "name", "codename"} for p in found] == [True] * 3
    assert related == ["user"] * 3


def test_values_change_while_the_statement_stays():
    made = []
    prepared = Prepared(lambda name: made.append(name) or Permission.objects.filter(codename=name))

    found = [prepared.first(name=name).codename for name in ("add_user", "add_group", "view_user")]

    assert found == ["add_user", "add_group", "view_user"]
    assert len(made) == 1


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_lists_of_any_length(count):
    names = ["add_user", "change_user", "delete_user", "view_user"][:count]

    assert [p.codename for p in PERMISSIONS(model="user", names=set(names))] == names


def test_an_empty_list_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert PERMISSIONS(model="user", names=[]) == []


def test_values_are_converted_both_ways():
    now = timezone.now()
    User.objects.create(username="before", date_joined=now - timedelta(days=1))
    User.objects.create(username="after", date_joined=now)

    assert PAIRS(since=now) == [("after", now)]
    assert set(NAMES(model="user")) == set(
        Permission.objects.filter(content_type__model="user").values_list("codename", flat=True)
    )


def test_fixed_values_stay_in_their_places():
    either = Prepared(
        lambda name: User.objects.filter(Q(is_active=True) | Q(username=name), is_staff=False).exclude(
            email="x"
        )
    )
    for number in range(3):
        User.objects.create(username=f"u{number}", is_active=number == 1, email="x" if number == 2 else "")

    assert {user.username for user in either(name="u0")} == {"u0", "u1"}
    assert either.first(name="u2").username == "u1"
    assert either.first(name="u0").is_active in {True, False}


def test_other_shapes_are_refused():
    with pytest.raises(TypeError, match="values_list"):
        Prepared(lambda name: User.objects.filter(username=name).values("pk"))(name="x")


def test_rows_without_manners_of_their_own_are_as_the_orm_makes_them():
    site = Site.objects.get()
    PublicEntry.objects.create(
        site=site, path="/a/", key="a:1", owner="a:1", object_id=1, depth=1, title="a",
        date=date(2026, 5, 1), moment=timezone.now(), updated=timezone.now(), facets={"notice": ["公示"]},
    )  # fmt: skip
    prepared = Prepared(lambda site: PublicEntry.objects.filter(site__id=site))

    made, known = prepared.first(site=site.pk), PublicEntry.objects.get()
    for row in (made, known):
        row.title = "b"
        row.save()

    assert {**vars(made), "_state": None} == {**vars(known), "_state": None}
    assert (made._state.adding, made._state.db) == (False, "default")
    assert (made.tags, made.alternates, made.facets) == ([], {}, {"notice": ["公示"]})
