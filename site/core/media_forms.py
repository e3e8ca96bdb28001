"""Forms for uploads: what a file is decides its content, not its name."""

from __future__ import annotations

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm


class SiteImageForm(BaseImageForm):
    pass


class SiteDocumentForm(BaseDocumentForm):
    pass
