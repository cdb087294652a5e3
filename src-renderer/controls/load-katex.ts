export type Katex = (typeof import('katex'))['default'];

let allow: () => void = () => undefined;
const firstPicture = new Promise<void>((resolve) => {
  allow = resolve;
});
let loading: Promise<Katex> | undefined;

/** The first picture is on screen: from now on type may be loaded. */
export function allowKatex(): void {
  allow();
}

/** KaTeX and its fonts, loaded once, after the first picture: the map does not wait for type. */
export function loadKatex(): Promise<Katex> {
  loading ??= firstPicture
    .then(() => Promise.all([import('katex'), import('katex/dist/katex.min.css')]))
    .then(([module]) => module.default);
  return loading;
}
