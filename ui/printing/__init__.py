"""Pages on screen and on paper: any PDF that was made in memory, previewed and printed. No screen of its own."""
