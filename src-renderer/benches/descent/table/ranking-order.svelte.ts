/** By which column the table is ordered: remembered while the window is open. */
import { USUAL_ORDER, type RankingColumn, type RankingOrder } from '../../../../src-core/scene/ranking.ts';

class RankingOrderState {
  order = $state.raw<RankingOrder>(USUAL_ORDER);

  /** The same column again turns the order round. */
  choose(by: RankingColumn): void {
    const isSame = this.order.by === by && this.order.direction === 'ascending';
    this.order = { by, direction: isSame ? 'descending' : 'ascending' };
  }
}

export const rankingOrder = new RankingOrderState();
