from .home import HomeColumn, HomeDoor, HomePage
from .people import DepartmentPage, PeoplePage, PeoplePagePerson
from .sections import FOOTER_GROUPS, SectionPage, StandardPage

__all__ = [
    "FOOTER_GROUPS",
    "DepartmentPage",
    "HomeColumn",
    "HomeDoor",
    "HomePage",
    "PeoplePage",
    "PeoplePagePerson",
    "SectionPage",
    "StandardPage",
]
