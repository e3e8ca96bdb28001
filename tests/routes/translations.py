"""Routes of wagtail-localize: a translation follows its source to the public, signed or not."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import String, StringTranslation, Translation, TranslationSource

from tests.routes.table import Attempt, route


def english() -> Locale:
    return Locale.objects.get(language_code="en")


def source_of(at: Attempt, obj) -> TranslationSource:
    return TranslationSource.update_or_create_from_instance(obj)[0]


def translated(at: Attempt) -> Translation:
    """The public page submitted to translation, every string of it translated as the mark."""
    source = source_of(at, at.public())
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=english())
    for segment in source.stringsegment_set.exclude(context__path="slug"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string, locale=english(), context=segment.context,
            defaults={"data": at.mark.text, "last_translated_by": at.society.author},
        )  # fmt: skip
    return translation


@route("Submitting publishes the translation at once", kinds="some pages")
def submitted(at: Attempt) -> None:
    translation = translated(at)
    translation.save_target(user=at.society.author, publish=True)


@route("The editor's button publishes", kinds="some pages")
def published_by_the_source(at: Attempt) -> None:
    translated(at).source.create_or_update_translation(
        english(), user=at.society.superuser, publish=True, copy_parent_pages=True, fallback=True
    )


@route("Synchronising rewrites the live translation", kinds="some pages")
def synchronised(at: Attempt) -> None:
    translated(at).save_target(publish=True)
    page = at.marked(at.public())
    page.save_revision(user=at.society.author, clean=False)
    source = source_of(at, page.get_latest_revision_as_object())
    source.update_from_db()
    source.create_or_update_translation(english(), publish=True, copy_parent_pages=True, fallback=True)


@route("A draft of a translation writes into the live row", kinds="page")
def draft_of_a_public_translation(at: Attempt) -> None:
    source = source_of(at, at.public())
    source.create_or_update_translation(english(), publish=False, copy_parent_pages=True, fallback=True)
    translation = at.public().get_translation(english())
    translation.save_revision(user=at.society.author)
    at.society.publish(translation)
    translated(at).save_target(user=at.society.author, publish=False)
    translation.refresh_from_db()
    assert translation.live


@route("Strings are published when they are saved", kinds="page")
def string_saved(at: Attempt) -> None:
    draft_of_a_public_translation(at)
    StringTranslation.objects.update(data=at.mark.text)
    Translation.objects.get().save_target(publish=True)


@route("A translation turned into an alias follows its source", kinds="page")
def converted_to_alias(at: Attempt) -> None:
    from wagtail_localize.views.convert import convert_to_alias as view

    assert view
    draft_of_a_public_translation(at)
    translation = at.public().get_translation(english())
    translation.alias_of, translation.title = at.public(), at.mark.text
    translation.save()
    revision = at.marked(at.public()).save_revision(clean=False)
    at.public().update_aliases(revision=revision, _content=revision.content)


@route("Restrictions of the source replace those of the translation", kinds="page")
def restrictions_copied(at: Attempt) -> None:
    draft_of_a_public_translation(at)
    translation = at.public().get_translation(english())
    at.marked(translation).save_revision(clean=False)
    PageViewRestriction.objects.create(page=translation, restriction_type="login")
    at.society.publish(translation)
    source = source_of(at, at.public())
    source.sync_view_restrictions(at.public(), translation)
    source.update_target_view_restrictions(english())


@route("Words of the memory are used wherever they occur", kinds="page")
def word_in_the_memory(at: Attempt) -> None:
    draft_of_a_public_translation(at)
    String.objects.update(data=at.mark.text)
    StringTranslation.objects.update(data=at.mark.text)
    ContentType.objects.clear_cache()
