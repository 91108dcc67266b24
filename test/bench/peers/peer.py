"""The contestants that live in Python: numpy, Hypothesis and scipy, each in its own idiom.

One request a line on standard input, one answer a line on standard output, both JSON. Times are CPU seconds.
"""

import json
import math
import sys
import time
from importlib import import_module


def version(name):
    try:
        return import_module(name).__version__
    except ImportError:
        return None


def per_piece(work, slice_seconds):
    """CPU seconds for one call, over at least `slice_seconds` of them."""
    calls = 0
    start = time.process_time()
    while True:
        work()
        calls += 1
        spent = time.process_time() - start
        if spent >= slice_seconds:
            return spent / calls


columns = {}


def formula(request):
    """Both sides of a relation, written with numpy's operations, on columns of random numbers."""
    import numpy as np

    key = request["left"]
    if key not in columns:
        rng = np.random.default_rng(1)
        columns[key] = {name: rng.uniform(low, high, request["rows"]) for name, (low, high) in request["ranges"].items()}
    names = {**columns[key], "log": np.log, "exp": np.exp}
    sides = [compile(request[side], "<relation>", "eval") for side in ("left", "right")]
    return {"seconds": per_piece(lambda: [eval(side, {"__builtins__": {}}, names) for side in sides], request["slice"])}


def regression(request):
    """Chains of regressions, each on the labels of the last: all at once by normal equations, or each by `lstsq`."""
    import numpy as np

    rng = np.random.default_rng(1)
    d, T, n, chains = (request[name] for name in ("d", "T", "n", "chains"))

    def draw_each():
        weights = np.zeros(d)
        for _ in range(n):
            x = rng.standard_normal((T, d))
            y = x @ weights + rng.standard_normal(T)
            weights = np.linalg.lstsq(x, y, rcond=None)[0]
        return weights @ weights

    def draw_all():
        weights = np.zeros((chains, d, 1))
        for _ in range(n):
            x = rng.standard_normal((chains, T, d))
            y = x @ weights + rng.standard_normal((chains, T, 1))
            transposed = x.transpose(0, 2, 1)
            weights = np.linalg.solve(transposed @ x, transposed @ y)
        return (weights * weights).sum(axis=1)

    draw = draw_each if chains == 1 else draw_all
    return {"seconds": per_piece(draw, request["slice"]) / chains}


CENTRE = (0.731, 0.172, 0.443, 0.869)


def smooth(level, a, b, c, d):
    return math.sqrt(sum((x - y) ** 2 for x, y in zip((a, b, c, d), CENTRE))) - level


def multimodal(level, a, b, c, d):
    return sum(
        (x - y) ** 2 + 0.1 * (1 - math.cos(8 * math.pi * (x - y))) for x, y in zip((a, b, c, d), CENTRE)
    ) - level


def mixed(level, n, k, x, s):
    wrong = 0 if s == "c" else 0.4
    return 0.3 * abs(math.log(n / 137)) + 0.05 * abs(k - 13) + wrong + abs(x - 0.37) - level


MARGINS = {"smooth": smooth, "multimodal": multimodal, "mixed": mixed}


def margin(request):
    """Margins at given points, so that it can be checked that all search the same problem."""
    return {"margins": [MARGINS[request["problem"]](request["level"], **point) for point in request["points"]]}


class Found(Exception):
    pass


class Capped(Exception):
    pass


class Count:
    """The margin of a problem, counted; raises at the first violation and at the cap."""

    def __init__(self, request):
        self.margin = MARGINS[request["problem"]]
        self.level = request["level"]
        self.cap = request["cap"]
        self.evaluations = 0

    def __call__(self, **point):
        if self.evaluations >= self.cap:
            raise Capped
        self.evaluations += 1
        value = self.margin(self.level, **point)
        if value < 0:
            raise Found
        return value


def hypothesis(request):
    from hypothesis import HealthCheck, Phase, given, seed, settings, target
    from hypothesis import strategies as st

    unit = st.floats(0, 1)
    if request["problem"] == "mixed":
        strategies = {"n": st.integers(1, 1000), "k": st.integers(0, 20), "x": unit, "s": st.sampled_from("abcd")}
    else:
        strategies = dict.fromkeys("abcd", unit)
    count = Count(request)
    found = []

    @seed(request["seed"])
    @settings(
        max_examples=request["cap"],
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.target],
        suppress_health_check=list(HealthCheck),
    )
    @given(**strategies)
    def search(**point):
        if found:
            return
        try:
            value = count(**point)
        except Found:
            found.append(count.evaluations)
            return
        except Capped:
            return
        target(-value)

    search()
    return {"evaluations": found[0] if found else count.evaluations, "found": bool(found)}


def evolution(request):
    """Differential evolution on the unit cube, integers by rounding, with scipy's defaults."""
    from scipy.optimize import differential_evolution

    count = Count(request)

    def at(u):
        if request["problem"] != "mixed":
            return count(**dict(zip("abcd", map(float, u))))
        n = min(1000, max(1, round(math.exp(math.log(0.5) + u[0] * math.log(1000.5 / 0.5)))))
        return count(n=n, k=min(20, int(21 * u[1])), x=float(u[2]), s="abcd"[min(3, int(4 * u[3]))])

    try:
        differential_evolution(at, [(0, 1)] * 4, seed=request["seed"], maxiter=10**6, tol=0, polish=False)
    except Found:
        return {"evaluations": count.evaluations, "found": True}
    except Capped:
        pass
    return {"evaluations": count.evaluations, "found": False}


ANSWERS = {
    "versions": lambda _: {name: version(name) for name in ("numpy", "hypothesis", "scipy")},
    "formula": formula,
    "regression": regression,
    "margin": margin,
    "hypothesis": hypothesis,
    "evolution": evolution,
}

for line in sys.stdin:
    asked = json.loads(line)
    try:
        answer = ANSWERS[asked["ask"]](asked)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
