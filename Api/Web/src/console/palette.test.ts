import { describe, expect, it } from 'vitest';
import { find, type Item } from './palette';

const item = (kind: Item['kind'], text: string, more = ''): Item => ({ kind, id: text, text, more, run: () => {} });
const items = [item('action', 'Assign'), item('action', 'Map'), item('technician', 'Élodie Garnier', 'network 3'), item('ticket', 'T-1042', 'VPN down at Garnier'), item('cell', 'Network'), item('ticket', 'T-1420', 'Printer')];
const found = (query: string) => find(items, query).map(({ text }) => text);

describe('the palette', () => {
  it('finds by the beginning of words first, whatever the accents', () => {
    expect(found('elo')).toEqual(['Élodie Garnier']);
    expect(found('garnier')).toEqual(['Élodie Garnier', 'T-1042']);
    expect(found('net')).toEqual(['Network', 'Élodie Garnier']);
  });

  it('finds a ticket by its figures', () => {
    expect(found('1042')).toEqual(['T-1042']);
    expect(found('42')).toEqual(['T-1042', 'T-1420']);
  });

  it('wants every word', () => {
    expect(found('vpn garnier')).toEqual(['T-1042']);
    expect(found('vpn printer')).toEqual([]);
  });

  it('offers actions before anything is typed', () => {
    expect(found('')).toEqual(['Assign', 'Map']);
  });
});
