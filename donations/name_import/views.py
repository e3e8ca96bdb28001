"""Bringing in a list in the admin: read, look, confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from approval.refusals import RefusedError
from donations.listing import sheets
from donations.listing.forms import ListFileForm
from donations.listing.views import editable
from donations.models import NameImport
from donations.name_import import files, importing

if TYPE_CHECKING:
    from django.http import HttpResponse

    from core.requests import StaffRequest

SHOWN = 100


def upload(request: StaffRequest, page_id: int) -> HttpResponse:
    page = editable(request, page_id)
    form = ListFileForm(request.POST, request.FILES) if request.method == "POST" else ListFileForm()
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        file = said["file"]
        try:
            imported = importing.read(
                page,
                user=request.user,
                data=file.read(files.MAX_FILE + 1) if file else b"",
                filename=file.name if file else "",
                text="" if file else said["text"],
                consent_on=said["consent_on"],
                consent_evidence=said["consent_evidence"],
            )
        except files.UnreadableList as error:
            form.add_error("file" if file else "text", str(error))
        else:
            return redirect("honour_import_preview", page.pk, imported.pk)
    return render(request, "donations/import_upload.html", {"page": page, "form": form})


def preview(request: StaffRequest, page_id: int, pk: int) -> HttpResponse:
    """Shows what would be added and everything that is wrong; a POST confirms."""
    page = editable(request, page_id)
    imported = get_object_or_404(NameImport, pk=pk, page=page)
    if imported.confirmed_at:
        messages.info(request, _("This list has been imported already."))
        return redirect("honour_list", page.pk)
    if request.method == "POST":
        try:
            done = importing.confirm(imported, user=request.user)
        except RefusedError as error:
            messages.error(request, str(error))
            return redirect("honour_import_preview", page.pk, imported.pk)
        messages.success(request, _outcome(len(done.new), len(done.known)))
        return redirect("honour_list", page.pk)
    found = importing.outlook(imported)
    context = {
        "page": page,
        "imported": imported,
        "outlook": found,
        "shown": found.new[:SHOWN],
        "most": SHOWN,
    }
    return render(request, "donations/import_preview.html", context)


def _outcome(new: int, known: int) -> str:
    if not new:
        return _("Nothing was changed: all %(known)d rows stand in the list already.") % {"known": known}
    return ngettext(
        "%(count)d entry was added to the draft of the list; %(known)d stood there already.",
        "%(count)d entries were added to the draft of the list; %(known)d stood there already.",
        new,
    ) % {"count": new, "known": known}


def errors(request: StaffRequest, page_id: int, pk: int) -> HttpResponse:
    """What is wrong, as a sheet to work through."""
    page = editable(request, page_id)
    imported = get_object_or_404(NameImport, pk=pk, page=page)
    head = [_("Sheet"), _("Row"), _("Column"), _("What is wrong"), _("What stands there")]
    rows = imported.result.get("errors", [])
    return sheets.answer(
        [head, *(["" if cell is None else str(cell) for cell in row] for row in rows)], "errors.csv"
    )


def example(request: StaffRequest, page_id: int) -> HttpResponse:
    """An empty sheet with the headings that are read."""
    editable(request, page_id)
    head = ["序号", "姓名", "捐赠人类型", "是否同意公示姓名", "公示方式", "昵称", "同意日期", "同意凭据", "捐赠日期",
            "金额（元）", "物资名称", "数量", "单位", "档次", "荣誉称号", "证书编号", "事迹"]  # fmt: skip
    return sheets.answer([head], "honour-roll-example.csv")
