/** The tab of sweeps, with what stands in its head row. */
export { default } from './SweepTab.svelte';
export { default as Tools } from './SweepTools.svelte';
