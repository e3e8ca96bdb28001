"""Work done beside a running site, each as a program of its own: python society.py <what> [argument]."""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

BASE = Path(__file__).resolve().parents[2]
ENTRIES = 400


def seed() -> None:
    """Two columns, forty news, and a chronicle to import into; all public but the chronicle."""
    from news.models import ChronicleIndexPage, ChroniclePage

    home = publish(home_page())
    for slug, title in (("news", "工作动态"), ("stories", "人物故事")):
        column = publish(add(home, column_class()(title=title, slug=slug, show_in_menus=True)))
        for number in range(20):
            publish(add(column, news(f"{title}第{number}篇")))
    chronicle = publish(add(home, ChronicleIndexPage(title="大事记", slug="chronicle")))
    add(chronicle, ChroniclePage(title="2020 年大事记", slug="2020", year=2020)).save_revision()


def publish_twenty(done: Path) -> None:
    """Ten news and ten columns in the menu, one by one; notes the moment at which each was public."""
    home = home_page()
    column = home.get_children().get(slug="news").specific
    with done.open("w", buffering=1) as file:
        for number in range(1, 11):
            publish(add(column, news(f"今日要闻{number:02}")))
            file.write(f"news {number} {time.monotonic()}\n")
            publish(
                add(home, column_class()(title=f"栏目{number:02}", slug=f"c{number}", show_in_menus=True))
            )
            file.write(f"menu {number} {time.monotonic()}\n")


def files(told: Path) -> None:
    """A news with a picture and a document, and the same of a draft; tells their addresses and digests."""
    from news.models import NewsPage
    from tests.factories.core import SiteDocumentFactory, SiteImageFactory

    column = home_page().get_children().get(slug="news").specific
    found = {}
    for name in ("public", "private"):
        picture, document = SiteImageFactory(), SiteDocumentFactory()
        page = NewsPage(title=f"有附件的{name}", lead_image=picture)
        page.body = [("documents", {"title": "", "items": [{"document": document, "title": ""}]})]
        page = add(column, page)
        page.save_revision()
        if name == "public":
            publish(page)
        rendition = picture.renditions.first()
        found[name] = {
            f"/media/{picture.file.name}": picture.sha256,
            f"/media/{rendition.file.name}": rendition.sha256,
            f"/documents/{document.pk}/a.pdf": document.sha256,
        }
    told.write_text(json.dumps(found))


def schedule(told: Path) -> None:
    """Three signed pieces for one moment ahead; the first is then tampered with. Tells paths and the moment."""
    from wagtail.models import Revision

    from approval import signing
    from approval.enums import Role
    from tests.factories import approval

    author, *signers = (approval.person(r) for r in (Role.EDITOR, Role.SECTION_HEAD, Role.SPOKESPERSON))
    moment = timezone.now() + timedelta(seconds=10)
    pages = []
    for number in range(3):
        page = approval.draft(author, title=f"预定的公告{number}", slug=f"scheduled-{number}")
        page.go_live_at = moment + timedelta(milliseconds=number)
        page.save_revision(user=author)
        page = approval.submit(type(page).objects.get(pk=page.pk), author)
        for signer in signers:
            page = type(page).objects.get(pk=page.pk)
            signing.sign(page.current_workflow_task_state, signer)
        pages.append(type(page).objects.get(pk=page.pk))
    revision = pages[0].scheduled_revision
    Revision.objects.filter(pk=revision.pk).update(content={**revision.content, "title": "换过的公告"})
    told.write_text(json.dumps({"moment": moment.timestamp(), "paths": [page.url for page in pages]}))


def hold(seconds: str) -> None:
    """Takes SQLite's write lock as a long import does, and keeps it for a while."""
    from django.contrib.sessions.models import Session
    from django.db import transaction
    from django.utils import timezone

    with transaction.atomic():
        Session.objects.create(session_key="held", session_data="x", expire_date=timezone.now())
        print("held", flush=True)
        time.sleep(float(seconds))
    print("released", flush=True)


