"""The kinds of the news room; importing this module registers them."""

from news.chronicle import kinds as chronicle

from . import index, news, notices, topics

__all__ = ["chronicle", "index", "news", "notices", "topics"]
