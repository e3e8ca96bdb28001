"""Who may do what. Nobody may publish: what is public was signed in a chain, superusers are no exception."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import PagePermissionTester
from wagtail.permission_policies import ModelPermissionPolicy

from approval.enums import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def roles_of(user: Any) -> set[str]:
    """The roles a person holds."""
    from approval.models import RoleGroup

    if not user.is_active or user.is_anonymous:
        return set()
    if not hasattr(user, "_roles"):
        user._roles = set(RoleGroup.objects.filter(group__user=user).values_list("role", flat=True))
    return user._roles


class PublicPagePermissions(PagePermissionTester):
    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        if not self.page.live or self.page_is_root or self.page_locked():
            return False
        return self._decides()

    def can_unschedule(self) -> bool:
        return self._decides()

    def can_reorder_children(self) -> bool:
        return self._decides()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Only what was never published can be deleted: the public saw the rest, and may come back for it."""
        if not self.user.is_active or self.page_is_root:
            return False
        subtree = self.page.get_descendants(inclusive=True)
        if subtree.filter(first_published_at__isnull=False).exists():
            return False
        return super().can_delete(ignore_bulk=ignore_bulk)

    def can_move(self) -> bool:
        """Moving deletes nothing, but it changes the address of what is public."""
        if not self.user.is_active or self.page_is_root:
            return False
        if self.page.get_descendants(inclusive=True).live().exists():
            return self._decides()
        return self.user.is_superuser or "change" in self.permissions

    def can_move_to(self, destination: Any) -> bool:
        if self.page == destination or destination.is_descendant_of(self.page) or not self.can_move():
            return False
        if not self.page.is_child_of(destination) and not self.page.specific.can_move_to(destination):
            return False
        return self.user.is_superuser or "add" in destination.permissions_for_user(self.user).permissions

    def can_lock(self) -> bool:
        return super().can_lock() and self._edits()

    def can_unlock(self) -> bool:
        return super().can_unlock() and self._edits()

    def _edits(self) -> bool:
        """Signers and auditors hold "lock" and "unlock" only to find their way in the tree."""
        return self.user.is_superuser or "change" in self.permissions or self.user_has_lock()

    def _decides(self) -> bool:
        if not self.user.is_active:
            return False
        return self.user.is_superuser or bool(roles_of(self.user) & {Role.SPOKESPERSON, Role.ADMINISTRATOR})


class SignedPermissionPolicy(ModelPermissionPolicy):
    """For snippets that go through a chain: edited by who may, published by nobody."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action != "publish" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: User, actions: Any) -> bool:
        rest = [action for action in actions if action != "publish"]
        return bool(rest) and super().user_has_any_permission(user, rest)
