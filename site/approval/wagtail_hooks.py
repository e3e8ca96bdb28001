"""Approval in Wagtail's admin."""

from __future__ import annotations

from django.urls import include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def desk_urls():
    return [path("approval/", include("approval.desk.urls"))]
