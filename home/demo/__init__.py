"""A fictitious society and its year, for a new installation to show what the site does."""
