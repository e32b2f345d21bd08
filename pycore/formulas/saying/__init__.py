"""Words: what a good teacher would say for a tree."""
