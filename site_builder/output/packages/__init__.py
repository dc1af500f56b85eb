"""A release packed for keeping: BagIt, WARC, WACZ, ZIM."""
