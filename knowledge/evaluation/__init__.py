"""Evaluation: labelled questions put to the search, and figures of how it did."""
