"""Cases put to an assistant, and what is found out about every answer."""
