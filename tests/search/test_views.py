from __future__ import annotations

from datetime import date

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation
from search import documents, engines
from search.engines.base import Document
from search.models import IndexedEntry, Synonym, TextPart
from search.segmentation import VERSION
from tests.factories import gate
from tests.factories.news import home_page
from tests.factories.search import entry, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _home():
    home_page()


def published(title, **given):
    """An entry with its text in the index, without a page behind it."""
    texts = {part: given.pop(part) for part in ("body", "names", "numbers") if part in given}
    made = entry(title, **given)
    parts = documents.parts_of(made, said(**texts))
    TextPart.objects.bulk_create(
        TextPart(entry=made, part=part, order=order, text=text) for order, (part, text) in enumerate(parts)
    )
    row = IndexedEntry.objects.create(entry=made, segmentation=VERSION, **documents.facets_of(made))
    engines.current().index([Document(row.pk, VERSION, parts)])
    return made


def read(client, query=None, path="/search/", **values):
    response = client.get(path, {**({"q": query} if query is not None else {}), **values})
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return response, tree


def text(node):
    return " ".join("".join(node.itertext()).split())


def hits(tree):
    return [text(node) for node in tree.iterfind(".//h3")]


def facets(tree):
    navs = (nav for nav in tree.iterfind(".//nav") if nav.get("class") == "facet")
    return {text(a): a.get("href") for nav in navs for a in nav.iterfind(".//a")}


def test_results_mark_title_and_text(client):
    published("应急救护培训", body="志愿者学习包扎。", numbers="南红字〔2026〕1号")

    response, _tree = read(client, "救护 包扎")

    content = response.content.decode()
    assert response.status_code == 200
    assert "应急<mark>救护</mark>培训" in content
    assert "志愿者学习<mark>包扎</mark>。" in content
    assert "南红字〔2026〕1号" in content


def test_text_that_is_its_own_title_is_not_said_twice(client):
    sentence = "举办救护师资培训班。"
    published(sentence[:-1], body=sentence, summary=sentence, kind="chronicle_entry")

    response, _tree = read(client, "救护")

    assert response.content.decode().count("师资培训班") == 1


def test_results_tell_partial_matches_apart(client):
    published("救护培训")
    published("救护")

    _response, tree = read(client, "救护 培训")

    heads = [text(node) for node in tree.iterfind(".//h2") if node.get("class") in {"vh", "results__part"}]
    assert (hits(tree), len(heads)) == (["救护培训", "救护"], 2)


def test_partial_matches_are_no_results_and_end_after_a_hundred(client):
    for number in range(110):
        published(f"救护{number}")

    response, tree = read(client, "救护 没有的词", page=9)

    assert (len(hits(tree)), "page=6" in response.content.decode()) == (20, False)
    assert "找到 0 条" in text(tree.find(".//main"))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        '"',
        '""',
        "'",
        "*",
        "NEAR(",
        "AND",
        "OR NOT",
        "(",
        ")",
        "a:b",
        "title:",
        "^",
        "-",
        "\\",
        "%",
        "_",
        "\x00",
        "\x01\x1f",
        "�",
        "𠮷",
        "‮",
        "红" * 255,
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "%s",
        "'; DROP TABLE x",
    ],
)
def test_any_input_gets_a_page(client, typed):
    published("红十字")

    response, tree = read(client, typed)

    assert response.status_code == 200
    assert tree.find(".//main") is not None
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize(
    "raw", ["q=%ED%A0%80", "q=%00", "q=%FF%FE", "q", "q=a&q=b", "page=-1&q=红", "%ED%A0%80=1"]
)
def test_broken_encoding_gets_a_page(client, raw):
    response = client.get("/search/?" + raw)

    assert (response.status_code, b"<main" in response.content) == (200, True)


def test_lone_surrogate_in_the_query_gets_a_page(rf):
    from search import asked

    assert asked.read({"q": "红\ud800十"}, {}).query.text == "红 十"


def test_too_long_a_query_is_refused_in_words(client):
    response, tree = read(client, "红十字" * 3400)

    assert response.status_code == 400
    assert "255" in text(tree.find(".//main"))


@pytest.mark.parametrize(
    "values", [{"kind": "x"}, {"year": "abc"}, {"year": "99999"}, {"year": "-1"}, {"kind": "'"}]
)
def test_unknown_kind_or_year_is_refused_in_words(client, values):
    response, tree = read(client, "红", **values)

    assert (response.status_code, tree.find(".//main") is not None) == (400, True)


@pytest.mark.parametrize("number", ["-1", "0", "x", "99999999", "999999", "1e3", "１"])
def test_any_page_number_shows_a_page_that_exists(client, number):
    for title in ("救护一", "救护二"):
        published(title)

    _response, tree = read(client, "救护", page=number)

    assert set(hits(tree)) == {"救护一", "救护二"}


