"""What people put right in the register: read, kept, and applied again after every reading of the articles."""
