import { MatrixSceneMaker } from '../../scene/matrix-scene.ts';
import type { Handler } from '../host.ts';

const scenes = new MatrixSceneMaker();

export const matrices: Handler<'matrices'> = (request) => scenes.make(request);
