"""Step 1: turns delivered files into checked rows; knows nothing of DuckDB."""
