"""The long versions of tests that are bounded in the test command."""
