"""The online memorial of body and organ donors."""
