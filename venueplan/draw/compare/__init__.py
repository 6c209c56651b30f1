"""Pictures side by side: layouts, two plans, density; and small ones for reports."""
