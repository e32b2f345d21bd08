"""What the signs of mathematics are: tables, one subject a file."""
