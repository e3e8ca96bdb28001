"""A society at work, step after step at random, honest people and others: what is public stays what was approved."""

from __future__ import annotations

import os
from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import TranslationSource

from approval import auditing, digest, gated, signing, withdrawals
from approval.enums import Decision, Descent, Role
from approval.models import Approval, Seal, Withdrawal
from core import entries, generation
from core.models import Person, SiteDocument, SiteImage
from memorial.models import MemorialRecord
from tests.factories.approval import submit
from tests.routes.society import DONOR, PERSON, THINGS
from tests.routes.table import SHUT

KINDS = ["news", "notice", "page", "section", "people", PERSON, DONOR]
SIGNERS = [Role.SECTION_HEAD, Role.RESPONSIBLE_EDITOR, Role.LEADER, Role.SPOKESPERSON, Role.HEAD]
PEOPLE = [*SIGNERS, Role.EDITOR, Role.CONTRIBUTOR, "author", "superuser"]
EVERY = 3
# A row that is taken down by a bare statement leaves what is derived from it; nobody is shown it.
LEFT_BEHIND = {"derived", "search"}
kinds, people, signers = st.sampled_from(KINDS), st.sampled_from(PEOPLE), st.sampled_from(SIGNERS)
which = st.sampled_from(["public", "draft"])


def unapproved() -> list[str]:
    """What is live without a current approval of exactly what stands in the database, and what lists it; by a
    look of its own, and by the audit that operators run."""
    findings = [finding for finding in auditing.findings() if finding.what not in LEFT_BEHIND]
    found = [f"{finding.what} {finding.key} {finding.message}" for finding in findings]
    pages = [page.specific for page in Page.objects.filter(live=True, depth__gt=1)]
    donors = list(MemorialRecord.objects.filter(live=True))
    for obj in [*pages, *Person.objects.filter(live=True), *donors]:
        key = gated.key_of(obj)
        seal = Seal.objects.filter(pk=key).first()
        approval = Approval.objects.filter(pk=seal.approval_id).first() if seal else None
        if approval is None or approval.digest != digest.of(obj) or approval.key != key:
            found.append(f"{key} {obj}")
    live = {gated.key_of(obj) for obj in [*pages, *donors]}
    found += [entry.path for entry in entries.public().exclude(owner__in=live)]
    return found


