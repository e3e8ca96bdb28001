"""Which chain a piece goes through, and that none is too short."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Locale, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from approval import chains, first_chains, signing
from approval.enums import Matter, Purpose, Role
from approval.models import ChainRule, ReviewTask
from approval.refusals import RefusedError
from core.models import Person
from home.models import SectionPage, StandardPage
from tests.factories import approval as made

pytestmark = pytest.mark.django_db


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


def chain(name="别的流程", steps=2):
    made_chain = Workflow.objects.create(name=name)
    for number in range(steps):
        task = ReviewTask.objects.create(name=f"{name}{number}")
        task.groups.set([made.roles.group_of(Role.SECTION_HEAD), made.roles.group_of(Role.SPOKESPERSON)])
        WorkflowTask.objects.create(workflow=made_chain, task=task, sort_order=number)
    return made_chain


def section(title="公开"):
    return made.home().add_child(instance=SectionPage(title=title, slug=f"s{title.encode().hex()[:8]}"))


def names(page):
    return [task.name for task in page.get_workflow().tasks]


@pytest.mark.parametrize(
    ("matter", "steps"),
    [
        (Matter.ORDINARY, ["初审", "签发"]),
        (Matter.RELEASE, ["初审", "复审", "签发"]),
        (Matter.FIGURES, ["初审", "财务复核", "签发"]),
        (Matter.IMPORTANT, ["初审", "复审", "保密审查", "签发", "主要负责人签批"]),
    ],
)
def test_matter_decides_on_a_new_site(people, matter, steps):
    assert names(made.draft(people.author, matter=matter)) == steps


def test_three_steps_for_news_lie_ready(people):
    ready = Workflow.objects.get(name="三审流程")

    assert [task.name for task in ready.tasks] == ["初审", "复审", "终审"]
    assert chains.can_approve(ready)


def test_steps_have_their_purposes(people):
    assert dict(ReviewTask.objects.values_list("name", "purpose")) == {
        name: purpose for name, (purpose, _roles) in first_chains.STEPS.items()
    }
    assert ReviewTask.objects.get(name="财务复核").purpose == Purpose.FINANCE


def test_most_specific_rule_wins(people):
    page = made.draft(people.author, matter=Matter.FIGURES)
    by_kind, by_section, by_all = chain("文种"), chain("栏目"), chain("全部")
    ChainRule.objects.create(kind="page", workflow=by_kind)
    assert page.get_workflow().name == "财务数据流程"

    ChainRule.objects.create(section=page.get_parent(), workflow=by_section)
    assert page.get_workflow().name == "财务数据流程"
    assert made.draft(people.author).get_workflow() == by_section

    ChainRule.objects.create(matter=Matter.FIGURES, section=page.get_parent(), workflow=by_all)
    assert page.get_workflow() == by_all


def test_deeper_section_wins(people):
    outer, inner = chain("外"), chain("内")
    place = section()
    ChainRule.objects.create(section=made.home(), workflow=outer)
    ChainRule.objects.create(section=place, workflow=inner)
    page = place.add_child(instance=StandardPage(title="甲"))

    assert page.get_workflow() == inner
    assert section("别处").get_workflow() == outer


def test_translation_follows_the_section_of_its_original(people):
    english, _ = Locale.objects.get_or_create(language_code="en")
    place = section()
    ChainRule.objects.create(section=place, workflow=chain("栏目"))
    made.home().copy_for_translation(english)
    translated = place.copy_for_translation(english)

    assert translated.get_workflow().name == "栏目"


def test_rule_for_people(people):
    person = Person.objects.create(name="何以宁")
    assert person.get_workflow().name == first_chains.DEFAULT

    ChainRule.objects.create(kind="person", workflow=chain("人员"))

    assert person.get_workflow().name == "人员"
    assert Person.get_default_workflow().name == "人员"


@pytest.mark.parametrize("rules", [1, 6])
def test_choice_costs_few_statements(people, django_assert_max_num_queries, rules):
    page = made.draft(people.author)
    one = chain("一")
    for number in range(rules):
        ChainRule.objects.create(kind="page", section=section(f"第{number}"), workflow=one)
    page.get_workflow()

    with django_assert_max_num_queries(4):
        assert page.get_workflow().name == first_chains.DEFAULT


# --- Never one -----------------------------------------------------------------------------------------


def test_chain_shrinks_to_two_and_never_to_one(people):
    one, two = chain("一步", 1), chain("两步", 2)

    assert not chains.can_approve(one)
    assert "两步" not in str(chains.problem(one))
    assert chains.can_approve(two)


def test_short_chain_is_not_replaced_by_another(people):
    ChainRule.objects.filter(matter=Matter.FIGURES).update(workflow=chain("一步", 1))
    page = made.draft(people.author, matter=Matter.FIGURES)

    assert page.get_workflow() is None
    assert not page.has_workflow
    assert "一步" in chains.why_none(page)


def test_rule_with_a_short_chain_is_refused_in_words(people, signed_in):
    short = chain("一步", 1)

    response = signed_in(people.administrator).post(
        reverse("chain_rules:add"), {"kind": "", "matter": "figures", "section": "", "workflow": short.pk}
    )

    assert str(chains.problem(short)) in response.text
    assert not ChainRule.objects.filter(workflow=short).exists()


def test_administrator_adds_a_rule_and_reads_the_list(people, signed_in):
    client = signed_in(people.administrator)
    good = chain("公开流程")
    data = {"kind": "page", "matter": "", "section": made.home().pk, "workflow": good.pk}

    assert client.post(reverse("chain_rules:add"), data).status_code == 302
    html = client.get(reverse("chain_rules:index")).text

    assert "公开流程 (公开流程0 → 公开流程1)" in html
    assert "初审 → 财务复核 → 签发" in html
    assert client.post(reverse("chain_rules:add"), data).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_administrators_choose_chains(people, signed_in, role):
    client = signed_in(getattr(people, role.value))

    assert client.get(reverse("chain_rules:index")).status_code == 302
    assert client.get(reverse("chain_rules:add")).status_code == 302


def workflow_form(name, *tasks):
    data = {"name": name, "workflow_tasks-INITIAL_FORMS": 0, "workflow_tasks-TOTAL_FORMS": len(tasks)}
    for number, task in enumerate(tasks):
        data |= {f"workflow_tasks-{number}-task": task.pk, f"workflow_tasks-{number}-ORDER": number + 1}
    return data | {"pages-INITIAL_FORMS": 0, "pages-TOTAL_FORMS": 0}


def test_chain_of_one_step_is_not_saved(people, signed_in):
    client = signed_in(people.administrator)
    first, last = ReviewTask.objects.get(name="初审"), ReviewTask.objects.get(name="签发")

    response = client.post(reverse("wagtailadmin_workflows:add"), workflow_form("一步", first))
    assert response.status_code == 200
    assert not Workflow.objects.filter(name="一步").exists()

    response = client.post(reverse("wagtailadmin_workflows:add"), workflow_form("两步", first, last))
    assert response.status_code == 302
    assert chains.can_approve(Workflow.objects.get(name="两步"))


def submit_in_editor(client, page, **values):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(client.get(url).text, form_id="page-edit-form")
    empty = nested_form_data({"body": streamfield([]), "corrections": streamfield([])})
    form.update({"action-submit": "1", **empty, **values})
    return client.post(url, form)


def test_matter_chosen_in_the_editor_decides(people, signed_in):
    page = made.draft(people.author)

    submit_in_editor(signed_in(people.author), page, matter="figures")

    assert fresh(page).current_workflow_state.workflow.name == "财务数据流程"


def test_submission_says_why_it_cannot_be(people, signed_in):
    page = made.draft(people.author)
    ChainRule.objects.filter(matter=Matter.FIGURES).update(workflow=chain("一步", 1))
    client = signed_in(people.author)

    response = submit_in_editor(client, page, matter="figures")

    assert response.status_code == 200
    assert "一步" in response.text
    assert fresh(page).current_workflow_state is None


def test_editor_says_that_nothing_can_be_submitted(people, signed_in):
    page = made.draft(people.author)
    WorkflowPage.objects.update(workflow=chain("一步", 1))

    html = signed_in(people.author).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text

    assert "一步" in html
    assert 'name="action-submit"' not in html


def test_chain_that_became_too_short_signs_nothing(people):
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)

    ReviewTask.objects.get(name="初审").deactivate()

    with pytest.raises(RefusedError):
        signing.sign(fresh(page).current_workflow_task_state, people.spokesperson)
    assert not fresh(page).live


def test_disabled_chain_keeps_its_rule_and_says_so(people):
    Workflow.objects.get(name="财务数据流程").deactivate()
    page = made.draft(people.author, matter=Matter.FIGURES)

    assert page.get_workflow() is None
    assert "财务数据流程" in chains.why_none(page)


# --- A chain that is no longer the right one ----------------------------------------------------------------


def test_another_matter_begins_the_right_chain(people):
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)

    page = fresh(page)
    page.matter = Matter.FIGURES
    page.save_revision(user=people.author)

    state = fresh(page).current_workflow_state
    assert (state.workflow.name, state.current_task_state.task.name) == ("财务数据流程", "初审")
    assert not signing.signatures(state).exists()


def test_signing_by_a_chain_that_no_longer_applies_begins_again(people):
    page = made.submit(made.draft(people.author), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)
    ChainRule.objects.create(kind="page", workflow=Workflow.objects.get(name="三审流程"))

    with pytest.raises(RefusedError, match="三审流程"):
        signing.sign(fresh(page).current_workflow_task_state, people.spokesperson)

    assert not fresh(page).live
    assert fresh(page).current_workflow_state.workflow.name == "三审流程"


def test_any_other_chain_that_code_starts_is_replaced(people):
    page = made.draft(people.author, matter=Matter.IMPORTANT)

    Workflow.objects.get(name=first_chains.DEFAULT).start(page, people.author)

    assert fresh(page).current_workflow_state.workflow.name == "重要稿件流程"


def test_important_item_goes_through_five_people(people):
    page = made.submit(made.draft(people.author, matter=Matter.IMPORTANT), people.author)
    for role in ("responsible_editor", "section_head", "secrecy", "spokesperson", "head"):
        assert not fresh(page).live
        signing.sign(fresh(page).current_workflow_task_state, getattr(people, role))

    assert fresh(page).live
