// Compares what an SDK says with what `postern evaluate` says.
import { isDeepStrictEqual } from 'node:util';

export const KINDS = ['gates', 'dynamic_configs', 'experiments', 'layers'];

/** Calls visit(kind, name, answer) for everything that was evaluated for a user. */
export function each(evaluated, visit) {
  for (const kind of KINDS) {
    for (const [name, answer] of Object.entries(evaluated[kind])) {
      visit(kind, name, answer);
    }
  }
}

/** Counts answers, and keeps the differences. */
export class Comparison {
  compared = 0;
  differences = [];

  /** Both may leave out what the SDK does not tell. */
  compare(what, expected, actual) {
    this.compared++;
    if (!isDeepStrictEqual(actual, expected)) {
      const [e, a] = [JSON.stringify(expected), JSON.stringify(actual)];
      this.differences.push(`${what}: evaluate says ${e}, the SDK ${a}`);
    }
  }

  /** Exposures that must have arrived, as texts, and those that have. */
  compareExposures(expected, arrived) {
    this.compared += expected.size;
    for (const exposure of expected) {
      if (!arrived.has(exposure)) {
        this.differences.push(`the exposure ${exposure} has not arrived`);
      }
    }
  }
}

/** A text for each exposure among events. */
export function exposuresOf(events) {
  return new Set(
    events
      .filter((event) => event.eventName.endsWith('_exposure'))
      .map(({ user, metadata }) =>
        exposure(metadata.gate ?? metadata.config, metadata.ruleID, user.userID)),
  );
}

export const exposure = (name, ruleId, userId) => `${name} ${ruleId} ${userId ?? ''}`;
