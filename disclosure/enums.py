from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Validity(TextChoices):
    """有效性: whether a document still holds."""

    IN_FORCE = "valid", pgettext_lazy("tag", "In force")
    AMENDED = "amended", pgettext_lazy("validity", "Amended")
    EXPIRED = "expired", pgettext_lazy("validity", "No longer in force")
    REPEALED = "repealed", pgettext_lazy("tag", "Repealed")


class Openness(TextChoices):
    """公开方式. What is not published by itself has a reason (条例 2019, article 14 to 16, where adopted)."""

    ACTIVE = "active", pgettext_lazy("openness", "Published without a request")
    ON_REQUEST = "request", pgettext_lazy("openness", "On request")
    WITHHELD = "withheld", pgettext_lazy("openness", "Not published")


class Duration(TextChoices):
    """公开时限."""

    LASTING = "lasting", pgettext_lazy("duration", "For as long as it stands")
    LIMITED = "limited", pgettext_lazy("duration", "For a limited time")


class MeetingKind(TextChoices):
    """Which body has decided on what is disclosed."""

    PARTY_GROUP = "party", pgettext_lazy("meeting", "Leading Party members' group")
    CONGRESS = "congress", pgettext_lazy("meeting", "Congress of members")
    COUNCIL = "council", pgettext_lazy("meeting", "Council")
    STANDING_COUNCIL = "standing", pgettext_lazy("meeting", "Standing council")
    SUPERVISORS = "supervisors", pgettext_lazy("meeting", "Supervisory board")
    OFFICE = "office", pgettext_lazy("meeting", "Meeting of the executive office")


class Opinion(TextChoices):
    """The auditor's opinion (中国注册会计师审计准则第1501、1502、1503号)."""

    UNQUALIFIED = "unqualified", pgettext_lazy("opinion", "Unqualified")
    EMPHASIS = "emphasis", pgettext_lazy("opinion", "Unqualified, with emphasis of matter")
    QUALIFIED = "qualified", pgettext_lazy("opinion", "Qualified")
    ADVERSE = "adverse", pgettext_lazy("opinion", "Adverse")
    DISCLAIMER = "disclaimer", pgettext_lazy("opinion", "Disclaimer of opinion")


class FinanceKind(TextChoices):
    BUDGET = "budget", pgettext_lazy("finance", "Budget")
    ACCOUNTS = "accounts", pgettext_lazy("finance", "Final accounts")


class GoverningBody(TextChoices):
    CONGRESS = "congress", pgettext_lazy("meeting", "Congress of members")
    COUNCIL = "council", pgettext_lazy("meeting", "Council")
    STANDING_COUNCIL = "standing", pgettext_lazy("meeting", "Standing council")
    SUPERVISORS = "supervisors", pgettext_lazy("meeting", "Supervisory board")


class RulesKind(TextChoices):
    CHARTER = "charter", pgettext_lazy("rules", "Charter")
    LAW = "law", pgettext_lazy("rules", "Law or regulation")
    OWN = "own", pgettext_lazy("rules", "Rules of the society")


class ProcurementStage(TextChoices):
    INTENTION = "intention", pgettext_lazy("procurement", "Intention")
    INVITATION = "invitation", pgettext_lazy("procurement", "Invitation")
    RESULT = "result", pgettext_lazy("procurement", "Result")
    CONTRACT = "contract", pgettext_lazy("procurement", "Contract")
    ENDED = "ended", pgettext_lazy("procurement", "Ended without award")


class ProcurementMethod(TextChoices):
    """政府采购法 article 26 and what societies use below its thresholds."""

    OPEN = "open", pgettext_lazy("procurement", "Open tender")
    INVITED = "invited", pgettext_lazy("procurement", "Invited tender")
    NEGOTIATION = "negotiation", pgettext_lazy("procurement", "Competitive negotiation")
    CONSULTATION = "consultation", pgettext_lazy("procurement", "Competitive consultation")
    INQUIRY = "inquiry", pgettext_lazy("procurement", "Request for quotation")
    SINGLE = "single", pgettext_lazy("procurement", "Single source")
    EMERGENCY = "emergency", pgettext_lazy("procurement", "Emergency purchase")


class BulletinScope(TextChoices):
    OWN = "own", pgettext_lazy("scope", "Own level")
    SYSTEM = "system", pgettext_lazy("scope", "Whole system")


class ChannelKind(TextChoices):
    """捐款方式."""

    BANK = "bank", pgettext_lazy("channel", "Bank transfer")
    FOREIGN = "foreign", pgettext_lazy("channel", "Foreign currency")
    POST = "post", pgettext_lazy("channel", "Postal order")
    ONLINE = "online", pgettext_lazy("channel", "Online")
    ON_SITE = "site", pgettext_lazy("channel", "On site")
    GOODS = "goods", pgettext_lazy("channel", "Goods")


TRANSFERS = {ChannelKind.BANK, ChannelKind.FOREIGN}
