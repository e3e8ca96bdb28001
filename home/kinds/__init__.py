from .activities import ActivityIndexKind, ActivityKind
from .aid import AidProjectIndexKind, AidProjectKind
from .downloads import DownloadsKind
from .home import HomeKind
from .people import DepartmentKind, PeopleKind
from .places import PlacesKind
from .sections import SectionKind, StandardKind

__all__ = [
    "ActivityIndexKind",
    "ActivityKind",
    "AidProjectIndexKind",
    "AidProjectKind",
    "DepartmentKind",
    "DownloadsKind",
    "HomeKind",
    "PeopleKind",
    "PlacesKind",
    "SectionKind",
    "StandardKind",
]
