from .home import HomeKind
from .people import DepartmentKind, PeopleKind
from .sections import SectionKind, StandardKind

__all__ = ["DepartmentKind", "HomeKind", "PeopleKind", "SectionKind", "StandardKind"]
