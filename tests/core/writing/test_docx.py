from __future__ import annotations

import datetime
from io import BytesIO

import pytest
from PIL import Image

from core.writing.blocks import with_images
from core.writing.credits import Credits
from core.writing.docx import read_docx

BODY = "市红十字会组织志愿者走进社区，为居民讲授心肺复苏和止血包扎的方法，并带着大家逐一练习动作要领。"


def text(html):
    return {"type": "rich_text", "value": html}


def heading(words, level="2"):
    return {"type": "heading", "value": {"text": words, "level": level}}


def blocks_of(word):
    return read_docx(word.bytes()).blocks


def codes(draft):
    return {loss.code: loss.count for loss in draft.losses}


def test_whole_article_becomes_title_credits_and_blocks(word):
    word.paragraph("市红十字会开展应急救护进社区活动", align="center", bold=True, size=22)
    word.paragraph("来源：市红十字会　作者：王芳 李明　时间：2026年7月2日", align="center")
    word.paragraph("　　" + BODY)
    word.paragraph("一、讲得明白")
    word.paragraph("　　老师用模型演示。")
    word.paragraph("责任编辑：赵敏   审核：钱进")

    draft = read_docx(word.bytes())

    assert draft.title == "市红十字会开展应急救护进社区活动"
    assert draft.blocks == [text(f"<p>{BODY}</p>"), heading("一、讲得明白"), text("<p>老师用模型演示。</p>")]
    assert draft.credits == Credits(
        source="市红十字会",
        author="王芳、李明",
        responsible_editor="赵敏",
        reviewer="钱进",
        date=datetime.date(2026, 7, 2),
        lines=("来源：市红十字会\u3000作者：王芳 李明\u3000时间：2026年7月2日", "责任编辑：赵敏 审核：钱进"),
    )
    assert draft.published_hint == datetime.date(2026, 7, 2)
    assert draft.losses == ()


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["关于开展人道公益日活动的", "通知"], "关于开展人道公益日活动的通知"),
        (["践行使命勇担当", "改革创新谋发展"], "践行使命勇担当 改革创新谋发展"),
        (["关于举办应急救护", "知识竞赛的通知"], "关于举办应急救护知识竞赛的通知"),
        (["关于举办应急救护培训", "进校园系列活动的通知"], "关于举办应急救护培训进校园系列活动的通知"),
        (["让爱延续", "——记造血干细胞捐献者"], "让爱延续——记造血干细胞捐献者"),
        (["AED in every", "village"], "AED in every village"),
    ],
)
def test_title_of_two_lines_is_joined(word, lines, title):
    for line in lines:
        word.paragraph(line, align="center", bold=True, size=22)
    word.paragraph(BODY)

    assert read_docx(word.bytes()).title == title


def test_title_style_wins_and_is_not_body(word):
    word.paragraph("红十字救护站启用", style="Title")
    word.paragraph("方便群众急救", style="Subtitle")
    word.paragraph(BODY)

    draft = read_docx(word.bytes())

    assert (draft.title, draft.blocks) == ("红十字救护站启用方便群众急救", [text(f"<p>{BODY}</p>")])


@pytest.mark.parametrize(
    "first", ["各位会员：", "7月2日上午，培训开始了。", "一、工作情况", "（一）总体要求", "• 要点"]
)
def test_first_line_of_text_is_not_a_title(word, first):
    word.paragraphs(first, BODY)

    assert read_docx(word.bytes()).title == ""


def test_plain_short_first_line_is_the_title(word):
    word.paragraphs("救护培训走进中学", BODY)

    assert read_docx(word.bytes()).title == "救护培训走进中学"


def test_title_centred_by_spaces_is_found(word):
    word.paragraphs("　　　　　　救护培训走进中学", "第一段话很短", BODY)

    assert read_docx(word.bytes()).title == "救护培训走进中学"


def test_red_letterhead_gives_the_document_number(word):
    word.paragraph("江城市红十字会文件", align="center", size=36)
    word.paragraph("江红字〔2026〕12 号", align="center")
    word.paragraph("关于开展应急救护培训的通知", align="center", size=22)
    word.paragraphs("各区红十字会：", BODY)
    word.paragraph("江城市红十字会", align="right")
    word.paragraph("二〇二六年三月十二日", align="right")
    word.paragraphs("（此件公开发布）", "抄送：市政府办公室。", "江城市红十字会办公室 2026年3月12日印发")

    draft = read_docx(word.bytes())

    assert draft.title == "关于开展应急救护培训的通知"
    assert draft.credits.document_number == "江红字〔2026〕12号"
    assert draft.credits.issuer == "江城市红十字会"
    assert draft.credits.date == datetime.date(2026, 3, 12)
    assert draft.blocks == [text(f"<p>各区红十字会：</p><p>{BODY}</p>")]
    assert codes(draft) == {"masthead": 1, "colophon": 3}


