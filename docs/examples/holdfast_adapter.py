"""Lets `holdfast guard --run` drive a Python simulator. Standard library only; copy it beside your script.

    from holdfast_adapter import serve
    serve(lambda rng, n, T, sigma, **_: one_measured_value)
"""
import json
import random
import sys


def serve(simulate):
    """Answers each request line on standard input with a line of `replicates` measured values.

    `simulate` is given a random.Random of its own and the parameters by name, and returns one number.
    """
    answers, sys.stdout = sys.stdout, sys.stderr  # prints of the simulator must not mix with the answers
    for line in sys.stdin:
        request = json.loads(line)
        rng = random.Random(request["seed"])
        seeds = [rng.getrandbits(64) for _ in range(request["replicates"])]
        values = [float(simulate(random.Random(seed), **request["params"])) for seed in seeds]
        print(json.dumps({"values": values}), file=answers, flush=True)
