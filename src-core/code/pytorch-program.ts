import { functionCode } from './function-code.ts';
import { definition, heading, helperParts, LAST, loop, pointText, type Parts } from './layout.ts';
import { PYTORCH } from './library.ts';
import { methodCode, orderOf } from './method-code.ts';
import type { Names } from './names.ts';
import { rateOf, type CodeRun } from './run.ts';
import { torchCall, type TorchCall } from './torch-classes.ts';

const GRADIENT = [
  'def gradient(p):',
  '    p = p.clone().requires_grad_()',
  '    return torch.autograd.grad(f(p), p)[0]',
];

const HESSIAN = ['def hessian(p):', '    return torch.autograd.functional.hessian(f, p)'];

const CLOSURE = [
  'def closure():',
  '    optimizer.zero_grad()',
  '    loss = f(p)',
  '    loss.backward()',
  '    return loss',
];

/** By the class of torch.optim, or with the update written out; derivatives are torch's. */
export function pytorchParts(run: CodeRun, names: Names): Parts {
  const torch = torchCall(run.optimizer, run.settings);
  return torch === null ? withUpdate(run, names) : withClass(run, torch, names);
}

const TYPES = ['torch.set_default_dtype(torch.float64)'];

function headOf(run: CodeRun, rate: readonly string[] | null): readonly string[] {
  const needsMath = rate?.join().includes('math.') ?? false;
  return heading(run, [...(needsMath ? ['import math', ''] : []), 'import torch']);
}

function withClass(
  run: CodeRun,
  { call, comment, needsClosure, takesRates }: TorchCall,
  names: Names,
): Parts {
  const f = functionCode(run, PYTORCH, names);
  const rate = takesRates ? rateOf(run) : null;
  const [look, step] = needsClosure
    ? [['closure()'], 'optimizer.step(closure)']
    : [['optimizer.zero_grad()', 'f(p).backward()'], 'optimizer.step()'];
  return [
    headOf(run, rate),
    TYPES,
    f.parameters,
    ...helperParts(f.helpers, PYTORCH),
    definition(f.value),
    definition(rate ?? []),
    [
      `p = torch.tensor(${pointText(run.start)}, requires_grad=True)`,
      ...(comment === undefined ? [] : [`# ${comment}`]),
      `optimizer = ${call}`,
    ],
    definition(needsClosure ? CLOSURE : []),
    loop(run, PYTORCH, {
      look,
      gradient: 'p.grad',
      step: [...(rate === null ? [] : ['optimizer.param_groups[0]["lr"] = rate(step)']), step],
    }),
    LAST,
  ];
}

function withUpdate(run: CodeRun, names: Names): Parts {
  const method = methodCode(run, 'pytorch', PYTORCH, names);
  const f = functionCode(run, PYTORCH, names);
  const rate = rateOf(run);
  return [
    headOf(run, rate),
    TYPES,
    f.parameters,
    ...helperParts(new Set([...f.helpers, ...method.helpers]), PYTORCH),
    definition(f.value),
    definition(GRADIENT),
    definition(orderOf(run.optimizer, run.settings) === 2 ? HESSIAN : []),
    definition(rate ?? []),
    definition(method.functions),
    [`p = torch.tensor(${pointText(run.start)})`, ...method.before],
    loop(run, PYTORCH, { look: ['g = gradient(p)'], gradient: 'g', step: method.step }),
    LAST,
  ];
}
