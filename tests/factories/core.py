from __future__ import annotations

from io import BytesIO

import factory
from django.core.files.base import ContentFile
from PIL import Image

from core.models import SiteDocument, SiteImage


def jpeg(width=1280, height=800, colour=(17, 74, 92)) -> bytes:
    output = BytesIO()
    Image.new("RGB", (width, height), colour).save(output, "JPEG")
    return output.getvalue()


class SiteImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SiteImage

    class Params:
        content = factory.LazyFunction(jpeg)

    title = factory.Sequence(lambda n: f"图片 {n}")
    description = "救援队员划着橡皮艇"
    credit = "市红十字会供图"
    file = factory.LazyAttribute(lambda o: ContentFile(o.content, name="picture.jpg"))

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        kwargs.pop("content", None)
        return kwargs


class SiteDocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SiteDocument

    title = factory.Sequence(lambda n: f"文件 {n}")
    type = "pdf"
    file = factory.LazyAttribute(lambda o: ContentFile(b"%PDF-1.4 test", name="file.pdf"))
