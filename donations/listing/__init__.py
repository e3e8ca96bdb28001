"""The list of names (名单) of a roll in the admin: searched, in pages, one entry at a time."""
