"""A little society's site, and what a reader who types this must find there."""

from __future__ import annotations

from datetime import date

# name: (title, day, kind, texts); what is not said is from the spring of 2026, news, Chinese.
ENTRIES = {
    "school": (
        "应急救护培训走进第三中学",
        {"body": "志愿者向师生示范心肺复苏和自动体外除颤器的使用，两百名学生参加。", "names": "王　芳"},
    ),
    "trainers": (
        "关于举办救护师资培训班的通知",
        {
            "body": "各县区红十字会：定于六月举办师资培训班，请于5月20日前报名。",
            "numbers": "南红字[2026]第12号",
            "kind": "notice",
        },
    ),
    "budget": (
        "关于公布2026年度部门预算的通知",
        {"body": "收入合计1,250,000元，现予公布。", "numbers": "南红发〔2026〕3号", "kind": "notice"},
    ),
    "chronicle": (
        "三月",
        {
            "body": "3月5日，印发南红发（2026）3号文件，部署全年工作。",
            "kind": "chronicle",
            "day": date(2026, 3, 31),
        },
    ),
    "budget_2020": (
        "关于公布2020年度部门预算的通知",
        {"body": "现予公布。", "numbers": "南红发〔2020〕3号", "kind": "notice", "day": date(2020, 2, 20)},
    ),
    "stem_cells": (
        "我市第三例造血干细胞捐献者平安归来",
        {"body": "捐献者欧阳修文是一名乡村教师。他说，能救人一命很值得。"},
    ),
    "marrow_2012": (
        "骨髓库入库志愿者招募",
        {"body": "年满18周岁、身体健康者均可报名。", "day": date(2012, 6, 14)},
    ),
    "donors": (
        "爱心捐赠公示（第五期）",
        {"body": "张　三　500元，李　四　1,000元，南坪饮品厂捐赠矿泉水一百箱。", "kind": "notice"},
    ),
    "taiwan": (
        "臺灣同胞捐獻救災物資",
        {"body": "這批物資將發放給受災群眾，並公佈使用情況。"},
    ),
    "aed": (
        "公共场所新增ＡＥＤ　６０台",
        {"body": "市民可在手机地图上查询位置。"},
    ),
    "covid": (
        "COVID-19疫情防控物资发放情况",
        {"body": "口罩和防护服全部发放到位。", "day": date(2020, 3, 2)},
    ),
    "donate_blood_old": (
        "献血车开进社区",
        {"body": "居民排队献血，一个上午采血四十人次。", "day": date(2014, 6, 14)},
    ),
    "donate_blood_new": (
        "献血车开进园区",
        {"body": "职工排队献血，一个上午采血四十人次。", "day": date(2026, 5, 8)},
    ),
    "mourning": (
        "清明缅怀遗体和人体器官捐献者",
        {"body": "家属在纪念碑前献花。红十字精神代代相传。"},
    ),
    "about": (
        "机构简介",
        {
            "body": "南坪市红十字会是从事人道主义工作的社会救助团体。会长刘海波，副会长王大芳。",
            "kind": "page",
        },
    ),
    "flood": (
        "红十字救援队驰援暴雨灾区",
        {"body": "水上救援队转移群众三百余人。队长说，大家都没有合眼。", "day": date(2025, 7, 20)},
    ),
    "winter": (
        "博爱送万家活动启动",
        {"body": "为困难家庭送去棉被、大米和食用油，价值六万元。", "day": date(2026, 1, 16)},
    ),
    "reserve": (
        "救灾物资储备库建成",
        {"body": "储备库可存放帐篷、棉被、家庭包，能满足五千名群众的应急需要。", "day": date(2019, 11, 3)},
    ),
    "catalogue": (
        "信息公开申请表",
        {"body": "填写后寄送或当面递交。", "numbers": "NP-2026-0071", "kind": "page"},
    ),
    "council": (
        "理事会会议召开",
        {"body": "会议听取并审议了工作报告。红十字会法宣传月的安排已经确定。", "names": "刘海波"},
    ),
    "law": (
        "红十字会法颁布三十周年座谈会",
        {"body": "与会人员畅谈体会。", "day": date(2023, 10, 31)},
    ),
    "volunteers": (
        "志愿服务总队成立",
        {"body": "首批队员二百人。", "day": date(2021, 5, 8)},
    ),
    "youth": (
        "青少年夏令营开营",
        {"body": "营员体验志愿服务，学习包扎。", "day": date(2025, 8, 1)},
    ),
    "english": (
        "Volunteers' first-aid training begins",
        {"body": "Sixty volunteers learned CPR and how to use an AED.", "language": "en"},
    ),
    "english_about": (
        "About us",
        {"body": "The Nanping Red Cross is a social organization for humanitarian work.", "language": "en"},
    ),
}

