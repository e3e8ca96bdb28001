"""Routes below Model.save(): querysets, fixtures, rows of other tables that a page is made of."""

from __future__ import annotations

import json
from datetime import date

from django.core import serializers
from django.core.management import call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)

from core.models import Department, Person, SocietySettings, Term
from home.models import HomeColumn, HomeDoor, HomePage, PeoplePagePerson
from news.models import (
    ChronicleEntry,
    EventKind,
    NewsPageTopic,
    NoticeAttachment,
    Topic,
    TopicPick,
)
from tests.factories.core import SiteDocumentFactory
from tests.routes.table import Attempt, is_text, is_thing, route


def texts(at: Attempt, model) -> dict[str, str]:
    return {f.name: at.mark.text for f in model._meta.concrete_fields if is_text(f)}


# --- The object's own rows ------------------------------------------------------------------------------


@route("No save(), no signal", kinds="all")
def update_of_public(at: Attempt) -> None:
    model = type(at.public())
    model.objects.filter(pk=at.public().pk).update(**texts(at, model))


@route("No save(), no signal", kinds="all")
def update_of_draft_as_live(at: Attempt) -> None:
    model = type(at.draft())
    model.objects.filter(pk=at.draft().pk).update(live=True, **texts(at, model))


@route("Only the base table is written", kinds="pages")
def update_of_base(at: Attempt) -> None:
    Page.objects.filter(pk=at.public().pk).update(**texts(at, Page))


@route("The body alone, with its pictures and files", kinds="page")
def update_of_body(at: Attempt) -> None:
    type(at.public()).objects.filter(pk=at.public().pk).update(body=at.stream())


@route("A picture is a number in a column")
def update_of_lead_picture(at: Attempt) -> None:
    type(at.public()).objects.filter(pk=at.public().pk).update(lead_image_id=at.mark.picture.pk)


@route("No signal", kinds="all")
def bulk_update(at: Attempt) -> None:
    obj = at.marked(at.public())
    own = [f.name for f in type(obj)._meta.concrete_fields if is_text(f)]
    type(obj).objects.bulk_update([obj], own)


@route("No save(), no signal")
def bulk_create_of_base_rows(at: Attempt) -> None:
    page = at.public()
    copy = Page(
        title=at.mark.text, slug=at.mark.slug, path=page.get_parent().path + "00ZZ", depth=page.depth,
        url_path=f"/home/news/{at.mark.slug}/", live=True, content_type_id=page.content_type_id,
        locale_id=page.locale_id,
    )  # fmt: skip
    Page.objects.bulk_create([copy])


@route("No signal of ours", kinds="person")
def bulk_create_of_people(at: Attempt) -> None:
    made = Person.objects.bulk_create([Person(name=at.mark.text, live=True)])
    page = at.society.public("people")
    PeoplePagePerson.objects.create(page=page, person=made[0])


@route("save_base(raw=True) calls no save()", kinds="all")
def loaddata(at: Attempt) -> None:
    obj = at.marked(at.public())
    rows = [obj, Page.objects.get(pk=obj.pk)] if not is_thing(obj) else [obj]
    data = json.loads(serializers.serialize("json", rows))
    for row in data:
        row["fields"] |= {name: at.mark.text for name in ("title", "seo_title") if name in row["fields"]}
    load(at, data)


def load(at: Attempt, data) -> None:
    import tempfile

    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(data, file)
        file.flush()
        call_command("loaddata", file.name, verbosity=0)


@route("An object is changed and raw saved", kinds="all")
def save_base(at: Attempt) -> None:
    at.marked(at.public()).save_base(raw=True)


@route("update_or_create is a save")
def update_or_create(at: Attempt) -> None:
    type(at.public()).objects.update_or_create(pk=at.public().pk, defaults={"title": at.mark.text})


# --- Child rows and words ---------------------------------------------------------------------------------


@route("A row of the page is a model of its own", kinds="chronicle")
def child_row_created(at: Attempt) -> None:
    ChronicleEntry.objects.create(
        page=at.public(), start=date(2020, 1, 2), text=at.mark.text, slug="20200102-1"
    )


