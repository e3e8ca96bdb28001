from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from donations.models import HonourEntry

if TYPE_CHECKING:
    from donations.models import HonourRollPage

GROUPS = (
    (_("Who"), ("name", "donor_kind", "display", "nickname")),
    (
        _("Consent"),
        ("consent_on", "consent_scope", "consent_evidence", "consent_withdrawn_on"),
    ),
    (_("What was given"), ("given_on", "amount", "goods", "quantity", "unit")),
    (_("Honours"), ("tier", "award", "certificate", "citation")),
)
FIELDS = [name for _title, names in GROUPS for name in names]


class EntryForm(forms.ModelForm):
    """One entry; every mistake is told at its field."""

    class Meta:
        model = HonourEntry
        fields = FIELDS
        widgets = dict.fromkeys(("consent_on", "consent_withdrawn_on", "given_on"), AdminDateInput)

    def __init__(self, *args: Any, roll: HonourRollPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "---------"), *((tier, tier) for tier in roll.tier_list)]
        if self.instance.tier and self.instance.tier not in roll.tier_list:
            choices.append((self.instance.tier, self.instance.tier))
        self.fields["tier"] = forms.ChoiceField(
            label=_("Tier"), required=False, choices=choices, help_text=_("The tiers are set on the page.")
        )

    def groups(self) -> list[tuple[Any, list[Any]]]:
        return [(title, [self[name] for name in names]) for title, names in GROUPS]


class HideForm(forms.Form):
    withdrawn_on = forms.DateField(
        label=_("Consent withdrawn on"), initial=timezone.localdate, widget=AdminDateInput
    )
    note = forms.CharField(
        label=_("How the consent was withdrawn"),
        max_length=200,
        required=False,
        help_text=_("For the society's records: letter, call, visit. Don't write the name here."),
    )


class ListFileForm(forms.Form):
    """A file, or cells pasted from a spreadsheet."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("An .xlsx, .xls, .csv or .txt file, at most 10 MB. Nothing is saved until you confirm."),
    )
    text = forms.CharField(
        label=_("Or paste the list here"),
        required=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Copy the cells in Excel or WPS, with the row of headings, and paste them."),
    )

    consent_evidence = forms.CharField(
        label=_("Evidence of the consent for all rows"),
        required=False,
        max_length=200,
        help_text=_("For rows that say 是 under “同意公示” and name no evidence of their own."),
    )
    consent_on = forms.DateField(label=_("Date of this consent"), required=False, widget=AdminDateInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("file")) == bool((cleaned.get("text") or "").strip()):
            self.add_error("file", _("Choose a file or paste a list, one of both."))
        return cleaned
