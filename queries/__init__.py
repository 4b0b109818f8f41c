"""Step 3: the questions people ask, a folder per question."""
