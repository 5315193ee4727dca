import { expect, it } from 'vitest';
import { geoLink, telLink } from './links';

it('dials numbers however they are written, and nothing else', () => {
  expect(telLink('+33 (0)4 65 71-00 12')).toBe('tel:+330465710012');
  expect(telLink('ask at the desk')).toBeNull();
  expect(telLink(undefined)).toBeNull();
});

it('leads to coordinates with the name of the place, else to the address', () => {
  expect(geoLink({ latitude: 45.76, longitude: 4.83, name: 'Tour (Part-Dieu)' })).toBe('geo:45.76,4.83?q=45.76,4.83(Tour%20(Part-Dieu))');
  expect(geoLink({ name: 'Tour', address: '1 rue de l’Exil' })).toBe('geo:0,0?q=1%20rue%20de%20l%E2%80%99Exil');
  expect(geoLink({})).toBeNull();
  expect(geoLink(null)).toBeNull();
});
