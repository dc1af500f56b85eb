"""A mirror: releases of a column pulled from any static host, kept, proved, and shown."""
