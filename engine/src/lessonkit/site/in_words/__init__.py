"""The text edition: each lesson as one plain page of words, tables and exercises, without scripts and without pictures."""
