import { expect, it } from 'vitest';
import { LARGEST_FILE, tooLargeToOpen } from './limits.ts';

it('a file that is too large to be opened is told of, and no other', () => {
  expect(tooLargeToOpen(LARGEST_FILE)).toBeNull();
  expect(tooLargeToOpen(LARGEST_FILE + 1)).toBe(
    'At 51 MB it cannot be opened as a lab again, which takes 50 MB at most: save the lab as a file too.',
  );
});
