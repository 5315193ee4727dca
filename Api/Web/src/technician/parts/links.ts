import type { Site } from '../../contracts';

/** A telephone number that the phone dials; null for what is none. */
export function telLink(phone: string | null | undefined): string | null {
  const digits = (phone ?? '').replace(/[^\d+*#]/g, '');
  return digits.replace(/\D/g, '').length >= 3 ? `tel:${digits}` : null;
}

/** Where the phone leads to (RFC 5870); by the address where nobody knows the coordinates. Null where nothing is known. */
export function geoLink(site: Site | null | undefined): string | null {
  const { latitude, longitude, name, address } = site ?? {};
  const label = [name, address].filter(Boolean).join(', ');
  if (typeof latitude === 'number' && typeof longitude === 'number') {
    const at = `${latitude},${longitude}`;
    return `geo:${at}?q=${at}${label ? `(${encodeURIComponent(label)})` : ''}`;
  }
  return address || name ? `geo:0,0?q=${encodeURIComponent(address || name!)}` : null;
}
