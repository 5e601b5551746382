"""The hostile suite: articles and questions that mean harm, and what must not come of them."""
