"""How an assistant bears up: the cases in other forms, made by rule, and texts that mean harm."""
