"""The contestants that live in Python: numpy, Hypothesis and scipy, each in its own idiom.

One request a line on standard input, one answer a line on standard output, both JSON. Times are CPU seconds.
"""

import json
import math
import sys
import time
from importlib import import_module
from random import Random


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


def categorical(request):
    """Loops in which every generation is a multinomial sample from the frequencies of the one before, all at once."""
    import numpy as np

    rng = np.random.default_rng(1)
    n, chains = request["n"], request["chains"]
    law = np.tile(request["law"], (chains, 1))

    def draw():
        p = law
        for _ in range(request["generations"]):
            p = rng.multinomial(n, p) / n
        return (p * p).sum(axis=1)

    return {"seconds": per_piece(draw, request["slice"]) / chains}


def gaussian(request):
    """Loops in which a normal law is fitted to samples of the fit before it, all at once."""
    import numpy as np

    rng = np.random.default_rng(1)
    n, chains = request["n"], request["chains"]

    def draw():
        mean, scale = np.zeros((chains, 1)), np.ones((chains, 1))
        for _ in range(request["generations"]):
            x = mean + scale * rng.standard_normal((chains, n))
            mean, scale = x.mean(axis=1, keepdims=True), x.std(axis=1, ddof=1, keepdims=True)
        return scale * scale

    return {"seconds": per_piece(draw, request["slice"]) / chains}


CENTRE = (0.731, 0.172, 0.443, 0.869)


def norm(values):
    return math.sqrt(sum(x * x for x in values))


def from_centre(point):
    return [point[name] - y for name, y in zip("abcd", CENTRE)]


def turned(z):
    p, q, r, s = z
    return [(p + q + r + s) / 2, (p - q + r - s) / 2, (p + q - r - s) / 2, (p - q - r + s) / 2]


def rippled(z):
    return sum(x * x + 0.1 * (1 - math.cos(8 * math.pi * x)) for x in z)


def valley(point):
    y = [4 * point[name] - 2 for name in "abcd"]
    return sum(100 * (b - a * a) ** 2 + (1 - a) ** 2 for a, b in zip(y, y[1:]))


def mixed(point):
    wrong = 0 if point["s"] == "c" else 0.4
    return 0.3 * abs(math.log(point["n"] / 137)) + 0.05 * abs(point["k"] - 13) + wrong + abs(point["x"] - 0.37)


def atoms(family):
    return int(family[len("simplex") :]) if family.startswith("simplex") else 4


def target_law(family):
    if family == "law":
        return (0.61, 0.05, 0.23, 0.11)
    weights = [1 + 0.35 * math.sin(2.4 * (i + 1)) for i in range(atoms(family))]
    return [w / sum(weights) for w in weights]


def margin_of(request):
    """The margin of a planted problem as a function of a point."""
    family, level = request["family"], request["level"]
    heights = {
        "smooth": lambda p: norm(from_centre(p)),
        "multimodal": lambda p: rippled(from_centre(p)),
        "rotated": lambda p: rippled(turned(from_centre(p))),
        "cigar": lambda p: norm(w * z for w, z in zip((1, 10, 100, 1000), turned(from_centre(p)))),
        "valley": valley,
        "sheet": lambda p: abs(0.5 * p["a"] * p["b"] + 0.217 - p["c"]),
        "mixed": mixed,
        "wedge": lambda p: 0.5 - p["a"] + abs(p["c"] - 0.3),
    }
    if family in heights:
        return lambda p: heights[family](p) - level
    if family == "flat":
        return lambda p: -1 if all(abs(p[n] - y) < level for n, y in zip("abc", CENTRE)) else 1
    if family == "kinds":
        return lambda p: (
            5 * (abs(p["x"] - 0.777) + abs(p["y"] - 0.123)) - level
            if p["s"] == "d"
            else 0.1 + (p["x"] - 0.2) ** 2 + (p["y"] - 0.9) ** 2
        )
    law = target_law(family)
    return lambda p: norm(x - y for x, y in zip(p["p"], law)) - level


def in_regime(family, point):
    return family != "wedge" or (point["a"] + point["b"] <= 1 and point["b"] >= point["a"])


