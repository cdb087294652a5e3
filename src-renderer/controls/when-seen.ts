import type { Attachment } from 'svelte/attachments';

/** Calls once when the element comes into sight, or within a row of it in a list that scrolls. */
export function whenSeen(then: () => void): Attachment {
  return (element) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        then();
      },
      // Where a browser does not know it, pictures come a little later.
      { scrollMargin: '60px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
}
