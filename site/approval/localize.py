"""A translation is a text like any other: it becomes a draft and goes through its own chain."""

from __future__ import annotations

from typing import Any

from wagtail.models import DraftStateMixin


def make_translations_drafts() -> None:
    """Makes wagtail-localize write drafts where it would publish (submit, sync, the editor's button)."""
    from wagtail_localize.models import TranslationSource

    original = TranslationSource.create_or_update_translation
    if getattr(original, "drafts_only", False):
        return

    def create_or_update_translation(
        self: Any, locale: Any, user: Any = None, publish: bool = True, **kwargs: Any
    ) -> Any:
        model = self.specific_content_type.model_class()
        if not issubclass(model, DraftStateMixin):
            return original(self, locale, user=user, publish=publish, **kwargs)
        from approval.drafts import keep_live_rows

        with keep_live_rows():
            return original(self, locale, user=user, publish=False, **kwargs)

    ours: Any = create_or_update_translation
    ours.drafts_only = True
    TranslationSource.create_or_update_translation = ours
