"""The base of every page type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page
from wagtail.utils.decorators import cached_classmethod

from approval import chains, drafts, telling
from approval.forms import PublicPageForm
from approval.permissions import PublicPagePermissions
from core import guard, rendering
from core.prepared import Prepared

from .told import Told

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import PagePermissionTester, Workflow


# Asked whenever a draft of a published page is saved.
_SLUG = Prepared(lambda pk: Page.objects.filter(pk=pk).values_list("slug", flat=True))


class PublicPage(Told, Page):
    """A page of the public site: born a draft, an alias never live, rendered by the one renderer.

    Its address is ASCII and stays as it was at first publication.
    """

    summary = models.CharField(
        _("summary"),
        max_length=200,
        blank=True,
        help_text=_("One or two sentences for lists and search results, at most 200 characters."),
    )

    # Lists annotate it (approval.directly.mark_pages).
    signature_owed = False

    settings_panels = [FieldPanel("matter"), *Page.settings_panels]

    base_form_class = PublicPageForm

    class Meta:
        abstract = True

    @cached_classmethod
    def get_edit_handler(cls) -> Any:  # noqa: N805  the decorator makes it a class method
        """As Wagtail's, and what a new version of a published page changes at the end of its content."""
        content = [*cls.content_panels, telling.panel()]
        tabs = [
            (content, _("Content")),
            (cls.promote_panels, _("Promote")),
            (cls.settings_panels, _("Settings")),
        ]
        made = [ObjectList(panels, heading=heading) for panels, heading in tabs if panels]
        return TabbedInterface(made, base_form_class=cls.base_form_class).bind_to_model(cls)

    def _set_core_field_defaults(self) -> None:
        # Wagtail calls this before every kind of cleaning, and would make a slug of the Chinese title.
        if not self.slug:
            self.slug = self.fresh_slug()
        super()._set_core_field_defaults()

    def clean(self) -> None:
        super().clean()
        if not self.slug.isascii():
            raise ValidationError({"slug": _("Use only a–z, 0–9 and hyphens in the address.")})
        if self.pk and self.first_published_at:
            before = _SLUG.first(pk=self.pk)
            if before is not None and before != self.slug:
                raise ValidationError(
                    {"slug": _("The address was fixed at first publication and stays as it is.")}
                )

    def fresh_slug(self, parent: Page | None = None) -> str:
        """Date and serial, 20260702-1: short, ASCII and independent of the title.

        `parent` is needed for a page that has no place in the tree yet.
        """
        day = timezone.localdate().strftime("%Y%m%d")
        parent = self.get_parent() if self.path else parent
        taken = set()
        if parent is not None:
            taken = set(
                parent.get_children().filter(slug__startswith=f"{day}-").values_list("slug", flat=True)
            )
        return next(f"{day}-{n}" for n in range(1, 10_000) if f"{day}-{n}" not in taken)

    def save(self, *args, **kwargs) -> None:
        # What does not exist yet cannot have been approved; an alias is not what was approved.
        is_born = self._state.adding or (self.alias_of_id and kwargs.get("update_fields") is None)
        if is_born:
            self.live = False
            self.has_unpublished_changes = True
        if self._state.adding or not is_born:
            self.keep_past(kwargs)
        if self.live and drafts.keeps_live_rows():
            kwargs["update_fields"] = drafts.BOOKKEEPING
        with guard.guarded():
            super().save(*args, **kwargs)

    def permissions_for_user(self, user: User) -> PagePermissionTester:
        return PublicPagePermissions(user, self)

    def get_workflow(self) -> Workflow | None:
        """The chain of this page, if it can lead to an approval."""
        return chains.workflow_for(self)

    @property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """The long way, for who is signed in or may see a restricted page."""
        trail = rendering.trail_of(self)
        if trail:
            return rendering.respond(request, self, trail)
        from approval import seals

        if not self.get_view_restrictions().exists() or not seals.is_sealed(self.key):
            raise Http404
        return rendering.preview(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return rendering.preview(request, self)

    @property
    def status_string(self) -> str:
        """In lists of the admin: what waits for a signature afterwards says so."""
        told = str(super().status_string)
        return (
            gettext("%(status)s, to be signed afterwards") % {"status": told} if self.signature_owed else told
        )
