"""Routes below the ORM: statements typed into the database's own shell."""

from __future__ import annotations

from django.db import connection, transaction

from tests.routes.orm import close
from tests.routes.table import Attempt, is_thing, route


def table_of(obj) -> str:
    """The table that holds its words: of a page type that inherits from another, the other's."""
    fields = {field.name: field for field in obj._meta.concrete_fields}
    holder = fields["summary"].model if "summary" in fields else type(obj)
    return holder._meta.db_table


@route("Nothing of Django is asked", kinds="all")
def title_of_public(at: Attempt) -> None:
    obj = at.public()
    if is_thing(obj):
        words = {"biography", "story"} & {field.name for field in obj._meta.concrete_fields}
        statement = f"UPDATE {table_of(obj)} SET name = %s, {words.pop()} = %s WHERE id = %s"
        at.sql(statement, at.mark.text, at.mark.text, obj.pk)
    else:
        at.sql("UPDATE wagtailcore_page SET title = %s WHERE id = %s", at.mark.text, obj.pk)


@route("Nothing of Django is asked", kinds="pages")
def summary_of_public(at: Attempt) -> None:
    obj = at.public()
    at.sql(f"UPDATE {table_of(obj)} SET summary = %s WHERE page_ptr_id = %s", at.mark.text, obj.pk)


@route("A column that only programs read", kinds="pages")
def description_of_public(at: Attempt) -> None:
    at.sql("UPDATE wagtailcore_page SET search_description = %s WHERE id = %s", at.mark.text, at.public().pk)


@route("A live flag is a bit", kinds="all")
def draft_made_live(at: Attempt) -> None:
    at.marked(at.draft()).save()
    obj = at.draft()
    name = table_of(obj) if is_thing(obj) else "wagtailcore_page"
    at.sql(f"UPDATE {name} SET live = %s WHERE id = %s", True, obj.pk)


@route("Two statements, the second after a commit", kinds="all")
def live_first_text_afterwards(at: Attempt) -> None:
    draft_made_live(at)
    title_of_public(at)


@route("The row is taken away and put back changed")
def row_deleted_and_inserted(at: Attempt) -> None:
    with transaction.atomic():
        names = [f.column for f in type(at.public())._meta.local_concrete_fields]
        columns = ", ".join(f'"{name}"' for name in names)
        pk = at.public().pk
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns} FROM news_newspage WHERE page_ptr_id = %s", [pk])
            row = list(cursor.fetchone())
        row[names.index("summary")] = at.mark.text
        at.sql("DELETE FROM news_newspage WHERE page_ptr_id = %s", pk)
        marks = ", ".join(["%s"] * len(row))
        at.sql(f"INSERT INTO news_newspage ({columns}) VALUES ({marks})", *row)


@route("A row gets the number of another")
def rows_exchange_numbers(at: Attempt) -> None:
    at.marked(at.draft()).save()
    live, draft = at.public().pk, at.draft().pk
    with transaction.atomic():
        for before, after in ((live, -1), (draft, live), (-1, draft)):
            at.sql("UPDATE news_newspage SET page_ptr_id = %s WHERE page_ptr_id = %s", after, before)


@route("A live page takes another one's row", kinds="page")
def page_of_another_type(at: Attempt) -> None:
    at.marked(at.draft()).save()
    live, draft = at.public().pk, at.draft().pk
    with transaction.atomic():
        at.sql("DELETE FROM home_standardpage WHERE page_ptr_id = %s", live)
        at.sql("UPDATE home_standardpage SET page_ptr_id = %s WHERE page_ptr_id = %s", live, draft)


@route("Nothing of Django is asked", kinds="chronicle")
def text_of_a_child_row(at: Attempt) -> None:
    at.sql("UPDATE news_chronicleentry SET text = %s WHERE page_id = %s", at.mark.text, at.public().pk)


@route("Nothing of Django is asked", kinds="chronicle")
def child_row_of_a_draft_given_away(at: Attempt) -> None:
    at.sql("UPDATE news_chronicleentry SET text = %s WHERE page_id = %s", at.mark.text, at.draft().pk)
    at.sql("UPDATE news_chronicleentry SET page_id = %s WHERE page_id = %s", at.public().pk, at.draft().pk)


@route("Nothing of Django is asked", kinds="person")
def post_of_a_term(at: Attempt) -> None:
    at.sql("UPDATE core_term SET post = %s", at.mark.text)


@route("Nothing of Django is asked")
def tag_put_on_page(at: Attempt) -> None:
    at.sql("INSERT INTO news_topic (name, slug, name_en) VALUES (%s, %s, '')", at.mark.text, at.mark.slug)
    at.sql(
        "INSERT INTO news_newspagetopic (tag_id, content_object_id) SELECT id, %s FROM news_topic WHERE slug = %s",
        at.public().pk, at.mark.slug,
    )  # fmt: skip


@route("Nothing of Django is asked", kinds="topic")
def word_renamed_in_its_table(at: Attempt) -> None:
    at.sql("UPDATE news_topic SET name = %s", at.mark.text)


@route("Nothing of Django is asked", kinds="department")
def department_in_its_table(at: Attempt) -> None:
    at.sql("UPDATE core_department SET name = %s, duties = %s", at.mark.text, at.mark.text)


@route("Nothing of Django is asked")
def setting_in_its_table(at: Attempt) -> None:
    at.sql("UPDATE core_societysettings SET name = %s", at.mark.text)


@route("Nothing of Django is asked")
def redirect_in_its_table(at: Attempt) -> None:
    at.sql("UPDATE wagtailredirects_redirect SET redirect_link = %s", f"https://evil.example/{at.mark.slug}/")


