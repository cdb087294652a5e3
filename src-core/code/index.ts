/** “Take it to code”: runs as short Python programs. */
export {
  CODE_LIBRARIES,
  MOST_NODES,
  programFor,
  programsOf,
  type LibraryProgram,
  type Program,
} from './lab-programs.ts';
export { orderOf } from './method-code.ts';
export type { CodeLibrary, CodeRun } from './run.ts';
