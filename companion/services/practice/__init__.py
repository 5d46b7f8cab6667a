"""Made-up people and a made-up team to practise with."""
