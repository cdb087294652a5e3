/** The clock that every host of the core has: browser window, web worker, Node. */
declare const performance: { now(): number };