def test_pages_divide_the_hits(client):
    for number in range(25):
        published(f"救护培训第{number}期")

    shown = [hits(read(client, "救护", page=n)[1]) for n in (1, 2)]

    assert [len(page) for page in shown] == [20, 5]
    assert len({title for page in shown for title in page}) == 25


def test_facets_lead_to_kind_and_year(client):
    published("救护", day=date(2026, 1, 1), kind="news")
    published("救护", day=date(2025, 1, 1), kind="page")

    _response, tree = read(client, "救护", kind="page")

    assert hits(tree) == ["救护"]
    assert facets(tree)["2025 1"] == "/search/?q=%E6%95%91%E6%8A%A4&kind=page&year=2025"


def test_language_of_the_path_filters(client):
    published("AED in stations", language="en")
    published("车站设置AED")

    assert hits(read(client, "AED")[1]) == ["车站设置AED"]
    assert hits(read(client, "AED", path="/en/search/")[1]) == ["AED in stations"]


def test_nothing_found_leads_to_the_other_language(client):
    published("Home", language="en", depth=0, furniture=True)
    published("Tents", language="en")

    response, _tree = read(client, "tents")

    assert "/en/search/?q=tents" in response.content.decode()


def test_language_switch_keeps_the_words(client):
    published("Home", language="en", depth=0, furniture=True)

    response, _tree = read(client, "AED")

    assert '"/en/search/?q=AED"' in response.content.decode()


def test_synonyms_are_named(client):
    gate.save(Synonym(word="热线", others="电话"))
    published("电话")

    response, tree = read(client, "热线")

    assert hits(tree) == ["电话"]
    assert "“电话”" in response.content.decode()


def test_exact_words_are_one_step_away(client):
    published("救护员培训")

    response, _tree = read(client, "救护 培训")

    assert "/search/?q=%22%E6%95%91%E6%8A%A4+%E5%9F%B9%E8%AE%AD%22" in response.content.decode()


def test_results_are_no_page_for_search_engines_and_nobody_frames_them(client):
    response, tree = read(client, "红")

    robots = [n.get("content") for n in tree.iterfind(".//meta") if n.get("name") == "robots"]
    assert (robots, response["X-Frame-Options"]) == (["noindex"], "DENY")
    assert "script-src 'self';" in response["Content-Security-Policy"]


def test_search_is_only_asked(client):
    assert client.post("/search/", {"q": "a"}).status_code == 405


@pytest.mark.parametrize("typed", ["救护", "救护 培训", "南红字〔2026〕1号", "没有的词"])
def test_statements_are_few_and_the_same_for_one_hit_and_three(client, typed):
    def statements():
        generation.forget()
        with CaptureQueriesContext(connection) as queries:
            read(client, typed)
        return [query["sql"] for query in queries]

    published("救护培训", body="救护", numbers="南红字〔2026〕1号")
    one = statements()
    for number in (2, 3):
        published(f"救护培训{number}", body="救护", numbers=f"南红字〔2026〕{number}号")
    three = statements()

    assert (len(one), len(three) <= 12) == (len(three), True)


@pytest.mark.sqlite  # reads its plans
@pytest.mark.parametrize("typed", ["救护", "救护 培训", "南红字〔2026〕1号", '"救护培训"', "捐"])
@pytest.mark.parametrize("values", [{}, {"kind": "news", "year": "2026"}, {"order": "newest"}, {"page": "2"}])
def test_no_statement_scans_a_table(client, typed, values):
    for number in range(3):
        published(f"救护培训{number}", body="救护 捐", numbers=f"南红字〔2026〕{number}号")
    generation.forget()
    with CaptureQueriesContext(connection) as queries:
        read(client, typed, **values)

    scans = [line for query in queries for line in scanned(query["sql"])]

    assert scans == []


# Tables of a handful of rows, and what a statement builds for itself.
SMALL = (
    "news_topic",
    "wagtailcore_site",
    "search_synonym",
    "core_societysettings",
    "(subquery",
    "(join",
    "core_generation",
)


def scanned(sql):
    if not sql.startswith("SELECT"):
        return []
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"), [])
        plan = [row[3] for row in cursor.fetchall()]
    return [
        f"{line} in {sql}"
        for line in plan
        if line.startswith("SCAN") and "VIRTUAL TABLE INDEX" not in line and not line[5:].startswith(SMALL)
    ]


def test_events_of_a_chronicle_are_a_kind_to_choose(client):
    published("召开理事会", kind="chronicle_entry", body="召开理事会")
    published("理事会", kind="page")

    response, tree = read(client, "理事会", kind="chronicle_entry")

    assert (response.status_code, hits(tree)) == (200, ["召开理事会"])
    kinds = [href for label, href in facets(tree).items() if label.endswith(" 1") and "kind=" in href]
    assert any(href.endswith("kind=chronicle_entry") for href in kinds)
