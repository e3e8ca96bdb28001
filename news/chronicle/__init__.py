"""The chronicle (大事记): a page per period, entry rows with dates of every precision, import of documents."""
