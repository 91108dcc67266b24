"""Least squares with one feature, refitted to labels of its own, as a simulator for `holdfast guard --run`."""
from holdfast_adapter import serve


def squared_error(rng, T, sigma, n, workflow="replace", **_):
    true, slope, pool = 0.0, 0.0, []
    for _fit in range(n):
        x = [rng.gauss(0, 1) for _ in range(T)]
        batch = [(a, slope * a + rng.gauss(0, sigma)) for a in x]
        pool = batch if workflow == "replace" else pool + batch
        slope = sum(a * b for a, b in pool) / sum(a * a for a, _ in pool)
    return (slope - true) ** 2


serve(squared_error)
