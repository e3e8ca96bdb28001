"""What search listens to: publication, and changes of the synonyms."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save

from core import generation
from core.publication import entries_removing, entries_written
from search import documents
from search.models import Synonym


def connect() -> None:
    entries_written.connect(_written, dispatch_uid="search.written")
    entries_removing.connect(_removing, dispatch_uid="search.removing")
    post_save.connect(_synonyms_changed, sender=Synonym, dispatch_uid="search.synonym_saved")
    post_delete.connect(_synonyms_changed, sender=Synonym, dispatch_uid="search.synonym_deleted")


def _written(sender, page, kind, entries, **kwargs) -> None:
    documents.write(page, kind, entries)


def _removing(sender, entry_ids, **kwargs) -> None:
    documents.remove(entry_ids)


def _synonyms_changed(sender, **kwargs) -> None:
    generation.bump()
