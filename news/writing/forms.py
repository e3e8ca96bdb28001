from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.uploads import Refused
from core.writing.package import UnreadableDocument
from news.enums import NoticeKind
from news.models import NewsIndexPage
from news.writing import columns, sources
from news.writing.genres import NEWS, genre_of

GENRES = [
    ("", gettext_lazy("As the title says")),
    (NEWS, pgettext_lazy("page type", "news")),
    *NoticeKind.choices,
]


class WritingForm(forms.Form):
    """Three fields and a place for a file. Once it is valid, `article` holds what was read."""

    column = forms.TypedChoiceField(label=gettext_lazy("Column"), coerce=int)
    genre = forms.ChoiceField(label=gettext_lazy("What it is"), choices=GENRES, required=False)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=255, required=False)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "Type, or paste from Word, WPS or WeChat: fonts, colours and indents go, "
            "headings, lists and tables stay."
        ),
    )
    # What was pasted, as the browser's editor holds it. A file, since fields may not be this large.
    markup = forms.FileField(required=False, widget=forms.FileInput(attrs={"hidden": True}))
    file = forms.FileField(
        label=gettext_lazy("Word or WPS file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=gettext_lazy(
            "Drop a .docx here, at most 50 MB. Its title, text, tables and pictures become the draft."
        ),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.article: sources.Article | None = None
        column: Any = self.fields["column"]
        column.choices = columns.choices_for(user)

    @property
    def chosen_column(self) -> NewsIndexPage:
        return NewsIndexPage.objects.get(pk=self.cleaned_data["column"])

    @property
    def chosen_genre(self) -> str:
        return self.cleaned_data["genre"] or genre_of(self.article.title if self.article else "")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        title = " ".join(cleaned.get("title", "").split())
        typed = self._read("text", self._typed, title)
        word = self._read("file", self._word, title)
        if not self.errors:
            found = [article for article in (typed, word) if article]
            self.article = (
                sources.joined(*found) if len(found) == 2 else next(iter(found), sources.Article(title))
            )
            if not self.article.title:
                self.add_error("title", self._title_missing(word))
        return cleaned

    def _read(self, name: str, read: Any, title: str) -> sources.Article | None:
        try:
            return read(title)
        except (Refused, UnreadableDocument) as refused:
            self.add_error(name, ValidationError(refused.message, code=refused.code))
        return None

    def _typed(self, title: str) -> sources.Article | None:
        markup = self.cleaned_data.get("markup")
        if markup:
            if markup.size > sources.MAX_MARKUP:
                raise Refused(_("This is too much to paste at once. Paste it in parts."), "too-large")
            return sources.from_markup(markup.read().decode("utf-8", "replace"), title)
        text = self.cleaned_data.get("text")
        return sources.from_text(text, title) if text else None

    def _word(self, title: str) -> sources.Article | None:
        # An empty file never reaches cleaned_data; its field says so itself.
        file = self.cleaned_data.get("file")
        return sources.from_word(file, title) if file else None

    def _title_missing(self, word: sources.Article | None) -> str:
        return _("No title was found in the file. Type it here.") if word else _("Give the piece a title.")
