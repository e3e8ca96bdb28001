"""The form of every page and record: a draft is saved as it is, a submission is looked at first."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from approval import chains, checks, telling

SUBMISSIONS = ("action-submit", "action-restart-workflow")


class SubmissionForm(WagtailAdminModelForm):
    """Tells all that keeps a piece from being submitted at once; what was typed stays in the form."""

    parent_page: Any = None

    def __init__(self, *args: Any, instance: Any = None, **kwargs: Any) -> None:
        if instance is not None and instance.pk and telling.begins_anew(instance):
            telling.empty(instance)
        super().__init__(*args, instance=instance, **kwargs)
        if not (instance is not None and instance.first_published_at):
            for name in telling.FIELDS:
                self.fields.pop(name, None)
        if "matter" in self.fields:
            # Left out by a program it stays what it is.
            self.fields["matter"].required = False

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if not valid or not any(self.data.get(name) for name in SUBMISSIONS):
            return valid
        if not getattr(self, "_was_checked", False):
            self._was_checked = True
            draft = self._draft()
            if reason := chains.why_none(draft, self.parent_page):
                self.add_error(None, reason)
            for finding in checks.blocking(checks.run(draft)):
                if finding.field in telling.FIELDS and finding.field in self.fields:
                    self.add_error(finding.field, finding.message)
                else:
                    self.add_error(None, _place(finding))
        return not self.errors

    def _draft(self) -> Any:
        """The piece as it would be saved, with its rows and tags."""
        return self.save(commit=False)


class PublicPageForm(SubmissionForm, WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # Wagtail's script makes a slug of the title, and of a Chinese title an empty one.
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        return self.cleaned_data["slug"] or self.instance.slug or self.instance.fresh_slug(self.parent_page)


class PublicRecordForm(SubmissionForm):
    pass


def _place(finding: checks.Finding) -> str:
    if not finding.place:
        return finding.message
    return _("%(place)s: %(message)s") % {"place": finding.place, "message": finding.message}
