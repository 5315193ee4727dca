/**
 * What a technician's phone exchanges with the server beyond the common contract (../contracts): files of a ticket, parts and time, checklists,
 * pushes. camelCase, instants in UTC ISO 8601, durations in ISO 8601 (`PT1H30M`), absent values left out.
 */

export type AttachmentKind = 'photo' | 'signature' | 'file';

/** A file of a ticket. The bytes are at `GET /api/v1/tickets/{number}/attachments/{id}`, and never change. */
export interface Attachment {
  /** The ticket. */
  number: string;
  id: string;
  name: string;
  kind: AttachmentKind;
  /** What the bytes are, whatever the sender said: `image/jpeg`, `image/png`, `image/webp`, `image/gif`, `image/heic`, `image/avif`, `application/pdf`. */
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Whether the requester sees it. */
  public: boolean;
  /** When it was taken, and who sent it. */
  at: string;
  by: string;
}

/**
 * `GET /api/v1/tickets/{number}/attachments`. `maxSize` is what one may have (bytes) and `maxCount` how many a ticket has: a page says so before it
 * sends for nothing. Too large is answered 413 with the code `attachment-too-large`, too many 409 with `too-many-attachments`, bytes that are no
 * picture (for `file`, no picture and no PDF) 422 with `attachment-type`.
 */
export interface Attachments {
  items: Attachment[];
  maxSize: number;
  maxCount: number;
}

/**
 * `POST /api/v1/tickets/{number}/attachments?kind=photo&name=IMG_1.jpg&public=false&occurredAt=…`, the body is the bytes themselves, `Content-Type` any
 * but a form's (`application/octet-stream` will do). Takes `Idempotency-Key`; sent again with the same key and bytes it acts once. Answers 201 with
 * the {@link Attachment}, `ETag` the ticket's version. `kind` and `name` must be there.
 */
export interface AttachQuery {
  kind: AttachmentKind;
  name: string;
  public?: boolean;
  occurredAt?: string;
}

/** A part that was used. */
export interface Part {
  name: string;
  /** From 0.001 to 100,000. */
  quantity: number;
  /** Article number, serial number. */
  reference?: string;
}

/** What `resolve` and `finish-visit` may say about the work; a ticket's answer has the sum under `work`. */
export interface WorkDone {
  /** At most 50 at a time. */
  parts?: Part[];
  /** More than nothing, at most seven days. */
  timeSpent?: string;
}

/** `ticket.work`: of all visits so far; absent while nobody said anything. Parts in the order in which they were said. */
export interface Work {
  parts: Part[];
  timeSpent?: string;
}

/** Shows `item[language] ?? item.text ?? item.fr ?? item.en`. */
export interface ChecklistItem {
  id: string;
  /** One text for all, or one a language. */
  text?: string;
  fr?: string;
  en?: string;
  required: boolean;
}

/** `GET /api/v1/checklists` (a page of the newest), `GET /api/v1/checklists/{id}?version=`. */
export interface Checklist {
  id: string;
  name?: string;
  /** Tickets of this category; case does not matter. */
  category: string;
  items: ChecklistItem[];
  version: number;
  since: string;
  by: string;
}

/** `ticket.checklist`: which one `resolve` asks for; absent where none does. Resolving without a technician, and imported history, need none. */
export interface ChecklistPin {
  id: string;
  version: number;
}

/**
 * `resolve.checklist`. `version` is the one that was seen: it counts, also where there is a newer one by now. Without what is required the answer is 422
 * with the code `checklist-incomplete`; with `reason` it is taken, and the reason stands in the journal. Another list than the ticket's is 422
 * `checklist-unknown`.
 */
export interface ChecklistDone {
  id: string;
  version: number;
  /** Identifiers of what was done. */
  done: string[];
  /** Why something required was not. */
  reason?: string;
}

/** The bodies of the two commands, whole. */
export interface ResolveRequest extends WorkDone {
  code: string;
  note?: string;
  checklist?: ChecklistDone;
  occurredAt?: string;
}

export interface FinishVisitRequest extends WorkDone {
  code: 'noAccess' | 'needsPart' | 'needsWorkshop' | 'needsOtherSkill' | 'notFinished';
  next?: 'queue' | 'workshop' | 'wait';
  note?: string;
  occurredAt?: string;
}

/** `GET /api/v1/push`: what `pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })` takes. */
export interface PushKey {
  /** P-256 point, base64url. A subscription that was made with another one is dead: subscribe again. */
  publicKey: string;
}

/**
 * `POST /api/v1/technicians/{id}/phones`, the technician's own: `subscription.toJSON()` and a name for the list. The same endpoint again answers the same
 * phone. A technician has at most ten, the oldest goes. 422 `push-endpoint` where its host is not one that the server sends to.
 */
export interface PhoneRequest {
  endpoint: string;
  expirationTime?: number | null;
  keys: { p256dh: string; auth: string };
  /** As its owner tells it from others: `Chrome, Android`. */
  name?: string;
}

/** `GET /api/v1/technicians/{id}/phones`; one is removed by `DELETE …/phones/{phone}` (204), by signing out of the session that made it, and when its push service says that it is gone. */
export interface Phone {
  id: string;
  name?: string;
  /** The push service. */
  host: string;
  since: string;
  /** When it last took a push. */
  reachedAt?: string;
}

/** What a push says: identifiers only, since it lies with a stranger until the phone takes it. */
export interface PushMessage {
  /** The same in every repetition: `tag` of the notification. */
  id: string;
  /** `given`: you have it; `moved`: another mode or time; `taken`: no longer yours; `escalated`: somebody is to act. */
  what: 'given' | 'moved' | 'taken' | 'escalated';
  ticket: string;
  /** When it happened. */
  at: string;
  /** How many pushes this one stands for, where it is more than one; then `ticket` and `what` are of the newest. */
  count?: number;
}
