"""What the desk asks beyond an opinion."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.entries import ZONE

CHANNELS = (
    ("own", gettext_lazy("the spokesperson's own decision")),
    ("spoken", gettext_lazy("face to face")),
    ("call", gettext_lazy("by telephone")),
    ("message", gettext_lazy("by message")),
    ("meeting", gettext_lazy("in a meeting")),
)


class EmergencyForm(forms.Form):
    """Why it can't wait, and whose word it is published on."""

    reason = forms.CharField(
        label=gettext_lazy("Why it cannot wait"), max_length=1000, widget=forms.Textarea({"rows": 4})
    )
    word_by = forms.CharField(label=gettext_lazy("Who gave word"), max_length=60)
    word_at = forms.DateTimeField(
        label=pgettext_lazy("word given", "When"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )
    channel = forms.ChoiceField(label=gettext_lazy("By what channel"), choices=CHANNELS)

    def clean_word_at(self) -> Any:
        moment = self.cleaned_data["word_at"]
        if moment > timezone.now():
            raise ValidationError(_("That is in the future."))
        return moment

    @property
    def note(self) -> str:
        """All of it as the record keeps it."""
        given = self.cleaned_data
        word = _("Word given by %(who)s on %(moment)s, %(channel)s.") % {
            "who": given["word_by"].strip(),
            "moment": f"{given['word_at'].astimezone(ZONE):%Y-%m-%d %H:%M}",
            "channel": dict(CHANNELS)[given["channel"]],
        }
        return f"{given['reason'].strip()}\n{word}"
