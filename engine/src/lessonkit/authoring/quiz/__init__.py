"""A lesson's number and choice exercises as banks of questions for learning platforms, answers and all: for instructors."""
