import { expect, it } from 'vitest';
import { moveBetweenRegions } from '#renderer/app/regions.ts';

it('walks through the parts of the desk, inner ones after those they lie in, past hidden ones, and round to the navigation', () => {
  document.body.innerHTML = `
    <nav class="desk-nav"><button aria-current="page" id="nav"></button><button></button></nav>
    <div data-region tabindex="-1" id="desk">
      <section class="data-table" tabindex="0" id="list"><input id="inside" /></section>
      <section data-region tabindex="-1" id="hidden"></section>
      <section data-region tabindex="-1" id="editor"></section>
    </div>`;
  // The test's page lays nothing out.
  for (const part of document.querySelectorAll<HTMLElement>('*')) part.checkVisibility = () => part.id !== 'hidden';
  const next = (): string | undefined => {
    moveBetweenRegions();
    return document.activeElement?.id;
  };
  expect([next(), next(), next(), next(), next()]).toEqual(['nav', 'desk', 'list', 'editor', 'nav']);
  document.getElementById('inside')?.focus();
  expect(next()).toBe('editor');
  document.body.innerHTML = '';
});
