"""What a person can send from a browser, whatever the form on their screen allows them.

`forms` yields address and form of every attempt at one kind of thing. All of it is sent by every role.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField
from wagtail.models import Collection, Locale, Page, Site, Task, Workflow
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from core.models import Department, SocietySettings
from news.models import EventKind, Topic
from tests.routes.marks import marked_picture
from tests.routes.table import Attempt, is_text, is_thing

if TYPE_CHECKING:
    from collections.abc import Iterator

Sent = tuple[str, dict[str, Any]]
PUBLISH = {"action-publish": "1", "publish": "1", "live": "on"}
COMMENTS = {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}


# Every attempt begins with the same database, so a form is the same each time it is fetched.
_forms: dict[tuple[str, ...], dict[str, Any]] = {}


def form_of(address: str, superuser: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The form as a browser would send it unchanged, fetched by a superuser; the one that has these fields."""
    if (address, *names) not in _forms:
        _forms[address, *names] = _fetched(address, superuser, names)
    return dict(_forms[address, *names])


def _fetched(address: str, superuser: Any, names: tuple[str, ...]) -> dict[str, Any]:
    client = Client()
    client.force_login(superuser)
    response = client.get(address)
    html = response.content.decode()
    for number in range(html.count("<form")):
        try:
            data = querydict_from_html(html, form_index=number)
        except ValueError:
            break
        if all(name in data for name in names):
            return {name: data.getlist(name) for name in data}
    raise LookupError(f"{address} ({response.status_code}) has no form with {names}.")


def with_mark(at: Attempt, form: dict[str, Any], model: Any) -> dict[str, Any]:
    """The mark in every text field of the form, and in the body."""
    made = dict(form)
    for column in model._meta.get_fields():
        if isinstance(column, StreamField):
            items = [("rich_text", rich_text(f"<p>{at.mark.text}</p>"))] if column.name == "body" else []
            made |= nested_form_data({column.name: streamfield(items)})
        elif column.concrete and column.name in made and is_text(column) and column.name != "slug":
            made[column.name] = at.mark.text
    return made


def forms(at: Attempt) -> Iterator[Sent]:
    yield from (snippet_forms(at, at.public(), at.draft()) if is_thing(at.public()) else page_forms(at))


# --- Pages ------------------------------------------------------------------------------------------------


def page_forms(at: Attempt) -> Iterator[Sent]:
    boss = at.society.superuser
    for obj in (at.public(), at.draft()):
        edit = reverse("wagtailadmin_pages:edit", args=[obj.pk])
        form = with_mark(at, form_of(edit, boss, ("title", "slug")), type(obj)) | PUBLISH
        yield edit, form
        past = timezone.localtime() - timedelta(minutes=5)
        yield edit, form | {"go_live_at": f"{past:%Y-%m-%d %H:%M}"}
        yield (
            f"{edit}?autosave",
            form | {"autosave": "1", "overwrite_revision_id": obj.latest_revision_id or ""},
        )
        revert = reverse("wagtailadmin_pages:revisions_revert", args=[obj.pk, obj.latest_revision_id])
        yield revert, form | {"revision": obj.latest_revision_id}
        yield reverse("wagtailadmin_pages:preview_on_edit", args=[obj.pk]), form
        yield from copies(at, obj)
        yield f"/admin/bulk/wagtailcore/page/publish/?id={obj.pk}", {"include_descendants": "on"}
        yield reverse("wagtailadmin_pages:convert_alias", args=[obj.pk]), {"next": ""}
        yield reverse("wagtailadmin_pages:set_privacy", args=[obj.pk]), {"restriction_type": "none"}
        yield (
            reverse("wagtailadmin_pages:unpublish", args=[obj.pk]),
            {"include_descendants": "on"} if (obj.pk != at.public().pk) else {"nothing": ""},
        )
        for action in ("publish", "copy", "create_alias", "convert_alias"):
            data = {
                "slug": f"{at.mark.slug}-{action}",
                "title": at.mark.text,
                "keep_live": True,
                "locale": "en",
            }
            data |= {
                "alias": True,
                "recursive": True,
                "copy_parents": True,
                "destination_page_id": at.society.home,
            }
            yield f"/admin/api/main/pages/{obj.pk}/action/{action}/", data
    yield from new_page(at)
    yield from translation(at)
    yield from signatures(at)


def copies(at: Attempt, obj: Page) -> Iterator[Sent]:
    form = {
        "new_title": at.mark.text,
        "new_parent_page": obj.get_parent().pk,
        "publish_copies": "on",
        "copy_subpages": "on",
    }
    address = reverse("wagtailadmin_pages:copy", args=[obj.pk])
    yield address, form | {"new_slug": f"{at.mark.slug}-{obj.pk}"}
    yield address, form | {"new_slug": f"{at.mark.slug}-{obj.pk}-a", "alias": "on"}


