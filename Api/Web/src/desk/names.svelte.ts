/** Names of people by their id; those that nobody told are shown by it. */
export class Names {
  #names = new Map<string, string>();
  #version = $state(0);

  of(id: string): string {
    void this.#version;
    return this.#names.get(id) ?? id;
  }

  knows(id: string): boolean {
    return this.#names.has(id);
  }

  /** Whether something new was learned. */
  learn(people: Iterable<{ id: string; name: string }>): boolean {
    let news = false;
    for (const { id, name } of people) {
      if (this.#names.get(id) === name) continue;
      this.#names.set(id, name);
      news = true;
    }
    if (news) this.#version++;
    return news;
  }
}
