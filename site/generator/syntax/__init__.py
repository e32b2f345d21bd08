"""What an author can write, one piece of syntax a file; each turns spans into records or says what is wrong."""
