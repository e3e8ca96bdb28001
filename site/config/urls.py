from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from approval.desk import taking_down
from approval.setup import first_administrator
from core import views

handler400 = "core.views.bad_request"
handler403 = "core.views.forbidden"
handler404 = "core.views.not_found"
handler500 = "core.views.server_error"

# Wagtail's own sign-ins know neither the second factor nor the throttle.
sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("admin/login/", sign_in),
    # What was public is taken down with signatures, and never deleted.
    path("admin/pages/<int:page_id>/unpublish/", taking_down.unpublish),
    path("admin/pages/<int:page_id>/delete/", taking_down.delete),
    path("admin/", include(wagtailadmin_urls)),
    path("account/setup/<str:token>/", first_administrator, name="first_administrator"),
    path("account/", include("allauth.urls")),
    path("documents/<int:document_id>/<path:filename>", views.serve_document, name="wagtaildocs_serve"),
    path("media/<path:name>", views.serve_media, name="media"),
    path("reading/", views.switch_mode, name="reading"),
    path("robots.txt", views.robots),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", views.sitemap),
    path("health/", views.health, name="health"),
]

if getattr(settings, "GALLERY", False):
    urlpatterns.append(path("gallery/", include("core.gallery_urls")))

urlpatterns += i18n_patterns(
    path("search/", include("search.urls")),
    path("_util/login/", sign_in, name="wagtailcore_login"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
