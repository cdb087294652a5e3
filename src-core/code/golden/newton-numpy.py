# Newton on f(x, y) = (a - x)^2 + b*(y - x^2)^2
# 500 steps or until the norm of the gradient is 1e-6. Written by Zigzag.
import numpy as np

a = np.float64(1.0)
b = np.float64(100.0)


def f(p):
    x, y = p
    return (a - x) ** 2 + b * (y - x**2) ** 2


def gradient(p):
    x, y = p
    t1 = y - x**2
    return np.array([-2 * (a - x) - 4 * (b * (t1 * x)), 2 * (b * t1)])


def hessian(p):
    x, y = p
    t1 = -4 * (b * (-2 * (x * x) + (y - x**2)))
    return np.array([[2 + t1, -4 * (b * x)], [-4 * (b * x), 2 * b]])


p = np.array([-1.5, 2.0])
learning_rate = 1

step = 0
while step < 500:
    g = gradient(p)
    if not 1e-6 < np.linalg.norm(g) < np.inf or np.linalg.norm(p) > 1e12:
        break  # arrived, or left what can be computed
    p = p - learning_rate * np.linalg.solve(hessian(p), g)
    step += 1

print(f"step {step}: p = {p.tolist()}, f(p) = {float(f(p))}")
