from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation, terms
from core.blocks import to_stream
from core.models import Department, Person, Term
from home.models import (
    DepartmentPage,
    HomeColumn,
    HomeDoor,
    HomePage,
    PeoplePage,
    PeoplePagePerson,
    SectionPage,
    StandardPage,
)
from news.models import NewsIndexPage
from search.models import TextPart
from tests.factories import gate
from tests.factories.chronicle import chronicle_page
from tests.factories.core import SiteImageFactory
from tests.factories.news import ColumnFactory, NewsFactory

pytestmark = pytest.mark.django_db


def publish(page):
    gate.publish(page)
    page.refresh_from_db()
    return page


def main_of(client, path="/"):
    return client.get(path).content.decode().split("<main")[1].split("</main>")[0]


@pytest.fixture
def home():
    return publish(HomePage.objects.get())


def furnish(home, count):
    """A home page with everything on it, `count` of each."""
    sections = [ColumnFactory(title=f"栏目{n}", slug=f"column{n}") for n in range(count)]
    for section in sections:
        for n in range(count):
            NewsFactory(parent=section, title=f"{section.title}新闻{n}", lead_image=SiteImageFactory())
    page = HomePage.objects.get(pk=home.pk)
    page.columns = [HomeColumn(section=section) for section in sections]
    page.doors = [HomeDoor(title=f"门{n}", target=sections[0]) for n in range(count)]
    page.urgent_tag, page.urgent_text, page.urgent_page = "应急响应", "第三期公告", sections[0]
    figures = {
        "items": [{"label": "捐款", "value": "12.5", "unit": "万元"}],
        "source": "公告",
        "as_of": "2026-10-31",
    }
    page.figures = to_stream([("key_figures", figures)])
    publish(page)
    chronicle_page(
        rows=[{"start": date(2020, 3, n + 1), "text": f"召开理事会{'甲乙丙'[n]}。"} for n in range(count)]
    )


@pytest.mark.parametrize("count", [1, 3])
def test_home_costs_the_same_for_any_number_of_columns(client, home, count):
    furnish(home, count)
    generation.forget()

    with CaptureQueriesContext(connection) as queries:
        response = client.get("/")

    assert response.status_code == 200
    assert len(queries) == 11


def test_home_shows_urgent_doors_lists_figures_and_chronicle(client, home):
    furnish(home, 1)

    page = client.get("/").content.decode()

    assert [
        word
        for word in ("应急响应", "第三期公告", "门0", "栏目0新闻0", "12.5", "召开理事会甲")
        if word not in page
    ] == []


def test_door_to_a_page_that_is_not_public_is_not_shown(client, home):
    furnish(home, 1)
    NewsIndexPage.objects.get(slug="column0").unpublish()

    assert "门0" not in main_of(client)


def test_empty_home_has_no_empty_headings(client, home):
    assert "<h2" not in main_of(client)


def person(name="王芳", live=True, **term):
    made = Person(name=name)
    made.terms = [Term(**{"post": "秘书长", "start": date(2023, 5, 8)} | term)]
    made.save()
    return gate.publish(made) if live else made


def people_page(home, *people):
    page = PeoplePage(title="领导", slug="leaders")
    page.people = [PeoplePagePerson(heading="领导机构", person=p) for p in people]
    home.add_child(instance=page)
    return publish(page)


def test_people_stand_in_the_order_set_by_hand(client, home):
    people_page(home, person("张三"), person("李四"), person("阿依古丽·麦麦提"))

    main = main_of(client, "/leaders/")

    assert main.index("张三") < main.index("李四") < main.index("阿依古丽")


def test_person_who_is_not_approved_is_not_shown(client, home):
    people_page(home, person("张三"), person("赵六", live=False))

    assert "赵六" not in client.get("/leaders/").content.decode()


def test_office_held_today_is_shown_not_a_former_one(client, home):
    someone = person("张三", post="科长", end=date(2024, 1, 1))
    someone.terms.add(Term(post="副会长", start=date(2024, 1, 2)))
    gate.publish(someone)
    people_page(home, someone)

    main = main_of(client, "/leaders/")

    assert ("副会长" in main, "科长" in main) == (True, False)


def test_department_page_shows_who_works_there_now(client, home):
    office = gate.save(Department(name="救护科", duties="培训", phone="（0000）8605 2108"))
    person("张三", department=office)
    person("李四", department=office, end=date(2024, 1, 1))
    publish(home.add_child(instance=DepartmentPage(title="救护科", slug="aid", department=office)))

    main = main_of(client, "/aid/")

    assert ("张三" in main, "李四" in main, 'href="tel:000086052108"' in main) == (True, False, True)


@pytest.mark.parametrize("count", [1, 3])
def test_section_costs_the_same_for_any_number_of_pages_below(client, home, count):
    section = publish(home.add_child(instance=SectionPage(title="关于", slug="about")))
    for n in range(count):
        publish(section.add_child(instance=StandardPage(title=f"页{n}", slug=f"p{n}")))
        inner = ColumnFactory(parent=section, title=f"栏{n}", slug=f"c{n}")
        NewsFactory(parent=inner, title=f"新闻{n}")
    generation.forget()

    with CaptureQueriesContext(connection) as queries:
        response = client.get("/about/")

    assert f"新闻{count - 1}" in response.content.decode()
    assert len(queries) == 9


def test_search_text_follows_an_office_that_ends_by_itself(home, time_machine):
    time_machine.move_to("2026-07-01 10:00+08:00")
    someone = person("张三", post="科长", end=date(2026, 7, 2))
    someone.terms.add(Term(post="副会长", start=date(2026, 7, 3)))
    people_page(home, gate.publish(someone))
    parts = TextPart.objects.filter(part="names")
    assert [part.text for part in parts] == ["张三 科长"]

    time_machine.move_to("2026-07-03 00:03+08:00")
    terms.follow()

    assert [part.text for part in parts.all()] == ["张三 副会长"]
