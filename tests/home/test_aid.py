from __future__ import annotations

import json
import re
from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import generation
from core.models import Department
from home.models import AidForm, AidPaper, AidProjectPage, AidStep
from search.models import TextPart
from tests.factories import gate
from tests.factories.core import SiteDocumentFactory
from tests.factories.visitors import AidIndexFactory, AidProjectFactory

pytestmark = pytest.mark.django_db


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def titles(html):
    return re.findall(r'offer__title"><a href="[^"]*">([^<]*)</a>', html)


@pytest.fixture
def index():
    return AidIndexFactory(slug="aid")


def whole(index, **values):
    rows = {
        "papers": [AidPaper(title="诊断证明", note="三级医院开具，原件")],
        "steps": [AidStep(title="提交申请", text="交到县红十字会。", time="随时")],
        "forms": [AidForm(document=SiteDocumentFactory(title="申请表"), title="")],
    }
    return AidProjectFactory(parent=index, related=rows, **values)


def test_page_says_all_that_an_applicant_asks(client, index):
    section = gate.save(Department(name="人道救助科"))
    whole(index, slug="angel", conditions="14周岁以下\n家庭困难", legal_basis="红十字会法第十一条",
          department=section, until=timezone.localdate())  # fmt: skip

    shown = re.sub(r"</?span[^>]*>", "", text(client, "/aid/angel/"))

    for words in ("14周岁以下白血病患儿", "每人1万元至5万元", "家庭困难", "诊断证明", "三级医院开具", "提交申请", "申请表",
                  "红十字会法第十一条", "人道救助科", 'href="tel:000086052105"'):  # fmt: skip
        assert words in shown


def test_list_keeps_the_order_set_by_hand_and_puts_what_is_closed_last(client, index):
    yesterday = timezone.localdate() - timedelta(days=1)
    AidProjectFactory(parent=index, title="已经结束的", until=yesterday)
    AidProjectFactory(parent=index, title="甲项目")
    AidProjectFactory(parent=index, title="乙项目", until=timezone.localdate())

    assert titles(text(client, "/aid/")) == ["甲项目", "乙项目", "已经结束的"]


def test_drafts_and_what_was_taken_down_stand_in_no_list_or_feed(client, index):
    AidProjectFactory(parent=index, title="草稿项目", public=False)
    AidProjectFactory(parent=index, title="撤下项目").unpublish()
    AidProjectFactory(parent=index, title="公开项目")

    assert titles(text(client, "/aid/")) == ["公开项目"]
    feed = json.loads(client.get("/aid/feed.json").content)
    assert [item["title"] for item in feed["items"]] == ["公开项目"]


def test_papers_steps_and_forms_are_found(index):
    whole(index)

    found = " ".join(TextPart.objects.values_list("text", flat=True))
    assert [word for word in ("诊断证明", "交到县红十字会", "申请表") if word not in found] == []


def test_form_is_served_while_the_project_is_public(client, index):
    page = whole(index)
    document = page.forms.get().document

    assert client.get(f"/documents/{document.pk}/file.pdf").status_code == 200
    page.unpublish()
    assert client.get(f"/documents/{document.pk}/file.pdf").status_code == 404


def test_service_is_told_to_machines(client, index):
    whole(index, slug="angel")

    service = json.loads(re.search(r'ld\+json">(.*?)</script>', text(client, "/aid/angel/"))[1])[0]

    assert service["@type"] == "Service"
    assert service["audience"]["audienceType"] == "14周岁以下白血病患儿"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"since": timezone.localdate(), "until": timezone.localdate() - timedelta(days=1)}, "until"),
        ({"amount_from": Decimal(500), "amount_to": Decimal("499.99")}, "amount_to"),
        ({"amount_from": Decimal(-1)}, "amount_from"),
        ({"for_whom": ""}, "for_whom"),
    ],
)
def test_error_stands_at_its_field(index, values, field):
    page = AidProjectPage.objects.get(pk=AidProjectFactory(parent=index, public=False).pk)
    for name, value in values.items():
        setattr(page, name, value)

    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert field in error.value.message_dict


def test_change_of_a_department_is_followed(client, index):
    section = gate.save(Department(name="旧名科"))
    whole(index, slug="angel", department=section)

    section.name = "新名科"
    gate.save(section)

    assert "新名科" in text(client, "/aid/angel/")
    assert TextPart.objects.filter(text="新名科").exists()


@pytest.mark.parametrize("address", ["/aid/", "/aid/p0/"])
def test_statements_do_not_grow(client, index, address):
    def visit(first, count):
        for n in range(first, first + count):
            whole(index, slug=f"p{n}")
        generation.forget()
        with CaptureQueriesContext(connection) as queries:
            text(client, address)
        return len(queries)

    one, three = visit(0, 1), visit(1, 2)

    assert one == three <= 12
