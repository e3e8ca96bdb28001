"""A memorial, and donors as families let them be remembered."""

from __future__ import annotations

from datetime import date

from memorial.models import MemorialConsent, MemorialIndexPage, MemorialRecord
from tests.factories import approval as made
from tests.factories import gate

EVERYTHING = "name portrait sex born died home gift story words"


def entrance(**values) -> MemorialIndexPage:
    page = MemorialIndexPage(
        **{
            "title": "网络纪念园",
            "slug": "memorial",
            "show_in_menus": True,
            "words": "您把春天 留给了陌生人",
            **values,
        }
    )
    made.home().add_child(instance=page)
    return gate.publish(page)


def record(index, scope=EVERYTHING, **values) -> MemorialRecord:
    """A draft with one consent to what `scope` names; "" for none."""
    given = {
        "name": "周砚秋",
        "display": "real",
        "sex": "male",
        "born": date(1958, 3, 2),
        "died": date(2024, 8, 9),
        "home": "沐宁市",
        "gifts": "organs cornea",
        "given_on": date(2024, 8, 10),
        "story_title": "最后一课",
        "story": "教了三十四年物理。\n\n退休后修收音机。",
        "family_words": "光走得最远。",
        "family_words_by": "女儿",
    }
    made_one = MemorialRecord(index=index, **{**given, **values})
    made_one.consents = [consent(scope)] if scope else []
    made_one.save()
    return made_one


def consent(scope=EVERYTHING, **values) -> MemorialConsent:
    given = {"given_by": "周念", "relation": "child", "given_on": date(2024, 9, 1), "kept_at": "2024-17"}
    return MemorialConsent(scope=scope, **{**given, **values})


def public(index, scope=EVERYTHING, **values) -> MemorialRecord:
    return gate.publish(record(index, scope, **values))
