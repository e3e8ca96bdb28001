"""What was given and by whom: honour rolls."""
