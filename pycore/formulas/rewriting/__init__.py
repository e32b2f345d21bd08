"""Rewriting trees: one plain form for many ways of writing, taking parts out, putting one thing for another."""
