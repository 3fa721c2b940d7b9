/** One macrotask: every microtask that is due runs before it returns, and so does Node's check for unhandled rejections. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Event {
  readonly at: number;
  readonly order: number;
  readonly fire: () => void;
}

/** A clock that only moves when asked to, from one event to the next. */
export class VirtualClock {
  now = 0;
  #order = 0;
  readonly #events = new Set<Event>();

  /** Runs `fire` after `delay` units of virtual time; the answer cancels it. */
  schedule(delay: number, fire: () => void): () => void {
    const event: Event = { at: this.now + delay, order: this.#order++, fire };
    this.#events.add(event);
    return () => this.#events.delete(event);
  }

  /** Moves to the next event and fires it. Answers whether there was one. */
  async advance(): Promise<boolean> {
    await turn();
    let next: Event | undefined;
    for (const event of this.#events) {
      if (!next || event.at < next.at || (event.at === next.at && event.order < next.order))
        next = event;
    }
    if (!next) return false;
    this.#events.delete(next);
    this.now = next.at;
    next.fire();
    return true;
  }
}