def test_heading_styles_become_two_levels(word):
    word.paragraph("年度工作回顾", style="Title")
    for style, words in (("Heading 1", "救援"), ("Heading 2", "队伍"), ("Heading 3", "装备")):
        word.paragraph(words, style=style)
        word.paragraph(BODY)

    found = [block["value"] for block in blocks_of(word) if block["type"] == "heading"]

    assert found == [
        {"text": "救援", "level": "2"},
        {"text": "队伍", "level": "3"},
        {"text": "装备", "level": "3"},
    ]


def test_single_heading_1_at_the_top_is_the_title(word):
    word.paragraph("年度工作回顾", style="Heading 1")
    word.paragraph(BODY)
    word.paragraph("救援", style="Heading 2")
    word.paragraph(BODY)

    draft = read_docx(word.bytes())

    assert draft.title == "年度工作回顾"
    assert draft.blocks[1] == heading("救援")


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("一、提高站位，加强领导", heading("一、提高站位，加强领导")),
        ("（一）健全机制", heading("（一）健全机制", "3")),
        ("(二) 加强培训", heading("(二) 加强培训", "3")),
        ("第二章　组织机构", heading("第二章　组织机构")),
        ("一、时间：2026年7月2日", None),
        ("一、这是一句完整的话。", None),
        ("一、健全机制。各单位要高度重视。", None),
    ],
)
def test_chinese_numbering_makes_headings_of_standalone_lines(word, line, block):
    word.paragraphs("培训通知", BODY, line, BODY)

    blocks = blocks_of(word)

    expected = [text(f"<p>{BODY}</p>"), block, text(f"<p>{BODY}</p>")] if block else None
    assert blocks == (expected or [text(f"<p>{BODY}</p><p>{line}</p><p>{BODY}</p>")])


def test_enumeration_without_text_between_is_no_heading(word):
    word.paragraphs("会议通知", BODY, "一、传达精神", "二、审议报告", "三、总结讲话", BODY)

    assert [block["type"] for block in blocks_of(word)] == ["rich_text"]


def test_run_in_heading_in_another_typeface_is_bold(word):
    word.paragraphs("培训通知", BODY)
    paragraph = word.paragraph("（一）健全机制。", face="楷体")
    paragraph.add_run("各单位要高度重视。")

    assert blocks_of(word)[-1] == text(f"<p>{BODY}</p><p><b>（一）健全机制。</b>各单位要高度重视。</p>")


def test_bold_line_alone_is_a_heading(word):
    word.paragraphs("培训通知", BODY)
    word.paragraph("活动亮点", bold=True)
    word.paragraph(BODY)

    assert blocks_of(word)[1] == heading("活动亮点")


def test_automatic_chinese_numbers_come_into_the_headings(word):
    word.paragraphs("培训通知", BODY)
    for words in ("提高认识", "加强领导"):
        word.numbered(words, kind="chineseCountingThousand", pattern="%1、")
        word.paragraph(BODY)

    found = [block["value"]["text"] for block in blocks_of(word) if block["type"] == "heading"]

    assert found == ["一、提高认识", "二、加强领导"]


def test_articles_keep_their_numbers_as_text(word):
    word.paragraphs("工作章程", BODY)
    for words in ("本会是群众团体。", "会员自愿加入。"):
        word.numbered(words, kind="chineseCounting", pattern="第%1条")

    assert blocks_of(word) == [
        text(f"<p>{BODY}</p><p>第一条 本会是群众团体。</p><p>第二条 会员自愿加入。</p>")
    ]


def test_lists_are_nested_and_counted(word):
    word.paragraphs("准备物品", BODY)
    word.numbered("毛毯", kind="bullet", pattern="•")
    word.numbered("单人", kind="bullet", pattern="•", depth=1)
    word.numbered("帐篷", kind="bullet", pattern="•")
    word.numbered("登记", number_id="78")
    word.numbered("领取", number_id="78")

    assert blocks_of(word) == [
        text(
            f"<p>{BODY}</p><ul><li>毛毯<ul><li>单人</li></ul></li><li>帐篷</li></ul>"
            "<ol><li>登记</li><li>领取</li></ol>"
        )
    ]


