import { describe, expect, test } from 'vitest';
import { defaultDocument, withNoise, type LabDocument } from '../document/index.ts';
import type { Cost, StopReason } from '../descent/index.ts';
import { unfairness, type Comparison } from './fairness.ts';
import { cellText, ranked, rankedRun, type RankedRun } from './ranking.ts';
import type { PathScene } from './scene.ts';

interface Sketch {
  readonly name?: string;
  readonly optimizer?: string;
  readonly key?: string;
  readonly kind?: PathScene['kind'];
  readonly learningRate?: number;
  readonly stop?: StopReason;
  readonly steps?: number;
  readonly evaluations?: number;
  readonly loss?: number;
  readonly cost?: Partial<Cost>;
  readonly start?: readonly [number, number];
  readonly end?: readonly [number, number];
}

const START = defaultDocument().start;

function path(sketch: Sketch): PathScene {
  const { optimizer = 'gradient-descent', steps = 10, evaluations = steps, loss = 0 } = sketch;
  return {
    key: sketch.key ?? optimizer,
    optimizer,
    name: sketch.name ?? optimizer,
    kind: sketch.kind ?? 'run',
    series: 0,
    learningRate: sketch.learningRate ?? 0.01,
    scheduledRates: null,
    cloud: null,
    points: Float64Array.from([
      ...(sketch.start ?? START),
      ...Array.from({ length: 2 * (steps - 1) }, () => 0),
      ...(sketch.end ?? [0, 0]),
    ]),
    values: Float64Array.from({ length: steps + 1 }, () => loss),
    gradients: new Float64Array(2 * steps + 2),
    gradientNorms: new Float64Array(steps + 1),
    effectiveRates: new Float64Array(0),
    evaluations: Float64Array.from({ length: steps + 1 }, () => evaluations),
    cost: { values: 0, gradients: evaluations, hessians: 0, solves: 0, ...sketch.cost },
    stop: sketch.stop ?? 'converged',
    steps,
  };
}

const names = (rows: readonly RankedRun[]): readonly string[] => rows.map(({ name }) => name);

describe('the order', () => {
  const paths = [
    path({ name: 'lost', stop: 'diverged', loss: -5 }),
    path({ name: 'near', stop: 'steps', loss: 0.1 }),
    path({ name: 'second', evaluations: 20, loss: 1 }),
    path({ name: 'nowhere', stop: 'not-finite', loss: NaN }),
    path({ name: 'far', stop: 'stalled', loss: 3 }),
    path({ name: 'also second', evaluations: 20, loss: 0 }),
    path({ name: 'first', evaluations: 3, loss: 2 }),
    path({ name: 'last', evaluations: 21 }),
  ];

  test('those that reached the tolerance, by evaluations; then by loss; those that left at the end', () => {
    const rows = ranked(paths);
    expect(names(rows)).toEqual(['first', 'second', 'also second', 'last', 'near', 'far', 'lost', 'nowhere']);
    expect(rows.map(({ rank }) => rank)).toEqual(['1', '2=', '2=', '4', null, null, null, null]);
  });

  test('turned round, what is not known stays behind', () => {
    const rows = ranked(paths, { by: 'evaluations', direction: 'descending' });
    expect(names(rows)).toEqual(['last', 'second', 'also second', 'first', 'near', 'far', 'lost', 'nowhere']);
    expect(rows[1]?.rank).toBe('2=');
  });

  test('by another column the ranks stay', () => {
    const rows = ranked(paths, { by: 'loss', direction: 'ascending' });
    expect(names(rows)).toEqual(['lost', 'also second', 'last', 'near', 'second', 'first', 'far', 'nowhere']);
    expect(rows[4]?.rank).toBe('2=');
    expect(names(ranked(paths, { by: 'name', direction: 'descending' }))[0]).toBe('second');
  });

  test('a rate that is none, and costs', () => {
    const rows = ranked(
      [
        path({ name: 'without', learningRate: NaN }),
        path({ name: 'with', learningRate: 0.5, cost: { hessians: 12_345 } }),
      ],
      { by: 'learningRate', direction: 'descending' },
    );
    expect(names(rows)).toEqual(['with', 'without']);
    expect(rows.map((row) => cellText(row, 'learningRate'))).toEqual(['0.5', '–']);
    expect(rows.map((row) => cellText(row, 'hessians'))).toEqual(['12,345', '0']);
  });
});

