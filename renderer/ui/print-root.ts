/** The only part of the page that is printed; empty but while something is being prepared for paper. */
export function printRoot(): HTMLElement {
  let root = document.getElementById('print-root');
  if (!root) {
    root = document.createElement('div');
    root.id = 'print-root';
    document.body.append(root);
  }
  return root;
}
