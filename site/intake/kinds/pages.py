from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core import bodies, rendering
from core.kinds import EntryDraft, Kind, TextPart, register
from core.presentation import Fact, Link
from core.shell import phone_link
from core.typography import iso_minute
from intake import guarding, offering, receipts, signing_up
from intake.enums import Availability
from intake.forms import SignUpForm
from intake.models import Consent, SignUp, SignUpPage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.models import PublicEntry
    from core.rendering import View


@register
class SignUpKind(Kind):
    name = "sign_up"
    model = SignUpPage
    template = "intake/sign_up_page.html"
    label = gettext_lazy("Sign-up")
    listed = False

    def entry(self, page: SignUpPage) -> EntryDraft:
        draft = super().entry(page)
        draft.summary = page.summary
        return draft

    def texts(self, page: SignUpPage) -> dict[str, list[TextPart]]:
        words = (page.summary, *bodies.texts(bodies.raw_of(page.body)))
        return {"": [TextPart("title", page.title), *(TextPart("body", word) for word in words if word)]}

    def media(self, page: SignUpPage) -> set[str]:
        return bodies.references(bodies.raw_of(page.body)).media()

    def gather(self, page: SignUpPage, view: View) -> dict[str, Any]:
        view.kept = False
        left = offering.places_left(page, SignUp.objects.standing().filter(page=page).persons())
        how = offering.availability(page, left, timezone.now())
        if view.entry is None or view.preview or view.current:
            how = Availability.DRAFT
        form = view.found.get("form") or SignUpForm(page)
        above = view.trail[-2] if len(view.trail) > 1 else None
        return {
            "title": page.title,
            "summary": page.summary,
            "above": Link(above.title, above.path) if above else None,
            "state": offering.words(page, how, left) if how != Availability.DRAFT else "",
            "is_open": how in {Availability.OPEN, Availability.DRAFT},
            "can_send": how == Availability.OPEN,
            "facts": facts_of(page),
            "phone": page.phone,
            "phone_link": phone_link(page.phone),
            "action": view.path,
            "fields": form.fields_for_readers(),
            "errors": form.errors_for_readers(),
            "refusal": view.found.get("refusal", ""),
            "consent": page.consent,
            "deleted_on": page.delete_on(view.today),
            "token_name": guarding.TOKEN,
            "token": self.token(page, view) if how == Availability.OPEN else "",
            "trap": guarding.TRAP,
            "blocks": bodies.gather(bodies.raw_of(page.body)),
            "notices": (),
            "approval": view.approval,
        }

    def token(self, page: SignUpPage, view: View) -> str:
        """Given out with the form: which words, and which version, this reader has before them."""
        version = view.approval.number if view.approval else ""
        return guarding.issue(form_of(page), consent=Consent.digest_of(page.consent), version=version)

    def receive(self, page: SignUpPage, view: View) -> HttpResponse:
        form = SignUpForm(page, view.request.POST)
        token = guarding.read(form_of(page), view.request.POST.get(guarding.TOKEN, ""))
        refusal = guarding.objection(view.request, form_of(page), token)
        if token and token.about.get("consent") != Consent.digest_of(page.consent):
            refusal = refusal or _("The words you agree to have changed meanwhile. Please read them again.")
        row = None
        if form.is_valid() and not refusal and token:
            try:
                row = signing_up.sign_up(
                    page, **asked_of(form), approval=token.about.get("version", ""), nonce=token.nonce
                )
            except signing_up.NoPlaceError as error:
                refusal = _("%(reason)s Nobody was signed up.") % {"reason": sentence(str(error))}
        if row is None:
            view.found.update(form=form, refusal=refusal)
            return HttpResponse(rendering.html(page, view), status=409 if refusal else 422)
        guarding.note(view.request, form_of(page))
        return HttpResponseRedirect(view.path + receipts.path_of("sign-up", row.pk), status=303)

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        """The page that says: you are signed up, under this number."""
        number = receipts.read("sign-up", rest)
        if number is None:
            return None
        row = SignUp.objects.filter(pk=number, page_id=entry.object_id).select_related("page").first()
        if row is None:
            return None
        facts = [Fact(_("Signed up"), iso_minute(timezone.localtime(row.created_at)))]
        if row.persons > 1:
            facts.append(Fact(_("Persons"), str(row.persons)))
        facts.append(Fact(_("Name and number are deleted on"), row.delete_on.isoformat()))
        return receipts.answer(
            request,
            title=_("You are signed up"),
            number=str(row.number),
            text=row.page.confirmation,
            facts=tuple(facts),
            phone=row.page.phone,
            back=Link(entry.title, entry.path),
        )


def form_of(page: SignUpPage) -> str:
    return f"sign-up:{page.pk}"


def asked_of(form: SignUpForm) -> dict[str, Any]:
    given = form.cleaned_data
    return {
        "name": given["name"],
        "phone": given["phone"],
        "persons": given.get("persons") or 1,
        "note": given.get("note", ""),
    }


def sentence(text: str) -> str:
    """With the full stop of its language."""
    if text.endswith((".", "。")):
        return text
    return text + ("." if text.isascii() else "。")


def facts_of(page: SignUpPage) -> tuple[Fact, ...]:
    closes = iso_minute(timezone.localtime(page.closes_at))
    facts = [Fact(_("Closes"), closes)]
    if page.capacity:
        facts.append(Fact(pgettext("capacity", "Places"), str(page.capacity)))
    return tuple(facts)
