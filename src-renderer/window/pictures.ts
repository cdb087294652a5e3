/** The pictures that can be saved of what is on screen. */
import type { Picture } from '../export/in-window/picture.ts';
import type { Lab } from '../lab/lab.svelte.ts';

/** Loaded with the first picture of their bench. */
const descent = () => import('../benches/descent/pictures.ts');
const curvature = () => import('../benches/curvature/pictures.ts');

const DESCENT_PICTURES: readonly Picture[] = [
  { id: 'map', name: 'Map', markup: async (lab) => (await descent()).mapMarkup(lab) },
  { id: 'loss', name: 'Loss chart', markup: async (lab) => (await descent()).lossMarkup(lab) },
];

const CURVATURE_PICTURES: Readonly<Record<Lab['curvature']['figure'], readonly Picture[]>> = {
  map: [
    { id: 'curvature', name: 'Map', markup: async (lab) => (await curvature()).probeMapMarkup(lab) },
    { id: 'directions', name: 'Polar plot', markup: async (lab) => (await curvature()).polarMarkup(lab) },
  ],
  surface: [
    { id: 'surface', name: 'Surface', markup: async (lab) => (await curvature()).surfaceMarkup(lab) },
    { id: 'directions', name: 'Polar plot', markup: async (lab) => (await curvature()).polarMarkup(lab) },
  ],
  matrices: [
    { id: 'matrices', name: 'Matrices', markup: async (lab) => (await curvature()).matricesMarkup(lab) },
  ],
};

export function picturesOf({ bench, curvature: { figure } }: Lab): readonly Picture[] {
  return bench === 'descent' ? DESCENT_PICTURES : CURVATURE_PICTURES[figure];
}
