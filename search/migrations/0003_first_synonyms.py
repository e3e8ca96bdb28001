from django.db import migrations

from search.shipped import SYNONYMS


def add(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    Synonym.objects.bulk_create(
        Synonym(word=word, others=others, both_ways=both_ways) for word, others, both_ways in SYNONYMS
    )


def take(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    Synonym.objects.filter(word__in=[word for word, _, _ in SYNONYMS]).delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0002_sqlite_index")]

    operations = [migrations.RunPython(add, take)]
