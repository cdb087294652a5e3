/** The tab of the ranking, with what stands in its head row. */
export { default } from './RankingTab.svelte';
export { default as Tools } from './RankingTools.svelte';
