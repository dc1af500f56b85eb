"""The search index: everything in it is made from the public site and the plain text of its pages."""
