"""What a worker does with a person and writes with them: the record, from the first meeting to the read back."""
