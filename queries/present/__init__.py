"""Shows answers: language, formats, charts, filters and exports that pages share."""
