"""What visitors come for: aid projects, places, activities, downloads, coverage, forms to sign up."""

from __future__ import annotations

from datetime import timedelta

import factory
from django.utils import timezone

from home.models import (
    ActivityIndexPage,
    ActivityPage,
    AidProjectIndexPage,
    AidProjectPage,
    DownloadsPage,
    Place,
    PlaceKind,
    PlacesPage,
)
from intake.models import SignUpPage
from news.models import CoverageIndexPage, CoveragePage
from tests.factories import gate
from tests.factories.news import PageFactory, home_page


class AidIndexFactory(PageFactory):
    class Meta:
        model = AidProjectIndexPage

    parent = factory.LazyFunction(home_page)
    public = True
    title = "救助项目"
    slug = factory.Sequence(lambda n: f"aid-{n}")


class AidProjectFactory(PageFactory):
    class Meta:
        model = AidProjectPage

    parent = factory.LazyFunction(AidIndexFactory)
    public = True
    title = factory.Sequence(lambda n: f"救助项目之{n}")
    slug = factory.Sequence(lambda n: f"project-{n}")
    for_whom = "14周岁以下白血病患儿"
    standard = "每人1万元至5万元"
    phone = "（0000）8605 2105"


class ActivityIndexFactory(PageFactory):
    class Meta:
        model = ActivityIndexPage

    parent = factory.LazyFunction(home_page)
    public = True
    title = "活动预告"
    slug = factory.Sequence(lambda n: f"activities-{n}")


class ActivityFactory(PageFactory):
    """Begins in `days` days and takes three hours."""

    class Meta:
        model = ActivityPage

    class Params:
        days = 7

    parent = factory.LazyFunction(ActivityIndexFactory)
    public = True
    title = factory.Sequence(lambda n: f"急救体验日之{n}")
    slug = factory.Sequence(lambda n: f"activity-{n}")
    start = factory.LazyAttribute(lambda o: timezone.now() + timedelta(days=o.days))
    end = factory.LazyAttribute(lambda o: o.start + timedelta(hours=3))
    place = "市救护培训中心"

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        kwargs.pop("days", None)
        return kwargs


class DownloadsFactory(PageFactory):
    class Meta:
        model = DownloadsPage

    parent = factory.LazyFunction(home_page)
    public = True
    title = "下载中心"
    slug = factory.Sequence(lambda n: f"downloads-{n}")


class PlacesFactory(PageFactory):
    class Meta:
        model = PlacesPage

    parent = factory.LazyFunction(home_page)
    public = True
    title = "阵地名录"
    slug = factory.Sequence(lambda n: f"places-{n}")


def place(name="望江公园AED", kind="AED", **values) -> Place:
    """A place under an approval of exactly what it says."""
    found = PlaceKind.objects.filter(name=kind).first()
    found = found or gate.save(PlaceKind(name=kind, slug=f"kind-{PlaceKind.objects.count()}"))
    given = {"district": "杉台区", "address": "望江路18号", "phone": "（0000）8605 2108", **values}
    return gate.save(Place(name=name, kind=found, **given))


class CoverageIndexFactory(PageFactory):
    class Meta:
        model = CoverageIndexPage

    parent = factory.LazyFunction(home_page)
    public = True
    title = "媒体报道"
    slug = factory.Sequence(lambda n: f"media-{n}")


class CoverageFactory(PageFactory):
    class Meta:
        model = CoveragePage

    parent = factory.LazyFunction(CoverageIndexFactory)
    public = True
    title = factory.Sequence(lambda n: f"报道之{n}")
    slug = factory.Sequence(lambda n: f"coverage-{n}")
    medium = "沐宁晚报"
    link = "https://example.org/paper/1"
    appeared_on = factory.LazyFunction(timezone.localdate)


class SignUpPageFactory(PageFactory):
    """Open since yesterday, for a week."""

    class Meta:
        model = SignUpPage

    parent = factory.LazyFunction(ActivityFactory)
    public = True
    title = "报名"
    slug = factory.Sequence(lambda n: f"sign-up-{n}")
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=6))
    over_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))
    consent = "姓名和电话只用于这次活动的联络。"
    phone = "（0000）8605 2108"