SYNONYMS = {
    "骨髓": ("造血干细胞",),
    "造血干细胞": ("骨髓",),
    "aed": ("自动体外除颤器", "除颤仪"),
    "自动体外除颤器": ("AED",),
    "cpr": ("心肺复苏",),
    "心肺复苏": ("CPR",),
    "三献": ("无偿献血", "造血干细胞捐献", "器官捐献"),
}

# query, what stands first ("|" where several may), everything that matches fully (the first included)
CASES = [
    # words of two characters
    ("献血", "donate_blood_new", {"donate_blood_new", "donate_blood_old"}),
    ("棉被", "winter", {"winter", "reserve"}),
    ("会法", "law", {"law", "council"}),
    ("口罩", "covid", {"covid"}),
    ("队长", "flood", {"flood"}),
    # one character
    ("碑", "mourning", {"mourning"}),
    # names
    ("王芳", "school", {"school"}),
    ("王　芳", "school", {"school"}),
    ("王 芳", "school", {"school"}),
    ("张三", "donors", {"donors"}),
    ("李四", "donors", {"donors"}),
    ("欧阳修文", "stem_cells", {"stem_cells"}),
    ("修文", "stem_cells", {"stem_cells"}),
    ("刘海波", "council", {"council", "about"}),
    ("王大芳", "about", {"about"}),
    # document numbers, typed in many ways
    ("南红发〔2026〕3号", "budget", {"budget", "chronicle"}),
    ("南红发[2026]3号", "budget", {"budget", "chronicle"}),
    ("南红发（2026）3号", "budget", {"budget", "chronicle"}),
    ("南红发(2026)第3号", "budget", {"budget", "chronicle"}),
    ("南 红 发 〔 2026 〕 3 号", "budget", {"budget", "chronicle"}),
    ("南红发【２０２６】０３號", "budget", {"budget", "chronicle"}),
    ("南红发2026年3号", "budget", {"budget", "chronicle"}),
    ("南红发20263号", "budget", {"budget", "chronicle"}),
    ("南红发〔2020〕3号", "budget_2020", {"budget_2020"}),
    ("南红字〔2026〕12号", "trainers", {"trainers"}),
    ("南红字〔2026〕12号 培训班", "trainers", {"trainers"}),
    ("NP-2026-0071", "catalogue", {"catalogue"}),
    ("np20260071", "catalogue", {"catalogue"}),
    # traditional, full width, signs in words
    ("捐獻", "taiwan|stem_cells|mourning", {"taiwan", "stem_cells", "mourning"}),
    ("台湾同胞", "taiwan", {"taiwan"}),
    ("臺灣", "taiwan", {"taiwan"}),
    ("並公佈", "taiwan", {"taiwan"}),
    ("救災物資", "taiwan", {"taiwan", "reserve"}),
    ("AED", "aed", {"aed", "school"}),
    ("ａｅｄ", "aed", {"aed", "school"}),
    ("60台", "aed", {"aed"}),
    ("covid19", "covid", {"covid"}),
    ("COVID-19", "covid", {"covid"}),
    ("1250000", "budget", {"budget"}),
    ("1,250,000元", "budget", {"budget"}),
    # several words, in any order; questions
    ("培训 志愿者", "school", {"school"}),
    ("预算 2026", "budget", {"budget"}),
    ("2026年预算", "budget", {"budget"}),
    ("2026年度预算", "budget", {"budget"}),
    ("2020年度部门预算", "budget_2020", {"budget_2020"}),
    ("如何查询信息公开", "catalogue", set()),
    ("红十字会法宣传", "council", {"council"}),
    ("红十字救援队在灾区", "flood", {"flood"}),
    ("造血干细胞捐献者平安归来", "stem_cells", {"stem_cells"}),
    # phrases
    ('"志愿服务"', "volunteers", {"volunteers", "youth"}),
    ('"红十字会法"', "law", {"law", "council"}),
    ("“师资培训班”", "trainers", {"trainers"}),
    ('"志愿者 培训"', None, set()),
    # synonyms
    ("骨髓", "marrow_2012|stem_cells", {"marrow_2012", "stem_cells"}),
    ("自动体外除颤器", "aed", {"school", "aed"}),
    ("三献", "stem_cells|mourning", {"stem_cells", "mourning"}),
    # where the word stands, and how old it is
    ("志愿服务", "volunteers", {"volunteers", "youth"}),
    ("献血车", "donate_blood_new", {"donate_blood_new", "donate_blood_old"}),
    # nothing
    ("海啸", None, set()),
    ("王大宝", None, set()),
]

ENGLISH_CASES = [
    ("volunteer", "english", {"english"}),
    ("volunteers training", "english", {"english"}),
    ("First aid", "english", {"english"}),
    ("aeds", "english", {"english"}),
    ("red cross", "english_about", {"english_about"}),
    ("organization", "english_about", {"english_about"}),
    ("献血", None, set()),
]
