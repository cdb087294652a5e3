export {
  descend,
  runToEnd,
  LARGEST_POINT,
  LARGEST_VALUE,
  type DescentTask,
  type StopReason,
  type Trajectory,
} from './descend.ts';
