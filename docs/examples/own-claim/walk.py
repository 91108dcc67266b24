"""Refits a mean to samples of the fit before it; a line of JSON for each seed, with its whole trajectory."""
import json
import random

n = 10
with open("walk.jsonl", "w") as file:
    for seed in range(200):
        rng, mean, errors = random.Random(seed), 0.0, []
        for _ in range(6):
            mean = sum(rng.gauss(mean, 1) for _ in range(n)) / n
            errors.append(mean**2)
        print(json.dumps({"seed": seed, "error": errors}), file=file)
