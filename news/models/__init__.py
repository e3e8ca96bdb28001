from .chronicle import ChronicleEntry, ChronicleImport, ChronicleIndexPage, ChroniclePage, EventKind
from .coverage import CoverageIndexPage, CoverageLevel, CoveragePage
from .index import NewsIndexPage
from .news import NewsPage
from .notices import NoticeAttachment, NoticePage
from .proposals import ChronicleProposal, ProposalState
from .topics import NewsPageTopic, NoticePageTopic, Topic, TopicPage, TopicPick

__all__ = [
    "ChronicleEntry",
    "ChronicleImport",
    "ChronicleIndexPage",
    "ChroniclePage",
    "ChronicleProposal",
    "CoverageIndexPage",
    "CoverageLevel",
    "CoveragePage",
    "EventKind",
    "NewsIndexPage",
    "NewsPage",
    "NewsPageTopic",
    "NoticeAttachment",
    "NoticePage",
    "NoticePageTopic",
    "ProposalState",
    "Topic",
    "TopicPage",
    "TopicPick",
]
