"""Public question sets (SQuAD 2.0, JSON Lines): how well the reader reads them and the retriever finds in them."""
