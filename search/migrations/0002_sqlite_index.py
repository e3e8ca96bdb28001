from django.db import migrations

# Frozen here as it was; the engine creates the same when it rebuilds.
CREATE = (
    "CREATE VIRTUAL TABLE search_fts USING fts5(title, names, numbers, body, content='', tokenize='ascii')"
)


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(CREATE)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS search_fts")
        schema_editor.execute("DROP TABLE IF EXISTS search_fts_next")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
