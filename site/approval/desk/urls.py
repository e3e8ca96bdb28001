from django.urls import path

from . import views

app_name = "approval"

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<int:page_id>/", views.desk, name="desk"),
    path("<str:label>/<int:pk>/", views.object_desk, name="object_desk"),
]
