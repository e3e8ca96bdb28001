"""Chains of review: which one a piece goes through, and which are good for an approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, Task, Workflow, WorkflowContentType, WorkflowPage
from wagtail.snippets.models import get_workflow_enabled_models

from core import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from approval.models import ChainRule

# Four eyes: whoever wrote it is none of them, and two people sign.
FEWEST_STEPS = 2


def can_approve(workflow: Workflow) -> bool:
    """Whether a chain has two active steps at least and none that signs nothing."""
    return problem(workflow) is None


def problem(workflow: Workflow) -> str | None:
    """Why nothing can be approved by this chain, in words; None when it is good."""
    if not workflow.active:
        return _("The chain “%(chain)s” is disabled.") % {"chain": workflow.name}
    return problem_of_steps(workflow.name, workflow.tasks)


def problem_of_steps(name: str, tasks: Iterable[Task]) -> str | None:
    from approval.models import ReviewTask

    ours = ContentType.objects.get_for_model(ReviewTask).pk
    active = [task for task in tasks if task.active]
    foreign = "、".join(task.name for task in active if task.content_type_id != ours)
    if foreign:
        return _("The chain “%(chain)s” has steps in which nobody signs: %(steps)s.") % {
            "chain": name,
            "steps": foreign,
        }
    if len(active) < FEWEST_STEPS:
        return _(
            "The chain “%(chain)s” has %(count)d active steps. It needs two at least: "
            "nothing is published on one signature."
        ) % {"chain": name, "count": len(active)}
    return None


# --- The choice ---------------------------------------------------------------------------------------


def workflow_for(obj: Any, parent: Page | None = None) -> Workflow | None:
    """The chain this piece goes through; None when there is none that can approve.

    `parent` is needed for a page that has no place in the tree yet. A rule that names a chain which is
    disabled or too short decides all the same: falling back to another chain would drop its checks unseen.
    """
    workflow = chosen(obj, parent)
    return workflow if workflow is not None and can_approve(workflow) else None


def why_none(obj: Any, parent: Page | None = None) -> str | None:
    """What keeps this piece from being submitted at all; None when nothing does."""
    workflow = chosen(obj, parent)
    if workflow is None:
        return _("No chain of review is set for this piece. An administrator sets one.")
    reason = problem(workflow)
    return reason and _("This piece cannot be submitted. %(reason)s An administrator can mend it.") % {
        "reason": reason
    }


def chosen(obj: Any, parent: Page | None = None) -> Workflow | None:
    """What the most specific rule says, good or not; else what is assigned in Wagtail."""
    from approval.models import ChainRule

    rules = list(ChainRule.objects.select_related("workflow", "section").order_by("pk"))
    path = _path(obj, parent)
    sections = _sections(rules)
    matching = [rule for rule in rules if _matches(rule, obj, path, sections)]
    if matching:
        return max(matching, key=lambda rule: _weight(rule, path, sections)).workflow
    if isinstance(obj, Page):
        return _assigned_to_page(path)
    # A record with an address follows the section it stands in, unless its type has a chain of its own.
    return _assigned_to_model(type(obj)) or (_assigned_to_page(path) if path else None)


def kind_of(obj: Any) -> str:
    """The word by which rules name a content type: a kind of page, or a model that is no page."""
    kind = kinds.of(type(obj))
    return kind.name if kind else obj._meta.model_name


def kind_choices() -> list[tuple[str, Any]]:
    """The content types that rules can name: kinds of pages, and what goes through a chain and is no page."""
    others = [
        model
        for model in get_workflow_enabled_models()
        if not issubclass(model, Page) and kinds.of(model) is None
    ]
    return [
        ("", _("any")),
        *((kind.name, kind.label) for kind in kinds.all_kinds()),
        *((model._meta.model_name, model._meta.verbose_name) for model in others),
    ]


def _path(obj: Any, parent: Page | None) -> str:
    if isinstance(obj, Page):
        return obj.path or (parent.path if parent else "")
    if kinds.of(type(obj)) is None:
        return ""
    # A new record stands nowhere yet: what holds for the whole site holds for it.
    return obj.path if obj.index_id else Page._get_path("", 1, 1)


def _sections(rules: list[ChainRule]) -> dict[Any, list[str]]:
    """Where each section stands, in every language: a translation follows the rule of its original."""
    keys = {rule.section.translation_key for rule in rules if rule.section}
    places: dict[Any, list[str]] = {}
    if keys:
        for key, path in Page.objects.filter(translation_key__in=keys).values_list("translation_key", "path"):
            places.setdefault(key, []).append(path)
    return places


def _above(rule: ChainRule, path: str, sections: dict[Any, list[str]]) -> int:
    """How deep the rule's section lies above (or at) a path; 0 when it doesn't or there is none."""
    if rule.section is None:
        return 0
    return max((len(p) for p in sections[rule.section.translation_key] if path.startswith(p)), default=0)


def _matches(rule: ChainRule, obj: Any, path: str, sections: dict[Any, list[str]]) -> bool:
    return (
        rule.kind in ("", kind_of(obj))
        and rule.matter in ("", getattr(obj, "matter", ""))
        and (rule.section is None or bool(_above(rule, path, sections)))
    )


def _weight(rule: ChainRule, path: str, sections: dict[Any, list[str]]) -> tuple[bool, int, bool]:
    return bool(rule.matter), _above(rule, path, sections), bool(rule.kind)


def _assigned_to_page(path: str) -> Workflow | None:
    above = [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]
    row = (
        WorkflowPage.objects.filter(Q(workflow__active=True), page__path__in=above)
        .select_related("workflow")
        .order_by("-page__depth")
        .first()
    )
    return row.workflow if row else None


def _assigned_to_model(model: type) -> Workflow | None:
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    row = (
        WorkflowContentType.objects.filter(content_type=content_type, workflow__active=True)
        .select_related("workflow")
        .first()
    )
    return row.workflow if row else None


def rule_over(model: Any) -> None:
    """Makes a draftable snippet follow the rules: it cannot inherit from us, its room lies below ours."""
    model.get_default_workflow = classmethod(lambda cls: workflow_for(cls()))
