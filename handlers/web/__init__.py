"""What the web channels share: headers, forms, templates, the event stream, health."""
