"""What `new` leaves to be filled in."""

UNFILLED = "（请填写"  # how it begins
