"""What was measured on synthetic prints, as several explorers show it."""
