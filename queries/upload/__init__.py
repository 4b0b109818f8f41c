"""Is my file right, and which cells are wrong? A dry run, then a load."""
