"""The base of every record that has drafts and an address of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Page,
    PageViewRestriction,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from approval import chains
from approval.forms import PublicRecordForm
from approval.permissions import RecordPermissions
from core import guard, rendering

from .told import Told

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Locale, Workflow


class PublicRecord(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    Told,
    ClusterableModel,
):
    """A record of the public site: born a draft, approved like a page, with an address below one.

    A subclass has a foreign key `index` to the type of page below which its records stand, at
    `/<the page>/<number>/`. The number is that of the row: given once, never given again. What is asked of a
    page on its way to the public is answered here as well, so that nothing needs to know which of the two it has.
    """

    # As a page has them.
    alias_of_id = None
    translation_key = None
    show_in_menus = False
    seo_title = ""
    search_description = ""
    # Lists annotate it (approval.directly.mark_pages).
    signature_owed = False

    base_form_class = PublicRecordForm

    class Meta:
        abstract = True

    @property
    def title(self) -> str:
        """What the public calls it: stands in lists, notices and the record of approvals."""
        raise NotImplementedError

    def shown(self) -> dict[str, str]:
        """What readers are told, word for word, by the name of the field.

        Decides whether a version shows nothing that its predecessor didn't (approval.hiding).
        """
        return {}

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.live = False
            self.has_unpublished_changes = True
        self.keep_past(kwargs)
        with guard.guarded():
            super().save(*args, **kwargs)

    # --- Its place ----------------------------------------------------------------------------------

    def get_parent(self) -> Page:
        return self.index.page_ptr

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """As Wagtail's for pages; None for what has no number yet, or whose page is not public."""
        parts = self.index.get_url_parts(request) if self.pk and self.index.live else None
        if parts is None or parts[2] is None:
            return None
        return parts[0], parts[1], f"{parts[2]}{self.pk}/"

    @property
    def full_url(self) -> str | None:
        parts = self.get_url_parts()
        return None if parts is None else f"{parts[1]}{parts[2]}"

    def get_ancestors(self) -> models.QuerySet[Page]:
        return self.index.get_ancestors(inclusive=True)

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        return self.index.get_view_restrictions()

    def is_root(self) -> bool:
        return False

    @property
    def locale(self) -> Locale:
        return self.index.locale

    @property
    def path(self) -> str:
        """The place in the tree of pages is that of its page."""
        return self.index.path

    @property
    def depth(self) -> int:
        return self.index.depth + 1

    # --- Its review ---------------------------------------------------------------------------------

    def permissions_for_user(self, user: User) -> RecordPermissions:
        return RecordPermissions(user, self)

    @classmethod
    def get_default_workflow(cls) -> Workflow | None:
        return chains.workflow_for(cls())

    def get_workflow(self) -> Workflow | None:
        """The chain of this record, if it can lead to an approval."""
        return chains.workflow_for(self)

    @property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return rendering.preview(request, self)
