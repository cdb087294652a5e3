import type { ReducedAngle } from './angle-reduction.ts';
import { SCALAR } from './scalar.ts';

/** ⌊2/π·2¹²⁸⁰⌋: with 192 bits behind the point even for the largest double. */
const TWO_OVER_PI_BITS = 1280n;
const TWO_OVER_PI = BigInt(
  '0x' +
    'a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e0' +
    '06492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f4' +
    '9c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d' +
    '7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babf0cfbc209af4361d',
);

/** No double is closer than 2⁻⁶² quarter turns to a whole number of them, so that 130 of these bits remain. */
const FRACTION_BITS = 192n;
const ONE_QUARTER = 1n << FRACTION_BITS;

/** ⌊π/2·2¹²⁸⌋ */
const HALF_PI_BITS = 128n;
const HALF_PI = 0x1921fb54442d18469898cc51701b839a2n;

/**
 * As `reduceAngle`, for |x| ≥ 1 of any size; exactly odd; NaN at ±Infinity. Payne & Hanek 1983, in whole
 * numbers: x is a whole significand times a power of two, so the bits of x·2/π can be cut where they matter.
 */
export function reduceFarAngle(x: number): ReducedAngle<number> {
  if (!Number.isFinite(x)) return { quarter: NaN, head: NaN, tail: NaN };
  const size = Math.abs(x);
  const significand = BigInt(SCALAR.significandOf(size) * 2 ** 52);
  const exponent = BigInt(SCALAR.exponentOf(size) - 52);
  const quarters = (significand * TWO_OVER_PI) >> (TWO_OVER_PI_BITS - exponent - FRACTION_BITS);
  const nearest = (quarters + ONE_QUARTER / 2n) >> FRACTION_BITS;
  const remainder = (quarters - nearest * ONE_QUARTER) * HALF_PI;
  const head = Number(remainder);
  const tail = Number(BigInt(head) - remainder);
  const unit = Math.sign(x) * SCALAR.powerOfTwo(-Number(FRACTION_BITS + HALF_PI_BITS));
  return {
    quarter: Math.sign(x) * Number(BigInt.asIntN(2, nearest)),
    head: head * unit,
    tail: tail * unit,
  };
}
