"""What the recipe promises. Run with the settings of this folder by tests/test_recipe.py."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from approval import auditing, withdrawals
from approval.enums import Descent, Role
from approval.refusals import RefusedError
from news.models import NewsIndexPage
from tests.factories import approval as made
from tests.factories import gate
from tests.sample.models import ExhibitionPage, Piece

pytestmark = pytest.mark.django_db
WHERE = "琼溪老站台"
PIECE = "一九三七年的救护包"


@pytest.fixture
def people(db):
    made.home()
    return {role: made.person(role) for role in Role}


@pytest.fixture
def draft(people):
    column = made.home().add_child(instance=NewsIndexPage(title="展览", slug="exhibitions"))
    gate.publish(column)
    page = ExhibitionPage(
        title="救护包的九十年", place=WHERE, opens_on=date(2026, 5, 8), summary="实物与口述。"
    )
    page.pieces = [Piece(name=PIECE)]
    column.add_child(instance=page)
    page.save_revision(user=people[Role.EDITOR])
    return ExhibitionPage.objects.get(pk=page.pk)


@pytest.fixture
def page(draft, people):
    """Through the chain of two."""
    made.submit(draft, people[Role.EDITOR])
    return made.sign_all(draft, people[Role.SECTION_HEAD], people[Role.SPOKESPERSON])


def places(page) -> dict[str, str]:
    return {
        "page": page.url,
        "list": "/exhibitions/",
        "feed": "/exhibitions/feed.atom",
        "sitemap": "/sitemap.xml",
        "search": f"/search/?q={PIECE}",
        "embed": f"/embed/exhibition/{page.pk}/",
    }


def shows(client, page, where: str) -> bool:
    response = client.get(places(page)[where])
    text = (b"".join(response.streaming_content) if response.streaming else response.content).decode()
    return response.status_code == 200 and page.url in text


def committed(statement: str) -> None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement)
        connection.check_constraints()


@pytest.mark.parametrize("where", ["page", "list", "feed", "sitemap", "search", "embed"])
def test_what_was_signed_is_everywhere_and_a_draft_nowhere(client, draft, people, where):
    assert not shows(client, draft, where)

    made.submit(draft, people[Role.EDITOR])
    page = made.sign_all(draft, people[Role.SECTION_HEAD], people[Role.SPOKESPERSON])

    assert shows(client, page, where)


def test_author_does_not_sign(draft, people):
    made.submit(draft, people[Role.SECTION_HEAD])
    draft.save_revision(user=people[Role.SECTION_HEAD])

    with pytest.raises(RefusedError):
        made.sign_all(draft, people[Role.SECTION_HEAD])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sample_exhibitionpage SET place = 'x'",
        "UPDATE sample_piece SET name = 'x'",
        "DELETE FROM sample_piece",
        "UPDATE wagtailcore_page SET title = 'x' WHERE slug NOT IN ('home', 'root', 'exhibitions')",
    ],
)
def test_database_holds_what_was_signed(page, statement):
    with pytest.raises(IntegrityError):
        committed(statement)


def test_withdrawn_page_is_in_no_list_any_more(client, page, people):
    asked = withdrawals.request(
        page, people[Role.EDITOR], descent=Descent.RETRACTED, public_reason="数据有误", internal_reason="核对"
    )
    withdrawals.sign(asked, people[Role.SPOKESPERSON])

    assert [where for where in places(page) if shows(client, page, where)] == []
    assert client.get(page.url).status_code == 410


def test_audit_finds_nothing(page):
    assert list(auditing.findings()) == []
