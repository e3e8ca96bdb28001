"""Kinds of columns that several rooms use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable


class SeveralField(models.CharField):
    """Several of a list of choices, kept as their words with a space between, in the order of the list.

    Words between spaces sort, compare and are searched alike on every database. `options` gives the choices; it
    is asked when the form is made, and is no part of migrations.
    """

    default_error_messages = {"unknown": _("“%(word)s” is none of the choices.")}

    def __init__(
        self, *args: Any, options: Callable[[], list[tuple[str, Any]]] = list, **kwargs: Any
    ) -> None:
        self.options = options
        kwargs.setdefault("max_length", 120)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "core.fields.SeveralField", args, kwargs

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        known = dict(self.options())
        for word in value.split():
            if word not in known:
                raise ValidationError(self.error_messages["unknown"], code="unknown", params={"word": word})

    def formfield(self, **kwargs: Any) -> Any:
        return SeveralChoices(
            choices=self.options(),
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=self.help_text,
        )

    def words(self, value: str) -> str:
        """As people read it: the labels of what was chosen."""
        labels = dict(self.options())
        return "、".join(str(labels.get(word, word)) for word in value.split())


class SeveralChoices(forms.MultipleChoiceField):
    """Boxes to tick; gives the words that were ticked with a space between."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return value.split() if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        chosen = set(super().clean(value))
        choices: Any = self.choices
        return " ".join(word for word, _label in choices if word in chosen)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set((initial or "").split()) != set(data or ())