class Walk(RuleBasedStateMachine):
    """`begin` gives the society in a database nothing was tried on."""

    @initialize()
    def begin(self):
        self.society = self.fresh()
        self.steps = 0

    def obj(self, kind, state):
        return getattr(self.society, state)(kind)

    def attempt(self, do):
        """As a request: all of it or nothing."""
        self.steps += 1
        try:
            with transaction.atomic():
                do()
        except SHUT:
            pass

    # --- Honest work ----------------------------------------------------------------------------------

    @rule(kind=kinds, state=which, who=people, word=st.integers(0, 99))
    def edit(self, kind, state, who, word):
        def do():
            obj = self.obj(kind, state).get_latest_revision_as_object()
            setattr(obj, "name" if kind in THINGS else "title", f"第{word}稿")
            obj.save_revision(user=self.society.user(who), log_action=True)

        self.attempt(do)

    @rule(kind=kinds, state=which, who=people)
    def submit(self, kind, state, who):
        self.attempt(lambda: submit(self.obj(kind, state), self.society.user(who)))

    @rule(kind=kinds, state=which, who=signers)
    def sign(self, kind, state, who):
        def do():
            task = self.obj(kind, state).current_workflow_task_state
            if task is not None:
                signing.sign(task, self.society.user(who))

        self.attempt(do)

    @rule(kind=kinds, state=which)
    def all_sign(self, kind, state):
        for who in (Role.SECTION_HEAD, Role.LEADER, Role.SPOKESPERSON):
            self.sign(kind=kind, state=state, who=who)

    @rule(kind=kinds, state=which, who=signers)
    def send_back(self, kind, state, who):
        def do():
            task = self.obj(kind, state).current_workflow_task_state
            if task is not None:
                signing.send_back(task, self.society.user(who), reason="请核对")

        self.attempt(do)

    @rule(kind=kinds, state=which, who=people)
    def recall(self, kind, state, who):
        self.attempt(lambda: signing.recall(self.obj(kind, state), self.society.user(who)))

    @rule(kind=st.sampled_from(["news", "page", "section"]), state=which, minutes=st.integers(-5, 5))
    def schedule(self, kind, state, minutes):
        def do():
            page = self.obj(kind, state).get_latest_revision_as_object()
            page.go_live_at = timezone.now() + timedelta(minutes=minutes)
            page.save_revision(user=self.society.author)

        self.attempt(do)

    @rule()
    def the_clock(self):
        soon = timezone.now() - timedelta(seconds=1)
        Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=soon)
        call_command("publish_scheduled", verbosity=0, stderr=StringIO())

    @rule(
        kind=st.sampled_from(["page", "people"]),
        state=which,
        into=st.sampled_from(["home", "section", "closed"]),
    )
    def move(self, kind, state, into):
        def do():
            target = self.society.closed if into == "closed" else self.society.public(into).pk
            self.obj(kind, state).move(Page.objects.get(pk=target), "last-child")

        self.attempt(do)

    @rule(kind=st.sampled_from(["news", "page"]), publish=st.booleans())
    def translate(self, kind, publish):
        def do():
            source, _ = TranslationSource.update_or_create_from_instance(self.obj(kind, "public"))
            source.create_or_update_translation(
                Locale.objects.get(language_code="en"), user=self.society.author, publish=publish,
                copy_parent_pages=True, fallback=True,
            )  # fmt: skip

        self.attempt(do)

    @rule(kind=st.sampled_from(["news", "page"]), who=people, descent=st.sampled_from(Descent.values))
    def ask_to_withdraw(self, kind, who, descent):
        def do():
            withdrawals.request(
                self.obj(kind, "public"), self.society.user(who), descent=descent,
                public_reason="数据有误", internal_reason="核对时发现",
            )  # fmt: skip

        self.attempt(do)

    @rule(who=signers)
    def sign_withdrawals(self, who):
        for waiting in Withdrawal.objects.filter(status=Decision.WAITING):
            self.attempt(lambda waiting=waiting: withdrawals.sign(waiting, self.society.user(who)))

    # --- What nobody should do ------------------------------------------------------------------------

    @rule(kind=kinds, state=which, word=st.integers(0, 99))
    def save_the_row(self, kind, state, word):
        def do():
            obj = self.obj(kind, state)
            setattr(obj, "name" if kind in THINGS else "title", f"第{word}稿")
            obj.live = True
            obj.save()

        self.attempt(do)

    @rule(kind=kinds, state=which, number=st.integers(0, 9))
    def publish_some_version(self, kind, state, number):
        def do():
            versions = list(Revision.objects.for_instance(self.obj(kind, state)).order_by("pk"))
            versions[number % len(versions)].publish()

        self.attempt(do)

    @rule(kind=kinds, state=which)
    def unpublish(self, kind, state):
        self.attempt(lambda: self.obj(kind, state).unpublish())

    @rule(kind=kinds, state=which, live=st.booleans())
    def update_the_row(self, kind, state, live):
        def do():
            obj = self.obj(kind, state)
            type(obj).objects.filter(pk=obj.pk).update(live=live)

        self.attempt(do)

    @rule(word=st.integers(0, 9))
    def words_of_the_picture(self, word):
        def do():
            picture = SiteImage.objects.get(pk=self.society.picture)
            picture.description = f"说明{word}"
            picture.save()

        self.attempt(do)

    @rule(word=st.integers(0, 9))
    def title_of_the_document(self, word):
        self.attempt(
            lambda: SiteDocument.objects.filter(pk=self.society.document).update(title=f"文件{word}")
        )

    @rule(kind=kinds)
    def delete(self, kind):
        self.attempt(lambda: self.obj(kind, "public").delete())

    # --- What always holds ----------------------------------------------------------------------------

    @invariant()
    def only_what_was_approved_is_live(self):
        if getattr(self, "steps", 0) % EVERY == 0 and hasattr(self, "society"):
            assert unapproved() == []

    def teardown(self):
        if not hasattr(self, "society"):
            return
        generation.forget()
        assert unapproved() == []
        client = Client(raise_request_exception=False)
        paths = entries.public().filter(kind__in=KINDS).values_list("path", flat=True)
        assert {path: code for path in paths if (code := client.get(path).status_code) != 200} == {}


def test_walk_never_leaves_what_was_approved(society, kept_society):
    """WALKS=50 walks farther, and another way each time."""

    def fresh():
        kept_society[1].restore()
        return society

    run_state_machine_as_test(
        type("SocietyWalk", (Walk,), {"fresh": staticmethod(fresh)}),
        settings=settings(
            max_examples=int(os.environ.get("WALKS", "5")), stateful_step_count=30, deadline=None, database=None,
            derandomize="WALKS" not in os.environ, suppress_health_check=list(HealthCheck), print_blob=True,
        ),
    )  # fmt: skip
