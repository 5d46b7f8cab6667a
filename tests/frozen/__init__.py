"""The frozen program, tried as it will be installed."""
