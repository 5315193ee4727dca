export interface Place {
  latitude: number;
  longitude: number;
}

interface Heard extends Place {
  at: number;
}

const Every = 30_000;
const Metres = 100;
/** Nobody is told more often, however fast they drive. */
const Shortest = 5_000;
const EarthRadius = 6_371_000;

/** Whether a place is worth telling: 30 seconds after the last one, or 100 metres from it. */
export class PositionGate {
  #last: Heard | null = null;

  lets(place: Place, at: number): boolean {
    const last = this.#last;
    const elapsed = last ? at - last.at : Infinity;
    if (elapsed < Shortest || (elapsed < Every && metres(last!, place) < Metres)) return false;
    this.#last = { ...place, at };
    return true;
  }
}

/** Along the surface of the earth. */
export function metres(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const h = Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EarthRadius * Math.asin(Math.sqrt(h));
}
