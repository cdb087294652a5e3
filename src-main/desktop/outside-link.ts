/** Longest address that is shown to the person, who has to be able to read it. */
const LONGEST = 500;

/**
 * The address, as it is to be shown and opened, of a page that the system's browser may be asked for; null for all else.
 * Nobody's name and password belong in it: they are there to make one host look like another.
 */
export function outsideLink(address: string): string | null {
  if (address.length > LONGEST || !URL.canParse(address)) return null;
  const { protocol, username, password, href } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' ? href : null;
}
