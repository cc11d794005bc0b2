import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** A part of a screen drawn in the test's own document, used as a person uses it: by labels and words. */
export class DrawnScreen {
  readonly place = document.createElement('div');
  private readonly root: Root = createRoot(this.place);

  constructor() {
    document.body.append(this.place);
  }

  draw(content: ReactNode): Promise<void> {
    return act(async () => this.root.render(content));
  }

  get words(): string {
    return this.place.textContent ?? '';
  }

  button(words: string): HTMLButtonElement {
    const found = [...this.place.querySelectorAll('button')].find((one) => one.textContent?.includes(words));
    if (!found) throw new Error(`no button ${words} in: ${this.words}`);
    return found;
  }

  press(words: string): Promise<void> {
    return this.after(() => this.button(words).click());
  }

  /** Presses or ticks the first element of a selector. */
  click(selector: string): Promise<void> {
    return this.after(() => this.place.querySelector<HTMLElement>(selector)?.click());
  }

  /** Does something and waits until the screen shows what came of it. */
  after(doing: () => void): Promise<void> {
    return act(async () => doing());
  }

  /** Gives files to a field that takes them. */
  give(label: string, ...files: readonly File[]): Promise<void> {
    return this.after(() => {
      const field = this.labelled(label);
      Object.defineProperty(field, 'files', { value: files, configurable: true });
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  /** Types into a line or area, or chooses by value. */
  fill(label: string, value: string): Promise<void> {
    return this.after(() => {
      const field = this.labelled(label);
      const kinds = { INPUT: HTMLInputElement, TEXTAREA: HTMLTextAreaElement, SELECT: HTMLSelectElement } as const;
      const kind = kinds[field.tagName as keyof typeof kinds];
      Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value);
      field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
    });
  }

  labelled(label: string): Element {
    const found = this.place.querySelector(`[aria-label="${label}"]`);
    if (!found) throw new Error(`nothing labelled ${label}`);
    return found;
  }

  async close(): Promise<void> {
    await act(async () => this.root.unmount());
    this.place.remove();
  }
}