def new_page(at: Attempt) -> Iterator[Sent]:
    obj = at.public()
    parent = obj.get_parent()
    meta = type(obj)._meta
    add = reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[obj.pk])
    form = with_mark(at, form_of(edit, at.society.superuser, ("title", "slug")), type(obj))
    fresh = {name: "0" for name in form if name.endswith("-INITIAL_FORMS")}
    yield add, form | fresh | PUBLISH | {"slug": at.mark.slug, "year": "1999"}


def translation(at: Attempt) -> Iterator[Sent]:
    english = Locale.objects.get(language_code="en").pk
    form = {"locales": [english], "include_subtree": "on", "publish": "on"}
    yield reverse("wagtail_localize:submit_page_translation", args=[at.public().pk]), form
    from wagtail_localize.models import Translation

    made = Translation.objects.filter(source__object_id=at.public().translation_key).first()
    if made is None:
        return
    target = made.get_target_instance()
    edit = reverse("wagtailadmin_pages:edit", args=[target.pk])
    for segment in made.source.stringsegment_set.all()[:3]:
        where = reverse("wagtail_localize:edit_string_translation", args=[made.pk, segment.pk])
        yield where, {"value": at.mark.text}
    yield edit, {"action": "publish", **PUBLISH}
    yield (
        reverse("wagtail_localize:update_translations", args=[made.source_id]),
        {"publish_translations": "on"},
    )
    yield reverse("wagtail_localize:convert_to_alias", args=[target.pk]), {}
    yield reverse("wagtail_localize:stop_translation", args=[made.pk]), {}


def signatures(at: Attempt) -> Iterator[Sent]:
    """What waits is marked; the person signs, approves and publishes what may not be theirs to sign."""
    obj = at.draft()
    at.marked(obj).save_revision(user=at.society.author, clean=False)
    obj = at.draft()
    workflow = obj.get_workflow()
    if workflow is None:
        return
    workflow.start(obj, at.society.author)
    state = at.draft().current_workflow_task_state
    for action in ("approve", "publish", "sign"):
        where = reverse("wagtailadmin_pages:workflow_action", args=[obj.pk, action, state.pk])
        yield where, {"comment": "好", **PUBLISH}
    yield f"/admin/approval/{obj.pk}/", {"decision": "sign", "opinion": "好", "proofread": "on"}
    yield f"/admin/approval/{obj.pk}/", {"decision": "sign", "opinion": "好", "proofread": "on"}


# --- People -----------------------------------------------------------------------------------------------


def snippet_forms(at: Attempt, public: Any, draft: Any) -> Iterator[Sent]:
    boss = at.society.superuser
    name = type(draft)._meta.label_lower.replace(".", "/")
    rows = {"terms-INITIAL_FORMS": "0", "consents-INITIAL_FORMS": "0"}
    for obj in (public, draft):
        edit = f"/admin/snippets/{name}/edit/{obj.pk}/"
        form = with_mark(at, form_of(edit, boss, ("name",)), type(obj)) | PUBLISH
        yield edit, form
        yield f"/admin/snippets/{name}/history/{obj.pk}/revisions/{obj.latest_revision_id}/revert/", form
        yield f"/admin/bulk/{name}/publish/?id={obj.pk}", {}
        yield f"/admin/snippets/{name}/add/", form | rows
        yield f"/admin/snippets/{name}/copy/{obj.pk}/", form | rows
    at.marked(draft).save_revision(user=at.society.author)
    workflow = draft.get_workflow()
    if workflow is None:
        return
    workflow.start(draft, at.society.author)
    state = type(draft).objects.get(pk=draft.pk).current_workflow_task_state
    yield f"/admin/snippets/{name}/workflow/action/{draft.pk}/approve/{state.pk}/", {"comment": "好"}
    for _ in range(2):
        yield (
            f"/admin/approval/{type(draft)._meta.label_lower}/{draft.pk}/",
            {"decision": "sign", "opinion": "好", "proofread": "on"},
        )


# --- Records, files, permissions --------------------------------------------------------------------------


def other_forms(at: Attempt) -> Iterator[Sent]:
    """What is no page and no person."""
    yield from records(at)
    yield from files(at)
    yield from machinery(at)


