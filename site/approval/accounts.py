"""Accounts of those who work on the site. Nobody signs up; an administrator creates users."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter


class StaffAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False