@route("Nothing of Django is asked", kinds="page")
def restriction_in_its_table(at: Attempt) -> None:
    close(at)
    at.sql("DELETE FROM wagtailcore_pageviewrestriction")
    at.look_again()


@route("A place in the tree is text in a column", kinds="page")
def moved_in_its_table(at: Attempt) -> None:
    """Out of the closed section."""
    close(at)
    at.sql(
        "UPDATE wagtailcore_page SET path = %s, depth = 3, url_path = '/home/inner/' WHERE slug = 'inner'",
        "0001" + "000100ZX",
    )
    at.look_again()


@route("The words of a picture are columns")
def picture_words_in_their_table(at: Attempt) -> None:
    at.sql(
        "UPDATE core_siteimage SET title = %s, description = %s, caption = %s, credit = %s WHERE id = %s",
        *[at.mark.text] * 4, at.society.picture,
    )  # fmt: skip


@route("The file of a picture is a name in a column")
def picture_file_in_its_table(at: Attempt) -> None:
    at.sql("UPDATE core_siteimage SET file = %s WHERE id = %s", at.mark.stored("image"), at.society.picture)


@route("The file of a document is a name in a column")
def document_file_in_its_table(at: Attempt) -> None:
    at.sql(
        "UPDATE core_sitedocument SET file = %s, title = %s WHERE id = %s",
        at.mark.stored("document"), at.mark.text, at.society.document,
    )  # fmt: skip


@route("Foreign keys are checked when a shell says so", kinds="all")
def without_foreign_keys(at: Attempt) -> None:
    """What is committed fails safe: the seal is stale, and what has no seal is not shown."""
    if connection.vendor == "sqlite":
        at.sql("PRAGMA foreign_keys = OFF")
    try:
        title_of_public(at)
    finally:
        if connection.vendor == "sqlite":
            at.sql("PRAGMA foreign_keys = ON")


# --- Statements that pass by triggers of a naive kind -----------------------------------------------------


def put_anew(at: Attempt, table: str, pk: int, **changed) -> None:
    """INSERT OR REPLACE: SQLite takes the old row away without a word to DELETE triggers."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE id = %s", [pk])
        row = (
            dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True)) | changed
        )
    columns, marks = ", ".join(f'"{name}"' for name in row), ", ".join(["%s"] * len(row))
    if connection.vendor == "sqlite":
        at.sql(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", *row.values())
        return
    sets = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in row)
    at.sql(
        f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {sets}",
        *row.values(),
    )


@route("A row is put in the place of another")
def picture_put_anew(at: Attempt) -> None:
    words = dict.fromkeys(("title", "description", "caption", "credit"), at.mark.text)
    put_anew(at, "core_siteimage", at.society.picture, **words, file=at.mark.stored("image"))


@route("A row is put in the place of another")
def document_put_anew(at: Attempt) -> None:
    words = {"title": at.mark.text, "file": at.mark.stored("document")}
    put_anew(at, "core_sitedocument", at.society.document, **words)


@route("A row is put in the place of another", kinds="page")
def restriction_put_anew(at: Attempt) -> None:
    from wagtail.models import Page, PageViewRestriction

    close(at)
    elsewhere = Page.objects.get(slug="chronicle").pk
    put_anew(at, "wagtailcore_pageviewrestriction", PageViewRestriction.objects.get().pk, page_id=elsewhere)
    at.look_again()


@route("A row is put in the place of another", kinds="topic")
def word_put_anew(at: Attempt) -> None:
    put_anew(at, "news_topic", at.society.topic, name=at.mark.text)


@route("A table is emptied without a word about its rows", kinds="page")
def restrictions_emptied(at: Attempt) -> None:
    close(at)
    if connection.vendor == "postgresql":
        at.sql("TRUNCATE wagtailcore_pageviewrestriction CASCADE")
    else:
        at.sql("DELETE FROM wagtailcore_pageviewrestriction WHERE 1")
    at.look_again()


@route("A table is emptied and filled with other rows", kinds="chronicle")
def rows_emptied_and_filled(at: Attempt) -> None:
    at.sql("UPDATE news_chronicleentry SET text = %s WHERE page_id = %s", at.mark.text, at.draft().pk)
    if connection.vendor == "postgresql":
        at.sql("CREATE TEMPORARY TABLE kept AS SELECT * FROM news_chronicleentry")
        at.sql("TRUNCATE news_chronicleentry CASCADE")
        at.sql("UPDATE kept SET page_id = %s", at.public().pk)
        at.sql("INSERT INTO news_chronicleentry SELECT * FROM kept")
    else:
        at.sql("UPDATE OR REPLACE news_chronicleentry SET page_id = %s", at.public().pk)


@route("A row of one page becomes the row of another in one statement", kinds="page")
def row_taken_over(at: Attempt) -> None:
    if connection.vendor == "postgresql":
        return page_of_another_type(at)
    at.marked(at.draft()).save()
    at.sql(
        "UPDATE OR REPLACE home_standardpage SET page_ptr_id = %s WHERE page_ptr_id = %s",
        at.public().pk, at.draft().pk,
    )  # fmt: skip
    return None


@route("Two pages exchange their numbers", kinds="page")
def pages_exchange_numbers(at: Attempt) -> None:
    """The draft's rows under the number that has a seal."""
    at.marked(at.draft()).save()
    live, draft = at.public().pk, at.draft().pk
    with transaction.atomic():
        for before, after in ((live, -1), (draft, live), (-1, draft)):
            at.sql("UPDATE home_standardpage SET page_ptr_id = %s WHERE page_ptr_id = %s", after, before)
            at.sql(
                "UPDATE wagtailcore_page SET id = %s, live = %s WHERE id = %s", after, after == live, before
            )
