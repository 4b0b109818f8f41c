"""片区: what is normal in each district, which hours, how full?"""
