"""What has no consent is nowhere, and what is taken back goes at once."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.core import serializers
from django.test import Client
from django.utils import timezone

from approval.enums import Role, Route
from approval.models import Approval, Version
from approval.refusals import RefusedError
from core.models import Listing, MediaUse, PublicEntry
from memorial import consents, showing
from memorial.models import MemorialRecord, ShownName
from search.models import TextPart
from tests.factories import approval as people
from tests.factories import gate
from tests.factories import memorial as made
from tests.factories.core import SiteImageFactory

pytestmark = pytest.mark.django_db

# Nothing of these words may come out where no consent covers them.
NAME, OTHER_NAME, STORY, WORDS = "隐名甲", "化名乙", "不公开的生平", "不公开的寄语"
SECRETS = (NAME, OTHER_NAME, STORY, WORDS, "隐姓题", "密州市", "1958", "3月2日", "8月9日", "0809", "08-09")
HIDDEN = {
    "name": NAME, "pseudonym": OTHER_NAME, "story": STORY, "story_title": "隐姓题", "family_words": WORDS,
    "home": "密州市", "died_precision": "day", "born_precision": "day",
}  # fmt: skip


def answers(record) -> str:
    """Every public answer that could tell of a record, and every derived row."""
    paths = ["/", "/memorial/", "/memorial/wall/", "/memorial/wall/?names=lying", f"/memorial/{record.pk}/",
             "/sitemap.xml", "/corrections/", "/corrections/feed.atom", "/feed.atom", "/feed.json",
             f"/memorial/{record.pk}/versions/", f"/memorial/{record.pk}/versions/1/",
             f"/memorial/{record.pk}/card.png", f"/search/?q={STORY}"]  # fmt: skip
    paths += ["/memorial/wall/?year=2024", "/memorial/wall/?gift=organs", "/memorial/wall/?initial=Y"]
    told = [
        Client().get(path).content.decode(errors="ignore").replace(f'value="{STORY}"', "") for path in paths
    ]
    # A search says again what was asked for.
    told[paths.index(f"/search/?q={STORY}")] = told[paths.index(f"/search/?q={STORY}")].replace(STORY, "", 4)
    for rows in (PublicEntry, Listing, ShownName, TextPart, MediaUse):
        told.append(serializers.serialize("json", rows.objects.all()))
    return "\n".join(told)


def leaks(record, *more) -> list[str]:
    everything = answers(record)
    return [secret for secret in (*SECRETS, *more) if secret in everything]


@pytest.mark.parametrize("display", ["real", "pseudonym", "undisclosed"])
def test_nothing_leaves_without_a_consent(entrance, display):
    portrait = SiteImageFactory(title="肖像丙")
    record = made.public(entrance, scope="", display=display, portrait=portrait, **HIDDEN)

    assert leaks(record, f"image:{portrait.pk}", "肖像丙") == []


def test_consent_covers_what_it_names_and_no_more(entrance):
    record = made.public(entrance, scope="name died", **HIDDEN)

    assert set(showing.of(record).words()) == {"name", "died year", "died month"}
    assert leaks(record) == [NAME]


def test_day_of_death_is_never_told_beside_the_gift(entrance):
    scope = f"{made.EVERYTHING} day"
    told = showing.of(made.public(entrance, scope, died_precision="day"))

    assert (told.died.iso, told.gifts, told.given) == ("2024-08-09", (), None)


def test_day_of_the_gift_is_never_told(entrance):
    record = made.record(entrance, given_precision="day")

    assert showing.of(record).given.iso == "2024-08"


def test_withdrawn_name_is_gone_at_once_and_from_everywhere(entrance):
    editor = people.person(Role.EDITOR)
    record = made.public(entrance, name=NAME)
    assert NAME in answers(record)

    consents.withdraw(record, editor, scopes={"name"}, reason="女儿来电")

    assert NAME not in answers(record)
    assert Client().get(f"/memorial/{record.pk}/").status_code == 200
    assert list(Approval.objects.filter(route=Route.HIDDEN).values_list("note", flat=True)) == ["女儿来电"]


def test_withdrawn_portrait_is_served_no_more(entrance):
    portrait = SiteImageFactory()
    record = made.public(entrance, portrait=portrait)
    before = MediaUse.objects.filter(media=f"image:{portrait.pk}").exists()

    consents.withdraw(record, people.person(Role.EDITOR), scopes={"portrait"}, reason="女儿来电")

    assert (before, MediaUse.objects.filter(media=f"image:{portrait.pk}").exists()) == (True, False)


@pytest.mark.parametrize("scope", ["day", "died", "gift", "name", "born"])
def test_taking_anything_back_shows_nothing_new(entrance, scope):
    record = made.public(entrance, f"{made.EVERYTHING} day", died_precision="day")
    before = showing.of(record).words()

    consents.withdraw(record, people.person(Role.EDITOR), scopes={scope}, reason="女儿来电")

    after = showing.of(MemorialRecord.objects.get(pk=record.pk)).words()
    assert after.items() <= before.items()


def test_draft_under_way_loses_it_too_and_keeps_the_rest(entrance):
    record = made.public(entrance)
    record.story = "改写的生平"
    record.save_revision()

    consents.withdraw(
        MemorialRecord.objects.get(pk=record.pk),
        people.person(Role.EDITOR),
        scopes={"name"},
        reason="家属来函",
    )

    draft = MemorialRecord.objects.get(pk=record.pk).get_latest_revision_as_object()
    assert (draft.story, draft.told.name, draft.told.story) == ("改写的生平", "", "改写的生平")


def test_earlier_versions_are_shut_and_the_record_says_who_answers(entrance):
    record = made.public(entrance)

    consents.withdraw(record, people.person(Role.EDITOR), scopes={"name"}, reason="家属来函")

    rows = Version.objects.of(record.key).values_list("is_sealed", "is_readable")
    assert list(rows) == [(False, False), (True, False)]


def test_scheduled_version_with_the_name_is_not_published(entrance):
    record = made.public(entrance)
    record.go_live_at = timezone.now() + timedelta(days=1)
    revision = record.save_revision()
    gate.approve(record, revision)
    revision.publish()

    record = MemorialRecord.objects.get(pk=record.pk)
    consents.withdraw(record, people.person(Role.EDITOR), scopes={"name"}, reason="家属来函")

    assert MemorialRecord.objects.get(pk=record.pk).scheduled_revision is None


def test_only_who_may_edit_withdraws_and_says_why(entrance):
    record = made.public(entrance)

    with pytest.raises(RefusedError):
        consents.withdraw(record, people.person(Role.SPOKESPERSON), scopes={"name"}, reason="来电")
    with pytest.raises(RefusedError):
        consents.withdraw(record, people.person(Role.EDITOR), scopes={"name"}, reason=" ")

    assert showing.of(MemorialRecord.objects.get(pk=record.pk)).name == "周砚秋"


def test_hiding_can_show_nothing_that_was_not_approved(entrance):
    from approval.hiding import hide_at_once

    record = made.public(entrance)

    def slip_in(version):
        version.story = "未经审核"

    with pytest.raises(RefusedError):
        hide_at_once(record, people.person(Role.EDITOR), conceal=slip_in, reason="来电", step="撤回同意")
    assert "未经审核" not in Client().get(f"/memorial/{record.pk}/").text


def test_json_ld_tells_dates_as_exactly_as_the_page(entrance):
    record = made.public(entrance)

    html = Client().get(f"/memorial/{record.pk}/").text
    blocks = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])

    assert blocks[0]["mainEntity"] == {
        "@type": "Person",
        "name": "周砚秋",
        "birthDate": "1958",
        "deathDate": "2024",
    }


def test_withdrawn_consent_needs_a_day(entrance):
    from django.core.exceptions import ValidationError

    row = made.consent(withdrawn="name")

    with pytest.raises(ValidationError) as caught:
        row.clean()
    assert set(caught.value.message_dict) == {"withdrawn_on"}
    row.withdrawn_on = date(2025, 1, 1)
    row.clean()
