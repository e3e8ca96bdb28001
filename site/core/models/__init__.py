from .entries import Generation, Listing, MediaUse, PublicEntry, ShownMedia
from .media import SiteDocument, SiteImage, SiteRendition
from .people import Department, Person, Term
from .settings import SocietySettings

__all__ = [
    "Department",
    "Generation",
    "Listing",
    "MediaUse",
    "Person",
    "PublicEntry",
    "ShownMedia",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SocietySettings",
    "Term",
]
