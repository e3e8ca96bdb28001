from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils.translation import gettext as _

from core.models import PublicEntry
from tests.factories.chronicle import chronicle_page

pytestmark = pytest.mark.django_db


def draft_of(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


DOCUMENT = """一年工作回顾，全市上下同心。

※3 月 5 日，开展志愿服务活动，服
务群众 300 人次（云红发〔2020〕2 号文）。
※4 月 2 日至 3 日，举办应急救护培训班。
"""


@pytest.fixture
def document(tmp_path):
    file = tmp_path / "大事记.txt"
    file.write_text(DOCUMENT, encoding="gb18030")
    return file


def test_command_adds_to_the_draft_and_nothing_public(document, capsys):
    page = chronicle_page(publish=True)

    call_command("import_chronicle", str(document), page=str(page.pk), year=2020)

    assert [str(e.start) for e in draft_of(page).entries.all()] == ["2020-03-05", "2020-04-02"]
    assert PublicEntry.objects.filter(kind="chronicle_entry").count() == 0


def test_importing_twice_changes_nothing_and_says_so(document, capsys):
    page = chronicle_page()
    call_command("import_chronicle", str(document), page="/chronicle/2020/", year=2020)
    revision = draft_of(page).latest_revision_id

    call_command("import_chronicle", str(document), page="/chronicle/2020/", year=2020)

    assert draft_of(page).latest_revision_id == revision
    assert capsys.readouterr().out.splitlines()[-1] == _(
        "Nothing was changed: all %(known)d entries stand in “%(page)s” already."
    ) % {"known": 2, "page": "2020 年大事记"}


def test_dry_run_prints_one_json_object_and_needs_no_page(document, capsys):
    call_command("import_chronicle", str(document), year=2020, dry_run=True, format="json")

    result = json.loads(capsys.readouterr().out)
    assert result["entries"][0] == {
        "start": "2020-03-05",
        "end": None,
        "ongoing": False,
        "part_of_day": "",
        "precision": "day",
        "text": "开展志愿服务活动，服务群众300人次（云红发〔2020〕2号文）。",
        "document_numbers": ["云红发〔2020〕2号"],
        "line": 3,
    }
    assert [p["code"] for p in result["problems"]] == ["preface-skipped", "year-assumed"] or [
        p["code"] for p in result["problems"]
    ] == ["preface-skipped"]


@pytest.mark.parametrize("content", [b"\x00\x01\x02\xff\xfe\xfd" * 50, b"PK\x03\x04 not a zip"])
def test_unreadable_file_ends_with_two_and_a_message(tmp_path, capsys, content):
    file = tmp_path / "broken.docx"
    file.write_bytes(content)

    with pytest.raises(SystemExit) as ended:
        call_command("import_chronicle", str(file), dry_run=True)

    assert ended.value.code == 2
    assert "broken.docx" in capsys.readouterr().err


def test_missing_file_ends_with_two(tmp_path):
    with pytest.raises(SystemExit) as ended:
        call_command("import_chronicle", str(tmp_path / "none.txt"), dry_run=True)

    assert ended.value.code == 2


def test_page_must_be_clear(document):
    with pytest.raises(CommandError):
        call_command("import_chronicle", str(document), page="/nowhere/")


def test_upload_previews_and_saves_nothing_until_confirmed(admin_client, document):
    page = chronicle_page()
    upload = SimpleUploadedFile("大事记.txt", document.read_bytes())

    shown = admin_client.post(
        f"/admin/chronicle/import/{page.pk}/", {"file": upload, "year": "2020"}, follow=True
    )
    before = draft_of(page).entries.count()
    address = shown.redirect_chain[-1][0]
    admin_client.post(address)

    assert "举办应急救护培训班" in shown.content.decode()
    assert before == 0
    assert draft_of(page).entries.count() == 2


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + b"0" * 100, b"PK\x03\x04broken"])
def test_bad_upload_is_told_at_the_field(admin_client, content):
    page = chronicle_page()
    upload = SimpleUploadedFile("x.docx", content)

    response = admin_client.post(f"/admin/chronicle/import/{page.pk}/", {"file": upload, "year": "2020"})

    assert response.status_code == 200
    assert "error-message" in response.content.decode()
