/** Whether a figure stands on a sheet, told to it by the sheet. */
import { getContext, setContext } from 'svelte';

const ON_SHEET = Symbol('on a sheet');

export const putOnSheet = (): boolean => setContext(ON_SHEET, true);
export const isOnSheet = (): boolean => getContext<boolean | undefined>(ON_SHEET) === true;
