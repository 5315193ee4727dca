import type { ApiClient } from '../../api/client';
import { PositionGate } from './gate';

const Key = 'dispatch.position.';

/** Where the technician is, told while they are on the way and only where they have agreed to it. Nothing is kept: an old place is worth nothing. */
export class Tracker {
  /** Null before anybody was asked. */
  consent: boolean | null = $state(null);
  /** Whether it is told now. */
  telling = $state(false);
  denied = $state(false);

  #client: ApiClient;
  #technician: string;
  #watch: number | null = null;

  constructor(client: ApiClient, technician: string) {
    this.#client = client;
    this.#technician = technician;
    const kept = localStorage.getItem(Key + technician);
    this.consent = kept === null ? null : kept === 'yes';
  }

  /** The technician agrees, or takes it back. */
  agree(shown: boolean): void {
    this.consent = shown;
    localStorage.setItem(Key + this.#technician, shown ? 'yes' : 'no');
  }

  /** Begins or ends telling, as things stand. */
  follow(travelling: boolean): void {
    const wanted = travelling && this.consent === true && 'geolocation' in navigator;
    if (wanted && this.#watch === null) this.#begin();
    if (!wanted) this.stop();
  }

  stop(): void {
    if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch);
    this.#watch = null;
    this.telling = false;
  }

  #begin(): void {
    const gate = new PositionGate();
    this.denied = false;
    this.#watch = navigator.geolocation.watchPosition(
      ({ coords: { latitude, longitude } }) => {
        this.telling = true;
        const place = { latitude, longitude };
        if (!gate.lets(place, Date.now())) return;
        const path = `/technicians/${encodeURIComponent(this.#technician)}/position`;
        void this.#client.send('POST', path, { 'Content-Type': 'application/json' }, JSON.stringify(place));
      },
      error => {
        this.denied = error.code === error.PERMISSION_DENIED;
        this.telling = false;
      },
      { enableHighAccuracy: true, maximumAge: 10_000 },
    );
  }
}
