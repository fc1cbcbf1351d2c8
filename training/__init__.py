"""What is trained, from what, and by which script."""
