"""What readers send in: sign-ups, and reports of errors and of misuse of the emblem."""
