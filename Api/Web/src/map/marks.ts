import type { BoardRow, RosterRow } from '../contracts';
import { limitOf } from '../queue/countdown';
import { doingOf } from '../technicians/standing';
import type { Shape } from './shapes';

/** Something on the map. `look` changes when it has to be drawn anew. */
export interface Mark {
  id: string;
  latitude: number;
  longitude: number;
  shape: Shape;
  /** The token that its colour comes from. */
  colour: string;
  filled: boolean;
  size: number;
  label: string;
}

/** How urgent a ticket is on the map: broken, about to break, the others. */
export function ticketMark(row: BoardRow, now: number): Mark | null {
  if (row.latitude == null || row.longitude == null) return null;
  const shape = limitOf(row, now)?.shape;
  const urgent = shape === 'broken' || row.priority === 1;
  const soon = shape === 'close' || row.priority === 2;
  return {
    id: row.number, latitude: row.latitude, longitude: row.longitude,
    shape: urgent ? 'triangle' : soon ? 'diamond' : 'circle',
    colour: urgent ? '--late' : soon ? '--soon' : '--muted',
    filled: !row.technician, size: urgent ? 8 : soon ? 7 : 5,
    label: [row.number, row.subject, row.site].filter(Boolean).join(' · '),
  };
}

/** A technician where they were seen last, else where their day begins. */
export function technicianMark(technician: RosterRow, now: number): Mark | null {
  const at = technician.position ?? technician.base;
  if (!at) return null;
  const doing = doingOf(technician, now);
  const away = doing === 'off' || doing === 'absent' || doing === 'break';
  return {
    id: technician.id, latitude: at.latitude, longitude: at.longitude,
    shape: doing === 'enRoute' ? 'arrow' : 'square', colour: away ? '--muted' : '--accent', filled: doing !== 'available' && !away, size: 7, label: technician.name,
  };
}
