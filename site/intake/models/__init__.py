from .guarding import Attempt
from .pages import SignUpPage
from .reports import Report, ReportSettings, Responsible
from .signups import Consent, SignUp, SignUpCount

__all__ = [
    "Attempt",
    "Consent",
    "Report",
    "ReportSettings",
    "Responsible",
    "SignUp",
    "SignUpCount",
    "SignUpPage",
]
