"""Values: what every node of a tree amounts to when its letters have values."""
