"""Tests mirror the tree; beside them stand the workshop behind dev.py, the benchmarks and the long runs."""
