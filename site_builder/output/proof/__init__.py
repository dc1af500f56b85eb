"""What proves a release; joined, the three modules are the `verify.py` that lies in each."""
