"""Stock Wagtail's side of the comparison: python -m benchmarks.stock.worker [build]"""

from __future__ import annotations

import os
import sys

from benchmarks import rounds
from benchmarks.building import BASE


def set_up() -> None:
    sys.path[:0] = [str(BASE), str(BASE / "site")]
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.stock.settings"
    import django

    django.setup()


def build() -> None:
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from wagtail.images import get_image_model
    from wagtail.models import Collection, Locale, Page, Site

    from benchmarks.stock.models import ReportPage

    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
    Locale.objects.create(language_code="zh-hans")
    Collection.add_root(name="Root")
    home = Page.add_root(title="Root", slug="root").add_child(instance=Page(title="首页", slug="home"))
    Site.objects.create(hostname="127.0.0.1", port=8000, root_page=home, is_default_site=True)
    get_user_model().objects.create_user("editor")
    image_model = get_image_model()
    images = []
    for number in range(rounds.PICTURES):
        image = image_model.objects.create(title=f"图片{number}", file=rounds.picture_file(number))
        images.append(image.pk)
    page = ReportPage(title=rounds.TITLE, slug="measured", summary=rounds.SUMMARY, body=rounds.body(images))
    page.author, page.editor = "江临", "陈一苇"
    home.add_child(instance=page)
    page.save_revision().publish()


def main() -> None:
    set_up()
    if "build" in sys.argv:
        return build()
    from django.contrib.auth import get_user_model
    from django.db import transaction
    from wagtail.images import get_image_model

    from benchmarks.stock.models import ReportPage

    user = get_user_model().objects.get(username="editor")
    images = list(get_image_model().objects.order_by("pk").values_list("pk", flat=True))

    def save(page):
        return rounds.timed(transaction.atomic, lambda: page.save_revision(user=user, log_action=True))

    def publish():
        page = rounds.changed(ReportPage, images)
        page.save_revision(user=user, log_action=True)
        revision = ReportPage.objects.get(pk=page.pk).get_latest_revision()
        return rounds.timed(
            transaction.atomic, lambda: revision.publish(user=user, skip_permission_checks=True)
        )

    return rounds.answer(
        {
            "draft": lambda: save(rounds.changed(ReportPage, images)),
            "unchanged": lambda: save(rounds.latest(ReportPage)),
            "publish": publish,
            "live": lambda: rounds.timed(transaction.atomic, ReportPage.objects.get(title=rounds.TITLE).save),
        }
    )


if __name__ == "__main__":
    main()
