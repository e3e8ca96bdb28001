"""Hidden names are sought byte by byte in everything that is public."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command

from approval import auditing
from approval.refusals import RefusedError
from core.models import Listing, PublicEntry
from donations import hiding
from donations.models import HiddenName, HonourEntry, HonourRollPage
from search.models import IndexedEntry, IndexedText, TextPart
from tests.factories import gate
from tests.factories.donations import RollFactory, entry

pytestmark = pytest.mark.django_db

SECRET = "穆青岚"
SEEN_ONCE = "闻人归远"
# What a stranger types comes back in the answer; a part finds as much and gives away nothing.
PARTS = (SECRET[:2], SECRET[1:], SEEN_ONCE[:3])


def everything(client, roll) -> str:
    """All that strangers get of the roll: pages, versions, feeds, sitemap, search, and the rows behind them."""
    parent = roll.get_parent().url
    asks = ["", "?by=name", "?letter=M", "?letter=W", "?list=whole", *(f"?q={word}" for word in PARTS)]
    addresses = [roll.url + ask for ask in asks]
    addresses += [roll.url + "versions/", roll.url + "versions/1/", roll.url + "versions/1/?list=whole"]
    addresses += [parent, *(parent + feed for feed in ("feed.atom", "rss.xml", "feed.json"))]
    addresses += ["/", "/sitemap.xml", *(f"/search/?q={word}" for word in PARTS), "/corrections/"]
    got = [client.get(address) for address in addresses]
    answers = [response.content.decode() + str(response.headers) for response in got]
    rows = [
        str(list(model.objects.values()))
        for model in (PublicEntry, Listing, IndexedEntry, IndexedText, TextPart)
    ]
    return "\n".join(answers + rows)


def corrected(roll):
    """Publishes another version, the first staying readable, without the second name."""
    draft = roll.get_latest_revision_as_object()
    draft.entries = [row for row in draft.entries.all() if row.name != SEEN_ONCE]
    draft.change, draft.change_note = "update", "名单有更新"
    return gate.publish(draft)


@pytest.mark.parametrize("display", ["anonymous", "masked", "nickname"])
def test_a_name_that_is_not_shown_is_nowhere(client, display):
    rows = [
        entry(SECRET, display, nickname="风", consent_scope="nickname" if display == "nickname" else "real")
    ]
    roll = RollFactory(related={"entries": [*rows, entry("苏望舒")]})

    found = everything(client, roll)

    assert "苏望舒" in found
    assert SECRET not in found
    assert SECRET.encode("unicode_escape").decode() not in found


def test_a_withdrawn_consent_hides_at_once(client, staff):
    roll = RollFactory(related={"entries": [entry(SECRET), entry("苏望舒")]})
    assert SECRET in everything(client, roll)

    ref = HonourEntry.objects.get(name=SECRET).ref
    hiding.hide([(ref, roll.pk)], staff.author, withdrawn_on=date(2026, 7, 1))

    found = everything(client, roll)
    assert "苏望舒" in found
    assert SECRET not in found


def test_hiding_reaches_earlier_versions(client, staff):
    roll = RollFactory(related={"entries": [entry(SECRET), entry(SEEN_ONCE)]})
    roll = corrected(roll)
    before = client.get(roll.url + "versions/1/").content.decode()
    assert SECRET in before
    assert SEEN_ONCE in before

    for name in (SECRET, SEEN_ONCE):
        places = hiding.places_of(name)
        hiding.hide([(p.ref, p.page_id) for p in places], staff.author, withdrawn_on=date(2026, 7, 1))

    found = everything(client, roll)
    assert SECRET not in found
    assert SEEN_ONCE not in found


def test_hiding_finds_the_same_name_on_other_rolls(staff):
    first = RollFactory(related={"entries": [entry(SECRET)]})
    second = RollFactory(related={"entries": [entry(f"{SECRET[0]} {SECRET[1:]}"), entry("苏望舒")]})

    places = hiding.places_of(SECRET)

    assert {place.page_id for place in places} == {first.pk, second.pk}
    assert len(places) == 2


def test_hiding_needs_no_signature_and_keeps_the_seal(client, staff):
    roll = RollFactory(related={"entries": [entry(SECRET)]})
    hiding.hide([(HonourEntry.objects.get().ref, roll.pk)], staff.author, withdrawn_on=date(2026, 7, 1))

    assert client.get(roll.url).status_code == 200
    assert HonourEntry.objects.get().name == SECRET


def test_audit_finds_nothing_after_hiding(staff, capsys):
    roll = RollFactory(related={"entries": [entry(SECRET), entry("苏望舒")]})
    hiding.hide(
        [(HonourEntry.objects.get(name=SECRET).ref, roll.pk)], staff.author, withdrawn_on=date(2026, 7, 1)
    )

    assert [finding for finding in auditing.findings() if finding.key == roll.key] == []


def test_what_was_hidden_is_not_shown_again(staff):
    roll = RollFactory(related={"entries": [entry(SECRET)]})
    [row] = hiding.hide(
        [(HonourEntry.objects.get().ref, roll.pk)], staff.author, withdrawn_on=date(2026, 7, 1)
    )

    for undo in (
        row.delete,
        row.save,
        HiddenName.objects.all().delete,
        lambda: HiddenName.objects.update(note=""),
    ):
        with pytest.raises(RefusedError):
            undo()


def test_hiding_twice_changes_nothing(staff):
    roll = RollFactory(related={"entries": [entry(SECRET)]})
    ref = HonourEntry.objects.get().ref

    assert len(hiding.hide([(ref, roll.pk)], staff.author, withdrawn_on=date(2026, 7, 1))) == 1
    assert hiding.hide([(ref, roll.pk)], staff.author, withdrawn_on=date(2026, 7, 2)) == []


def test_hidden_rows_are_in_no_log(client, staff, caplog):
    roll = RollFactory(related={"entries": [entry(SECRET)]})
    with caplog.at_level("DEBUG"):
        hiding.hide([(HonourEntry.objects.get().ref, roll.pk)], staff.author, withdrawn_on=date(2026, 7, 1))
        everything(client, roll)

    assert SECRET not in "\n".join(r.getMessage() for r in caplog.records)


def test_a_copy_of_the_roll_hides_it_too(client, staff):
    roll = RollFactory(related={"entries": [entry(SECRET), entry("苏望舒")]})
    copy = roll.copy(update_attrs={"slug": "copy", "title": "副本"})
    copy = gate.publish(HonourRollPage.objects.get(pk=copy.pk))
    hiding.hide([(roll.entries.get(name=SECRET).ref, roll.pk)], staff.author, withdrawn_on=date(2026, 7, 1))

    assert SECRET not in everything(client, copy)


def test_rebuilding_keeps_them_hidden(client, staff):
    roll = RollFactory(related={"entries": [entry(SECRET), entry("苏望舒")]})
    hiding.hide([(roll.entries.get(name=SECRET).ref, roll.pk)], staff.author, withdrawn_on=date(2026, 7, 1))

    call_command("rebuild_entries", verbosity=0)

    assert SECRET not in everything(client, roll)
