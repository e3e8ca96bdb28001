from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawForm(forms.Form):
    """What a family takes back, and who said so."""

    scopes = forms.MultipleChoiceField(
        label=_("No longer public"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick what is no longer to be shown.")},
    )
    reason = forms.CharField(
        label=_("Reason for the file"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Who withdrew it, when and how. Only for those who sign afterwards; never public."),
        error_messages={"required": _("Write down why, for those who sign afterwards.")},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = choices  # type: ignore[attr-defined]
