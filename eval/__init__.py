"""How well: cases as data, fact matching, measures, reports and comparison of two runs, benchmarks; no judge model."""
