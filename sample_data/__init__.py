"""Makes the invented files that Nightledger is tried, shown and tested with."""
