# Momentum on f(x, y) = (a - x)^2 + b*(y - x^2)^2
# 500 steps or until the norm of the gradient is 1e-6. Written by Zigzag.
import jax
import jax.numpy as jnp
import optax

jax.config.update("jax_enable_x64", True)

a = jnp.float64(1.0)
b = jnp.float64(100.0)


def f(p):
    x, y = p
    return (a - x) ** 2 + b * (y - x**2) ** 2


gradient = jax.jit(jax.grad(f))
optimizer = optax.sgd(learning_rate=0.01, momentum=0.9)
p = jnp.array([-1.5, 2.0])
state = optimizer.init(p)

step = 0
while step < 500:
    g = gradient(p)
    if not 1e-6 < jnp.linalg.norm(g) < jnp.inf or jnp.linalg.norm(p) > 1e12:
        break  # arrived, or left what can be computed
    updates, state = optimizer.update(g, state, p)
    p = optax.apply_updates(p, updates)
    step += 1

print(f"step {step}: p = {p.tolist()}, f(p) = {float(f(p))}")
