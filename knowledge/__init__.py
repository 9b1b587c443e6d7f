"""What the assistant knows: measures, regions, offices, and how a question finds them."""
