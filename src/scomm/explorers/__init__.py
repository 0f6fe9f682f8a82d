"""The explorers of this course, a folder for each, and what several of them share."""
