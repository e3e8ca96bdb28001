"""Who signs for whom: substitutes (AB岗) and 授权代签, by the day in China."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q
from django.utils import timezone

from approval.models import ReviewTaskState, Substitution
from core.entries import ZONE

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User
    from django.db.models import QuerySet


def today() -> datetime.date:
    return timezone.localdate(timezone=ZONE)


def running(day: datetime.date | None = None) -> QuerySet[Substitution]:
    """Substitutions that hold on a day. Whoever has left stands for nobody and is stood in for by nobody."""
    day = day or today()
    return Substitution.objects.filter(
        start__lte=day, end__gte=day, principal__is_active=True, substitute__is_active=True
    ).select_related("principal")


def principals(task: Any, user: Any) -> list[User]:
    """The members of a step's groups for whom this person signs today."""
    rows = running().filter(substitute=user.pk, principal__groups__in=task.groups.all())
    return list({row.principal_id: row.principal for row in rows.order_by("pk")}.values())


def groups_for(user: Any) -> QuerySet[Group]:
    """The person's own groups and those of the people they stand in for today."""
    represented = running().filter(substitute=user.pk).values("principal")
    return Group.objects.filter(Q(user=user.pk) | Q(user__in=represented)).distinct()


def signers(task: Any) -> QuerySet[User]:
    """Everybody who may sign a step today, as far as groups and substitutions go."""
    members = get_user_model().objects.filter(groups__in=task.groups.all())
    standing_in = running().filter(principal__in=members.values("pk")).values("substitute")
    return (
        get_user_model()
        .objects.filter(Q(groups__in=task.groups.all()) | Q(pk__in=standing_in), is_active=True)
        .distinct()
    )


def uses(substitution: Substitution) -> QuerySet[ReviewTaskState]:
    """What was signed under a substitution; such a row stays as it is."""
    return ReviewTaskState.objects.filter(
        finished_by=substitution.substitute_id,
        on_behalf_of=substitution.principal_id,
        finished_at__gte=substitution.authorized_at,
    )
