"""What happens when a chain of review ends. Wagtail imports this while its models load: no models at the top."""

from __future__ import annotations

from typing import Any


def publish_signed_revision(workflow_state: Any, user: Any = None) -> None:
    """Records the approval and publishes exactly the revision that was signed."""
    from approval import actions

    actions.finish_chain(workflow_state, user=user)
