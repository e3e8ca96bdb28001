"""What is refused, in which words and at which field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from approval import checks
from approval.enums import Change
from approval.refusals import RefusedError
from core.blocks import to_stream
from disclosure.models import AuditReportPage, DonationBulletinPage, DonationMethodsPage
from tests.factories import approval as people_made
from tests.factories import disclosure as made
from tests.factories import gate
from tests.factories.core import SiteDocumentFactory

pytestmark = pytest.mark.django_db


def errors(page):
    with pytest.raises(ValidationError) as raised:
        page.full_clean()
    return set(raised.value.error_dict)


def test_all_that_is_missing_is_told_at_once():
    page = made.DisclosureFactory(public=False, category=None, issuer=None, made_on=None)

    assert errors(page) == {"category", "issuer", "made_on"}


def test_draft_may_lack_what_publication_needs():
    page = made.DisclosureFactory(public=False, category=None, issuer=None, made_on=None)
    page.is_kept_as_draft = True

    page.full_clean()


def test_class_decided_by_a_meeting_wants_its_evidence():
    page = made.DisclosureFactory(public=False, category=made.category("audits"))

    assert errors(page) == {"meeting_kind", "meeting_on", "minutes_number"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"openness": "request"}, "openness_reason"),
        ({"openness_reason": "没有理由"}, "openness_reason"),
        ({"duration": "limited"}, "public_until"),
        ({"public_until": date(2026, 7, 1)}, "public_until"),
        ({"period_start": date(2026, 2, 1), "period_end": date(2026, 1, 1)}, "period_end"),
    ],
)
def test_contradiction_is_told_at_its_field(values, field):
    assert errors(made.DisclosureFactory(public=False, **values)) == {field}


def test_what_is_not_published_carries_no_text():
    page = made.DisclosureFactory(public=False, openness="withheld", openness_reason="商业秘密")
    page.body = to_stream([("rich_text", "<p>供应商报价</p>")])

    assert errors(page) == {"openness"}


def test_replacement_in_a_circle_is_refused():
    newer = made.DisclosureFactory()
    older = made.DisclosureFactory(validity="repealed", replaced_by=newer)
    newer.validity, newer.replaced_by = "repealed", older

    assert errors(newer) == {"replaced_by"}


def test_sums_that_do_not_add_up_are_refused_even_in_a_draft():
    page = DonationBulletinPage(
        title="第一季度",
        cash_received=Decimal("10.10"),
        goods_received=Decimal("1.00"),
        total_received=Decimal("11.11"),
    )
    page.is_kept_as_draft = True

    assert page.own_errors().keys() == {"total_received"}


def test_bank_account_wants_holder_number_and_bank():
    row = made.account(holder="", number="", bank="")

    with pytest.raises(ValidationError) as raised:
        row.clean()

    assert set(raised.value.error_dict) == {"holder", "number", "bank"}


# --- An auditor's report is replaced, never corrected -------------------------------------------------


def corrected(page, **values):
    draft = AuditReportPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(draft, name, value)
    draft.change, draft.change_note = Change.CORRECTION, "改正一处数字"
    draft.corrections = [("correction", {"where": "", "old": "120万元", "new": "126万元"})]
    return draft


@pytest.mark.parametrize("values", [{}, {"opinion": "qualified"}, {"title": "另一份审计报告"}])
def test_audit_report_is_not_corrected(values):
    draft = corrected(made.of_type(AuditReportPage), **values)

    found = checks.blocking(checks.run(draft))

    assert [finding.field for finding in found] == ["change"]
    with pytest.raises(RefusedError, match="审计报告"):
        gate.publish(draft)


def test_exchanged_file_of_an_audit_is_no_correction(people):
    page = made.of_type(AuditReportPage)
    draft = corrected(page, summary="摘要也改了", attachments=made.attached(SiteDocumentFactory()))
    draft.save_revision(user=people.author)

    with pytest.raises(RefusedError):
        people_made.submit(AuditReportPage.objects.get(pk=page.pk), people.author)


def test_own_summary_of_an_audit_can_be_corrected():
    draft = corrected(made.of_type(AuditReportPage), summary="本会摘要里的数字写错了，现予更正。")

    assert gate.publish(draft).summary == "本会摘要里的数字写错了，现予更正。"


def test_reissued_report_takes_the_place_of_the_old_one(client):
    page = made.of_type(AuditReportPage, report_number="正衡〔2026〕8号")
    page.change, page.change_note = Change.UPDATE, "会计师事务所重新出具了报告"
    page.report_number, page.replaced_number = "正衡〔2026〕12号", "正衡〔2026〕8号"
    page.reissued_on, page.reissue_reason = date(2026, 7, 1), "第9页支出数改为126万元。"

    page = gate.publish(page)

    html = client.get(page.url).content.decode()
    assert "第9页支出数改为" in html
    assert "正衡〔2026〕8号" in html
    assert client.get(f"{page.url}versions/1/").status_code == 200


def test_basis_that_was_not_in_force_is_a_warning():
    from disclosure.models import DisclosureBasis, LegalReference

    reference = LegalReference.objects.get(law__contains="慈善法")
    page = made.DisclosureFactory(public=False, made_on=date(2020, 1, 1))
    page.bases = [DisclosureBasis(reference=reference)]

    found = [finding for finding in checks.run(page) if finding.field == "bases"]

    assert [finding.level for finding in found] == ["warn"]


def test_ways_to_give_without_an_account_are_refused():
    page = made.of_type(DonationMethodsPage)
    page.channels = []

    assert errors(page) == {"summary"}
