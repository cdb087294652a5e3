import { mount, unmount, type Component } from 'svelte';

/** Shows a dialog and waits for what the person answers; `onanswer` is called when it is closed. */
export function ask<Answer, Props extends object>(
  dialog: Component<Props & { readonly onanswer: (answer: Answer) => void }>,
  props: Props,
): Promise<Answer> {
  const target = document.querySelector('.window') ?? document.body;
  return new Promise((resolve) => {
    const shown = mount(dialog, {
      target,
      props: {
        ...props,
        onanswer: (answer: Answer) => {
          void unmount(shown);
          resolve(answer);
        },
      },
    });
  });
}
