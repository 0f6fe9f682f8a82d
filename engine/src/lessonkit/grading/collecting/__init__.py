"""Taking in what a learning platform, or a plain folder, holds of a class's submissions."""
