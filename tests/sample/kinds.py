from __future__ import annotations

from typing import Any

from core import shell
from core.kinds import EntryDraft, Kind, TextPart, register
from core.presentation import EmbedCard
from tests.sample.models import ExhibitionPage


@register
class ExhibitionKind(Kind):
    name = "exhibition"
    model = ExhibitionPage
    template = "sample/exhibition_page.html"
    label = "Exhibition"
    json_ld_type = "ExhibitionEvent"
    embedded = "exhibition"

    def entry(self, page: ExhibitionPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary, draft.meta, draft.date = page.summary, page.place, page.opens_on
        return draft

    def gather(self, page: ExhibitionPage, view: Any) -> dict[str, Any]:
        names = [piece.name for piece in page.pieces.all()]
        return {"title": page.title, "place": page.place, "pieces": names, "approval": view.approval}

    def texts(self, page: ExhibitionPage) -> dict[str, list[TextPart]]:
        said = [page.summary, *(piece.name for piece in page.pieces.all())]
        return {"": [TextPart("names", page.place), *(TextPart("body", text) for text in said)]}

    def embed(self, page: ExhibitionPage, view: Any) -> EmbedCard:
        return EmbedCard(shell.absolute(view.place, view.path), title=page.title, lines=(page.place,))
