"""月报: the monthly Word and Excel briefing."""
