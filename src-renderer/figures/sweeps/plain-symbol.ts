/** Symbols of settings without TeX, for the axes of figures. */

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  Delta: 'Δ',
  varepsilon: 'ε',
  eta: 'η',
  lambda: 'λ',
  nu: 'ν',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
};

const SUPERSCRIPTS: Readonly<Record<string, string>> = { '+': '⁺', '-': '⁻' };

const subscript = (digit: string): string => String.fromCodePoint(0x2080 + Number(digit));

/** `\beta_1` → β₁, `\eta^-` → η⁻, `\Delta_{\min}` → Δmin. */
export const plainSymbol = (tex: string): string =>
  tex
    .replace(/\\text\{([^}]*)\}/g, '$1')
    .replace(/_(\d)/g, (_, digit: string) => subscript(digit))
    .replace(/\^([+-])/g, (_, sign: string) => SUPERSCRIPTS[sign] ?? sign)
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => GREEK[name] ?? name)
    .replace(/[_{}]/g, '');
