"""A small society whose every piece was approved: one public thing of every kind, and a draft beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction, Site

from approval.bulk import publish_in_bulk
from approval.enums import Role
from campaigns.models import CampaignIndexPage, CampaignPage, CampaignReportPage
from core import kinds
from core.blocks import to_stream
from core.models import Department, Person, SiteDocument, SiteImage, SocietySettings, Term
from core.privacy import Display
from disclosure.models import DisclosureIndexPage, IssuingBody
from donations.enums import DonorKind
from donations.models import Award, HonourEntry, HonourRollIndexPage, HonourRollPage
from home.models import (
    ActivityIndexPage,
    ActivityPage,
    AidForm,
    AidProjectIndexPage,
    AidProjectPage,
    DepartmentPage,
    Download,
    DownloadsPage,
    HomePage,
    PeoplePage,
    PeoplePagePerson,
    Place,
    PlaceKind,
    PlacesPage,
    SectionPage,
    StandardPage,
)
from intake.models import ReportSettings, SignUpPage
from memorial.models import MemorialIndexPage, MemorialRecord
from news.models import (
    ChronicleEntry,
    ChronicleIndexPage,
    ChroniclePage,
    CoverageIndexPage,
    CoveragePage,
    EventKind,
    NewsIndexPage,
    NewsPage,
    NoticePage,
    Topic,
    TopicPage,
)
from tests.factories import approval as made
from tests.factories import disclosure as disclosures
from tests.factories import gate, memorial
from tests.factories.core import SiteDocumentFactory, SiteImageFactory, jpeg

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTE = "开站"
# What has drafts and no address of its own; it stands on pages of these kinds.
PERSON = "person"
# What has drafts and an address, and is no page.
DONOR = "memorial_record"
THINGS = (PERSON, DONOR)


@dataclass
class Society:
    people: dict[str, Any]
    author: Any
    superuser: Any
    home: int = 0
    column: int = 0
    picture: int = 0
    document: int = 0
    department: int = 0
    topic: int = 0
    closed: int = 0
    live: dict[str, tuple[type, int]] = field(default_factory=dict)
    drafts: dict[str, tuple[type, int]] = field(default_factory=dict)

    def public(self, kind: str) -> Any:
        model, pk = self.live[kind]
        return model.objects.get(pk=pk)

    def draft(self, kind: str) -> Any:
        model, pk = self.drafts[kind]
        return model.objects.get(pk=pk)

    def user(self, name: str) -> Any:
        """The person of a role, "author", "superuser" or "nobody"; None for who is not signed in."""
        others = {"author": self.author, "superuser": self.superuser, "stranger": None}
        return others[name] if name in others else self.people[name]

    def publish(self, *objects: Any) -> list[Any]:
        """Approved by two people who wrote none of it, and public."""
        signers = [("初审", self.people[Role.SECTION_HEAD]), ("签发", self.people[Role.SPOKESPERSON])]
        publish_in_bulk(objects, signers=signers, note=NOTE)
        return [type(obj).objects.get(pk=obj.pk) for obj in objects]

    def add(self, page: Page, parent: Page | None = None) -> Any:
        """A draft, written by the author."""
        parent = Page.objects.get(pk=parent.pk if parent else self.home)
        page.owner = self.author
        parent.add_child(instance=page)
        if hasattr(page, "topics"):
            page.topics.set(Topic.objects.filter(pk=self.topic))
        page.save_revision(user=self.author)
        return type(page).objects.get(pk=page.pk)


def build() -> Society:
    english, _ = Locale.objects.get_or_create(language_code="en")
    people: dict[str, Any] = {role.value: made.person(role) for role in Role}
    people["nobody"] = made.person()
    society = Society(people, author=made.person(Role.EDITOR), superuser=made.person(superuser=True))
    home = HomePage.objects.get()
    society.home = home.pk
    _words(society)
    society.publish(home)
    made_pages(society)
    _closed_section(society)
    _english_home(society, english)
    return society


def _words(society: Society) -> None:
    """What has no drafts: pictures, files, word lists, the society's own facts, a redirect."""
    picture = SiteImageFactory(content=jpeg(320, 200), uploaded_by_user=society.author)
    society.picture, society.document = picture.pk, SiteDocumentFactory(uploaded_by_user=society.author).pk
    society.department = gate.save(Department(name="办公室", duties="文电会务")).pk
    society.topic = gate.save(Topic(name="应急救援", slug="rescue")).pk
    gate.save(EventKind(name="会议", slug="meeting"))
    gate.save(IssuingBody(name="沐宁市红十字会"))
    device = gate.save(PlaceKind(name="AED", slug="aed"))
    gate.save(Place(name="望江公园", kind=device, district="杉台区", address="望江路18号"))
    gate.save(Award(name="博爱单位"))
    site = Site.objects.get(is_default_site=True)
    gate.save(SocietySettings(site=site, name="沐宁市红十字会", signatory="沐发"))
    gate.save(ReportSettings(site=site, error_text="请告诉我们错在哪里。"))
    gate.save(Redirect(old_path="/old", redirect_link="https://example.org/where/", site=None))
    ContentType.objects.clear_cache()


