"""Runs programs, each in a namespace of its own. Reads a JSON list of texts, writes a JSON list of what they print."""

import contextlib
import importlib.util
import io
import json
import sys
import traceback
import warnings

NEEDS = ["numpy", "torch", "jax", "optax"]

warnings.simplefilter("ignore")
printed = []
for text in json.load(sys.stdin):
    missing = [name for name in NEEDS if f"import {name}" in text and importlib.util.find_spec(name) is None]
    if missing:
        printed.append({"missing": missing})
        continue
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(text, "program", "exec"), {"__name__": "__main__"})
        printed.append({"out": out.getvalue()})
    except Exception:
        printed.append({"error": traceback.format_exc(limit=-1)})
torch = sys.modules.get("torch")
versions = {"python": sys.version.split()[0], "torch": "" if torch is None else str(torch.__version__)}
json.dump({"printed": printed, **versions}, sys.stdout)