def margin(request):
    """Margins at given points, so that it can be checked that all search the same problem."""
    of = margin_of(request)
    return {"margins": [of(point) for point in request["points"]]}


class Found(Exception):
    pass


class Capped(Exception):
    pass


class Count:
    """The margin of a problem, observed with its noise and counted; raises at the first violation and at the cap."""

    def __init__(self, request):
        self.margin = margin_of(request)
        self.noise = request["noise"]
        self.threshold = request["threshold"] * self.noise
        self.observations, self.errors = request["observations"], request["errors"]
        self.random = Random(request["seed"])
        self.cap = request["cap"]
        self.evaluations = 0

    def observe(self, value):
        self.evaluations += 1
        return value + self.noise * self.random.gauss(0, 1) if self.noise else value

    def is_confirmed(self, value):
        if not self.noise:
            return True
        mean = sum(self.observe(value) for _ in range(self.observations)) / self.observations
        return mean < -self.errors * self.noise / math.sqrt(self.observations)

    def __call__(self, point):
        if self.evaluations >= self.cap:
            raise Capped
        value = self.margin(point)
        observed = self.observe(value)
        if observed < -self.threshold and self.is_confirmed(value):
            raise Found
        return observed


def strategies(family):
    from hypothesis import strategies as st

    unit = st.floats(0, 1)
    if family == "mixed":
        return {"n": st.integers(1, 1000), "k": st.integers(0, 20), "x": unit, "s": st.sampled_from("abcd")}
    if family == "kinds":
        return {"s": st.sampled_from("abcde"), "x": unit, "y": unit}
    if family == "law" or family.startswith("simplex"):
        return {"p": st.lists(unit, min_size=atoms(family), max_size=atoms(family)).map(law_from)}
    return dict.fromkeys("abc" if family in ("flat", "sheet", "wedge") else "abcd", unit)


def law_from(u):
    """A law from numbers in [0, 1], evenly over the simplex when they are uniform: spacings of a Poisson process."""
    spacings = [-math.log1p(-min(x, 1 - 1e-16)) for x in u]
    total = sum(spacings)
    return [x / total for x in spacings] if total > 0 else [1 / len(u)] * len(u)


def hypothesis(request):
    from hypothesis import HealthCheck, Phase, assume, given, seed, settings, target

    family = request["family"]
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
    @given(**strategies(family))
    def search(**point):
        if found:
            return
        assume(in_regime(family, point))
        try:
            value = count(point)
        except Found:
            found.append(count.evaluations)
            return
        except Capped:
            return
        target(-value)

    search()
    return {"evaluations": found[0] if found else count.evaluations, "found": bool(found)}


def point_from(family, u):
    u = [float(x) for x in u]
    if family == "mixed":
        n = min(1000, max(1, round(math.exp(math.log(0.5) + u[0] * math.log(1000.5 / 0.5)))))
        return {"n": n, "k": min(20, int(21 * u[1])), "x": u[2], "s": "abcd"[min(3, int(4 * u[3]))]}
    if family == "kinds":
        return {"s": "abcde"[min(4, int(5 * u[0]))], "x": u[1], "y": u[2]}
    if family == "law" or family.startswith("simplex"):
        return {"p": law_from(u)}
    return dict(zip("abcd", u))


def evolution(request):
    """Differential evolution on the unit cube with scipy's defaults: integers by rounding, laws by spacings, infinity outside a regime."""
    from scipy.optimize import differential_evolution

    family = request["family"]
    sizes = {"flat": 3, "sheet": 3, "wedge": 3, "kinds": 3}
    size = atoms(family) if family.startswith("simplex") else sizes.get(family, 4)
    count = Count(request)

    def at(u):
        point = point_from(family, u)
        return count(point) if in_regime(family, point) else math.inf

    try:
        differential_evolution(at, [(0, 1)] * size, seed=request["seed"], maxiter=10**6, tol=0, polish=False)
    except Found:
        return {"evaluations": count.evaluations, "found": True}
    except Capped:
        pass
    return {"evaluations": count.evaluations, "found": False}


ANSWERS = {
    "versions": lambda _: {name: version(name) for name in ("numpy", "hypothesis", "scipy")},
    "formula": formula,
    "regression": regression,
    "categorical": categorical,
    "gaussian": gaussian,
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
