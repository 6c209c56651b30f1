"""Signs that lead and name: directions over the floor, booth signs, fascia boards, schedules on e-ink."""