def test_list_that_goes_on_after_a_picture_keeps_its_numbers(word):
    word.paragraphs("领取办法", BODY)
    word.numbered("登记")
    word.picture()
    word.numbered("领取")

    assert [block["value"] for block in blocks_of(word) if block["type"] == "rich_text"] == [
        f"<p>{BODY}</p><ol><li>登记</li></ol>",
        "<p>2. 领取</p>",
    ]


def test_typed_numbers_stay_as_typed(word):
    word.paragraphs("领取办法", BODY, "1.登记", "2.领取")

    assert blocks_of(word) == [text(f"<p>{BODY}</p><p>1.登记</p><p>2.领取</p>")]


def test_stray_typography_is_dropped_and_meaning_kept(word):
    word.paragraphs("培训通知", BODY)
    paragraph = word.paragraph()
    paragraph.add_run("　　7 月 2 日 ，").font.size = None
    paragraph.add_run("务必").bold = True
    paragraph.add_run("\u200b准时  到场 ，")
    paragraph.add_run("H")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("O")
    word.paragraph("")
    word.xml('<w:r><w:rPr><w:em w:val="dot"/></w:rPr><w:t>着重</w:t></w:r><w:r><w:t>说明</w:t></w:r>')

    assert blocks_of(word) == [
        text(f"<p>{BODY}</p><p>7月2日，<b>务必</b>准时 到场，H<sub>2</sub>O</p><p><i>着重</i>说明</p>")
    ]


def test_everything_bold_means_nothing(word):
    word.paragraph("培训通知", bold=True)
    word.paragraph(BODY, bold=True)
    word.paragraph(BODY, bold=True)

    assert blocks_of(word) == [text(f"<p>{BODY}</p><p>{BODY}</p>")]


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("第一段结束了。\n第二段开始了。", "<p>第一段结束了。</p><p>第二段开始了。</p>"),
        ("有一种爱\n叫作守护", "<p>有一种爱<br/>叫作守护</p>"),
        (f"{BODY[:30]}\n{BODY[30:]}", f"<p>{BODY}</p>"),
        ("地址：人民路一号\n电话：12345678", "<p>地址：人民路一号</p><p>电话：12345678</p>"),
    ],
)
def test_soft_breaks_end_a_paragraph_or_not(word, typed, html):
    word.paragraph("培训通知", style="Title")
    word.paragraph(typed)

    assert blocks_of(word) == [text(html)]


