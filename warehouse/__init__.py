"""Step 2: checked rows → one DuckDB file; the only package that imports duckdb."""
