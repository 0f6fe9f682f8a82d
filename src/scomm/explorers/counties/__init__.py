"""What is known of counties: when each was connected, its outline on a map, and the names of its state."""
