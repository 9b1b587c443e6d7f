"""A form of an application: in which order it is asked, and how."""
