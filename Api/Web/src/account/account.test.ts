import { describe, expect, it } from 'vitest';
import { inFours, qrCode } from './qrCode';
import { blankToken, dayAfter, readToken } from './tokenForm';

const Now = new Date('2026-03-30T12:00:00').getTime();

describe('a token', () => {
  it('is good until its last day ends', () =>
    expect(readToken({ name: ' Wall ', scopes: ['read'], until: '2026-04-02' }, Now)).toEqual({
      request: { name: 'Wall', scopes: ['read'], expiresAt: new Date('2026-04-02T23:59:59').toISOString() },
    }));

  it('needs a name, a scope and a day within a year', () => {
    expect(readToken({ name: '', scopes: [], until: '' }, Now)).toEqual({ wrong: ['name', 'scopes', 'expiresAt'] });
    for (const until of ['2026-03-29', dayAfter(Now, 366)]) expect(readToken({ ...blankToken(Now), name: 'x', until }, Now)).toEqual({ wrong: ['expiresAt'] });
    for (const until of ['2026-03-30', dayAfter(Now, 365)]) expect(readToken({ ...blankToken(Now), name: 'x', until }, Now)).toHaveProperty('request');
  });
});

describe('the key of an authenticator', () => {
  it('is read in fours', () => expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ'));

  it('is drawn with a quiet zone and a finder pattern in its corner', () => {
    const { size, path } = qrCode('otpauth://totp/Dispatch:ada?secret=ABCDEFGH');
    expect(path.startsWith('M4 4h7v1h-7z')).toBe(true);
    expect((size - 8 - 17) % 4).toBe(0);
  });
});