test.each([
  ['converged', 'converged'],
  ['steps', 'stopped after 1,000 steps'],
  ['diverged', 'diverged at step 1,000'],
  ['not-finite', 'left where f is defined at step 1,000'],
  ['singular', 'no step at step 1,000: H is singular'],
  ['stalled', 'stalled at step 1,000: no step lowers f'],
  ['settled', 'settled at step 1,000, by its own tolerance'],
] as const)('%s in words', (stop, words) => {
  expect(rankedRun(path({ stop, steps: 1000 })).ending).toBe(words);
});

describe('what is unfair', () => {
  /** Rates that somebody chose. */
  const tuned: LabDocument = {
    ...defaultDocument(),
    optimizers: defaultDocument().optimizers.map((entry) => ({
      ...entry,
      settings: { ...entry.settings, learningRate: 0.0123 },
    })),
  };

  function said(sketches: readonly Sketch[], more: Partial<Comparison> = {}): readonly string[] {
    const runs = sketches.map((sketch) => rankedRun(path({ learningRate: 0.0123, ...sketch })));
    return unfairness({
      runs,
      document: tuned,
      eigenvalues: null,
      sortedBy: 'evaluations',
      ...more,
    });
  }

  const TWO: readonly Sketch[] = [{ name: 'A' }, { name: 'B', optimizer: 'momentum' }];

  test('nothing, where nothing is; nor of one run', () => {
    expect(said(TWO)).toEqual([]);
    expect(said([{ stop: 'steps' }])).toEqual([]);
  });

  test('runs that stopped at a fixed number of steps', () => {
    const stopped = (sketch: Sketch): Sketch => ({ ...sketch, stop: 'steps' });
    expect(said([...TWO, stopped({ name: 'C' })])).toEqual([
      'C stopped at 1,000 steps; its evaluations to tolerance are not known.',
    ]);
    expect(said([...TWO.map(stopped), stopped({ name: 'C' })])).toEqual([
      '3 runs stopped at 1,000 steps; evaluations to tolerance are not known for them.',
    ]);
    expect(said(TWO, { document: { ...tuned, tolerance: 0 } })).toEqual([
      'The tolerance is 0: no run can reach it, and they are ordered by final loss.',
    ]);
  });

  test('rates that nobody touched', () => {
    const usual = defaultDocument();
    const rates = usual.optimizers.map(({ settings }) => settings['learningRate'] as number);
    const untouched = TWO.map((sketch, i): Sketch => ({ ...sketch, learningRate: rates[i] ?? NaN }));
    expect(said(untouched, { document: usual })).toEqual([
      'All learning rates are those that the lab begins with: none was tuned for its method.',
    ]);
    const [first, second] = untouched;
    expect(said([first ?? {}, { ...second, learningRate: 0.5 }], { document: usual })).toEqual([
      'A still has the learning rate that the lab begins with.',
    ]);
    // Ghosts are as they were pinned.
    const ghosts = untouched.map((sketch): Sketch => ({ ...sketch, kind: 'ghost', key: '' }));
    expect(said(ghosts, { document: usual })).toEqual([]);
  });

  test('rates beyond what is stable, or far below', () => {
    const eigenvalues = { minimum: 1, maximum: 100 };
    expect(said(TWO, { eigenvalues })).toEqual([]);
    expect(said([{ ...TWO[0], learningRate: 0.021 }, TWO[1] ?? {}], { eigenvalues })).toEqual([
      'The shared learning rate is beyond the largest that is stable near the minimum for A (0.02).',
    ]);
    const each: LabDocument = { ...tuned, learningRates: 'each' };
    expect(said([TWO[0] ?? {}, { ...TWO[1], learningRate: 0.001 }], { eigenvalues, document: each })).toEqual(
      [
        'The learning rate is less than a twentieth of the largest that is stable near the minimum for B (0.038).',
      ],
    );
  });

  test('steps that are not the same work', () => {
    const newton: Sketch = {
      name: 'N',
      optimizer: 'newton',
      cost: { gradients: 10, hessians: 10, solves: 10 },
    };
    const search: Sketch = { name: 'S', optimizer: 'adam', cost: { values: 25, gradients: 10 } };
    expect(said([TWO[0] ?? {}, newton, search], { sortedBy: 'steps' })).toEqual([
      'A step is not the same work for all: 1 evaluation (A); 1 evaluation, 1 Hessian, 1 linear system (N); 3.5 evaluations (S).',
    ]);
    expect(said([TWO[0] ?? {}, newton])).toEqual([
      'Evaluations are of f and ∇f: 10 Hessians and 10 linear systems of N are not among them.',
    ]);
    expect(said([newton, { ...newton, name: 'M' }])).toEqual([]);
    expect(said(TWO, { sortedBy: 'steps' })).toEqual([]);
  });

  test('other starts', () => {
    const pinned: Sketch = { name: 'G', kind: 'ghost', key: '', start: [1, -2.5] };
    expect(said([...TWO, pinned])).toEqual(['G (pinned) began elsewhere than the others, at (1, −2.5).']);
    expect(said([...TWO, pinned, pinned])).toEqual(['2 pinned runs began elsewhere than the others.']);
    expect(said([...TWO, { ...pinned, start: START }])).toEqual([]);
  });

  test('other ends', () => {
    const other: Sketch = { ...TWO[1], end: [3, 0], loss: 0.25 };
    expect(said([TWO[0] ?? {}, other])).toEqual([
      'The runs converged at different places, with f from 0 to 0.25.',
    ]);
    expect(said([TWO[0] ?? {}, { ...other, loss: 0 }])).toEqual(['The runs converged at different places.']);
    expect(said([TWO[0] ?? {}, { ...other, stop: 'stalled' }])).toEqual([]);
    expect(said([TWO[0] ?? {}, { ...TWO[1], end: [1e-4, 0] }])).toEqual([]);
  });

  test('a rest where there is no minimum', () => {
    const runs = [
      rankedRun(path({ learningRate: 0.0123 })),
      rankedRun(path({ name: 'N', optimizer: 'newton' }), 'saddle'),
    ];
    expect(runs.map(({ ending }) => ending)).toEqual(['converged', 'converged, but at a saddle']);
    expect(unfairness({ runs, document: tuned, eigenvalues: null, sortedBy: 'evaluations' })).toContain(
      'To reach the tolerance is not to reach a minimum: N did not.',
    );
    expect(rankedRun(path({}), 'plateau').ending).toBe('converged, but on a plateau');
    expect(rankedRun(path({}), 'minimum').ending).toBe('converged');
  });

  test('noise, of which one seed is ranked', () => {
    const noisy = (seeds: number): Partial<Comparison> => ({
      document: withNoise(tuned, { kind: 'isotropic', sigma: 0.1, seeds }),
    });
    expect(said(TWO, noisy(1))).toEqual([
      'Gradients are noisy and drawn with one seed: with another the order may be different.',
    ]);
    expect(said(TWO, noisy(20))).toEqual([
      expect.stringMatching(
        /^Gradients are noisy, and ranked are the runs of the first of 20 seeds \(seed \d+\)/,
      ),
    ]);
  });

  test('of many names the first are told', () => {
    const many = ['A', 'B', 'C', 'D', 'E'].map((name, i): Sketch => ({
      name,
      optimizer: 'newton',
      cost: { hessians: 1, solves: i },
    }));
    expect(
      said([TWO[0] ?? {}, ...many.map((sketch) => ({ ...sketch, name: `N${sketch.name ?? ''}` }))]),
    ).toEqual([
      'Evaluations are of f and ∇f: 5 Hessians and 10 linear systems of NA, NB, NC and 2 more are not among them.',
    ]);
  });
});
