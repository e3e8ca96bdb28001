"""Pictures of an article become pictures of the site, cleaned like any other upload."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from core.media_forms import CleanPicture
from core.models import SiteImage
from core.upload_images import prepare_image
from core.uploads import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from core.writing.pictures import Picture
    from news.writing.sources import Article

TITLE, WORDS, CREDIT = 60, 255, 120


@dataclass(frozen=True, slots=True)
class CleanArticlePicture:
    """`file` is None where the picture could not be taken; then `problem` says why."""

    file: CleanPicture | None
    problem: str = ""


def clean(article: Article) -> list[CleanArticlePicture]:
    """Decodes every picture; takes its time and is done before anything is locked."""
    return [_clean(picture) for picture in article.pictures]


def _clean(picture: Picture) -> CleanArticlePicture:
    try:
        return CleanArticlePicture(
            CleanPicture(picture.name, prepare_image(BytesIO(picture.data), picture.name))
        )
    except Refused as refused:
        return CleanArticlePicture(None, refused.message)


def collection_for(user: User) -> Collection | None:
    """Where this person may put pictures; the first of all where there are several."""
    policy = policy_registry.get_by_type(get_image_model())
    return policy.collections_user_has_permission_for(user, "add").order_by("path").first()


@contextmanager
def stored(
    article: Article, cleaned: list[CleanArticlePicture], user: User
) -> Iterator[list[SiteImage | None]]:
    """The pictures in the article's order. If the block fails their files go, as their rows do."""
    collection = collection_for(user) if article.pictures else None
    made: list[SiteImage | None] = []
    try:
        for index, picture in enumerate(cleaned):
            words = _words_of(article, index)
            taken = picture.file is not None and collection is not None and words is not None
            made.append(_store(picture.file, words, collection, user) if taken else None)
        yield made
    except BaseException:
        for image in filter(None, made):
            image.file.storage.delete(image.file.name)
        raise


def _words_of(article: Article, index: int) -> dict[str, str] | None:
    """Title, alternative text, caption and credit of a picture; None where the text shows it nowhere."""
    figures = [block["value"] for block in article.blocks if block["type"] == "figure"]
    shown = next((figure for figure in figures if figure["image"] == index), None)
    if shown is None:
        return None
    title = shown["caption"] or f"{article.title} {index + 1}"
    return {
        "title": title[:TITLE],
        "description": (shown["alt"] or shown["caption"])[:WORDS],
        "caption": shown["caption"][:WORDS],
        "credit": (shown["credit"] or article.credits.photographer)[:CREDIT],
    }


def _store(file: Any, words: Any, collection: Any, user: User) -> SiteImage:
    image = SiteImage(**words, file=file, taken_at=file.taken, collection=collection, uploaded_by_user=user)
    image._set_image_file_metadata()
    image.save()
    return image
