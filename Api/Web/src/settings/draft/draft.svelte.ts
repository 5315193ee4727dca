import type { Answer } from '../../api/client';
import type { Saved } from '../api';
import type { ApplyTo, Documents, Kind, Stamp } from '../contracts';
import { withoutStamp } from '../contracts';
import type { Settings } from '../settings.svelte';
import { words } from '../words/words.svelte';
import type { DocumentKind } from './document';
import { changedFields, NoErrors, sentence, standing, type Errors } from '../../api/errors';
import { Editing, next, type Saving, type SavingEvent } from './saving';

type Trouble = Exclude<Answer<never>, { kind: 'ok' }>;

/** One document as somebody edits it, from the version that they saw. */
export class Draft<K extends Kind, F> {
  readonly #settings: Settings;
  readonly #kind: DocumentKind<K, F>;
  /** '' as long as a new one has no name. */
  id: string = $state('');
  form: F = $state(undefined as never);
  /** The version that the edit began with; null for a document that is not there yet. */
  stamp: Stamp | null = $state.raw(null);
  saving: Saving = $state.raw(Editing);
  /** Whether what is wrong with fields that nobody touched yet is shown too: after the first attempt to save. */
  tried = $state(false);

  #base = $state('');
  #original: Documents[K] | null = null;
  #sent: unknown = null;
  #generation = 0;

  readonly read = $derived.by(() => this.#kind.read(this.form, this.id.trim(), words()));
  readonly dirty = $derived(JSON.stringify(this.form) !== this.#base || (this.stamp === null && this.id !== ''));
  readonly errors: Errors = $derived.by(() => {
    const sent = this.saving.step === 'editing' ? standing(this.saving.errors, this.#sent, this.read.document) : NoErrors;
    return { ...sent, ...this.read.errors, ...(this.tried && this.id.trim() === '' ? { id: [words().save.needsId] } : {}) };
  });

  constructor(settings: Settings, kind: DocumentKind<K, F>, loaded: Saved<K> | null, id: string) {
    this.#settings = settings;
    this.#kind = kind;
    this.id = id;
    this.take(loaded);
  }

  get kind(): K {
    return this.#kind.kind;
  }

  get judges(): boolean {
    return this.#kind.judges;
  }

  /** Whether whoever is signed in may change it. */
  get writable(): boolean {
    return this.#settings.mayWrite(this.kind);
  }

  /** Begins again from a version of the server, or from nothing. */
  take(loaded: Saved<K> | null): void {
    this.#original = loaded && withoutStamp<Documents[K]>(loaded);
    this.stamp = loaded && { version: loaded.version, since: loaded.since, by: loaded.by };
    this.form = this.#original ? this.#kind.toForm(this.#original) : this.#kind.blank();
    this.#base = JSON.stringify(this.form);
    this.saving = Editing;
    this.tried = false;
  }

  /** What stands beside a field, '' if nothing is wrong. */
  errorOf(path: string): string {
    return (this.errors[path] ?? []).map(text => sentence(path, text)).join(' ');
  }

  send(event: SavingEvent): void {
    this.saving = next(this.saving, event);
  }

  /** Somebody typed on. */
  edited(): void {
    this.send({ type: 'edited' });
  }

  /** Begins to save. Answers false where something is wrong that the page knows already. */
  save(): boolean {
    this.tried = true;
    if (Object.keys(this.read.errors).length > 0 || this.id.trim() === '') return false;
    this.send({ type: 'save', withImpact: this.judges });
    if (this.saving.step === 'asking') void this.#count();
    else if (this.saving.step === 'sending') void this.#put(this.saving.applyTo);
    return true;
  }

  confirm(): void {
    this.send({ type: 'confirm' });
    if (this.saving.step === 'sending') void this.#put(this.saving.applyTo);
  }

  cancel(): void {
    this.#generation++;
    this.send({ type: 'cancel' });
  }

  /** Takes the version that came between, and drops what was typed. */
  async loadNewer(): Promise<void> {
    const answer = await this.#settings.rules.find(this.kind, this.id);
    if (answer.kind === 'ok') this.take(answer.value);
  }

  /** Keeps what was typed, to be saved over the version that came between. */
  keepMine(): void {
    if (this.saving.step !== 'outdated') return;
    this.stamp = this.saving.newer;
    this.send({ type: 'cancel' });
  }

  async #count(): Promise<void> {
    const generation = ++this.#generation;
    this.#sent = this.read.document;
    const answer = await this.#settings.rules.impact(this.kind, this.id.trim(), this.read.document);
    if (generation !== this.#generation) return;
    if (answer.kind === 'ok') this.send({ type: 'counted', impact: answer.value });
    else if (answer.kind === 'refused' && answer.status === 422) this.#refused(answer);
    else this.send({ type: 'notCounted', trouble: this.#settings.inWords(answer) });
  }

  async #put(applyTo: ApplyTo): Promise<void> {
    const typed = JSON.stringify(this.form);
    this.#sent = this.read.document;
    const answer = await this.#settings.rules.put(this.kind, this.id.trim(), this.read.document, this.stamp?.version ?? 0, applyTo);
    if (answer.kind === 'ok') {
      const { version, since, by, recomputation } = answer.value;
      this.id = this.id.trim();
      this.#original = withoutStamp<Documents[K]>(answer.value);
      this.stamp = { version, since, by };
      this.#base = typed;
      this.tried = false;
      this.send({ type: 'accepted', version, recomputation: recomputation ?? null });
      this.#settings.saved(this.kind, this.id, recomputation ?? null);
    } else if (answer.kind === 'refused' && answer.status === 412) {
      await this.#overtaken(answer);
    } else {
      this.#refused(answer);
    }
  }

  async #overtaken(trouble: Trouble): Promise<void> {
    const answer = await this.#settings.rules.find(this.kind, this.id.trim());
    if (answer.kind !== 'ok') {
      this.#refused(trouble);
      return;
    }
    const { version, by, since } = answer.value;
    const changed = this.#original ? changedFields(this.#original, withoutStamp<Documents[K]>(answer.value)) : [];
    this.send({ type: 'overtaken', newer: { version, by, since, changed } });
  }

  #refused(trouble: Trouble): void {
    const errors = trouble.kind === 'refused' ? (trouble.problem.errors ?? NoErrors) : NoErrors;
    this.send({ type: 'refused', errors, trouble: this.#settings.inWords(trouble) });
  }
}
