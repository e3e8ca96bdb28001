"""The chains a new site begins with. A society changes steps, chains and rules freely afterwards."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from approval.enums import Matter, Purpose, Role
from approval.models import ChainRule, ReviewTask
from core.models import Person

# Step: what it looks at, who signs it.
STEPS = {
    "初审": (Purpose.REVIEW, (Role.RESPONSIBLE_EDITOR, Role.SECTION_HEAD, Role.LEADER)),
    "复审": (Purpose.REVIEW, (Role.SECTION_HEAD,)),
    "终审": (Purpose.SIGN_OFF, (Role.LEADER,)),
    "财务复核": (Purpose.FINANCE, (Role.FINANCE,)),
    "保密审查": (Purpose.SECRECY, (Role.SECRECY,)),
    "签发": (Purpose.SIGN_OFF, (Role.SPOKESPERSON,)),
    "主要负责人签批": (Purpose.HEAD, (Role.HEAD,)),
}
# The first one stands on all pages and on people: two steps, so that a county with two signers can publish
# on its first day. A society with more people gives 三审流程 to its news.
CHAINS = {
    "新闻发布流程": ("初审", "签发"),
    "三审流程": ("初审", "复审", "终审"),
    "发布稿流程": ("初审", "复审", "签发"),
    "财务数据流程": ("初审", "财务复核", "签发"),
    "重要稿件流程": ("初审", "复审", "保密审查", "签发", "主要负责人签批"),
}
DEFAULT = "新闻发布流程"
RULES = {
    Matter.RELEASE: "发布稿流程",
    Matter.FIGURES: "财务数据流程",
    Matter.IMPORTANT: "重要稿件流程",
}


def ensure() -> None:
    """Makes them where there is no chain of ours yet; what a society has set is left alone."""
    root = Page.objects.get(depth=1)
    if ReviewTask.objects.exists() or WorkflowPage.objects.filter(page=root).exists():
        return
    tasks = {name: _step(name, purpose, roles) for name, (purpose, roles) in STEPS.items()}
    chains = {name: _chain(name, [tasks[step] for step in steps]) for name, steps in CHAINS.items()}
    WorkflowPage.objects.create(workflow=chains[DEFAULT], page=root)
    person = ContentType.objects.get_for_model(Person, for_concrete_model=False)
    WorkflowContentType.objects.create(workflow=chains[DEFAULT], content_type=person)
    for matter, chain in RULES.items():
        ChainRule.objects.create(matter=matter, workflow=chains[chain])


def _step(name: str, purpose: Purpose, roles: tuple[Role, ...]) -> ReviewTask:
    task = ReviewTask.objects.create(name=name, purpose=purpose)
    task.groups.set(Group.objects.filter(role__role__in=roles))
    return task


def _chain(name: str, tasks: list[ReviewTask]) -> Workflow:
    chain = Workflow.objects.create(name=name)
    for order, task in enumerate(tasks):
        WorkflowTask.objects.create(workflow=chain, task=task, sort_order=order)
    return chain
