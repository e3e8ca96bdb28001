from __future__ import annotations

from datetime import date

from home.models import HomePage
from news.models import ChronicleEntry, ChronicleIndexPage, ChroniclePage
from tests.factories import gate


def chronicle_page(year=2020, rows=(), publish=True) -> ChroniclePage:
    """A period below a chronicle below the home page. `rows` are keyword arguments of entries."""
    home = HomePage.objects.first()
    if not home.live:
        gate.publish(home)
    index = ChronicleIndexPage.objects.first()
    if index is None:
        index = home.add_child(
            instance=ChronicleIndexPage(title="大事记", slug="chronicle", show_in_menus=True)
        )
        gate.publish(index)
    page = ChroniclePage(title=f"{year} 年大事记", year=year)
    page.entries = [
        ChronicleEntry(**{"start": date(year, 3, 5), "text": "开展学雷锋志愿服务。"} | row) for row in rows
    ]
    index.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        gate.approve(page, revision)
        revision.publish()
    return ChroniclePage.objects.get(pk=page.pk)
