from django.http import HttpResponse


def inbox(request):
    return HttpResponse("")


def desk(request, page_id):
    return HttpResponse("")
