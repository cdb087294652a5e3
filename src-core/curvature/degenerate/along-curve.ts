import { addTo, bivariate, coefficient, type Bivariate, type Bounded } from '../../calculus/index.ts';

/** What h(s, t) does near the origin, h = c·sᵐ + …, m even, c ≠ 0; `opposite`: it has the other sign than c too. */
export interface AlongCurve {
  readonly behaviour: 'definite' | 'opposite' | 'flat' | 'undecided';
  /** Sign of c. */
  readonly sign: number;
  /** The order of the first coefficient that tells; null where none does. */
  readonly leadingOrder: number | null;
  /** a₀, a₁, …: the curve s = Σ aₖ·tᵏ that was looked along. */
  readonly curve: readonly number[];
}

const isZero = ({ value, error }: Bounded): boolean => Math.abs(value) <= error;

const binomial = (n: number, k: number): number => {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
};

/** h with s replaced by s + a·tᵏ, a an exact number: rows (powers of s) mix, nothing is lost below the order in t. */
export function shifted(h: Bivariate, a: number, k: number, uncertainty = 0): Bivariate {
  const result = bivariate(h.order);
  for (let i = 0; i <= h.order; i++) {
    for (let j = 0; j <= h.order; j++) {
      const { value, error } = coefficient(h, i, j);
      if (value === 0 && error === 0) continue;
      for (let l = 0; l <= i && j + k * l <= h.order; l++) {
        const factor = binomial(i, l) * a ** l;
        const rounding = l === 0 ? 0 : 2 ** -52 * (l + 1) * Math.abs(factor * value);
        const exact = Number.isInteger(a) && Number.isInteger(value) && Math.abs(factor * value) < 2 ** 50;
        const moved =
          binomial(i, l) * ((Math.abs(a) + uncertainty) ** l - Math.abs(a) ** l) * Math.abs(value);
        addTo(
          result,
          i - l,
          j + k * l,
          factor * value,
          Math.abs(factor) * error + (exact ? 0 : rounding) + moved,
        );
      }
    }
  }
  return result;
}

/**
 * The splitting lemma as power series (Poston & Stewart, Catastrophe Theory, 1978, ch. 8): the curve where
 * ∂ᵐ⁻¹h/∂sᵐ⁻¹ = 0 is made the t axis, coefficient by coefficient, each shift an exact change of variable. What is left
 * of h on it, a₀(t), decides: for m = 2 alone, for higher m where the rows between are zero or of the same sign.
 * @param h with h(0, 0) = 0
 * @param known the highest power of t that is known beside s⁰
 */
export function lookAlongCurve(h: Bivariate, m: number, known: number): AlongCurve {
  const leading = coefficient(h, m, 0).value;
  const sign = Math.sign(leading);
  const curve = [0];
  let straightened = h;
  for (let k = 1; k < known; k++) {
    const off = coefficient(straightened, m - 1, k);
    const a = isZero(off) ? 0 : -off.value / (m * leading);
    curve.push(a);
    if (a !== 0) straightened = shifted(straightened, a, k);
  }
  const rows = Array.from({ length: m - 1 }, (_, i) => leadingOf(straightened, i, known));
  const [onCurve = null, ...between] = rows;
  const told = (behaviour: AlongCurve['behaviour']): AlongCurve => ({
    behaviour,
    sign,
    leadingOrder: onCurve?.order ?? null,
    curve,
  });
  if (onCurve !== null && (onCurve.order % 2 === 1 || onCurve.sign !== sign)) return told('opposite');
  const harmless = between.every(
    (row, index) => row === null || (index % 2 === 1 && row.order % 2 === 0 && row.sign === sign),
  );
  if (!harmless) return told('undecided');
  if (onCurve !== null) return told('definite');
  return told('flat');
}

/** The first coefficient of a row that rounding does not hide. */
function leadingOf(h: Bivariate, row: number, known: number): { order: number; sign: number } | null {
  for (let order = 0; order <= known - row; order++) {
    if (row === 0 && order === 0) continue;
    const entry = coefficient(h, row, order);
    if (!isZero(entry)) return { order, sign: Math.sign(entry.value) };
  }
  return null;
}
