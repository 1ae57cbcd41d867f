"""A second implementation of `entente run`, written from the documents: docs/explanation/independent-check.md says what it is for."""