def test_links_of_the_web_stay_and_others_are_told(word):
    part = word.document.part
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    good = part.relate_to("https://example.org/a?b=1&c=2", kind, is_external=True)
    bad = part.relate_to("file:///C:/secret.doc", kind, is_external=True)
    word.paragraphs("培训通知", BODY)
    for relation in (good, bad):
        word.xml(f'<w:hyperlink r:id="{relation}"><w:r><w:t>这里</w:t></w:r></w:hyperlink>')
    word.xml(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "mailto:a@example.org" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>写信</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    draft = read_docx(word.bytes())

    assert draft.blocks == [
        text(
            f'<p>{BODY}</p><p><a href="https://example.org/a?b=1&amp;c=2">这里</a></p><p>这里</p>'
            '<p><a href="mailto:a@example.org">写信</a></p>'
        )
    ]
    assert codes(draft) == {"links": 1}


def test_pictures_come_in_order_with_caption_and_credit(word, make_picture):
    word.paragraphs("培训通知", BODY)
    word.picture(make_picture("navy"), description="图片 1")
    word.paragraph("▲志愿者为居民测量血压。（王芳 摄）", align="center")
    word.picture(make_picture("olive", (80, 40), "PNG"), description="三名学员练习包扎")
    word.paragraph("图为练习现场 摄影：李明", align="center")
    word.paragraph(BODY)

    draft = read_docx(word.bytes())

    assert [block["value"] for block in draft.blocks if block["type"] == "figure"] == [
        {
            "image": 0,
            "caption": "志愿者为居民测量血压。",
            "credit": "王芳",
            "alt": "志愿者为居民测量血压。",
        },
        {"image": 1, "caption": "图为练习现场", "credit": "李明", "alt": "三名学员练习包扎"},
    ]
    assert [(picture.name, picture.content_type, picture.width) for picture in draft.pictures] == [
        ("image1.jpeg", "image/jpeg", 64),
        ("image2.png", "image/png", 80),
    ]


def test_pictures_in_a_table_without_words_are_figures(word, make_picture):
    word.paragraphs("培训通知", BODY)
    table = word.document.add_table(2, 2)
    for column, color in enumerate(("navy", "olive")):
        table.cell(0, column).paragraphs[0].add_run().add_picture(make_picture(color))
        table.cell(1, column).text = f"第{column + 1}组"

    figures = [block["value"] for block in blocks_of(word)[1:]]

    assert [(figure["image"], figure["caption"]) for figure in figures] == [(0, "第1组"), (1, "第2组")]


def test_same_picture_twice_is_kept_once(word, make_picture):
    word.paragraphs("培训通知", BODY)
    word.picture(make_picture())
    word.paragraph(BODY)
    word.picture(make_picture())

    draft = read_docx(word.bytes())

    assert len(draft.pictures) == 1
    assert [block["value"]["image"] for block in draft.blocks if block["type"] == "figure"] == [0, 0]


def test_cropped_and_turned_picture_is_taken_as_shown(word):
    original = Image.new("RGB", (100, 60), "white")
    original.paste("black", (0, 0, 50, 60))
    file = BytesIO()
    original.save(file, "PNG")
    file.seek(0)
    word.paragraphs("培训通知", BODY)
    fill = word.picture(file)._element.xpath(".//pic:blipFill")[0]
    fill.append(
        fill.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect", {"l": "50000"})
    )
    fill.getparent().xpath("./pic:spPr/a:xfrm")[0].set("rot", "5400000")

    draft = read_docx(word.bytes())

    shown = Image.open(BytesIO(draft.pictures[0].data))
    assert shown.size == (60, 50)
    assert shown.getextrema() == ((255, 255),) * 3
    assert codes(draft) == {"cropped": 1}
    assert draft.losses[0].leak


def test_picture_formats_the_web_lacks_are_told(word, make_picture):
    word.paragraphs("培训通知", BODY)
    word.picture(make_picture("navy", form="PNG"))

    draft = read_docx(
        word.replaced("word/media/image1.png", lambda data: b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + bytes(60))
    )

    assert draft.pictures == ()
    assert codes(draft) == {"picture-format": 1}
    assert [block["type"] for block in draft.blocks] == ["rich_text"]


def test_table_with_merged_cells_is_expanded(word):
    word.paragraphs("捐赠情况", BODY)
    word.paragraph("表1 捐赠明细", align="center")
    table = word.table(
        ("地区", "单位", "金额"), ("江南区", "一厂", "100"), ("", "二厂", "200"), ("合计", "", "300")
    )
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 1))

    assert blocks_of(word)[1] == {
        "type": "table",
        "value": {
            "caption": "表1 捐赠明细",
            "header": True,
            "rows": [
                ["地区", "单位", "金额"],
                ["江南区", "一厂", "100"],
                ["江南区", "二厂", "200"],
                ["合计", "", "300"],
            ],
        },
    }


def test_number_across_rows_is_not_counted_twice(word):
    word.paragraphs("捐赠情况", BODY)
    table = word.table(("单位", "金额"), ("一厂", "100"), ("二厂", ""))
    table.cell(1, 1).merge(table.cell(2, 1))

    draft = read_docx(word.bytes())

    assert draft.blocks[1]["value"]["rows"] == [["单位", "金额"], ["一厂", "100"], ["二厂", ""]]
    assert codes(draft) == {"merged-numbers": 1}


def test_two_header_rows_become_one(word):
    word.paragraphs("捐赠情况", BODY)
    table = word.table(("单位", "捐赠", ""), ("", "资金", "物资"), ("一厂", "1", "2"))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))

    draft = read_docx(word.bytes())

    assert draft.blocks[1]["value"]["rows"] == [["单位", "捐赠：资金", "捐赠：物资"], ["一厂", "1", "2"]]
    assert codes(draft) == {"merged-header": 1}


def test_table_of_one_cell_is_only_a_frame(word):
    word.paragraphs("培训通知", BODY)
    word.table((BODY,))

    assert blocks_of(word) == [text(f"<p>{BODY}</p><p>{BODY}</p>")]


def test_tracked_changes_are_accepted_and_told(word):
    word.paragraphs("培训通知", BODY)
    word.xml(
        '<w:r><w:t>共</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>十</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>百</w:t></w:r></w:ins><w:r><w:t>人。</w:t></w:r>'
    )
    word.xml('<w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r>')
    word.xml("<w:r><w:t>后半。</w:t></w:r>")

    draft = read_docx(word.bytes())

    assert draft.blocks == [text(f"<p>{BODY}</p><p>共百人。</p><p>前半后半。</p>")]
    assert [(loss.code, loss.places[0].excerpt, loss.leak) for loss in draft.losses] == [
        ("deletions", "十", True),
        ("insertions", "百", True),
    ]


