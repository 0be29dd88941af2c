"""A dashboard over the task list of a Vietnamese ministerial decision, faithful to its text."""