def records(at: Attempt) -> Iterator[Sent]:
    boss = at.society.superuser
    settings = SocietySettings.objects.get()
    address = f"/admin/settings/core/societysettings/{settings.site_id}/"
    yield address, with_mark(at, form_of(address, boss, ("name",)), SocietySettings)
    for model, where in (
        (Department, "core/department"),
        (Topic, "news/topic"),
        (EventKind, "news/eventkind"),
    ):
        row = model.objects.order_by("pk").first()
        edit = f"/admin/snippets/{where}/edit/{row.pk}/"
        form = with_mark(at, form_of(edit, boss, ("name",)), model)
        yield edit, form
        yield f"/admin/snippets/{where}/add/", form | {"slug": at.mark.slug}
        yield f"/admin/snippets/{where}/delete/{row.pk}/", {}
    redirect = Redirect.objects.get(old_path="/old")
    target = {
        "old_path": "/old",
        "redirect_link": f"https://evil.example/{at.mark.slug}/",
        "is_permanent": "on",
    }
    yield reverse("wagtailredirects:edit", args=[redirect.pk]), target
    yield reverse("wagtailredirects:add"), target | {"old_path": "/other"}
    file = f"old_path,redirect_link\n/imported,https://evil.example/{at.mark.slug}/\n".encode()
    yield reverse("wagtailredirects:start_import"), {"import_file": SimpleUploadedFile("a.csv", file)}


def files(at: Attempt) -> Iterator[Sent]:
    boss = at.society.superuser
    image, document = at.society.picture, at.society.document
    edit = reverse("wagtailimages:edit", args=[image])
    form = form_of(edit, boss, ("title", "description"))
    words = form | {
        "title": at.mark.text,
        "description": at.mark.text,
        "caption": at.mark.text,
        "credit": at.mark.text,
    }
    yield edit, words
    yield edit, form | {"file": SimpleUploadedFile("new.jpg", marked_picture(), "image/jpeg")}
    yield (
        edit,
        form
        | {"focal_point_x": "5", "focal_point_y": "5", "focal_point_width": "3", "focal_point_height": "3"},
    )
    yield (
        reverse("wagtailimages:edit_multiple", args=[image]),
        {f"image-{image}-{k}": v for k, v in words.items()},
    )
    yield reverse("wagtailimages:delete", args=[image]), {}
    yield f"/admin/bulk/core/siteimage/delete/?id={image}", {}
    upload = {"title": at.mark.text, "description": at.mark.text, "collection": form.get("collection", "")}
    yield (
        reverse("wagtailimages:add"),
        upload | {"file": SimpleUploadedFile("a.jpg", marked_picture(), "image/jpeg")},
    )
    edit = reverse("wagtaildocs:edit", args=[document])
    form = form_of(edit, boss, ("title",))
    yield edit, form | {"title": at.mark.text}
    yield edit, form | {"file": SimpleUploadedFile("new.txt", at.mark.text.encode(), "text/plain")}
    yield reverse("wagtaildocs:delete", args=[document]), {}
    yield (
        reverse("wagtaildocs:add"),
        {"title": at.mark.text, "file": SimpleUploadedFile("a.txt", at.mark.text.encode(), "text/plain")},
    )


def machinery(at: Attempt) -> Iterator[Sent]:
    """Chains, sites, collections and groups: what decides over what is public."""
    closed = Page.objects.get(slug="closed")
    yield reverse("wagtailadmin_pages:set_privacy", args=[closed.pk]), {"restriction_type": "none"}
    inner = Page.objects.get(slug="inner")
    where = reverse("wagtailadmin_pages:move_confirm", args=[inner.pk, at.society.home])
    yield where, {}
    yield f"/admin/bulk/wagtailcore/page/move/?id={inner.pk}", {"chooser": str(at.society.home)}
    folder = Collection.objects.get(name="内部")
    yield reverse("wagtailadmin_collections:set_privacy", args=[folder.pk]), {"restriction_type": "none"}
    site = Site.objects.get(is_default_site=True)
    form = {
        "hostname": "localhost",
        "port": "80",
        "site_name": at.mark.text,
        "root_page": str(site.root_page_id),
    }
    yield f"/admin/sites/edit/{site.pk}/", form | {"is_default_site": "on"}
    yield "/admin/sites/new/", form | {"hostname": "testserver", "root_page": str(closed.pk)}
    for task in Task.objects.filter(active=True):
        yield reverse("wagtailadmin_workflows:disable_task", args=[task.pk]), {}
    for workflow in Workflow.objects.filter(active=True):
        yield reverse("wagtailadmin_workflows:disable", args=[workflow.pk]), {}
    yield from by_name(at)


def by_name(at: Attempt) -> Iterator[Sent]:
    """A person's own name and office: nothing of it may stand on a page that was signed before."""
    if at.user is None:
        return
    form = {
        "name_email-first_name": at.mark.text,
        "name_email-last_name": at.mark.text,
        "name_email-email": "a@b.cn",
    }
    yield reverse("wagtailadmin_account"), form