def write_chronicle(path: Path) -> None:
    lines = ["2020年大事记"]
    lines += [
        f"※{1 + n % 12}月{1 + n % 28}日，第{n}支救援队完成培训，{20 + n}名队员取得证书。"
        for n in range(ENTRIES)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def wait_for_signatures() -> None:
    """A page at its last step, and two people who may sign that; tells their keys."""
    from approval import roles, signing
    from approval.enums import Role
    from tests.factories import approval as made

    author, first = made.person(Role.EDITOR), made.person(Role.SECTION_HEAD)
    signers = [made.person(Role.SPOKESPERSON), made.person(Role.SPOKESPERSON)]
    roles.ensure_roles()
    page = made.submit(made.draft(author), author)
    signing.sign(page.current_workflow_task_state, first)
    print(page.pk, author.pk, *(user.pk for user in signers))


def sign(page_id: str, user_id: str, moment: str) -> None:
    from django.contrib.auth import get_user_model

    from approval import signing
    from approval.refusals import RefusedError

    user = get_user_model().objects.get(pk=user_id)
    state = _page(page_id).current_workflow_task_state
    _sleep_until(moment)
    try:
        signing.sign(state, user)
        print("signed")
    except RefusedError as refused:
        print(f"refused: {refused}")


def edit(page_id: str, user_id: str, moment: str) -> None:
    from django.contrib.auth import get_user_model
    from django.db import transaction

    user = get_user_model().objects.get(pk=user_id)
    page = _page(page_id)
    page.title = "签字的同时改了标题"
    _sleep_until(moment)
    with transaction.atomic():
        page.save_revision(user=user)
    print("edited")


def tell_outcome(page_id: str) -> None:
    """Whether it is public, under how many approvals, and whether readers get exactly what was signed."""
    from approval import digest, gated
    from approval.models import Approval

    page = _page(page_id)
    approvals = list(Approval.objects.of(gated.key_of(page)))
    same = bool(page.live and approvals) and digest.of(page) == approvals[0].digest
    print(page.live, len(approvals), same)


def _page(page_id: str):
    from wagtail.models import Page

    return Page.objects.get(pk=page_id).specific


def sign_up_at_once(asking: str, capacity: str) -> None:
    """So many threads ask for a place of a form at the same moment; tells what came of it."""
    import threading

    from django.db import connections

    from intake import signing_up
    from intake.models import SignUp
    from tests.factories.visitors import SignUpPageFactory

    page = SignUpPageFactory(capacity=int(capacity))
    start, refused = threading.Barrier(int(asking)), []

    def ask(number: int) -> None:
        start.wait()
        try:
            signing_up.sign_up(page, name=f"人{number}", phone="0139000", nonce=str(number))
        except signing_up.NoPlaceError:
            refused.append(number)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(int(asking))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(refused), *sorted(SignUp.objects.values_list("number", flat=True)))


def _sleep_until(moment: str) -> None:
    time.sleep(max(0.0, float(moment) - time.time()))


def home_page():
    from home.models import HomePage

    return HomePage.objects.get()


def column_class():
    from news.models import NewsIndexPage

    return NewsIndexPage


def news(title: str):
    from core.blocks import to_stream
    from news.models import NewsPage

    return NewsPage(title=title, body=to_stream([("rich_text", f"<p>{title}的正文，写得不长。</p>")] * 5))


def add(parent, page):
    parent.refresh_from_db()
    return parent.add_child(instance=page)


def publish(page):
    from tests.factories import gate

    gate.publish(page)
    return type(page).objects.get(pk=page.pk)


def number_at_once() -> None:
    """Tells how many of two hundred publications at once came out, under how many numbers, and how many failed."""
    from tests.disclosure import at_once

    publish(home_page())
    pks = at_once.drafts()
    failed = at_once.publish(pks)
    found = at_once.numbers(pks)
    sys.stdout.write(f"{len(found)} {len(set(found))} {len(failed)}")


def main() -> None:
    sys.path[:0] = [str(BASE), str(BASE / "site")]
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.local"
    import django

    django.setup()
    what, *arguments = sys.argv[1:]
    works = {
        "seed": seed,
        "publish": lambda done: publish_twenty(Path(done)),
        "hold": hold,
        "files": lambda told: files(Path(told)),
        "schedule": lambda told: schedule(Path(told)),
        "wait_for_signatures": wait_for_signatures,
        "sign": sign,
        "edit": edit,
        "outcome": tell_outcome,
        "sign_up_at_once": sign_up_at_once,
        "number_at_once": number_at_once,
    }
    works[what](*arguments)


if __name__ == "__main__":
    main()
