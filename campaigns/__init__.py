"""Brand campaigns, and the cards of them that partners embed."""
