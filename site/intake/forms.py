"""What readers fill in. Whatever is typed comes back with the reasons beside it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.presentation import FieldError, FormField, Option
from intake.enums import Misuse

if TYPE_CHECKING:
    from intake.models import SignUpPage

# Digits with what people put between them; an extension may follow.
_PHONE = re.compile(r"\+?[\d()\- ]{6,24}(?:(?:ext\.?|x|转|-)\s?\d{1,6})?", re.IGNORECASE)
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
FEWEST_DIGITS = 6


def narrow(text: str) -> str:
    """Full-width figures and signs as narrow ones, without what can't be seen."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if unicodedata.category(c) not in {"Cf", "Cc"} or c == "\n").strip()


class ReaderForm(forms.Form):
    """A form as readers get it: fields as plain values for the templates, errors that lead to them."""

    prefix_of_ids = "f"
    # type of the field, and what browsers fill in by themselves
    shown: dict[str, tuple[str, str]] = {}

    def fields_for_readers(self) -> tuple[FormField, ...]:
        return tuple(self._field(name) for name in self.fields)

    def errors_for_readers(self) -> tuple[FieldError, ...]:
        found = []
        for name, messages in self.errors.items():
            label = self.fields[name].label
            words = (_("%(label)s: %(value)s") % {"label": label, "value": message} for message in messages)
            found += [FieldError(self._id(name), text) for text in words]
        return tuple(found)

    def _id(self, name: str) -> str:
        return f"{self.prefix_of_ids}-{name}"

    def _field(self, name: str) -> FormField:
        field: Any = self.fields[name]
        kind, autocomplete = self.shown.get(name, ("text", ""))
        value = self[name].value()
        value = "" if value in (None, False) else str(value)
        return FormField(
            id=self._id(name),
            name=name,
            label=str(field.label),
            type=kind,
            value=value,
            hint=str(field.help_text),
            error=" ".join(str(message) for message in self.errors.get(name, ())) if self.is_bound else "",
            required=field.required,
            autocomplete=autocomplete,
            longest=getattr(field, "max_length", None) or 0,
            least=getattr(field, "min_value", None) or 0,
            most=getattr(field, "max_value", None) or 0,
            options=tuple(
                Option(str(code), str(label), str(code) == value)
                for code, label in getattr(field, "choices", ())
            ),
        )


class SignUpForm(ReaderForm):
    name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=60,
        error_messages={"required": gettext_lazy("Please write your name.")},
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=30,
        help_text=gettext_lazy("We call only if something changes."),
        error_messages={"required": gettext_lazy("Please write a number at which we reach you.")},
    )
    persons = forms.IntegerField(
        label=gettext_lazy("How many persons come, yourself included"), min_value=1, initial=1
    )
    note = forms.CharField(max_length=300, required=False)
    consent = forms.BooleanField(
        label=gettext_lazy("I have read this and agree"),
        error_messages={"required": gettext_lazy("We may keep name and number only if you agree.")},
    )

    shown = {
        "name": ("text", "name"),
        "phone": ("tel", "tel"),
        "persons": ("number", ""),
        "note": ("area", ""),
        "consent": ("check", ""),
    }

    def __init__(self, page: SignUpPage, data: Any = None) -> None:
        super().__init__(data)
        most = page.most_at_once
        if most > 1:
            field = forms.IntegerField(
                label=self.fields["persons"].label,
                min_value=1,
                max_value=most,
                initial=1,
                error_messages={
                    "required": _("Please write a figure."),
                    "invalid": _("Please write a figure."),
                    "max_value": _("At most %(count)s in one sign-up.") % {"count": most},
                    "min_value": _("At least one."),
                },
            )
            self.fields["persons"] = field
        else:
            del self.fields["persons"]
        if page.asks_for_note:
            self.fields["note"].label = page.asks_for_note
        else:
            del self.fields["note"]

    def clean_name(self) -> str:
        return " ".join(narrow(self.cleaned_data["name"]).split())

    def clean_phone(self) -> str:
        return phone(self.cleaned_data["phone"])

    def clean_note(self) -> str:
        return without_identity(self.cleaned_data["note"])


def phone(text: str) -> str:
    """A telephone number as it is dialled. Raises ValidationError for what is none."""
    found = " ".join(narrow(text).replace("—", "-").replace("–", "-").split())
    digits = sum(character.isdigit() for character in found)
    if digits < FEWEST_DIGITS or not _PHONE.fullmatch(found):
        raise forms.ValidationError(_("This is no telephone number: figures only, with the area code."))
    return found


def without_identity(text: str) -> str:
    """Text that names no identity card: what we don't have nobody can lose."""
    found = narrow(text)
    if _IDENTITY.search(found):
        raise forms.ValidationError(_("Please don't send an identity number. We don't need it."))
    return found


class ReportForm(ReaderForm):
    """What both reports ask for: contacts only from those who want a reply."""

    text = forms.CharField(
        label=gettext_lazy("What is wrong"),
        max_length=2000,
        help_text=gettext_lazy("Which sentence, figure or name, and what would be right."),
        error_messages={"required": gettext_lazy("Please write what is wrong.")},
    )
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=60, required=False)
    contact = forms.CharField(
        label=gettext_lazy("Telephone or e-mail"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Only if you would like a reply."),
    )

    shown = {"text": ("area", ""), "name": ("text", "name"), "contact": ("text", "email")}

    def clean_text(self) -> str:
        return without_identity(self.cleaned_data["text"])

    def clean_name(self) -> str:
        return " ".join(narrow(self.cleaned_data["name"]).split())

    def clean_contact(self) -> str:
        found = narrow(self.cleaned_data["contact"])
        if not found:
            return ""
        if "@" in found:
            forms.EmailField(
                error_messages={"invalid": _("This is no e-mail address. Look for a missing dot or sign.")}
            ).clean(found)
            return found
        return phone(found)


class EmblemForm(ReportForm):
    misuse = forms.ChoiceField(label=gettext_lazy("How it is misused"), choices=Misuse.choices)
    where_seen = forms.CharField(
        label=gettext_lazy("Where you saw it"),
        max_length=300,
        help_text=gettext_lazy("Street and number, name of the shop, or the address on the internet."),
        error_messages={"required": gettext_lazy("Please write where you saw it.")},
    )

    field_order = ["misuse", "where_seen", "text", "name", "contact"]
    shown = {**ReportForm.shown, "misuse": ("choice", ""), "where_seen": ("text", "")}

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["text"].label = _("What you saw")
        self.fields["text"].help_text = _("How the emblem is used, and since when, as far as you know.")
        self.fields["text"].error_messages["required"] = _("Please write what you saw.")
