from .categories import DisclosureCategory, IssuingBody, LegalReference
from .finance import AuditReportPage, DonationBulletinPage, FinancialReportPage
from .governance import BodyMember, GovernancePage, Resolution
from .index import DisclosureIndexPage
from .methods import DonationChannel, DonationMethodsPage
from .numbers import IndexNumber, IndexSeries
from .pages import DisclosureAttachment, DisclosureBasis, DisclosurePage, JointIssuer
from .texts import AttachmentText
from .work import AnnualReportPage, InspectionPage, ProcurementPage, RulesPage

__all__ = [
    "AnnualReportPage",
    "AttachmentText",
    "AuditReportPage",
    "BodyMember",
    "DisclosureAttachment",
    "DisclosureBasis",
    "DisclosureCategory",
    "DisclosureIndexPage",
    "DisclosurePage",
    "DonationBulletinPage",
    "DonationChannel",
    "DonationMethodsPage",
    "FinancialReportPage",
    "GovernancePage",
    "IndexNumber",
    "IndexSeries",
    "InspectionPage",
    "IssuingBody",
    "JointIssuer",
    "LegalReference",
    "ProcurementPage",
    "Resolution",
    "RulesPage",
]
