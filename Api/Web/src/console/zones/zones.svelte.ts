import { keep, readKept } from '../../parts/kept';

export type Zone = 'queue' | 'timeline' | 'map';

const Key = 'dispatch.zones';

interface Kept {
  /** Share of the width, without the panel, that the queue has. */
  queue: number;
  /** Width of the panel, CSS pixels. */
  panel: number;
  /** Share of the height that the timeline has over the map. */
  timeline: number;
  shows: { timeline: boolean; map: boolean };
}

const Usual: Kept = { queue: 0.54, panel: 372, timeline: 0.58, shows: { timeline: true, map: true } };

/** From this width on all zones are seen at once; below the narrow one, one at a time. */
export const AllFrom = 1_240;
export const NarrowBelow = 820;

/** Which zones are seen, and how large they are: kept on this browser. */
export class Zones {
  queue = $state(Usual.queue);
  panel = $state(Usual.panel);
  timeline = $state(Usual.timeline);
  shows: { timeline: boolean; map: boolean } = $state.raw(Usual.shows);
  width = $state(1_440);
  /** The zone that is seen where there is room for one. */
  only: Zone = $state('queue');

  constructor() {
    const kept = readKept(Key, Usual, value => typeof value === 'object' && value !== null && 'shows' in value);
    this.queue = within(kept.queue, 0.25, 0.75, Usual.queue);
    this.panel = within(kept.panel, 300, 640, Usual.panel);
    this.timeline = within(kept.timeline, 0.2, 0.8, Usual.timeline);
    this.shows = { timeline: kept.shows.timeline !== false, map: kept.shows.map !== false };
  }

  get narrow(): boolean {
    return this.width < NarrowBelow;
  }

  /** Whether the timeline or the map is seen beside the queue while the panel is open or not. */
  beside(panelOpen: boolean): boolean {
    return !this.narrow && (this.shows.timeline || this.shows.map) && (!panelOpen || this.width >= AllFrom);
  }

  sees(zone: Zone, panelOpen: boolean): boolean {
    if (this.narrow) return this.only === zone;
    return zone === 'queue' || (this.beside(panelOpen) && this.shows[zone]);
  }

  toggle(zone: 'timeline' | 'map'): void {
    if (this.narrow) this.only = this.only === zone ? 'queue' : zone;
    else this.shows = { ...this.shows, [zone]: !this.shows[zone] };
    this.save();
  }

  /** Makes a zone seen. */
  show(zone: Zone): void {
    if (this.narrow) this.only = zone;
    else if (zone !== 'queue') this.shows = { ...this.shows, [zone]: true };
    this.save();
  }

  resize(what: 'queue' | 'panel' | 'timeline', value: number): void {
    if (what === 'queue') this.queue = within(value, 0.25, 0.75, this.queue);
    else if (what === 'panel') this.panel = within(value, 300, 640, this.panel);
    else this.timeline = within(value, 0.2, 0.8, this.timeline);
  }

  save(): void {
    keep(Key, { queue: this.queue, panel: this.panel, timeline: this.timeline, shows: this.shows } satisfies Kept);
  }
}

function within(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(least, Math.min(most, value)) : otherwise;
}
