/** Parts of formulas that many methods share. */
import type { FormulaLine, QuantitySymbol } from './optimizer.ts';

export const inFirstStep = (tex: string): FormulaLine => ({
  tex,
  where: '\\text{ in the first step}',
  holds: ({ t }) => t === 1,
});

export const inLaterSteps = (tex: string): FormulaLine => ({
  tex,
  where: '\\text{ in later steps}',
  holds: ({ t }) => t > 1,
});

/** Where a method went one of its ways. */
export const onWay = (way: string, tex: string, where: string): FormulaLine => ({
  tex,
  where,
  holds: (step) => step.way === way,
});

/** Of a number or vector that is told and is not zero, or is. */
export const whereNotZero = (name: string, tex: string, where: string): FormulaLine => ({
  tex,
  where,
  holds: ({ told }) => told[name]?.some((value) => value !== 0) ?? false,
});

export const whereZero = (name: string, tex: string, where: string): FormulaLine => ({
  tex,
  where,
  holds: ({ told }) => told[name]?.every((value) => value === 0) ?? false,
});

/** A symbol with the index inside: y, then y₃ as in ∇f(y₃). */
export const indexedBy =
  (write: (index: string) => string, shift = 0): QuantitySymbol =>
  (index) =>
    write(index === null ? '' : `_{${index + shift}}`);

/** The symbol of what a step tells, with the number of that step from 1: μₜ, then μ₃. */
export const byStep =
  (write: (t: string) => string, shift = 0): QuantitySymbol =>
  (index) =>
    write(index === null ? (shift === 0 ? 't' : `t+${shift}`) : String(index + 1 + shift));

/** The symbol of what is remembered, with the number of steps that were taken: β₁ᵗ, then β₁². */
export const byStepsTaken =
  (write: (t: string) => string): QuantitySymbol =>
  (index) =>
    write(index === null ? 't' : String(index));

/** A number that a method keeps count of, in words. */
export const counted = (words: string): QuantitySymbol => `\\text{${words}}`;
