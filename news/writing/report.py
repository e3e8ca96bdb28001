"""What an editor is told after a draft was made: what was taken, and what was lost and where."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.contrib import messages
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from core.writing.losses import Loss, Place
    from news.models import NewsPage, NoticePage
    from news.writing.pictures import CleanArticlePicture
    from news.writing.sources import Article

PLACES = 3


def tell(
    request: HttpRequest, page: NewsPage | NoticePage, article: Article, cleaned: list[CleanArticlePicture]
) -> None:
    messages.success(request, taken(page, article, cleaned))
    lost = losses(article, cleaned)
    if lost:
        messages.warning(request, _list(_("Please look at this:"), lost))


def taken(
    page: NewsPage | NoticePage, article: Article, cleaned: list[CleanArticlePicture]
) -> SafeString | str:
    words = _("Saved as a draft in “%(column)s”, as “%(kind)s”: %(parts)s. Only colleagues see it.") % {
        "column": page.get_parent().draft_title,
        "kind": page.get_kind_display() if hasattr(page, "get_kind_display") else page.get_verbose_name(),
        "parts": _parts(article, cleaned),
    }
    if not article.credits.lines:
        return words
    lines = pgettext("list separator", ", ").join(_quoted(line) for line in article.credits.lines)
    moved = _("These lines were taken out of the text; where there is a field for them they stand in it: %s")
    return format_html("{}<br>{}", words, moved % lines)


def _parts(article: Article, cleaned: list[CleanArticlePicture]) -> str:
    counts = Counter(block["type"] for block in article.blocks)
    paragraphs = sum(
        block["value"].count("<p") + block["value"].count("<li")
        for block in article.blocks
        if block["type"] == "rich_text"
    )
    pictures = sum(picture.file is not None for picture in cleaned)
    found = [_("title")]
    if counts["heading"]:
        found.append(ngettext("%d heading", "%d headings", counts["heading"]) % counts["heading"])
    if paragraphs:
        found.append(ngettext("%d paragraph", "%d paragraphs", paragraphs) % paragraphs)
    if counts["table"]:
        found.append(ngettext("%d table", "%d tables", counts["table"]) % counts["table"])
    if pictures:
        found.append(ngettext("%d picture", "%d pictures", pictures) % pictures)
    return pgettext("list separator", ", ").join(found)


def losses(article: Article, cleaned: list[CleanArticlePicture]) -> list[str]:
    """What would give something away stands first."""
    ordered = sorted(article.losses, key=lambda loss: not loss.leak)
    told = [_one(loss) for loss in ordered]
    told += [_("Picture %(number)d was left out: %(problem)s") % {"number": number, "problem": picture.problem}
             for number, picture in enumerate(cleaned, 1) if picture.problem]  # fmt: skip
    if article.file_title:
        told.append(_("The file's own title was another: %s") % _quoted(article.file_title))
    return told


def _one(loss: Loss) -> str:
    places = [text for place in loss.places[:PLACES] if (text := _place(place))]
    if not places:
        return loss.message
    where = pgettext("list separator", "; ").join(places)
    if loss.count > len(places):
        where = _("%(places)s, %(count)d in all") % {"places": where, "count": loss.count}
    return _("%(message)s (%(where)s)") % {"message": loss.message, "where": where}


def _place(place: Place) -> str:
    if place.number and place.excerpt:
        return _("paragraph %(number)d: %(words)s") % {
            "number": place.number,
            "words": _quoted(place.excerpt),
        }
    return (
        _("paragraph %d") % place.number if place.number else _quoted(place.excerpt) if place.excerpt else ""
    )


def _quoted(text: str) -> str:
    return _("“%s”") % text


def _list(head: str, lines: list[str]) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    return format_html("{}<ul class='report'>{}</ul>", head, items)
