"""The known-truth lab: made-up counties, four estimates, and a truth that stays hidden until the guess."""
