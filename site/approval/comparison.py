"""What changed since the last approved version, for the person who signs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from cydifflib import SequenceMatcher as FastMatcher
from wagtail.models import Revision

from approval import digest, long_lists
from approval.passages import Figure, Passage, passages

if TYPE_CHECKING:
    from approval.models import Approval

# A number with its separators and what counts it is one thing, and so is a Latin word; the rest goes by
# single characters, as Chinese is read.
_TOKEN = re.compile(
    r"[0-9０-９][0-9０-９,，.．:：%％/-]*(?:\s?[万亿]?元|\s?[万亿])?|[A-Za-zÀ-ÿ]+|\s+|.", re.S
)
_NOISE = re.compile(r"[\s,，.．:：/-]+$")
# Below this share of common words a paragraph reads better as taken out and put in whole.
REWRITTEN = 0.35

KEPT, ADDED, REMOVED = "kept", "added", "removed"
COUNTED = "counted"
CHANGED, FORMAT, MOVED = "changed", "format", "moved"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: kept, added or removed."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One place that differs: changed, added or removed as a whole."""

    place: str
    how: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FileChange:
    """A picture or document that came, went or was changed; `before` and `after` are its canonical rows.

    `figures` are the places at which a picture stands in the text, with the words given there.
    """

    key: str
    how: str
    before: dict[str, Any]
    after: dict[str, Any]
    figures: tuple[Figure, ...] = ()

    @property
    def alt(self) -> str:
        return self._as_read([figure.alt for figure in self.figures], "description")

    @property
    def credit(self) -> str:
        return self._as_read([figure.credit for figure in self.figures], "credit")

    def _as_read(self, given: list[str], name: str) -> str:
        """The words readers get: those given beside the picture, else the picture's own."""
        own = self.row.get(name) or ""
        return " / ".join(dict.fromkeys(word for word in [one or own for one in given or [own]] if word))

    @property
    def row(self) -> dict[str, Any]:
        return self.after or self.before

    @property
    def pk(self) -> int:
        return int(self.key.partition(":")[2])

    @property
    def is_picture(self) -> bool:
        return self.key.startswith("image:")

    @property
    def same_file(self) -> bool:
        return self.before.get("sha256") == self.after.get("sha256")

    @property
    def words(self) -> list[Change]:
        """The words of a picture or document that differ."""
        if not (self.before and self.after):
            return []
        names = ("title", "description", "caption", "credit")
        pairs = [(name, self.before.get(name) or "", self.after.get(name) or "") for name in names]
        return [Change(name, CHANGED, tuple(diff(old, new))) for name, old, new in pairs if old != new]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`base` is the approval compared with; without one everything is new and `texts` is the whole piece."""

    base: Approval | None
    texts: list[Change]
    files: list[FileChange]

    @property
    def count(self) -> int:
        return len(self.texts) + len(self.files)

    @property
    def pictures(self) -> list[FileChange]:
        return [change for change in self.files if change.is_picture]

    @property
    def documents(self) -> list[FileChange]:
        return [change for change in self.files if not change.is_picture]


def compare(
    draft: Any, content: dict[str, Any], base: Approval | None, *, frozen: bool = False
) -> Comparison:
    """`content` is the draft's canonical content; `base` the last approval, or None.

    `frozen`: the draft is no longer what the content was made of, so the content itself is shown.
    """
    data = content["fields"] if frozen else draft.serializable_data()
    now = passages(type(draft), long_lists.without(type(draft), data))
    before_files = base.content.get("files", []) if base else []
    before = _passages_of(type(draft), base) if base else []
    files = _file_changes(before_files, content["files"], _figures([*before, *now]))
    texts = [*_changes(before, now), *_list_changes(type(draft), content, base)]
    return Comparison(base, texts, files)


def _list_changes(model: Any, content: dict[str, Any], base: Approval | None) -> Iterator[Change]:
    """What differs in lists of thousands of rows: those rows alone, and their count where they are too many."""
    before = base.content.get("fields", {}) if base else {}
    for found in long_lists.differences(model, before, content["fields"]):
        if found.count > long_lists.MOST:
            label = str(found.model._meta.verbose_name_plural)
            yield Change(label, COUNTED, (Piece(KEPT, found.summary()),))
        for old, new in itertools.islice(found.rows(), long_lists.MOST):
            how = CHANGED if old and new else ADDED if new else REMOVED
            yield Change(found.title(new or old or {}), how, tuple(diff(found.words(old), found.words(new))))
        if found.moved:
            yield Change(str(found.model._meta.verbose_name_plural), MOVED, ())


def _figures(found: list[Passage]) -> dict[str, tuple[Figure, ...]]:
    """The places at which each picture stands, by its key; a later version's words take an earlier one's place."""
    latest = {passage.key: passage for passage in found}
    figures = [figure for passage in latest.values() for figure in passage.figures]
    return {f"image:{f.image}": tuple(g for g in figures if g.image == f.image) for f in figures}


def _passages_of(model: Any, base: Approval) -> list[Passage]:
    """From the revision, whose blocks have ids to align by, as long as it is what was approved."""
    revision = Revision.objects.filter(pk=base.revision_id).first()
    if revision is not None and digest.of(revision.as_object()) == base.digest:
        return passages(model, long_lists.without(model, revision.content))
    return passages(model, long_lists.without(model, base.content.get("fields", {})))


def _changes(before: list[Passage], now: list[Passage]) -> Iterator[Change]:
    if not before:
        # Never approved: the piece itself, without the settings that nobody reads.
        now = [passage for passage in now if not passage.is_setting]
    for old, new in _aligned(before, now):
        if old is None and new is not None:
            yield Change(new.place, ADDED, (Piece(ADDED, new.text),) if new.text else ())
        elif new is None and old is not None:
            yield Change(old.place, REMOVED, (Piece(REMOVED, old.text),) if old.text else ())
        elif old and new and old.text != new.text:
            yield Change(new.place, CHANGED, tuple(diff(old.text, new.text)))
        elif old and new and old.raw != new.raw:
            yield Change(new.place, FORMAT, tuple(_link_pieces(old.links, new.links)))
    if _order(before, now) != _order(now, before):
        yield Change("", MOVED, ())


def _link_pieces(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Piece]:
    """Links whose target is another one now."""
    yield from (Piece(REMOVED, target) for target in old if target not in new)
    yield from (Piece(ADDED, target) for target in new if target not in old)


def _order(some: list[Passage], others: list[Passage]) -> list[str]:
    """The keys that both versions have, in the order of the first."""
    keys = {passage.key for passage in others}
    return [passage.key for passage in some if passage.key in keys]


Pairs = Iterator[tuple[Passage | None, Passage | None]]


def _aligned(before: list[Passage], now: list[Passage]) -> Pairs:
    """Pairs of passages: by key (the block's id, the field's name), else by their place among the rest."""
    keys = {passage.key for passage in before} & {passage.key for passage in now}
    names_before = [p.key if p.key in keys else f"{p.field}|{p.text}" for p in before]
    names_now = [p.key if p.key in keys else f"{p.field}|{p.text}" for p in now]
    matcher = SequenceMatcher(None, names_before, names_now, autojunk=False)
    for how, i, j, k, m in matcher.get_opcodes():
        if how == "equal":
            yield from zip(before[i:j], now[k:m], strict=True)
        else:
            yield from _paired(before[i:j], now[k:m], keys)


def _paired(gone: list[Passage], come: list[Passage], keys: set[str]) -> Pairs:
    """Within a stretch that differs: the same key moved; what is left of one field goes in order."""
    moved = {passage.key: passage for passage in come if passage.key in keys}
    rest = [passage for passage in come if passage.key not in keys]
    for old in gone:
        if old.key in keys:
            if old.key in moved:
                yield old, moved.pop(old.key)
            continue
        partner = next((new for new in rest if new.field == old.field and _alike(old.text, new.text)), None)
        if partner is not None:
            rest.remove(partner)
        yield old, partner
    for new in rest:
        yield None, new


def _alike(old: str, new: str) -> bool:
    return FastMatcher(None, tokens(old), tokens(new), autojunk=False).ratio() >= REWRITTEN


def tokens(text: str) -> list[str]:
    """Words to compare by. Punctuation after a number is no part of it."""
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        noise = _NOISE.search(token) if token[0].isdigit() else None
        if noise and noise.start():
            found += [token[: noise.start()], *noise[0]]
        else:
            found.append(token)
    return found


def diff(old: str, new: str) -> list[Piece]:
    """The runs that lead from one text to another."""
    a, b = tokens(old), tokens(new)
    matcher = FastMatcher(None, a, b, autojunk=False)
    if old and new and matcher.ratio() < REWRITTEN:
        return [Piece(REMOVED, old), Piece(ADDED, new)]
    pieces: list[Piece] = []
    removed = added = ""
    for how, i, j, k, m in matcher.get_opcodes():
        text = "".join(a[i:j])
        if how != "equal":
            removed, added = removed + text, added + "".join(b[k:m])
        elif _is_islet(text, removed, added) and m < len(b) and j < len(a):
            removed, added = removed + text, added + text
        else:
            pieces += _run(removed, added)
            removed = added = ""
            pieces.append(Piece(KEPT, text))
    return pieces + _run(removed, added)


def _is_islet(text: str, removed: str, added: str) -> bool:
    """A character or two that two long changes happen to share: the eye finds no hold on it."""
    size = len(text.strip())
    return size < 3 and max(len(removed), len(added)) >= 2 * size + 2


def _run(removed: str, added: str) -> list[Piece]:
    made = [Piece(REMOVED, removed)] if removed else []
    return [*made, Piece(ADDED, added)] if added else made


def _file_changes(
    before: list[dict], now: list[dict], figures: dict[str, tuple[Figure, ...]]
) -> list[FileChange]:
    old = {row["key"]: row for row in before}
    new = {row["key"]: row for row in now}
    changes = []
    for key in sorted(old.keys() | new.keys()):
        a, b = old.get(key, {}), new.get(key, {})
        if a != b:
            how = CHANGED if a and b else ADDED if b else REMOVED
            changes.append(FileChange(key, how, a, b, figures.get(key, ())))
    return changes
