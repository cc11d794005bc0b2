const PARTS = '.desk-nav button[aria-current], .data-table, [data-region]';

/** F6 walks between the parts of the desk that are on the screen. A part may lie in another: the innermost with the focus is where one is. */
export function moveBetweenRegions(): void {
  const regions = [...document.querySelectorAll<HTMLElement>(PARTS)].filter((region) => region.checkVisibility());
  const at = regions.findLastIndex((region) => region.contains(document.activeElement));
  regions[(at + 1) % regions.length]?.focus();
}
