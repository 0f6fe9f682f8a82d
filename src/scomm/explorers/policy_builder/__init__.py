"""The policy builder: rules by controls, read back in English, with ranges and both sides' arguments."""
