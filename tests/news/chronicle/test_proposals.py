from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client
from django.utils.translation import gettext as _

from approval.enums import Role
from core.entries import ZONE
from core.models import PublicEntry
from news.chronicle import proposals
from news.models import ChroniclePage, ChronicleProposal, NewsPage
from tests.factories import approval as made
from tests.factories.chronicle import chronicle_page
from tests.factories.news import NewsFactory, body, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(datetime(2026, 7, 5, 9, tzinfo=ZONE), tick=False)


@pytest.fixture
def keeper():
    made.home()
    return made.person(Role.EDITOR)


@pytest.fixture
def desk(keeper):
    client = Client()
    client.force_login(keeper)
    return client


def news(text="7月2日，市红十字会召开理事会。", **values):
    return NewsFactory(**{"list_in_chronicle": True, "title": "理事会召开", "body": body(text)} | values)


def waiting():
    return [(row.start, row.text) for row in ChronicleProposal.objects.filter(state="waiting")]


def draft_rows(page):
    draft = ChroniclePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return [(row.start, row.text, row.link_id) for row in draft.entries.all()]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, [(date(2026, 7, 2), "理事会召开")]),
        ({"chronicle_text": "召开三届四次理事会。"}, [(date(2026, 7, 2), "召开三届四次理事会。")]),
        ({"list_in_chronicle": False}, []),
        ({"public": False}, []),
    ],
)
def test_published_news_with_the_tick_proposes_an_entry(values, expected):
    news(**values)

    assert waiting() == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年6月30日，市红十字会召开理事会。", date(2026, 6, 30)),
        ("近日，市红十字会召开理事会。", date(2026, 7, 5)),
        ("12月30日，计划召开理事会。", date(2026, 7, 5)),
        ("13月45日，召开理事会。", date(2026, 7, 5)),
        ("今年1月3日，市红十字会发出倡议。", date(2026, 7, 5)),
    ],
)
def test_date_is_the_one_the_report_begins_with(text, day):
    news(text)

    assert [start for start, words in waiting()] == [day]


def test_report_in_january_of_a_day_in_december(time_machine):
    time_machine.move_to(datetime(2027, 1, 3, 9, tzinfo=ZONE))

    news("12月30日，市红十字会召开理事会。")

    assert [start for start, words in waiting()] == [date(2026, 12, 30)]


def test_proposal_follows_the_piece_until_it_is_decided(keeper):
    page = news()
    page.chronicle_text = "召开三届四次理事会。"
    page = published(page)
    followed = waiting()
    proposals.dismiss(ChronicleProposal.objects.get(), user=keeper)

    published(page)

    assert followed == [(date(2026, 7, 2), "召开三届四次理事会。")]
    assert waiting() == []


def test_proposal_goes_with_the_tick():
    page = news()
    page.list_in_chronicle = False

    published(page)

    assert not ChronicleProposal.objects.exists()


def test_added_entry_stands_in_the_draft_in_order_and_is_not_public(keeper):
    rows = [{"start": date(2026, 3, 5), "text": "三月。"}, {"start": date(2026, 9, 1), "text": "九月。"}]
    page = chronicle_page(2026, rows)
    piece = news()

    proposals.add(ChronicleProposal.objects.get(), user=keeper)

    assert draft_rows(page) == [
        (date(2026, 3, 5), "三月。", None),
        (date(2026, 7, 2), "理事会召开", piece.pk),
        (date(2026, 9, 1), "九月。", None),
    ]
    assert PublicEntry.objects.filter(kind="chronicle_entry").count() == 2
    assert waiting() == []


def test_entry_that_stands_there_already_is_not_doubled(keeper):
    page = chronicle_page(2026, [{"start": date(2026, 7, 2), "text": "理事会召开"}])
    news()

    proposals.add(ChronicleProposal.objects.get(), user=keeper)

    assert draft_rows(page) == [(date(2026, 7, 2), "理事会召开", None)]


def test_chronicle_under_review_is_left_alone(keeper):
    page = chronicle_page(2026, [{"start": date(2026, 3, 5), "text": "三月。"}], publish=False)
    page.get_workflow().start(page, keeper)
    news()

    with pytest.raises(proposals.CannotAddError) as reason:
        proposals.add(ChronicleProposal.objects.get(), user=keeper)

    words = _("“%(page)s” is under review. Add this when it has been signed or returned.")
    assert str(reason.value) == words % {"page": "2026 年大事记"}
    assert (len(draft_rows(page)), len(waiting())) == (1, 1)


def test_proposal_waits_for_a_year_that_has_no_page_yet(keeper):
    chronicle_page(2025)
    news()

    with pytest.raises(proposals.CannotAddError):
        proposals.add(ChronicleProposal.objects.get(), user=keeper)

    assert len(waiting()) == 1


def test_what_was_decided_is_not_decided_again(keeper):
    page = chronicle_page(2026)
    news()
    proposal = ChronicleProposal.objects.get()
    proposals.add(ChronicleProposal.objects.get(), user=keeper)

    with pytest.raises(proposals.CannotAddError):
        proposals.add(proposal, user=keeper)

    assert len(draft_rows(page)) == 1


def test_keeper_mends_the_words_and_adds_them(desk):
    page = chronicle_page(2026)
    piece = news()
    proposal = ChronicleProposal.objects.get()
    values = {
        "proposal": proposal.pk,
        f"proposal-{proposal.pk}-start": "2026-07-01",
        f"proposal-{proposal.pk}-text": "召开三届四次理事会。",
    }

    shown = desk.get("/admin/chronicle/proposals/").content.decode()
    wrong = desk.post("/admin/chronicle/proposals/", values | {f"proposal-{proposal.pk}-text": ""})
    desk.post("/admin/chronicle/proposals/", values | {"add": "1"})

    assert "理事会召开" in shown
    assert "error-message" in wrong.content.decode()
    assert draft_rows(page) == [(date(2026, 7, 1), "召开三届四次理事会。", piece.pk)]


def test_keeper_dismisses(desk):
    page = chronicle_page(2026)
    news()
    proposal = ChronicleProposal.objects.get()
    values = {
        "proposal": proposal.pk,
        f"proposal-{proposal.pk}-start": "2026-07-02",
        f"proposal-{proposal.pk}-text": proposal.text,
        "dismiss": "1",
    }

    desk.post("/admin/chronicle/proposals/", values)

    assert (draft_rows(page), waiting()) == ([], [])
    assert ChronicleProposal.objects.get().decided_by is not None


def test_what_waits_shows_in_the_menu_and_at_its_year(desk):
    page = chronicle_page(2026)
    quiet = desk.get("/admin/").content.decode()
    news()

    menu = desk.get("/admin/").content.decode()
    header = desk.get(f"/admin/pages/{page.pk}/edit/").content.decode()

    address = "/admin/chronicle/proposals/"
    assert (address in quiet, address in menu) == (False, True)
    assert _("Proposed by news (%(count)d)") % {"count": 1} in header


@pytest.mark.parametrize(
    ("role", "status"), [(Role.EDITOR, 200), (Role.CONTRIBUTOR, 302), (Role.AUDITOR, 302)]
)
def test_list_is_for_who_keeps_the_chronicle(role, status):
    chronicle_page(2026)
    client = Client()
    client.force_login(made.person(role))

    assert client.get("/admin/chronicle/proposals/").status_code == status


def test_alias_proposes_nothing():
    page = news(list_in_chronicle=False)
    page.list_in_chronicle = True
    page.live = False

    from news.signal_handlers import _news_published

    _news_published(NewsPage, page)

    assert not ChronicleProposal.objects.exists()
