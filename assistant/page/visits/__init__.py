"""The tab of the register of visits: filters, table, pictures, one visit with its evidence, corrections."""