@route("A row of the page is a model of its own", kinds="chronicle")
def child_row_saved(at: Attempt) -> None:
    row = ChronicleEntry.objects.get(page=at.public())
    row.text = row.honours = at.mark.text
    row.save()


@route("No save(), no signal", kinds="chronicle")
def child_rows_updated(at: Attempt) -> None:
    ChronicleEntry.objects.filter(page=at.public()).update(text=at.mark.text)


@route("No save(), no signal", kinds="chronicle")
def child_rows_bulk_created(at: Attempt) -> None:
    row = ChronicleEntry(page=at.public(), start=date(2020, 1, 2), text=at.mark.text, slug="20200102-1")
    ChronicleEntry.objects.bulk_create([row])


@route("A row that belonged to a draft is given to what is live", kinds="chronicle")
def child_row_moved(at: Attempt) -> None:
    row = ChronicleEntry.objects.create(
        page=at.draft(), start=date(2020, 1, 2), text=at.mark.text, slug="x-1"
    )
    ChronicleEntry.objects.filter(pk=row.pk).update(page=at.public())


@route("Rows of the home page", kinds="home")
def door_created(at: Attempt) -> None:
    HomeDoor.objects.create(page=HomePage.objects.get(pk=at.society.home), title=at.mark.text, url="/x/")


@route("Rows of the home page", kinds="home")
def column_created(at: Attempt) -> None:
    home = HomePage.objects.get(pk=at.society.home)
    column = Page.objects.get(pk=at.society.column)
    HomeColumn.objects.create(page=home, section=column, title=at.mark.text[:8])
    HomeColumn.objects.filter(page=home).update(title=at.mark.text)


@route("A file of the page is a row", kinds="notice")
def attachment_created(at: Attempt) -> None:
    NoticeAttachment.objects.create(notice=at.public(), document=at.mark.document, title=at.mark.text)


@route("A page picked by hand is a row", kinds="topic")
def draft_picked(at: Attempt) -> None:
    draft = at.society.draft("news")
    at.marked(draft).save()
    TopicPick.objects.create(topic_page=at.public(), page=draft)


@route("An office is a row of its own", kinds="person")
def term_saved(at: Attempt) -> None:
    term = Term.objects.get(person=at.public())
    term.post = at.mark.text
    term.save()


@route("No save(), no signal", kinds="person")
def terms_updated(at: Attempt) -> None:
    Term.objects.filter(person=at.public()).update(post=at.mark.text)


@route("A person is put on a page by a row", kinds="person")
def draft_person_on_page(at: Attempt) -> None:
    at.marked(at.draft()).save()
    PeoplePagePerson.objects.create(page=at.society.public("people"), person=at.draft())


@route("A heading is a column of a row", kinds="people")
def heading_of_people(at: Attempt) -> None:
    PeoplePagePerson.objects.filter(page=at.public()).update(heading=at.mark.text)


@route("A tag is a row")
def tag_created(at: Attempt) -> None:
    topic = Topic(name=at.mark.text, slug=at.mark.slug)
    topic.save()
    NewsPageTopic.objects.create(content_object=at.public(), tag=topic)


@route("A tag is renamed wherever it is used")
def word_renamed(at: Attempt) -> None:
    NewsPageTopic.objects.create(content_object=at.draft(), tag_id=at.society.topic)
    topic = Topic.objects.get(pk=at.society.topic)
    topic.name = topic.name_en = at.mark.text
    topic.save()


@route("No save(), no signal")
def word_updated(at: Attempt) -> None:
    Topic.objects.update(name=at.mark.text)


@route("No save(), no signal", kinds="chronicle")
def kind_of_event_updated(at: Attempt) -> None:
    kind = EventKind.objects.get(slug="meeting")
    EventKind.objects.filter(pk=kind.pk).update(name=at.mark.text)
    ChronicleEntry.objects.filter(page=at.public()).update(kind=kind)