def test_comments_are_left_out_and_told(word):
    word.paragraphs("培训通知", BODY)
    paragraph = word.paragraph("内容。")
    word.document.add_comment(paragraph.runs, text="这里的人名要核实", author="某某")

    draft = read_docx(word.bytes())

    assert draft.blocks == [text(f"<p>{BODY}</p><p>内容。</p>")]
    assert [(loss.code, loss.places[0].excerpt, loss.leak) for loss in draft.losses] == [
        ("comments", "这里的人名要核实", True)
    ]


OLE = '<w:object><o:OLEObject ProgID="Equation.3" r:id="rId9"/></w:object>'
BOX = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="x">'
    "<wps:txbx><w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
    "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    "<w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent>"
)
CHART = (
    '<w:drawing><wp:inline><wp:docPr id="1" name="c"/><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/%s"/></a:graphic></wp:inline></w:drawing>'
)


@pytest.mark.parametrize(
    ("run", "code", "excerpt"),
    [
        (BOX, "text-boxes", "框里的话"),
        (OLE, "equations", "Equation.3"),
        (OLE.replace("Equation.3", "Excel.Sheet.12"), "objects", "Excel.Sheet.12"),
        (CHART % "chart", "charts", "内容。"),
        (CHART % "diagram", "diagrams", "内容。"),
        ("<w:footnoteReference w:id='5'/>", "footnotes", "内容。"),
        ("<w:sym w:font='Webdings' w:char='F061'/>", "symbols", "内容。"),
        ("<w:rPr><w:vanish/></w:rPr><w:t>藏着</w:t>", "hidden-text", "藏着"),
    ],
)
def test_what_cannot_be_taken_is_told_once(word, run, code, excerpt):
    word.paragraphs("培训通知", BODY)
    word.xml(f"<w:r><w:t>内容。</w:t></w:r><w:r>{run}</w:r>")

    draft = read_docx(word.bytes())

    assert draft.blocks == [text(f"<p>{BODY}</p><p>内容。</p>")]
    assert [(loss.code, loss.count, loss.places[0].excerpt) for loss in draft.losses] == [(code, 1, excerpt)]


def test_equations_strikes_and_headers_are_told(word):
    word.document.sections[0].header.paragraphs[0].text = "内部资料 注意保存"
    word.paragraphs("培训通知", BODY)
    word.xml(
        "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath><w:r><w:rPr><w:strike/></w:rPr><w:t>划去。</w:t></w:r>"
    )

    draft = read_docx(word.bytes())

    assert codes(draft) == {"equations": 1, "strike": 1, "header-footer": 1}
    assert draft.blocks == [text(f"<p>{BODY}</p><p>划去。</p>")]


def test_page_numbers_in_the_footer_are_no_loss(word):
    word.document.sections[0].footer.paragraphs[0].text = "第 1 页 共 3 页"
    word.paragraphs("培训通知", BODY)

    assert read_docx(word.bytes()).losses == ()


def test_content_controls_and_fields_give_their_text(word):
    word.paragraphs("培训通知", BODY)
    word.body_xml("<w:sdt><w:sdtContent><w:p><w:r><w:t>控件里的话。</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    word.xml('<w:fldSimple w:instr=" DATE "><w:r><w:t>七月二日。</w:t></w:r></w:fldSimple>')
    word.body_xml(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>目录</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )

    draft = read_docx(word.bytes())

    assert draft.blocks == [text(f"<p>{BODY}</p><p>控件里的话。</p><p>七月二日。</p>")]
    assert codes(draft) == {"contents": 1}


def test_quote_style_becomes_a_quote(word):
    word.paragraphs("培训通知", BODY)
    word.paragraph("人人学急救，急救为人人。", style="Quote")

    assert blocks_of(word)[1] == {
        "type": "quote",
        "value": {"text": "人人学急救，急救为人人。", "attribution": ""},
    }


def test_strict_variant_of_the_format_is_read(word):
    word.paragraphs("培训通知", BODY)
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    data = word.replaced(
        "word/document.xml",
        lambda xml: xml.replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    )

    assert read_docx(data).blocks == [text(f"<p>{BODY}</p>")]


def test_with_images_puts_keys_and_leaves_out_what_has_none(word, make_picture):
    word.paragraphs("培训通知", BODY)
    for color in ("navy", "olive"):
        word.picture(make_picture(color))

    blocks = with_images(blocks_of(word), [None, 41])

    assert [block["value"]["image"] for block in blocks if block["type"] == "figure"] == [41]
