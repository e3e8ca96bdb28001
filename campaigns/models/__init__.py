from .campaign import CampaignPage
from .index import CampaignIndexPage
from .partner import EmbedPartner
from .report import CampaignReportPage
from .rows import (
    CampaignFigure,
    CampaignNeed,
    CampaignPartner,
    CampaignPhase,
    CampaignPlatform,
    CampaignQuestion,
)

__all__ = [
    "CampaignFigure",
    "CampaignIndexPage",
    "CampaignNeed",
    "CampaignPage",
    "CampaignPartner",
    "CampaignPhase",
    "CampaignPlatform",
    "CampaignQuestion",
    "CampaignReportPage",
    "EmbedPartner",
]
