/** Address of the lab in the desktop window. */
export const LAB_SCHEME = 'app';
export const LAB_HOST = 'lab';
export const LAB_URL = `${LAB_SCHEME}://${LAB_HOST}/`;

/** True for the lab's own page, with whatever query or fragment: the only page its window ever shows. */
export function isLabPage(url: string): boolean {
  const page = url.split(/[?#]/, 1)[0];
  return page === LAB_URL || page === `${LAB_URL}index.html`;
}

/** Encoded path of a request to the lab's scheme, or undefined where it names another host. */
export function labPath(url: string): string | undefined {
  const { protocol, hostname, pathname } = new URL(url);
  return protocol === `${LAB_SCHEME}:` && hostname === LAB_HOST ? pathname : undefined;
}
