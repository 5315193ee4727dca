const Steps = [0, 1_000, 2_000, 5_000, 10_000];

/** How long to wait before attempt number `attempt` (from 0), in milliseconds: growing, for ever, spread by ±30 % so that screens do not come back at once. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const step = Steps[Math.min(attempt, Steps.length - 1)]!;
  return Math.round(step * (0.7 + 0.6 * random()));
}
