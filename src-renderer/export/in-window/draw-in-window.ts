import { mount, unmount } from 'svelte';
import type { Core } from '../figures/figure-kind.ts';
import type { Render } from '../figures/draw-figure.ts';

/** Mounts a figure where nobody sees it and gives its markup. */
export const renderInWindow: Render = ({ component, props }) => {
  const target = document.createElement('div');
  const figure = mount(component, { target, props });
  const svg = target.querySelector('svg');
  if (svg === null) throw new Error('The figure drew nothing.');
  const markup = new XMLSerializer().serializeToString(svg);
  void unmount(figure);
  return markup;
};

/** Answers that are kept: a caption that is typed, or another theme, needs no new scene. */
const KEPT = 6;

/** A core that remembers its last answers. */
export function rememberingCore(core: Core): Core {
  const answers = new Map<string, Promise<unknown>>();
  return {
    request(name, input, options) {
      const key = JSON.stringify([name, input]);
      // The very same request has the very same type of answer.
      const known = answers.get(key) as ReturnType<typeof core.request<typeof name>> | undefined;
      const answer = known ?? core.request(name, input, options);
      answers.delete(key);
      answers.set(key, answer);
      const [oldest] = answers.keys();
      if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
      answer.catch(() => answers.delete(key));
      return answer;
    },
  };
}
