from __future__ import annotations

from approval.forms import PublicPageForm


class DisclosureForm(PublicPageForm):
    """Tells the page when it is only kept as a draft: what publication requires may be missing then."""

    def _post_clean(self) -> None:
        self.instance.is_kept_as_draft = self.is_deferred_validation
        super()._post_clean()
