"""Models of Django, Wagtail and the site's own machinery that are no content of the public site, and why."""

from __future__ import annotations

from approval.gated import leave_out


def leave_out_machinery() -> None:
    leave_out(
        "auth account mfa usersessions sessions contenttypes",
        "people who work on the site, and their sessions",
    )
    leave_out("wagtailusers wagtailadmin", "the admin's own state")
    leave_out("wagtail_localize", "the work of translating; a translation becomes public as a page's draft")
    leave_out("django_tasks django_tasks_db", "work to be done")
    leave_out("wagtailforms", "what visitors send in is never shown")
    leave_out("wagtailembeds", "answers of other sites; no page embeds any")
    leave_out("wagtailsearch modelsearch", "what the admin searches in")
    leave_out("taggit", "words by which the admin finds files")
    leave_out(
        "wagtailimages.image wagtailimages.rendition wagtaildocs.document",
        "tables that the site's own stand for",
    )
    leave_out("wagtailcore.apitoken", "keys of programs")
    leave_out("approval", "the record of what was approved")
    leave_out(
        "wagtailcore.site wagtailcore.collection wagtailcore.groupcollectionpermission "
        "wagtailcore.grouppagepermission wagtailcore.groupsitepermission "
        "wagtailcore.collectionviewrestriction",
        "addresses and permissions; what is served is decided by the gate",
    )
    leave_out("wagtailcore.pageviewrestriction", "the audience of a page, which the gate watches by itself")
    leave_out(
        "wagtailcore.revision wagtailcore.modellogentry wagtailcore.pagelogentry wagtailcore.comment "
        "wagtailcore.commentreply wagtailcore.pagesubscription wagtailcore.workflow wagtailcore.workflowtask "
        "wagtailcore.workflowpage wagtailcore.workflowcontenttype wagtailcore.task "
        "wagtailcore.groupapprovaltask wagtailcore.workflowstate wagtailcore.taskstate "
        "wagtailcore.referenceindex wagtailcore.uploadedfile",
        "the work before publication",
    )
    leave_out("core.siterendition", "made from a picture; served only with it")
    leave_out(
        "core.publicentry core.listing core.mediause core.shownmedia core.generation",
        "derived from what is approved; the audit compares",
    )
