# Adam on f(x, y) = (a - x)^2 + b*(y - x^2)^2
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


p = np.array([-1.5, 2.0])
learning_rate = 0.001
beta1 = 0.9
beta2 = 0.999
epsilon = 1e-8
m = np.zeros(2)
v = np.zeros(2)
decay1 = 1.0
decay2 = 1.0

step = 0
while step < 500:
    g = gradient(p)
    if not 1e-6 < np.linalg.norm(g) < np.inf or np.linalg.norm(p) > 1e12:
        break  # arrived, or left what can be computed
    decay1 = decay1 * beta1
    decay2 = decay2 * beta2
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    t1 = np.sqrt(v / (1 - decay2)) + epsilon
    p = p - learning_rate * (m / (1 - decay1)) / t1
    step += 1

print(f"step {step}: p = {p.tolist()}, f(p) = {float(f(p))}")
