from .activities import ActivityIndexPage, ActivityPage, ActivityState
from .aid import AidForm, AidPaper, AidProjectIndexPage, AidProjectPage, AidStep
from .downloads import Download, DownloadsPage
from .home import HomeColumn, HomeDoor, HomePage
from .people import DepartmentPage, PeoplePage, PeoplePagePerson
from .places import Place, PlaceKind, PlacesPage
from .sections import FOOTER_GROUPS, SectionPage, StandardPage

__all__ = [
    "FOOTER_GROUPS",
    "ActivityIndexPage",
    "ActivityPage",
    "ActivityState",
    "AidForm",
    "AidPaper",
    "AidProjectIndexPage",
    "AidProjectPage",
    "AidStep",
    "DepartmentPage",
    "Download",
    "DownloadsPage",
    "HomeColumn",
    "HomeDoor",
    "HomePage",
    "PeoplePage",
    "PeoplePagePerson",
    "Place",
    "PlaceKind",
    "PlacesPage",
    "SectionPage",
    "StandardPage",
]
