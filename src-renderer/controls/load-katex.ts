export type Katex = (typeof import('katex'))['default'];

let loading: Promise<Katex> | undefined;

/** KaTeX and its fonts, loaded after the first picture, once. */
export function loadKatex(): Promise<Katex> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(
    ([module]) => module.default,
  );
  return loading;
}
