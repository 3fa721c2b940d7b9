// What the application needs of React: elements, and a rendering of them to text.

export const Fragment = Symbol('Fragment');

export function jsx(type, props) {
  return { element: true, type, props };
}

export const jsxs = jsx;

export function isElement(value) {
  return typeof value === 'object' && value !== null && value.element === true;
}

/** The HTML of a node; components may be asynchronous, and children are rendered together. */
export async function render(node) {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return (await Promise.all(node.map(render))).join('');
  if (!isElement(node)) return String(node);

  const { type, props } = node;
  if (typeof type === 'function') return render(await type(props));
  const { children, ...attributes } = props;
  const inner = await render(children);
  if (type === Fragment) return inner;
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${type}${list.join('')}>${inner}</${type}>`;
}
