"""The set of sheets that a fire authority asks for: plans to scale, distances, exits and loads, findings, lists."""
