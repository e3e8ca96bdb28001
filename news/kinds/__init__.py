"""The kinds of the news room; importing this module registers them."""

from news.chronicle import kinds as chronicle

from . import coverage, index, news, notices, topics

__all__ = ["chronicle", "coverage", "index", "news", "notices", "topics"]
