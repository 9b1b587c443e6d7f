"""Check: what an editor should put right, beyond what makes the content unusable."""
