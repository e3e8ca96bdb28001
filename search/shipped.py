"""The synonyms that come with the software."""

from __future__ import annotations

# (word, others, both ways)
SYNONYMS = [
    ("三献", "无偿献血、造血干细胞捐献、遗体捐献、器官捐献", False),
    ("三救", "应急救援、应急救护、人道救助", False),
    ("骨髓", "造血干细胞", True),
    ("AED", "自动体外除颤器、除颤仪", True),
    ("CPR", "心肺复苏", True),
    ("急救", "救护", False),
    ("义工", "志愿者", False),
    ("志愿者", "志愿服务者", True),
    ("红会", "红十字会", False),
    ("捐款", "捐赠、募捐", False),
    ("捐钱", "捐款、捐赠", False),
    ("捐物", "物资捐赠、捐赠物资", False),
    ("捐献器官", "器官捐献", True),
    ("捐献遗体", "遗体捐献", True),
    ("新冠", "新型冠状病毒、COVID-19", True),
    ("发票", "捐赠票据", False),
    ("收据", "捐赠票据", False),
    ("招聘", "招录", False),
    ("招标", "采购、比选", False),
]
