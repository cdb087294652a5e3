/** The fonts and colours of a slide's own text: fonts that every machine has, since ours do not travel with a slide. */
import type { FigureTheme } from '../../figures/theme.ts';

/** Arial's stand-in where it is missing has the same widths, and so has that of Times New Roman. */
export const slideFont = ({ name }: FigureTheme): string =>
  name === 'journal' ? 'Times New Roman' : 'Arial';
