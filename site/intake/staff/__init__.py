"""The lists of staff: who signed up, what readers report."""