def body(society: Society) -> Any:
    file = f'<p>救援<a linktype="document" id="{society.document}">文件</a></p>'
    return to_stream(
        [
            ("rich_text", file),
            ("figure", {"image": society.picture, "caption": "合影", "credit": "", "alt": "合影"}),
            ("documents", {"title": "附件", "items": [{"document": society.document, "title": ""}]}),
        ]
    )


MORNING = datetime(2027, 6, 1, 1, 0, tzinfo=UTC)
MAKERS: dict[str, Any] = {
    "section": lambda s: SectionPage(body=body(s), picture_id=s.picture),
    "page": lambda s: StandardPage(body=body(s), picture_id=s.picture),
    "people": lambda s: PeoplePage(people=[PeoplePagePerson(person=s.public(PERSON))]),
    "department": lambda s: DepartmentPage(department_id=s.department, body=body(s)),
    "news_index": lambda s: NewsIndexPage(),
    "news": lambda s: NewsPage(body=body(s), lead_image_id=s.picture),
    "notice": lambda s: NoticePage(body=body(s), signed_by="市红十字会", made_on=date(2026, 7, 1)),
    "topic": lambda s: TopicPage(topic_id=s.topic, body=body(s)),
    "chronicle_index": lambda s: ChronicleIndexPage(body=body(s)),
    "chronicle": lambda s: ChroniclePage(entries=[ChronicleEntry(start=date(2020, 3, 5), text="举行会议")]),
    "memorial_index": lambda s: MemorialIndexPage(intro="怀念每一位捐献者", body=body(s)),
    "campaign_index": lambda s: CampaignIndexPage(),
    "campaign": lambda s: CampaignPage(start=date(2026, 6, 18), body=body(s), lead_image_id=s.picture),
    "honour_rolls": lambda s: HonourRollIndexPage(),
    "honour_roll": lambda s: HonourRollPage(year=2026, entries=[_donor()]),
    "campaign_report": lambda s: CampaignReportPage(
        period_start=date(2026, 6, 18), period_end=date(2026, 6, 30), body=body(s)
    ),
    "aid_index": lambda s: AidProjectIndexPage(body=body(s)),
    "aid_project": lambda s: AidProjectPage(
        for_whom="患儿",
        standard="1万元",
        phone="（0000）8605 2105",
        body=body(s),
        department_id=s.department,
        forms=[AidForm(document_id=s.document)],
    ),
    "activity_index": lambda s: ActivityIndexPage(),
    "activity": lambda s: ActivityPage(
        start=MORNING,
        end=MORNING + timedelta(hours=3),
        place="培训中心",
        body=body(s),
        lead_image_id=s.picture,
        admitted="欧阳明珊",
    ),
    "places": lambda s: PlacesPage(body=body(s)),
    "downloads": lambda s: DownloadsPage(rows=[Download(document_id=s.document, group="表格")]),
    "coverage_index": lambda s: CoverageIndexPage(),
    "coverage": lambda s: CoveragePage(medium="沐宁晚报", appeared_on=date(2026, 7, 1)),
    "sign_up": lambda s: SignUpPage(
        closes_at=MORNING,
        over_on=date(2027, 6, 1),
        consent="只用于联络。",
        phone="（0000）8605 2108",
        body=body(s),
    ),
}
IN_COLUMN = {"news", "notice", "topic"}
# What stands below the public page of another kind.
BELOW = {
    "chronicle": "chronicle_index",
    "campaign": "campaign_index",
    "campaign_report": "campaign",
    "aid_project": "aid_index",
    "activity": "activity_index",
    "coverage": "coverage_index",
    "honour_roll": "honour_rolls",
}


