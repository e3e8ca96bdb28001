from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "config"
    label = "config"

    def ready(self) -> None:
        from approval.gated import leave_out

        # Search is a stranger to approval, so what it keeps is placed here.
        leave_out("search", "derived from what is approved, and words that only change what is found")
