"""The gazette pages: each view calls one query or one action and hands the outcome to a template."""
