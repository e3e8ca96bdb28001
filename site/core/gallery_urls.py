"""The component gallery's address. Only development and tests have it."""

from __future__ import annotations

from django.urls import path

from core import gallery_views

urlpatterns = [path("", gallery_views.gallery, name="gallery")]
