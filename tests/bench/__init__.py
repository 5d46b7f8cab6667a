"""How fast and how small, as ratios against peers that run beside us."""
