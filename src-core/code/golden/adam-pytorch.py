# Adam on f(x, y) = (a - x)^2 + b*(y - x^2)^2
# 500 steps or until the norm of the gradient is 1e-6. Written by Zigzag.
import torch

torch.set_default_dtype(torch.float64)

a = torch.tensor(1.0)
b = torch.tensor(100.0)


def f(p):
    x, y = p
    return (a - x) ** 2 + b * (y - x**2) ** 2


p = torch.tensor([-1.5, 2.0], requires_grad=True)
optimizer = torch.optim.Adam([p], lr=0.001, betas=(0.9, 0.999), eps=1e-8)

step = 0
while step < 500:
    optimizer.zero_grad()
    f(p).backward()
    if not 1e-6 < torch.linalg.norm(p.grad) < torch.inf or torch.linalg.norm(p) > 1e12:
        break  # arrived, or left what can be computed
    optimizer.step()
    step += 1

print(f"step {step}: p = {p.tolist()}, f(p) = {float(f(p))}")
