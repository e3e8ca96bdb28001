"""Chains of review: which are good for an approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import Workflow


def can_approve(workflow: Workflow) -> bool:
    """Whether a chain has an active step and none that signs nothing."""
    from approval.models import ReviewTask

    labels = {
        (app_label, model)
        for app_label, model in workflow.tasks.filter(active=True).values_list(
            "content_type__app_label", "content_type__model"
        )
    }
    return labels == {(ReviewTask._meta.app_label, ReviewTask._meta.model_name)}
