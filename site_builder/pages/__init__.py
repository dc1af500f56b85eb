"""Stage 4a: the public site becomes pages; Python chooses and orders, the template draws."""
