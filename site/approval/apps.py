from django.apps import AppConfig, apps
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _


class ApprovalConfig(AppConfig):
    name = "approval"
    verbose_name = _("Approval")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from approval import chains, closing, guarding, localize, naming, signal_handlers
        from approval.permissions import RecordPolicy, SignedPermissionPolicy, SubstitutionPolicy
        from core.middleware import word
        from core.models import Person
        from core.rendering import close_with

        from . import answers
        from .models import PublicRecord, Substitution
        from .public import answer_readers
        from .refusals import RefusedError
        from .seals import NotApprovedError

        register_permission_policy(Person, SignedPermissionPolicy(Person))
        register_permission_policy(Substitution, SubstitutionPolicy(Substitution))
        chains.rule_over(Person)
        for model in apps.get_models():
            if issubclass(model, PublicRecord):
                register_permission_policy(model, RecordPolicy(model))
        close_with(closing.line_of)
        guarding.place()
        localize.make_translations_drafts()
        naming.write_names_in_order()
        signal_handlers.connect()
        answer_readers()
        word(RefusedError, answers.refused)
        word(NotApprovedError, answers.not_approved)
        word(IntegrityError, answers.broken_integrity)
