"""Help that needs no network: a page for each thing a worker may wonder about."""
