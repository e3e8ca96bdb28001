"""A list of donors from a spreadsheet: read, looked at, confirmed; all of it or nothing."""
