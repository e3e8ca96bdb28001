from .campaign import CampaignPage
from .index import CampaignIndexPage
from .partner import EmbedPartner
from .report import CampaignReportPage

__all__ = ["CampaignIndexPage", "CampaignPage", "CampaignReportPage", "EmbedPartner"]
