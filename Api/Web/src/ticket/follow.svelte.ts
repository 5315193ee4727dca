import { untrack } from 'svelte';
import type { TicketFile } from './ticketFile.svelte';

/** Events of one command come one by one: wait for the last before asking again. */
const Settle = 250;
/** Clocks go on by themselves; business time is read from the server. */
const ReadAgain = 30_000;

/** Reads a ticket again when its board shows another version, and from time to time while its clocks run. */
export function follow(file: TicketFile, version: () => number | undefined): void {
  let first = true;
  $effect(() => {
    void version();
    if (first) {
      first = false;
      return;
    }
    const timer = setTimeout(() => void file.load(), Settle);
    return () => clearTimeout(timer);
  });
  const runs = $derived(file.ticket?.clocks?.some(clock => clock.state === 'running') ?? false);
  $effect(() => {
    if (!runs) return;
    const timer = setInterval(() => untrack(() => void file.load()), ReadAgain);
    return () => clearInterval(timer);
  });
}
