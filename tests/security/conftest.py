from __future__ import annotations

import pytest

from core.blocks import to_stream
from core.models import Department, Person, Term
from home.models import DepartmentPage, Download, PeoplePage, SectionPage, StandardPage
from home.models.people import PeoplePagePerson
from tests.factories import disclosure, donations, gate, memorial
from tests.factories.campaigns import CampaignReportFactory
from tests.factories.chronicle import chronicle_page
from tests.factories.core import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import (
    ColumnFactory,
    NewsFactory,
    NoticeFactory,
    TopicFactory,
    TopicPageFactory,
    home_page,
    published,
)
from tests.factories.visitors import (
    ActivityFactory,
    AidProjectFactory,
    CoverageFactory,
    DownloadsFactory,
    PlacesFactory,
    SignUpPageFactory,
    place,
)


def below_home(page):
    home_page().add_child(instance=page)
    return published(page)


@pytest.fixture
def whole_site(db):
    """A public page of every kind, with a picture, a file and a person."""
    picture, file = SiteImageFactory(), SiteDocumentFactory()
    office = gate.save(Department(name="办公室", duties="文电会务"))
    person = Person(name="欧阳明珊", portrait=picture)
    person.terms = [Term(post="秘书长", department=office)]
    person.save()
    gate.publish(person)
    body = to_stream(
        [
            ("rich_text", f'<p>救援<a linktype="document" id="{file.pk}">文件</a></p>'),
            ("figure", {"image": picture.pk, "caption": "合影", "credit": "", "alt": "合影"}),
        ]
    )
    column = ColumnFactory(slug="news")
    NewsFactory(parent=column, slug="first", topics=["rescue"], body=body, lead_image=picture)
    NoticeFactory(
        parent=column, slug="list", publicity=True, persons=to_stream([("rich_text", "<p>某甲</p>")])
    )
    TopicPageFactory(parent=column, slug="rescue", topic=TopicFactory())
    chronicle_page(2020, [{}])
    below_home(SectionPage(title="公开", slug="open"))
    below_home(StandardPage(title="简介", slug="about", body=body))
    below_home(PeoplePage(title="领导", slug="leaders", people=[PeoplePagePerson(person=person)]))
    below_home(DepartmentPage(title="办公室", slug="office", department=office))
    _what_visitors_come_for(body, file)
    _what_is_given_and_disclosed(body, picture, file)
    return picture, file


def _what_visitors_come_for(body, file) -> None:
    place("望江公园")
    AidProjectFactory(slug="angel", body=body)
    activity = ActivityFactory(slug="day", body=body, admitted="欧阳明珊")
    SignUpPageFactory(parent=activity, slug="join", body=body)
    PlacesFactory(slug="places", body=body)
    DownloadsFactory(slug="downloads", related={"rows": [Download(document=file)]})
    CoverageFactory(slug="coverage")


def _what_is_given_and_disclosed(body, picture, file) -> None:
    CampaignReportFactory(slug="report", body=body)
    for model in disclosure.of_every_type():
        page = disclosure.of_type(model, body=body)
    page.attachments = disclosure.attached(file)
    gate.publish(page)
    donations.RollFactory(slug="roll", related={"entries": donations.people(3)})
    memorial.public(memorial.entrance(slug="memorial"), portrait=picture)
