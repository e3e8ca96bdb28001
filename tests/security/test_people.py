"""A person whose withdrawal was decided is gone from everywhere."""

from __future__ import annotations

import pytest
from django.db import transaction

from core import media
from core.models import Department, Person, Term
from core.refusals import RefusedError
from home.models import DepartmentPage, PeoplePage
from home.models.people import PeoplePagePerson
from tests.factories import gate
from tests.factories.core import SiteImageFactory
from tests.factories.news import home_page, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def portrait():
    return SiteImageFactory()


@pytest.fixture
def leader(portrait):
    office = gate.save(Department(name="办公室"))
    person = Person(name="欧阳明珊", portrait=portrait)
    person.terms = [Term(post="秘书长", department=office)]
    person.save()
    gate.publish(person)
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def addresses(leader):
    page = PeoplePage(title="领导班子", slug="leaders")
    page.people = [PeoplePagePerson(person=leader)]
    home_page().add_child(instance=page)
    published(page)
    office = DepartmentPage(title="办公室", slug="office", department=leader.terms.get().department)
    home_page().add_child(instance=office)
    published(office)
    return "/leaders/", "/office/", "/search/?q=欧阳明珊"


def test_approved_person_is_shown_found_and_seen(client, leader, portrait, addresses):
    assert [("欧阳明珊" in client.get(a).content.decode()) for a in addresses] == [True, True, True]
    assert media.is_public(f"image:{portrait.pk}")


def test_withdrawn_person_is_neither_shown_nor_found_nor_seen(client, leader, portrait, addresses):
    leader.unpublish()
    for address in addresses[:2]:
        assert "欧阳明珊" not in client.get(address).content.decode()
    assert "/leaders/" not in client.get(addresses[2]).content.decode()
    assert not media.is_public(f"image:{portrait.pk}")


def test_person_approved_later_is_found_and_seen(client, leader, portrait, addresses):
    leader.unpublish()
    gate.publish(leader)
    assert "/leaders/" in client.get(addresses[2]).content.decode()
    assert media.is_public(f"image:{portrait.pk}")


def test_person_who_was_public_is_not_deleted(client, leader, portrait, addresses):
    with pytest.raises(RefusedError), transaction.atomic():
        leader.delete()
    assert [("欧阳明珊" in client.get(a).content.decode()) for a in addresses] == [True, True, True]
    assert media.is_public(f"image:{portrait.pk}")


def test_withdrawn_person_is_not_deleted_either(client, leader, addresses):
    leader.unpublish()
    with pytest.raises(RefusedError), transaction.atomic():
        Person.objects.all().delete()
    assert Person.objects.filter(pk=leader.pk).exists()


def test_changed_department_is_found_by_its_new_words(client, leader, addresses):
    office = Department.objects.get()
    office.duties = "负责文电会务"
    gate.save(office)
    assert "/office/" in client.get("/search/?q=文电会务").content.decode()
