"""What is printed for whoever teaches: plans, pictures to notice and wonder about, and how exercises meet standards."""
