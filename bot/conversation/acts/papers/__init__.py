"""Sheets to take away: wished for, named, and told of when they are there."""
