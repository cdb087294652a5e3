/** The tab of the charts, with what stands in its head row. */
export { default } from './Charts.svelte';
export { default as Tools } from './ChartMenu.svelte';
