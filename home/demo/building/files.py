"""Pictures are painted and documents made here, then stored as any upload would be."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction

from core.models import SiteDocument, SiteImage
from core.uploads import inspect_document
from home.demo import pictures
from home.demo.documents import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import User


def store_pictures(keys: set[str], uploader: User, say: Callable[[str], None]) -> dict[str, SiteImage]:
    """Paints the pictures that are used, two at a time; their renditions are made as they arrive."""
    wanted = sorted(keys)
    made: dict[str, SiteImage] = {}
    with ThreadPoolExecutor(max_workers=2) as pool:
        for key, content in zip(wanted, pool.map(pictures.jpeg, wanted), strict=True):
            about = pictures.PICTURES[key]
            image = SiteImage(
                title=about.alt[:60],
                description=about.alt,
                credit=about.credit,
                uploaded_by_user=uploader,
                file=ContentFile(content, name=f"{key}.jpg"),
            )
            with transaction.atomic():
                image.save()
            made[key] = image
            if len(made) % 8 == 0 or len(made) == len(wanted):
                say(f"  pictures {len(made)} / {len(wanted)}")
    return made


def store_documents(uploader: User) -> dict[str, SiteDocument]:
    made = {}
    for key, about in DOCUMENTS.items():
        file = ContentFile(about.content(), name=about.filename)
        facts = inspect_document(file)
        made[key] = SiteDocument.objects.create(
            title=about.title,
            file=file,
            type=facts.type,
            pages=facts.pages,
            uploaded_by_user=uploader,
        )
    return made
