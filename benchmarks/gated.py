"""The site's side of the comparison with stock Wagtail: python -m benchmarks.gated [build | unsealed]"""

from __future__ import annotations

import sys
from typing import Any
from unittest.mock import patch

from benchmarks import rounds
from benchmarks.building import publish, set_up

GETS = 5


def build() -> None:
    from django.contrib.auth import get_user_model

    from approval import roles
    from approval.enums import Role
    from config import preparation
    from core.models import SiteImage
    from home.models import HomePage
    from news.models import NewsIndexPage, NewsPage

    preparation.prepare(lambda line: None)
    for role in (Role.EDITOR, Role.SECTION_HEAD, Role.SPOKESPERSON):
        roles.give(get_user_model().objects.create_user(role.value), role)
    home = HomePage.objects.get()
    publish([home])
    home.refresh_from_db()
    column = home.add_child(instance=NewsIndexPage(title="要闻", slug="news", show_in_menus=True))
    publish([column])
    images = []
    for number in range(rounds.PICTURES):
        image = SiteImage(title=f"图片{number}", description="队员清点物资", credit="宣传科供图")
        image.file = rounds.picture_file(number)
        image.save()
        images.append(image.pk)
    page = NewsPage(title=rounds.TITLE, slug="measured", summary=rounds.SUMMARY, body=rounds.body(images))
    page.author, page.editor = "江临", "陈一苇"
    column.refresh_from_db()
    publish([column.add_child(instance=page)])


class Tasks:
    """Each prepares what it needs, and times only what it is named after."""

    def __init__(self) -> None:
        from django.contrib.auth import get_user_model

        from core.models import SiteImage
        from news.models import NewsPage

        self.model = NewsPage
        self.images = list(SiteImage.objects.order_by("pk").values_list("pk", flat=True))
        users = get_user_model().objects.in_bulk(field_name="username")
        self.author = users["editor"]
        self.signers = [users["section_head"], users["spokesperson"]]

    def page(self) -> Any:
        return self.model.objects.get(title=rounds.TITLE)

    def changed(self) -> Any:
        page = rounds.changed(self.model, self.images)
        page.change = "minor"
        return page

    def timed(self, work: Any) -> tuple[float, float]:
        from core.guard import guarded

        return rounds.timed(guarded, work)

    def _save(self, page: Any) -> tuple[float, float]:
        return self.timed(lambda: page.save_revision(user=self.author, log_action=True))

    def draft(self) -> tuple[float, float]:
        return self._save(self.changed())

    def unchanged(self) -> tuple[float, float]:
        return self._save(rounds.latest(self.model))

    def unchanged_in_chain(self) -> tuple[float, float]:
        self._submit()
        taken = self._save(rounds.latest(self.model))
        self.page().current_workflow_state.cancel(user=self.author)
        return taken

    def _submit(self) -> None:
        self.changed().save_revision(user=self.author, log_action=True)
        page = self.page()
        page.get_workflow().start(page, self.author)

    def _signed(self) -> Any:
        """A chain with all its signatures, whose end has not been carried out."""
        from approval import actions, signing

        self._submit()
        state = self.page().current_workflow_state
        with patch.object(actions, "finish_chain"):
            for signer in self.signers:
                signing.sign(self.page().current_workflow_task_state, signer)
        return type(state).objects.get(pk=state.pk)

    def publish(self) -> tuple[float, float]:
        """The end of a chain: the signatures are looked at, the approval is recorded, the page appears."""
        from approval import actions

        state = self._signed()
        return self.timed(lambda: actions.finish_chain(state, user=self.signers[-1]))

    def publish_only(self) -> tuple[float, float]:
        """Publishing a revision whose approval is recorded already."""
        from approval import recording
        from approval.enums import Route

        self.changed().save_revision(user=self.author, log_action=True)
        revision = self.page().get_latest_revision()
        made = recording.approval(revision.as_object(), revision, [], route=Route.BULK, note="Measuring")
        recording.keep([made], recording.prefix_for(self.page()))
        return self.timed(lambda: revision.publish(user=self.signers[-1], skip_permission_checks=True))

    def live(self) -> tuple[float, float]:
        return self.timed(self.page().save)


class Reader:
    """Asks for the page in this process, through all middleware."""

    def __init__(self) -> None:
        from django.core.handlers.wsgi import WSGIHandler

        self.handler = WSGIHandler()
        self.status = ""

    def get(self) -> None:
        from wsgiref.util import setup_testing_defaults

        environ = {"PATH_INFO": "/news/measured/", "HTTP_HOST": "127.0.0.1:8000"}
        setup_testing_defaults(environ)
        answer = self.handler(environ, lambda status, headers: setattr(self, "status", status))
        b"".join(answer)
        answer.close()
        if not self.status.startswith("200"):
            raise SystemExit(f"{environ['PATH_INFO']} answered {self.status}; nothing can be measured.")

    def __call__(self) -> tuple[float, float]:
        from contextlib import nullcontext

        self.get()  # after a publication everything that was kept is read anew
        cpu, wall = rounds.timed(nullcontext, lambda: [self.get() for _ in range(GETS)])
        return cpu / GETS, wall / GETS


def main() -> None:
    set_up()
    if "build" in sys.argv:
        return build()
    if "unsealed" in sys.argv:
        from core import entries

        entries._predicates.clear()
        return rounds.answer({"get": Reader()})
    tasks = Tasks()
    named = ("draft", "unchanged", "unchanged_in_chain", "publish", "publish_only", "live")
    return rounds.answer({**{name: getattr(tasks, name) for name in named}, "get": Reader()})


if __name__ == "__main__":
    main()
