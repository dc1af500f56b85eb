"""Documents as files for paper: PDF/UA and Word, and the printable catalogue; the optional extra `paper`."""
