"""What is public to everybody, in narrow rows.

The rows are derived: `core.publication` writes them when something appears and removes them when it leaves,
and `manage.py rebuild_entries` makes them anew. Routing, lists, feeds, sitemap and search read nothing else.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class PublicEntry(models.Model):
    """One address of the public site. It exists if and only if the thing is public to everybody."""

    site = models.ForeignKey("wagtailcore.Site", models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    path = models.CharField(max_length=255)
    # The public thing itself and the gated object it belongs to, e.g. "wagtailcore.page:12".
    key = models.CharField(max_length=100)
    owner = models.CharField(max_length=100, db_index=True)
    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    translation_key = models.UUIDField(null=True, db_index=True)

    depth = models.PositiveSmallIntegerField()
    tree = models.CharField(max_length=255)
    # The page it stands under; `listed` tells what lists gather from what the site is built of.
    parent = models.BigIntegerField(null=True)
    listed = models.BooleanField(default=True)
    # Furniture stands on every page: homes, what is in the menu, what is at the foot (in which group).
    furniture = models.BooleanField(default=False)
    in_menu = models.BooleanField(default=False)
    footer = models.CharField(max_length=10, blank=True)

    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    meta = models.CharField(max_length=255, blank=True)
    date = models.DateField()
    end = models.DateField(null=True)
    moment = models.DateTimeField()
    updated = models.DateTimeField()
    picture_id = models.BigIntegerField(null=True)
    # The file of the 1200 × 630 picture, and the same content in other languages: {"en": "/en/…/"}.
    share = models.CharField(max_length=255, blank=True)
    alternates = models.JSONField(default=dict)
    tags = models.JSONField(default=list)
    facets = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "path"], name="entry_site_path"),
            models.UniqueConstraint(fields=["key", "site"], name="entry_key_site"),
        ]
        indexes = [
            models.Index(fields=["site", "furniture", "tree"], name="entry_furniture"),
            models.Index(fields=["site", "language", "kind", "-moment", "-id"], name="entry_kind"),
            models.Index(fields=["parent", "listed", "tree"], name="entry_children"),
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.title}"


class Listing(models.Model):
    """Membership of an entry in one list, in the list's order: newest first, by (moment, entry).

    `list` names it, e.g. "section:12", "section:12|topic:flood", "zh-hans|kind:news". Every list the
    public can ask for is one range of one index, whatever its filter.
    """

    list = models.CharField(max_length=120)
    moment = models.DateTimeField()
    entry = models.ForeignKey(PublicEntry, models.CASCADE, related_name="listings")

    class Meta:
        indexes = [models.Index(fields=["list", "-moment", "-entry"], name="listing_order")]

    def __str__(self) -> str:
        return f"{self.list} {self.entry_id}"


class MediaUse(models.Model):
    """A picture ("image:12") or document ("document:3") that something public shows."""

    owner = models.CharField(max_length=100, db_index=True)
    media = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "media"], name="media_use_once")]

    def __str__(self) -> str:
        return f"{self.owner} {self.media}"


class ShownMedia(models.Model):
    """A picture or document that readers saw, now or ever: it is neither replaced nor deleted any more."""

    media = models.CharField(max_length=40, unique=True)
    since = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.media


class Generation(models.Model):
    """One row, raised in every publishing transaction: what a process keeps in memory hangs on it."""

    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)
