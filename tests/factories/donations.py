from __future__ import annotations

from datetime import date

import factory

from core.privacy import Display
from donations.enums import DonorKind, Scope
from donations.models import Award, HonourEntry, HonourRollIndexPage, HonourRollPage
from tests.factories import gate
from tests.factories.news import PageFactory, home_page

CONSENT = {"consent_on": date(2026, 1, 5), "consent_scope": Scope.REAL, "consent_evidence": "捐赠登记表 0001"}


def entry(name: str, display: str = Display.REAL, **kwargs) -> HonourEntry:
    """A person with a consent to be named, unless told otherwise."""
    return HonourEntry(**{"name": name, "display": display, **CONSENT, **kwargs})


def organisation(name: str, **kwargs) -> HonourEntry:
    return HonourEntry(name=name, donor_kind=DonorKind.ORGANISATION, display=Display.ORGANISATION, **kwargs)


def people(count: int) -> list[HonourEntry]:
    """So many people, every third of them anonymous."""
    given = "安宁清和明远小雨青禾知夏"
    names = [f"{'赵钱孙李周吴郑王'[n % 8]}{given[n % 12]}{given[n // 12 % 12]}{n}" for n in range(count)]
    return [
        entry(name, Display.ANONYMOUS if n % 3 == 2 else Display.REAL, given_on=date(2026, 1 + n % 12, 1))
        for n, name in enumerate(names)
    ]


class AwardFactory(factory.Factory):
    class Meta:
        model = Award

    @classmethod
    def _create(cls, model, *args, **kwargs):
        return gate.save(model(**kwargs))

    name = factory.Sequence(lambda n: f"博爱大使{n}")


class RollIndexFactory(PageFactory):
    class Meta:
        model = HonourRollIndexPage

    parent = factory.LazyFunction(home_page)
    public = True
    title = "捐赠荣誉榜"
    slug = factory.Sequence(lambda n: f"rolls-{n}")


class RollFactory(PageFactory):
    """A roll. `related={"entries": […]}` gives its rows."""

    class Meta:
        model = HonourRollPage

    parent = factory.LazyFunction(RollIndexFactory)
    public = True
    title = "2026年度捐赠荣誉榜"
    slug = factory.Sequence(lambda n: f"roll-{n}")
    year = 2026
