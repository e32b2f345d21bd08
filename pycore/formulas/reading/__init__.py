"""From LaTeX to a tree: tokens, then an expression climber whose atoms are rows of tables."""
