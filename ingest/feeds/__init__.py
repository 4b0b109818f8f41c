"""One module per feed: its columns, its rules; its docstring is the contract."""
