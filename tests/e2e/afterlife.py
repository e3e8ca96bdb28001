"""What becomes of published pages of the demo: corrected, withdrawn both ways, with a newer file; and what waits."""

from __future__ import annotations

import datetime
import json
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone

from approval import directly, signing, withdrawals
from approval.enums import Descent, Role
from approval.models import Substitution
from core import superseding
from core.models import SiteDocument
from news.models import NewsPage

STEPS = (Role.SECTION_HEAD, Role.SPOKESPERSON)


def tell() -> None:
    """Makes it all and prints the addresses and numbers."""
    corrected, withdrawn, down, emergency, important, waiting = _news(6)
    print(
        json.dumps(
            {
                "corrected": _corrected(corrected),
                "withdrawn": _withdrawn(withdrawn, Descent.RETRACTED, Role.SPOKESPERSON),
                "down": _withdrawn(down, Descent.TAKEN_DOWN, Role.SPOKESPERSON, Role.LEADER),
                "superseded": _superseded(),
                "emergency": _emergency(emergency),
                "important": _important(important),
                "published": emergency.pk,
                "withdrawal": _asked(waiting, Descent.TAKEN_DOWN).pk,
                "substitution": _substitution(),
            }
        )
    )


def _news(count: int) -> list[NewsPage]:
    return list(NewsPage.objects.live().filter(locale__language_code="zh-hans").order_by("pk")[:count])


def _person(role: Role) -> Any:
    return get_user_model().objects.filter(groups__role__role=role, is_superuser=False).order_by("pk").first()


def _signed(page: Any, *roles: Role) -> None:
    for role in roles:
        page = type(page).objects.get(pk=page.pk)
        signing.sign(page.current_workflow_task_state, _person(role), proofread=True)


def _draft(page: Any, change: str, note: str, **values: Any) -> Any:
    draft = page.get_latest_revision_as_object()
    draft.change, draft.change_note = change, note
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision(user=_person(Role.EDITOR), log_action=True)
    return type(page).objects.get(pk=page.pk)


def _submitted(page: Any) -> Any:
    page.get_workflow().start(page, _person(Role.EDITOR))
    return page


def _corrected(page: Any) -> str:
    passage = {"where": "第二段", "old": "参训人员 120 人", "new": "参训人员 102 人"}
    draft = _draft(page, "correction", "更正参训人数。", corrections=[("correction", passage)])
    _signed(_submitted(draft), *STEPS)
    again = _draft(type(page).objects.get(pk=page.pk), "update", "补充报名电话。", subtitle="附报名电话")
    _signed(_submitted(again), *STEPS)
    return page.url


def _asked(page: Any, descent: Descent) -> Any:
    return withdrawals.request(
        page,
        _person(Role.EDITOR),
        descent=descent,
        public_reason="图片使用授权到期，经核实后撤稿。",
        internal_reason="图片作者要求撤下。",
    )


def _withdrawn(page: Any, descent: Descent, *roles: Role) -> str:
    asked = _asked(page, descent)
    for role in roles:
        withdrawals.sign(asked, _person(role))
    return asked.path


def _superseded() -> str:
    """The address of a document that another took the place of, on all pages that show it."""
    editor = _person(Role.EDITOR)
    old = next(item for item in SiteDocument.objects.order_by("pk") if superseding.places(item, editor))
    pages = [place.obj for place in superseding.places(old, editor)]
    content = old.file.open().read() + b"\n% reissued\n"
    new = SiteDocument.objects.create(
        title=f"{old.title}（重新印发）", file=ContentFile(content, name=old.filename), supersedes=old
    )
    address = old.url
    superseding.put_in_place(old, new, editor)
    for page in pages:
        _signed(_submitted(_draft(type(page).objects.get(pk=page.pk), "minor", "")), *STEPS)
    return address


def _emergency(page: Any) -> int:
    draft = _draft(page, "update", "补充应急电话。", subtitle="应急电话全天有人接听")
    return directly.publish_emergency(
        draft, _person(Role.SPOKESPERSON), reason="预警已发布，等不及其他人签署。"
    ).pk


def _important(page: Any) -> int:
    """In the chain of five steps, at the second one."""
    _signed(_submitted(_draft(page, "update", "补充后续进展。", matter="important")), Role.SECTION_HEAD)
    return page.pk


def _substitution() -> int:
    today = timezone.localdate()
    return Substitution.objects.create(
        principal=_person(Role.HEAD),
        substitute=_person(Role.LEADER),
        start=today,
        end=today + datetime.timedelta(days=7),
        reason="外出培训",
        authorized_by=_person(Role.HEAD),
    ).pk
