from __future__ import annotations

import gzip
import re

import pytest
from jinja2 import meta

from core import gallery
from core import presentation as p
from search.query import LONGEST_QUERY
from tests.frontend.pages import PAGES, listing, notice, publicity
from tests.frontend.render import FOLDERS, ROOT, environment, macro, render

PAGE_TEMPLATES = sorted({template for template, _context, _language in PAGES.values()})
ALL_TEMPLATES = sorted(path for folder in FOLDERS for path in folder.rglob("*.html"))
GIVEN = {
    "shell",
    "static",
    "_",
    "gettext",
    "ngettext",
    "pgettext",
    "npgettext",
    "has_breaks",
    "numeric_columns",
}


def words(html):
    """What is read: text without tags, spaces folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", str(html)).split())


def rendered(template, context, language="zh-hans"):
    return environment(language).get_template(template).render(context)


@pytest.mark.parametrize("name", PAGES)
def test_page_renders_whole_in_every_mode(name):
    for modes in ({}, {"large": True}, {"contrast": True}, {"mourning": True}):
        html = render(name, **modes)

        assert html.lstrip().startswith("<!DOCTYPE html>")
        assert html.count("<h1") == 1 or name == "gallery"


@pytest.mark.parametrize("name", PAGES)
def test_page_obeys_the_content_policy(name):
    html = render(name)

    assert not re.search(r"<[^>]+\s(style|on\w+)=", html)
    assert not re.search(r"<script(?![^>]*(src=|application/ld\+json))", html)
    assert re.findall(r'(?:src|href)="//', html) == []


@pytest.mark.parametrize("template", PAGE_TEMPLATES)
def test_page_template_names_its_variables(template):
    made = environment()
    source, _filename, _current = made.loader.get_source(made, template)
    first_comment = source[: source.index("#}")]
    imported = {alias or name for name, alias in re.findall(r"import (\w+)(?: as (\w+))?", source)}
    imported |= set(re.findall(r"import \w+(?: as \w+)?, (\w+)", source))
    wanted = meta.find_undeclared_variables(made.parse(source)) - GIVEN - imported

    assert source.startswith("{#-")
    assert [name for name in sorted(wanted) if not re.search(rf"\b{name}\b", first_comment)] == [] or (
        template == "gallery.html"
    )


@pytest.mark.parametrize("path", ALL_TEMPLATES, ids=lambda path: path.name)
def test_template_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 100


@pytest.mark.parametrize(
    "path", sorted((ROOT / "site/jinja2/components").glob("*.html")), ids=lambda p: p.stem
)
def test_component_file_holds_the_macro_of_its_name(path):
    if path.stem != "dates":
        assert f"macro {path.stem}(" in path.read_text(encoding="utf-8")


def test_modes_are_said_on_the_root_element():
    html = render("news", large=True, contrast=True, mourning=True)

    assert '<html lang="zh-Hans" data-type="large" data-contrast="high" data-mourning>' in html
    assert "退出大字版" in html
    assert "退出高对比" in html
    assert "沉痛悼念遇难同胞" in html


def test_reading_modes_come_first_after_the_skip_link():
    html = render("home")

    assert html.index("跳到正文") < html.index("大字版") < html.index("brand__name")


def test_chinese_pages_speak_chinese():
    text = words(re.sub(r"(?s)<head>.*?</head>", "", render("news")))
    latin = set(re.findall(r"[A-Za-z]{3,}", text))

    assert latin <= {
        "English",
        "Muning",
        "Red",
        "Cross",
        "Society",
        "ICP",
        "SHA",
        "https",
        "example",
        "org",
        "news",
        "page",
    }


def test_approval_line_is_a_sentence():
    line = macro("components/approval_line.html", "approval_line")
    english = macro("components/approval_line.html", "approval_line", "en")

    assert words(line(gallery.approval("本公告", "主要负责人"))).startswith(
        "7月 3日 本公告经 主要负责人 签发， 于2026年7月3日 9:10发布 审核 初审 闻若初 ， 复审 方既明 ， 终审 岳泊"
    )
    assert words(english(p.ApprovalLine(gallery.MOMENT, "spokesperson"))).startswith(
        "Jul 3 This page was signed off by the spokesperson and published on 3 July 2026 at 9:10."
    )


@pytest.mark.parametrize(
    ("entry", "chinese", "english"),
    list(
        zip(
            gallery.entries(),
            ["26日 上午", "24日 至 25日", "18日 以来", "30日 至 1月2日", "中旬", "5月", "上半年", "5日"],
            ["26 morning", "24 to 25", "18 onwards", "30 to 2 January", "middle", "May", "first half", "5"],
            strict=True,
        )
    ),
)
def test_chronicle_dates_are_told_in_words(entry, chinese, english):
    path = "components/timeline_entry.html"

    assert words(macro(path, "entry_when")(entry)) == chinese
    assert words(macro(path, "entry_when", "en")(entry)) == english


def test_announcement_has_no_salutation_and_circular_has():
    given = {**notice(), "addressee": "各县区红十字会："}

    announcement = rendered("news/notice_page.html", given)
    circular = rendered("news/notice_page.html", {**given, "kind": "circular"})

    assert "各县区红十字会：" not in announcement
    assert '<p class="doc__addressee">各县区红十字会：</p>' in circular


def test_objections_end_with_the_period():
    running = rendered("news/notice_page.html", publicity())
    ended = rendered("news/notice_page.html", {**publicity(), "period": gallery.periods()[2]})

    assert "还有 5 天期满" in words(running)
    assert 'href="tel:' in running[running.index("period") : running.index("prose--indented")]
    assert "公示期满" in ended
    assert "异议电话" not in ended


def test_month_headings_name_each_year_once():
    months = (p.Month(2026, 2), p.Month(2026, 1), p.Month(2025, 12))
    html = macro("components/month_list.html", "month_list")(months)

    assert re.findall(r'month__name">([^<]+)<', str(html)) == ["二〇二六年二月", "一月", "二〇二五年十二月"]


def test_list_shows_no_empty_sections():
    html = rendered(
        "news/news_index_page.html", {**listing(), "feeds": (), "filters": None, "pagination": None}
    )

    assert [part for part in ("feeds", "pagination", "fold") if f'class="{part}' in html] == []


def test_text_is_escaped_everywhere():
    evil = "<script>alert(1)</script>"
    row = p.Row(
        evil, "#", gallery.DAY, kind=evil, summary=evil, meta=evil, number=evil, note=evil, tags=(evil,)
    )
    entry = p.Entry(gallery.DAY, evil, numbers=(evil,), honours=(evil,), correction=evil)

    html = macro("components/record_row.html", "record_row")(row)
    html += macro("components/timeline_entry.html", "timeline_entry")(entry)

    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 10


def test_weight_stays_small():
    css = gzip.compress((ROOT / "static/css/site.css").read_bytes(), 9)
    scripts = b"".join(path.read_bytes() for path in (ROOT / "static/js").glob("*.js"))

    assert len(css) <= 15_000
    assert len(gzip.compress(scripts, 9)) <= 5_000


def test_title_of_a_gallery_follows_the_headings_above_it():
    pictures = p.Block(
        "gallery", {"title": "现场", "items": [{"image": gallery.picture(), "caption": "", "credit": ""}]}
    )
    heading = p.Block("heading", {"text": "一、抵达", "level": "2"})
    body = macro("blocks/body.html", "body")

    found = re.findall(r"<h(\d)[^>]*>([^<]+)", str(body([pictures, heading, pictures])))

    assert found == [("2", "现场"), ("2", "一、抵达"), ("3", "现场")]


def test_search_takes_as_many_letters_as_the_site_reads():
    assert f'maxlength="{LONGEST_QUERY}"' in str(
        macro("components/search_field.html", "search_field")("/search/")
    )
