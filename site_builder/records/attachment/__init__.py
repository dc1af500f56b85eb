"""What lies inside an attachment: its text, its tables, and what a reader does not see of it."""
