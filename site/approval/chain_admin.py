"""How a society sets its chains in the admin: rules, substitutes, and chains that are never too short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.workflows import get_workflow_edit_handler
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.views.workflows import Create as CreateWorkflow
from wagtail.admin.views.workflows import Edit as EditWorkflow
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Workflow
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from approval import chains
from approval.models import ChainRule, Substitution
from approval.naming import name_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

# --- Which piece goes through which chain ---------------------------------------------------------------


class ChainRuleForm(WagtailAdminModelForm):
    kind = forms.ChoiceField(label=gettext_lazy("content type"), choices=chains.kind_choices, required=False)
    workflow = forms.ModelChoiceField(
        Workflow.objects.filter(active=True), label=gettext_lazy("chain of review")
    )

    def clean_workflow(self) -> Workflow:
        workflow = self.cleaned_data["workflow"]
        if reason := chains.problem(workflow):
            raise ValidationError(reason)
        return workflow


class ChainRuleIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[ChainRule]:
        return ChainRule.objects.select_related("section", "workflow").prefetch_related(
            "workflow__workflow_tasks__task"
        )


class ChainRuleViewSet(ModelViewSet):
    model = ChainRule
    name = "chain_rules"
    icon = "tasks"
    menu_label = gettext_lazy("Choice of chains")
    menu_order = 110
    add_to_settings_menu = True
    copy_view_enabled = False
    index_view_class = ChainRuleIndexView
    list_display = ["kind_label", "matter_label", "section_label", "chain_label"]
    edit_handler = ObjectList(
        [
            FieldPanel("kind"),
            FieldPanel(
                "matter", help_text=gettext_lazy("What the editor says the piece is about. Empty means any.")
            ),
            FieldPanel(
                "section",
                help_text=gettext_lazy(
                    "Holds for this page, all below it, and their translations. Empty means everywhere."
                ),
            ),
            FieldPanel("workflow"),
        ],
        base_form_class=ChainRuleForm,
    )


# --- Who signs for whom -----------------------------------------------------------------------------------


class PersonChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{name_of(obj)} ({obj.get_username()})"


def _active_users() -> QuerySet:
    return get_user_model().objects.filter(is_active=True).order_by("last_name", "first_name")


class SubstitutionForm(WagtailAdminModelForm):
    """An administrator chooses both people; whoever signs chooses their own substitute."""

    principal = PersonChoiceField(None, label=gettext_lazy("signs usually"))
    substitute = PersonChoiceField(None, label=gettext_lazy("signs instead"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("principal", "substitute"):
            self.fields[name].queryset = _active_users()
        if not sets_for_all(self.for_user):
            self.fields["principal"].queryset = _active_users().filter(pk=self.for_user.pk)
            self.fields["principal"].initial = self.for_user.pk
        if self.instance.pk is None:
            self.instance.authorized_by = self.for_user


def sets_for_all(user: Any) -> bool:
    return ModelPermissionPolicy(Substitution).user_has_permission(user, "add")


class SubstitutionIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Substitution]:
        policy = policy_registry.get_by_type(Substitution)
        rows = policy.instances_user_has_any_permission_for(self.request.user, ["change", "view"])
        return rows.select_related("principal", "substitute", "authorized_by")


class SubstitutionEditView(EditView):
    def get_object(self, queryset: Any = None) -> Substitution:
        row = super().get_object(queryset)
        if not self.permission_policy.user_has_permission_for_instance(self.request.user, "change", row):
            raise PermissionDenied
        return row


class SubstitutionViewSet(ModelViewSet):
    model = Substitution
    name = "substitutes"
    icon = "group"
    menu_label = gettext_lazy("Substitutes")
    menu_order = 111
    add_to_settings_menu = True
    copy_view_enabled = False
    index_view_class = SubstitutionIndexView
    edit_view_class = SubstitutionEditView
    list_display = ["principal_label", "substitute_label", "start", "end", "reason", "authorized_label"]
    edit_handler = ObjectList(
        [
            FieldPanel("principal"),
            FieldPanel("substitute"),
            FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
            FieldPanel("reason"),
        ],
        base_form_class=SubstitutionForm,
    )


# --- Wagtail's own form of a chain ------------------------------------------------------------------------


class ChainForm(WagtailAdminModelForm):
    """A chain of one step is not saved: nothing could be published by it."""

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        rows = [form for form in self.formsets["workflow_tasks"].forms if not _is_left_out(form)]
        reason = chains.problem_of_steps(
            self.cleaned_data["name"], [form.cleaned_data["task"] for form in rows]
        )
        if reason:
            self.add_error("name", reason)
        return reason is None


def _is_left_out(form: Any) -> bool:
    return not form.cleaned_data.get("task") or form.cleaned_data.get("DELETE", False)


def _handler(view: Any) -> Any:
    if not view.edit_handler:
        panels = get_workflow_edit_handler().children
        view.edit_handler = ObjectList(panels, base_form_class=ChainForm).bind_to_model(Workflow)
    return view.edit_handler


def check_length_of_chains() -> None:
    """Wagtail's views of a chain have no place for a form of ours: they make theirs by this method."""
    for view in (CreateWorkflow, EditWorkflow):
        view.get_edit_handler = _handler


__all__ = ["ChainRuleViewSet", "SubstitutionViewSet", "check_length_of_chains"]
