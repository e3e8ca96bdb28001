"""The steps of a chain of review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, TaskState

from approval import digest
from approval.enums import Purpose
from approval.refusals import RefusedError

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from wagtail.models import WorkflowState


class ReturnForm(TaskStateCommentForm):
    comment = forms.CharField(
        label=gettext_lazy("Reason"), required=True, widget=forms.Textarea({"rows": 3}), max_length=2000
    )


class SignForm(TaskStateCommentForm):
    proofread = forms.BooleanField(label=gettext_lazy("I have proofread it"), required=False)


class ReviewTaskState(TaskState):
    """One step on one version. A signature holds for the digest that was signed and for nothing else."""

    digest = models.CharField(max_length=64, blank=True)
    # What the step began with: a save that leaves it as it was does not begin the review again.
    submitted_digest = models.CharField(max_length=64, blank=True)
    # The office in which the person signed.
    role = models.CharField(max_length=80, blank=True)
    # Set when the content changed afterwards or the piece was returned: the signature counts no longer.
    voided_at = models.DateTimeField(null=True, blank=True)
    # Whom the person signed for, when they stand in for somebody.
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The person states that they have proofread it (校对).
    proofread = models.BooleanField(default=False)

    exclude_fields_in_copy = ["digest"]


class ReviewTask(AbstractGroupApprovalTask):
    """A step that a member of its groups signs. Who wrote any of it does not; superusers are no exception."""

    purpose = models.CharField(
        gettext_lazy("purpose"), max_length=10, choices=Purpose.choices, default=Purpose.REVIEW
    )

    task_state_class = ReviewTaskState
    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "purpose"]

    class Meta:
        verbose_name = gettext_lazy("review step")
        verbose_name_plural = gettext_lazy("review steps")

    @classmethod
    def get_description(cls) -> str:
        return _("A member of the chosen groups signs; nobody signs what they wrote, and nobody signs twice")

    def is_member(self, user: Any) -> bool:
        return super()._user_in_groups(user)

    def _user_in_groups(self, user: Any) -> bool:
        """Members of the groups and whoever stands in for one of them today."""
        from approval import substitutes

        return self.is_member(user) or bool(substitutes.principals(self, user))

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> TaskState:
        from approval import signing

        if workflow_state.current_task_state_id is None:
            # A review begins, or one that was returned begins anew.
            draft = signing.object_of(workflow_state).get_latest_revision_as_object()
            signing.take_right_chain(workflow_state, draft)
        # What was returned begins again with the first step, whoever returned it.
        first = workflow_state.get_next_task()
        if first is not None and first.pk != self.pk:
            return first.specific.start(workflow_state, user=user)
        state = super().start(workflow_state, user=user)
        state.submitted_digest = digest.of(state.revision.as_object())
        state.save(update_fields=["submitted_digest"])
        return state

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        from approval import signing

        if not self._user_in_groups(user):
            return []
        actions: list[tuple[str, Any, bool]] = [("reject", _("Return with reason"), True)]
        if signing.refusal(obj, user, task=self) is None:
            final = signing.is_final(self, obj)
            label = _("Sign and publish") if final else pgettext_lazy("review", "Approve")
            actions.append(("approve", label, True))
        return actions

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ReturnForm if action == "reject" else SignForm

    def on_action(
        self,
        task_state: TaskState,
        user: Any,
        action_name: str,
        comment: str = "",
        proofread: bool = False,
        **kwargs: Any,
    ) -> str | None:
        """Signs or returns. A refusal leaves the rest of the request as it is and is told to the person."""
        from approval import signing
        from approval.desk.inbox import address

        try:
            if action_name == "approve":
                signing.sign(task_state, user, opinion=comment, proofread=proofread is True)
            elif action_name == "reject":
                signing.send_back(task_state, user, reason=comment)
        except RefusedError as refused:
            user.refused = refused
            return address(task_state.workflow_state.content_object)
        return None

    def user_can_access_editor(self, obj: Any, user: User) -> bool:
        return self._user_in_groups(user)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> models.QuerySet[TaskState]:
        if self._user_in_groups(user):
            return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return TaskState.objects.none()