# --- Records that are public as they are --------------------------------------------------------------------


@route("A setting is public as soon as it is saved")
def setting_saved(at: Attempt) -> None:
    at.marked(SocietySettings.objects.get()).save()


@route("No save(), no signal")
def setting_updated(at: Attempt) -> None:
    SocietySettings.objects.update(name=at.mark.text, address=at.mark.text)


@route("A setting made anew is public at once")
def setting_replaced(at: Attempt) -> None:
    SocietySettings.objects.all().delete()
    SocietySettings.objects.create(site=Site.objects.get(), name=at.mark.text)


@route("A department is public as soon as it is saved", kinds="department")
def department_saved(at: Attempt) -> None:
    at.marked(Department.objects.get(pk=at.society.department)).save()


@route("No save(), no signal", kinds="department")
def department_updated(at: Attempt) -> None:
    Department.objects.update(name=at.mark.text, duties=at.mark.text)


@route("Another department stands on the page", kinds="department")
def other_department(at: Attempt) -> None:
    other = Department(name=at.mark.text, duties=at.mark.text)
    other.save()
    type(at.public()).objects.filter(pk=at.public().pk).update(department=other)


@route("A redirect leads anywhere as soon as it is saved")
def redirect_saved(at: Attempt) -> None:
    Redirect(old_path="/leads", redirect_link=f"https://evil.example/{at.mark.slug}/").save()


@route("No save(), no signal")
def redirect_updated(at: Attempt) -> None:
    Redirect.objects.update(redirect_link=f"https://evil.example/{at.mark.slug}/")


@route("No save(), no signal")
def redirect_bulk_created(at: Attempt) -> None:
    link = f"https://evil.example/{at.mark.slug}/"
    Redirect.objects.bulk_create([Redirect(old_path="/leads", redirect_link=link)])


# --- Who may read -------------------------------------------------------------------------------------------


def close(at: Attempt) -> Page:
    """The closed section, whose pages hold this mark and were approved for members of staff alone."""
    inner = Page.objects.get(slug="inner").specific
    at.marked(inner)
    inner.save_revision(user=at.society.author)
    at.society.publish(inner)
    return Page.objects.get(pk=at.society.closed)


@route("What was closed is open when the row is gone", kinds="page")
def restriction_deleted(at: Attempt) -> None:
    close(at)
    PageViewRestriction.objects.get().delete()


@route("No signal of ours", kinds="page")
def restrictions_deleted_at_once(at: Attempt) -> None:
    close(at)
    PageViewRestriction.objects.all()._raw_delete("default")
    at.look_again()


@route("The restriction is put on another page", kinds="page")
def restriction_elsewhere(at: Attempt) -> None:
    close(at)
    PageViewRestriction.objects.update(page=Page.objects.get(slug="chronicle"))
    at.look_again()


@route("The restriction is of another kind", kinds="page")
def restriction_of_another_kind(at: Attempt) -> None:
    close(at)
    restriction = PageViewRestriction.objects.get()
    restriction.restriction_type = PageViewRestriction.NONE
    restriction.save()
    at.look_again()


@route("Whoever leaves a closed section is open to all", kinds="page")
def moved_out_of_the_closed_section(at: Attempt) -> None:
    close(at)
    Page.objects.get(slug="inner").move(Page.objects.get(pk=at.society.home), "last-child")


@route("An open collection makes its files public", kinds="page")
def collection_opened(at: Attempt) -> None:
    folder = Collection.objects.get(name="内部")
    at.mark.document.collection = at.mark.picture.collection = folder
    at.mark.document.save()
    at.mark.picture.save()
    CollectionViewRestriction.objects.all().delete()


@route("A file in an open collection has an address", kinds="page")
def file_of_nothing(at: Attempt) -> None:
    root = Collection.get_first_root_node()
    SiteDocumentFactory(title=at.mark.text, collection=root)
    at.mark.document.collection = root
    at.mark.document.save()
    assert at.mark.picture.pk
