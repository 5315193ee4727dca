import L from 'leaflet';

/** What stands for what: tickets by urgency, technicians by what they do. Shape as well as colour. */
export type Shape = 'triangle' | 'diamond' | 'circle' | 'square' | 'ring' | 'arrow';

export interface ShapeOptions extends L.CircleMarkerOptions {
  shape: Shape;
}

interface Drawing {
  _ctx: CanvasRenderingContext2D;
  _drawing: boolean;
  _fillStroke(context: CanvasRenderingContext2D, layer: unknown): void;
}

interface Drawn {
  _renderer: Drawing;
  _point: L.Point;
  _radius: number;
  _empty(): boolean;
}

/** A marker that is drawn on the map's canvas: thousands of them cost nothing. */
export const ShapeMarker = L.CircleMarker.extend({
  _updatePath(this: L.CircleMarker & Drawn) {
    const { _renderer: renderer, _point: { x, y }, _radius: r } = this;
    if (!renderer._drawing || this._empty()) return;
    const context = renderer._ctx;
    context.beginPath();
    trace(context, (this.options as ShapeOptions).shape, x, y, r);
    renderer._fillStroke(context, this);
  },
}) as unknown as new (at: L.LatLngExpression, options: ShapeOptions) => L.CircleMarker;

function trace(context: CanvasRenderingContext2D, shape: Shape, x: number, y: number, r: number): void {
  switch (shape) {
    case 'triangle':
      return path(context, [[x, y - r * 1.25], [x + r * 1.15, y + r * 0.85], [x - r * 1.15, y + r * 0.85]]);
    case 'diamond':
      return path(context, [[x, y - r * 1.25], [x + r * 1.25, y], [x, y + r * 1.25], [x - r * 1.25, y]]);
    case 'square':
      return context.rect(x - r, y - r, 2 * r, 2 * r);
    case 'arrow':
      return path(context, [[x - r, y - r], [x + r * 1.3, y], [x - r, y + r], [x - r * 0.35, y]]);
    default:
      context.arc(x, y, r, 0, 2 * Math.PI);
  }
}

function path(context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}
