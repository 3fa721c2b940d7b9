// The few React types this application uses, so that it type-checks without React installed.

declare module 'react' {
  export type ReactNode = JSX.Element | string | number | boolean | null | undefined | ReactNode[];
}

declare namespace JSX {
  interface Element {
    readonly type: unknown;
    readonly props: Readonly<Record<string, unknown>>;
  }
  type Renderable = Element | string | number | boolean | null | undefined | Renderable[];
  // A component takes props of its own kind; `never` lets every kind in.
  type ElementType = string | ((props: never) => Renderable | Promise<Renderable>);
  interface ElementChildrenAttribute {
    children: unknown;
  }
  interface IntrinsicAttributes {
    key?: string | number;
  }
  interface IntrinsicElements {
    [name: string]: Record<string, unknown>;
  }
}
