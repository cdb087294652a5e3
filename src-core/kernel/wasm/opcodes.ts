/** Instructions that the kernels use outside of arithmetic. (WebAssembly Core Specification 2.0, §5.4.) */
import { NO_RESULT, unsigned } from './encoding.ts';

/** Bytes of a number in memory. */
export const DOUBLE = 8;
/** Uniform values in locals: those that do not fit in registers become operands on the stack, cheaper than loads. */
export const KEPT_UNIFORMS = 64;

export const IF = [0x04, NO_RESULT];
export const LOOP = [0x03, NO_RESULT];
export const END = 0x0b;
/** Branches to the loop's beginning, which is the innermost block, where the number on the stack is not 0. */
export const AGAIN = [0x0d, ...unsigned(0)];
export const F64_ABS = 0x99;
export const F64_EQUAL = 0x61;
export const F64_GREATER = 0x64;
export const I32_GREATER = 0x4a;
export const I32_ADD = 0x6a;
export const I32_SUBTRACT = 0x6b;
export const I32_MULTIPLY = 0x6c;
export const I32_AND = 0x71;
export const I32_SHIFT_LEFT = 0x74;
