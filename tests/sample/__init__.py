"""A content type of another society's own, made by the recipe of docs/adding-a-content-type.md and nothing else."""
