"""Retrains two small models on their own output and writes what became of them."""
import csv
import random
import statistics


def refit_gaussian(rng, n=10, generations=8):
    """A normal law, fitted to samples of the fit before it."""
    mean, variance = 0.0, 1.0
    yield 0, variance
    for t in range(1, generations + 1):
        sample = [rng.gauss(mean, variance**0.5) for _ in range(n)]
        mean, variance = statistics.fmean(sample), statistics.pvariance(sample)
        yield t, variance


def refit_regression(rng, T=20, sigma=1.0, generations=8):
    """A slope, fitted to real labels and to those of every fit so far."""
    x = [rng.gauss(0, 1) for _ in range(T)]
    true, slope, pool = 2.0, 2.0, []
    for n in range(1, generations + 1):
        labels = [slope * a + rng.gauss(0, sigma) for a in x]
        pool = pool + list(zip(x, labels))
        slope = sum(a * b for a, b in pool) / sum(a * a for a, _ in pool)
        yield n, (slope - true) ** 2


with open("gaussian.csv", "w", newline="") as file:
    table = csv.writer(file)
    table.writerow(["workflow", "seed", "n", "t", "variance"])
    for seed in range(400):
        for t, variance in refit_gaussian(random.Random(seed)):
            table.writerow(["replace", seed, 10, t, variance])

with open("regression.csv", "w", newline="") as file:
    table = csv.writer(file)
    table.writerow(["workflow", "design", "seed", "d", "T", "sigma", "n", "test_error"])
    for seed in range(2000):
        for n, error in refit_regression(random.Random(seed)):
            table.writerow(["accumulate", "shared", seed, 1, 20, 1.0, n, error])
