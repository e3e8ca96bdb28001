from .chronicle import ChronicleEntry, ChronicleImport, ChronicleIndexPage, ChroniclePage, EventKind
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
