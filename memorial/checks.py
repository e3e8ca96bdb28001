"""What is looked at before a donor's record is submitted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from approval.checks import Finding, Level, Piece, register
from memorial.enums import Display, Scope
from memorial.models import MemorialRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

# Words by which a story comes near whoever received: neither family is told of the other.
RECIPIENT = re.compile(
    "受者|受体|受捐|受赠|受益人|接受者|接受移植|移植给|移植到|移植手术|移植后|重获新生的|换[肝肾心肺]|"
    "患者|病人|病友|等待者|匹配成功|配型"
)
PLACES = re.compile("医院|移植中心|OPO", re.IGNORECASE)
READ = (("story_title", Scope.STORY), ("story", Scope.STORY), ("family_words", Scope.WORDS))


def _label(name: str) -> str:
    return str(getattr(MemorialRecord._meta.get_field(name), "verbose_name", name))


@register
def nothing_of_recipients(piece: Piece) -> Iterator[Finding]:
    """Double anonymity: told apart from every other slip, since it can't be taken back once it was read."""
    if not isinstance(piece.obj, MemorialRecord):
        return
    for name, _scope in READ:
        label = _label(name)
        text = getattr(piece.obj, name)
        words = dict.fromkeys([*RECIPIENT.findall(text), *PLACES.findall(text)])
        if words:
            message = _(
                "“%(words)s”: nothing may be told of recipients, nor of where and how a gift came to them."
            )
            yield Finding(Level.WARN, message % {"words": "、".join(words)}, label, name)


@register
def every_consent_has_its_evidence(piece: Piece) -> Iterator[Finding]:
    if not isinstance(piece.obj, MemorialRecord):
        return
    for number, consent in enumerate(piece.obj.consents.all(), start=1):
        if not consent.evidence_id and not consent.kept_at.strip():
            place = _("Consent %(number)d") % {"number": number}
            message = _("Add the scan of the signed paper, or say where the paper is kept.")
            yield Finding(Level.BLOCK, message, place, "consents")


@register
def says_what_stays_hidden(piece: Piece) -> Iterator[Finding]:
    """What was typed and will not be shown is said, so that nobody waits for it."""
    record = piece.obj
    if not isinstance(record, MemorialRecord):
        return
    told = record.told
    hidden = [
        (record.display != Display.UNDISCLOSED and not told.name, "name"),
        (bool(record.portrait_id) and not told.portrait_id, "portrait"),
        (bool(record.story.strip()) and not told.story, "story"),
        (bool(record.family_words.strip()) and not told.family_words, "family_words"),
    ]
    names = [_label(name) for is_hidden, name in hidden if is_hidden]
    if names:
        message = _("Not shown, since no consent covers it: %(fields)s.") % {"fields": "、".join(names)}
        yield Finding(Level.WARN, message)
