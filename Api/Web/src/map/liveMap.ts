import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { Mark } from './marks';
import { ShapeMarker } from './shapes';

export interface Tiles {
  tiles: string;
  attribution?: string | null;
}

export interface MapEvents {
  open(kind: 'ticket' | 'technician', id: string): void;
}

/** Where nothing is known, and nothing on the map yet. */
const Everywhere: L.LatLngTuple = [46.5, 2.5];
const GridSteps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 45];
const GridLines = 8;

/** The map: leaflet with canvas markers. Without tiles it draws a grid of degrees, so that one sees scale and movement. */
export class LiveMap {
  #map: L.Map;
  #grid = L.layerGroup();
  #layers = { ticket: L.layerGroup(), technician: L.layerGroup() };
  #marks = { ticket: new Map<string, [Mark, L.CircleMarker]>(), technician: new Map<string, [Mark, L.CircleMarker]>() };
  #events: MapEvents;
  #box: HTMLElement;
  #fitted = false;

  constructor(box: HTMLElement, tiles: Tiles | null, events: MapEvents) {
    this.#box = box;
    this.#events = events;
    // Controls of the library write HTML, which the content policy forbids: the page has its own.
    this.#map = L.map(box, { preferCanvas: true, zoomControl: false, attributionControl: false, zoomSnap: 0.5 }).setView(Everywhere, 5.5);
    if (tiles) L.tileLayer(tiles.tiles, { maxZoom: 19 }).addTo(this.#map);
    else {
      this.#grid.addTo(this.#map);
      this.#map.on('moveend zoomend', () => this.#drawGrid());
      this.#drawGrid();
    }
    this.#layers.ticket.addTo(this.#map);
    this.#layers.technician.addTo(this.#map);
  }

  show(kind: 'ticket' | 'technician', marks: readonly Mark[]): void {
    const known = this.#marks[kind];
    const gone = new Set(known.keys());
    for (const mark of marks) {
      gone.delete(mark.id);
      const before = known.get(mark.id);
      if (before && same(before[0], mark)) continue;
      if (before) {
        before[1].setLatLng([mark.latitude, mark.longitude]);
        if (looksSame(before[0], mark)) {
          known.set(mark.id, [mark, before[1]]);
          continue;
        }
        this.#layers[kind].removeLayer(before[1]);
      }
      known.set(mark.id, [mark, this.#draw(kind, mark)]);
    }
    for (const id of gone) {
      this.#layers[kind].removeLayer(known.get(id)![1]);
      known.delete(id);
    }
    if (!this.#fitted) this.fit();
  }

  /** Shows all that is on it. */
  fit(): void {
    const points = [...this.#marks.ticket.values(), ...this.#marks.technician.values()].map(([mark]) => L.latLng(mark.latitude, mark.longitude));
    if (points.length === 0) return;
    this.#fitted = true;
    this.#map.fitBounds(L.latLngBounds(points).pad(0.1), { maxZoom: 13, animate: false });
  }

  zoom(by: number): void {
    this.#map.setZoom(this.#map.getZoom() + by);
  }

  /** Whether something is on the map; shows where it is. */
  goTo(kind: 'ticket' | 'technician', id: string): boolean {
    const known = this.#marks[kind].get(id);
    if (!known) return false;
    this.#map.panTo(known[1].getLatLng(), { animate: false });
    known[1].openTooltip();
    return true;
  }

  resized(): void {
    this.#map.invalidateSize({ animate: false });
    if (!this.#fitted) this.fit();
  }

  /** Colours are other ones now. */
  repaint(): void {
    for (const kind of ['ticket', 'technician'] as const) for (const [mark, layer] of this.#marks[kind].values()) layer.setStyle(this.#style(mark));
    this.#drawGrid();
  }

  end(): void {
    this.#map.remove();
  }

  #draw(kind: 'ticket' | 'technician', mark: Mark): L.CircleMarker {
    const layer = new ShapeMarker([mark.latitude, mark.longitude], { ...this.#style(mark), shape: mark.shape });
    // As a text node: what people type is no HTML.
    const label = document.createElement('span');
    label.textContent = mark.label;
    layer.bindTooltip(label, { direction: 'top', offset: [0, -6] });
    layer.on('click', () => this.#events.open(kind, mark.id));
    return layer.addTo(this.#layers[kind]);
  }

  #style(mark: Mark): L.CircleMarkerOptions {
    const colour = this.#colour(mark.colour);
    return { radius: mark.size, color: colour, weight: 2, fillColor: mark.filled ? colour : this.#colour('--surface'), fillOpacity: 1, opacity: 1 };
  }

  #colour(token: string): string {
    return getComputedStyle(this.#box).getPropertyValue(token).trim() || '#888';
  }

  #drawGrid(): void {
    this.#grid.clearLayers();
    const bounds = this.#map.getBounds();
    const [south, west, north, east] = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
    const step = GridSteps.find(step => (east - west) / step <= GridLines) ?? 45;
    const line = (points: L.LatLngTuple[]) => L.polyline(points, { color: this.#colour('--line'), weight: 1, interactive: false }).addTo(this.#grid);
    for (let at = Math.ceil(west / step) * step; at < east; at += step) line([[south, at], [north, at]]);
    for (let at = Math.ceil(south / step) * step; at < north; at += step) line([[at, west], [at, east]]);
  }
}

function looksSame(a: Mark, b: Mark): boolean {
  return a.shape === b.shape && a.colour === b.colour && a.filled === b.filled && a.size === b.size && a.label === b.label;
}

function same(a: Mark, b: Mark): boolean {
  return looksSame(a, b) && a.latitude === b.latitude && a.longitude === b.longitude;
}
