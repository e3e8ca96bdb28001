from django.urls import path

from . import afterwards, changes, views, withdrawals

app_name = "approval"

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("afterwards/", afterwards.to_be_signed, name="afterwards"),
    path("afterwards/<int:approval_id>/", afterwards.confirm, name="confirm"),
    path("withdraw/<int:page_id>/", withdrawals.ask, name="withdraw"),
    path("withdraw/<str:label>/<int:pk>/", withdrawals.ask, name="withdraw_record"),
    path("withdrawals/<int:pk>/", withdrawals.decide, name="withdrawal"),
    path("changes/", changes.change_list, name="changes"),
    path("changes/<int:pk>/", changes.change, name="change"),
    path("<int:page_id>/", views.desk, name="desk"),
    path("<int:page_id>/emergency/", afterwards.emergency, name="emergency"),
    path("preview/<str:label>/<int:pk>/", views.preview, name="preview"),
    path("<str:label>/<int:pk>/", views.desk, name="object_desk"),
    path("<str:label>/<int:pk>/emergency/", afterwards.emergency, name="object_emergency"),
]
