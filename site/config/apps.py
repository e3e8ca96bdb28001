from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "config"
    label = "config"

    def ready(self) -> None:
        from approval.auditing import ask_also
        from approval.gated import leave_out, record
        from search import auditing
        from search.models import Synonym
        from search.synonyms import is_shipped

        # Search is a stranger to approval, so what it keeps is placed here. Readers are told which words
        # are searched as well.
        record(Synonym, free=is_shipped)
        leave_out("search", "derived from what is approved")
        ask_also("search", auditing.problems)
