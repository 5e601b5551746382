"""What a visit was and was about: form, topics, programs, figures, outcomes."""
