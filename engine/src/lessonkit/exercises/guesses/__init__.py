"""What a guess is compared with once the data are open: the true numbers, and the line on which both are drawn."""
