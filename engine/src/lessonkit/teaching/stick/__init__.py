"""A folder for a USB stick: all that a room of laptops needs to open the lessons without internet."""
