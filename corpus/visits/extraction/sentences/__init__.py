"""What a sentence says of its regions: who visits, who is visited, and whether it speaks of now, earlier or later."""
