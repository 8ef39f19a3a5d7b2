"""What things cost, and how good they are on material that lies outside the project."""
