from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from approval.enums import Role


class RoleGroup(models.Model):
    """Which group holds a role."""

    role = models.CharField(_("role"), max_length=30, choices=Role.choices, unique=True)
    group = models.OneToOneField(Group, models.CASCADE, related_name="role", verbose_name=_("group"))
    # The edition of the standard permissions that the group was given; what a society takes away stays away.
    granted = models.PositiveSmallIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return self.role
