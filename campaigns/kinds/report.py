from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy, pgettext

from campaigns import money
from campaigns.models import CampaignReportPage
from core import bodies, shell
from core.entries import ZONE
from core.kinds import EntryDraft, Kind, TextPart, register
from core.presentation import Figure, Link

from . import parts

if TYPE_CHECKING:
    from core.rendering import View


@register
class CampaignReportKind(Kind):
    name = "campaign_report"
    model = CampaignReportPage
    template = "campaigns/campaign_report_page.html"
    label = gettext_lazy("Campaign report")
    json_ld_type = "Report"

    def entry(self, page: CampaignReportPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary, draft.meta = page.summary, str(page.get_kind_display())
        draft.facets = {"report_kind": page.kind}
        return draft

    def media(self, page: CampaignReportPage) -> set[str]:
        return bodies.references(bodies.raw_of(page.body)).media()

    def feed_body(self, page: CampaignReportPage) -> bodies.Raw:
        return bodies.raw_of(page.body)

    def texts(self, page: CampaignReportPage) -> dict[str, list[TextPart]]:
        words = (page.summary, *bodies.texts(bodies.raw_of(page.body)))
        return {"": [TextPart("title", page.title), *(TextPart("body", text) for text in words if text)]}

    def gather(self, page: CampaignReportPage, view: View) -> dict[str, Any]:
        raw = bodies.raw_of(page.body)
        above = view.trail[:-1] if view.entry else view.trail
        campaign = above[-1] if above else None
        published = page.first_published_at.astimezone(ZONE) if page.first_published_at else None
        sums = (
            (pgettext("campaign", "Raised"), page.received),
            (pgettext("campaign", "Paid out"), page.used),
        )
        return {
            "title": page.title,
            "kind": str(page.get_kind_display()),
            "date": published.date() if published else view.today,
            "published": published,
            "summary": page.summary,
            "start": page.period_start,
            "end": page.period_end,
            "figures": tuple(Figure(label, *money.amount(v)) for label, v in sums if v is not None),
            "source": page.figures_source,
            "blocks": bodies.gather(raw),
            "campaign": Link(campaign.title, campaign.path) if campaign else None,
            "approval": view.approval,
            "share": shell.share(view),
        }

    def json_ld(self, page: CampaignReportPage, view: View) -> dict[str, Any]:
        data: dict[str, Any] = {"headline": page.title}
        if page.period_start and page.period_end:
            data["temporalCoverage"] = f"{page.period_start.isoformat()}/{page.period_end.isoformat()}"
        return data

    def meta(self, page: CampaignReportPage, view: View) -> list[tuple[str, str]]:
        pairs = [("ArticleTitle", page.title), ("ContentSource", parts.society(view))]
        if page.first_published_at:
            moment = page.first_published_at.astimezone(ZONE)
            pairs.append(("PubDate", f"{moment:%Y-%m-%d %H:%M}"))
        return pairs
