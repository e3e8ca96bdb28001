"""Routes of code: Wagtail's own actions, called as a shell, a command or a package would."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.models import Page, Revision, Site

from tests.routes.table import Attempt, is_thing, route


def drafted(at: Attempt, obj):
    """The mark in a saved version that nobody signed."""
    return at.marked(obj).save_revision(user=at.society.author, clean=False)


@route("Publishes whatever the newest version holds", kinds="all")
def revision_of_public(at: Attempt) -> None:
    drafted(at, at.public()).publish()


@route("Publishes a page that was never reviewed", kinds="all")
def revision_of_draft(at: Attempt) -> None:
    drafted(at, at.draft()).publish()


@route("Asks no permission when told not to", kinds="pages")
def publish_action_without_permission(at: Attempt) -> None:
    revision = drafted(at, at.public())
    PublishPageRevisionAction(revision, user=at.society.superuser).execute(skip_permission_checks=True)


@route("A superuser may do everything", kinds="pages")
def publish_action_of_a_superuser(at: Attempt) -> None:
    PublishPageRevisionAction(drafted(at, at.draft()), user=at.society.superuser).execute()


@route("Page.publish() publishes a given version")
def page_publish(at: Attempt) -> None:
    page = at.public()
    page.publish(drafted(at, page))


@route("Publishes without asking whether anything changed")
def publish_saying_nothing_changed(at: Attempt) -> None:
    drafted(at, at.public()).publish(changed=False, log_action=None)


@route("The live row is saved", kinds="all")
def save_of_public(at: Attempt) -> None:
    at.marked(at.public()).save()


@route("A row is saved as live", kinds="all")
def save_of_draft_as_live(at: Attempt) -> None:
    obj = at.marked(at.draft())
    obj.live = True
    obj.save()


@route("Only some columns are saved", kinds="all")
def save_of_one_column(at: Attempt) -> None:
    obj = at.public()
    name = "name" if is_thing(obj) else "title"
    setattr(obj, name, at.mark.text)
    obj.save(update_fields=[name])


@route("Skips cleaning", kinds="pages")
def save_without_cleaning(at: Attempt) -> None:
    at.marked(at.public()).save(clean=False)


@route("The base class knows nothing of the page's type", kinds="pages")
def save_of_base(at: Attempt) -> None:
    page = Page.objects.get(pk=at.public().pk)
    page.title = page.seo_title = page.search_description = at.mark.text
    page.save()


@route("The base class makes a draft live", kinds="pages")
def save_of_base_as_live(at: Attempt) -> None:
    at.marked(at.draft()).save()
    page = Page.objects.get(pk=at.draft().pk)
    page.live = True
    page.save()


@route("The row is there already and need only be live", kinds="all")
def marked_draft_row_then_live(at: Attempt) -> None:
    at.marked(at.draft()).save()
    obj = at.draft()
    obj.live = True
    obj.save(update_fields=["live"])


@route("A new page is live by default", kinds="pages")
def add_child(at: Attempt) -> None:
    model, parent = type(at.public()), at.public().get_parent()
    page = at.marked(model(slug=at.mark.slug, live=True, **extra(at)))
    parent.add_child(instance=page)
    page.live = True
    page.save()


@route("A new page is live by default")
def add_sibling(at: Attempt) -> None:
    at.public().add_sibling(instance=at.marked(type(at.public())(slug=at.mark.slug, live=True)))


def extra(at: Attempt) -> dict:
    if at.kind == "department":
        return {"department_id": at.society.department}
    return {"year": 1900 + at.mark.number % 100} if at.kind == "chronicle" else {}


@route("Copies of live pages are live", kinds="pages")
def copy_kept_live(at: Attempt) -> None:
    page = at.public()
    page.copy(
        update_attrs={"title": at.mark.text, "draft_title": at.mark.text, "slug": at.mark.slug},
        to=page.get_parent(), keep_live=True, user=at.society.superuser,
    )  # fmt: skip


@route("Copies of live pages are live")
def copy_of_a_column(at: Attempt) -> None:
    column = Page.objects.get(pk=at.society.column).specific
    drafted(at, at.public())
    CopyPageAction(
        column, to=column.get_parent(), recursive=True, keep_live=True, copy_revisions=True,
        update_attrs={"slug": at.mark.slug, "title": at.mark.text},
    ).execute(skip_permission_checks=True)  # fmt: skip


@route("An alias is live with its source")
def alias_made_live(at: Attempt) -> None:
    source = at.public()
    alias = CreatePageAliasAction(source, update_slug=at.mark.slug).execute(skip_permission_checks=True)
    alias.title, alias.live = at.mark.text, True
    alias.save()
    Page.objects.filter(pk=alias.pk).update(live=True)


@route("Aliases are rewritten when their source is published")
def aliases_follow(at: Attempt) -> None:
    source = at.public()
    CreatePageAliasAction(source, update_slug=at.mark.slug).execute(skip_permission_checks=True)
    revision = drafted(at, source)
    source.update_aliases(revision=revision, _content=revision.content)


@route("What is no alias any more keeps its live row")
def alias_converted(at: Attempt) -> None:
    alias = CreatePageAliasAction(at.public(), update_slug=at.mark.slug).execute(skip_permission_checks=True)
    ConvertAliasPageAction(alias, user=at.society.superuser).execute(skip_permission_checks=True)
    alias = Page.objects.get(pk=alias.pk).specific
    alias.live, alias.title = True, at.mark.text
    alias.save()


@route("A translation begins with the live flag of what it is copied from", kinds="pages")
def copy_for_translation(at: Attempt) -> None:
    from wagtail.models import Locale

    page = at.marked(at.public())
    copy = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    copy.live, copy.title = True, at.mark.text
    copy.save()


@route("Going back to an old version publishes what it was changed to")
def reverted(at: Attempt) -> None:
    page = at.public()
    revision = drafted(at, page)
    page = type(page).objects.get(pk=page.pk)
    page.save_revision()
    RevertToPageRevisionAction(page, revision, user=at.society.superuser).execute(skip_permission_checks=True)
    page.get_latest_revision().publish()


@route("The moved page takes its content with it")
def moved_with_its_draft(at: Attempt) -> None:
    at.marked(at.draft()).save()
    MovePageAction(at.draft(), Page.objects.get(pk=at.society.home), pos="last-child").execute(
        skip_permission_checks=True
    )
    Page.objects.filter(pk=at.draft().pk).update(live=True)


@route("The clock publishes every version that waits for its time", kinds="all")
def scheduled_without_signature(at: Attempt) -> None:
    revision = drafted(at, at.draft())
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=5))
    call_command("publish_scheduled", verbosity=0)


@route("Publishing a version with a time in the future schedules it", kinds="all")
def scheduled_by_publishing(at: Attempt) -> None:
    obj = at.public()
    obj.go_live_at = timezone.now() + timedelta(minutes=5)
    revision = drafted(at, obj)
    try:
        revision.publish()
    finally:
        Revision.objects.filter(approved_go_live_at__isnull=False).update(
            approved_go_live_at=timezone.now() - timedelta(minutes=1)
        )
        call_command("publish_scheduled", verbosity=0)


@route("A page below another site's root has an address there")
def second_site(at: Attempt) -> None:
    at.marked(at.draft()).save()
    parent = Page.objects.get(pk=at.society.closed)
    MovePageAction(at.draft(), parent, pos="last-child").execute(skip_permission_checks=True)
    Site.objects.create(hostname="other.example", root_page=parent)
    Site.objects.filter(is_default_site=True).update(root_page=parent)


@route("The name of a site stands in titles")
def name_of_the_site(at: Attempt) -> None:
    site = Site.objects.get(is_default_site=True)
    site.site_name = at.mark.text
    site.save()


@route("Names of users stand under what they wrote", kinds="page")
def names_of_users(at: Attempt) -> None:
    for user in get_user_model().objects.all():
        user.first_name = user.last_name = at.mark.text
        user.save()
        user.groups.update(name=f"{at.mark.text}{user.pk}")