def _donor() -> HonourEntry:
    given = {"donor_kind": DonorKind.ORGANISATION, "display": Display.ORGANISATION}
    return HonourEntry(name="沐宁市汀源饮用水有限公司", award=Award.objects.first(), **given)


def disclosure(s: Society, model: type) -> Any:
    given = {**disclosures.of_every_type()[model], "category": disclosures.category("own-rules")}
    rows = {"channels": given.pop("channels")} if "channels" in given else {}
    page = model(**given, issuer=disclosures.issuer(), made_on=date(2026, 6, 1), body=body(s))
    rows["attachments"] = disclosures.attached(SiteDocument.objects.get(pk=s.document))
    for name, values in rows.items():
        setattr(page, name, values)
    return page


DISCLOSED = {kinds.of(model).name: model for model in disclosures.of_every_type()}
MAKERS |= {"disclosure_index": lambda s: DisclosureIndexPage(body_code="MN0000137")}
MAKERS |= {name: lambda s, model=model: disclosure(s, model) for name, model in DISCLOSED.items()}
BELOW |= dict.fromkeys(DISCLOSED, "disclosure_index")


def person(society: Society, name: str) -> Person:
    thing = Person(name=name, biography="从事救护培训", portrait_id=society.picture)
    thing.terms = [Term(post="秘书长", department_id=society.department)]
    thing.save()
    thing.save_revision(user=society.author)
    return thing


def made_pages(society: Society) -> None:
    """Of every kind one that is public and one that is not."""
    drafted = [person(society, "欧阳明珊"), person(society, "司徒草")]
    society.live[PERSON], society.drafts[PERSON] = _places(drafted)
    society.publish(drafted[0])
    society.live["home"] = (HomePage, society.home)
    column = society.add(NewsIndexPage(title="工作动态", slug="news", show_in_menus=True))
    chronicle = society.add(ChronicleIndexPage(title="大事记", slug="chronicle"))
    society.column = column.pk
    given = {"news_index": column, "chronicle_index": chronicle}
    society.publish(column, chronicle)
    for kind, make in MAKERS.items():
        parent = column if kind in IN_COLUMN else None
        if kind in BELOW:
            parent = society.public(BELOW[kind])
        pair = []
        for which in ("public", "draft"):
            page = given.get(kind) if which == "public" else None
            page = page or society.add(_titled(make(society), kind, which), parent)
            pair.append(page)
        society.live[kind], society.drafts[kind] = _places(pair)
        society.publish(*(page for page in pair[:1] if not type(page).objects.get(pk=page.pk).live))
    donors = [donor(society, "周砚秋"), donor(society, "叶见山")]
    society.live[DONOR], society.drafts[DONOR] = _places(donors)
    society.publish(donors[0])


def donor(society: Society, name: str) -> MemorialRecord:
    """Everything of them may be shown, so that whatever got in would be seen."""
    thing = memorial.record(
        society.public("memorial_index"), name=name, portrait_id=society.picture, pseudonym="砚田先生"
    )
    thing.save_revision(user=society.author)
    return thing


def _titled(page: Page, kind: str, which: str) -> Page:
    page.title = f"{kind} {which}"
    page.summary = "一句话"
    page.slug = f"{kind.replace('_', '-')}-{which}"
    if isinstance(page, ChroniclePage):
        page.year = 2020 if which == "public" else 2021
        page.slug = str(page.year)
    return page


def _places(pair: Iterable[Any]) -> list[tuple[type, int]]:
    return [(type(obj), obj.pk) for obj in pair]


def _closed_section(society: Society) -> None:
    """Approved pages that only members of staff may read, and a collection of private files."""
    section = society.add(SectionPage(title="内部栏目", slug="closed"))
    inner = society.add(StandardPage(title="内部资料", slug="inner", body=body(society)), section)
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    society.publish(section, inner)
    society.closed = section.pk
    folder = Collection.get_first_root_node().add_child(name="内部")
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")


def _english_home(society: Society, english: Locale) -> None:
    """A translation that nobody has signed yet."""
    copy = Page.objects.get(pk=society.home).specific.copy_for_translation(english)
    copy.save_revision(user=society.author)
    society.drafts["home"] = (HomePage, copy.pk)


def kinds_missing() -> set[str]:
    return {kind.name for kind in kinds.all_kinds()} - {"home", *MAKERS, DONOR}


def media_rows() -> list[Any]:
    return [*SiteImage.objects.all(), *SiteDocument.objects.all()]
