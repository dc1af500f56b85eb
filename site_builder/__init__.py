"""site_builder: how a Chinese county publishes its public-information column."""
