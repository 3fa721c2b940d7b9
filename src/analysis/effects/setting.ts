/**
 * What the user says of a call: the best evidence there is. `log` writes lines or figures whose order
 * nobody relies on; `background` is work whose end nobody waits for.
 */
export type DeclaredEffect = 'read' | 'write' | 'gate' | 'barrier' | 'pure' | 'log' | 'background';

/** Every declared effect, as messages list them. */
export const DECLARED_EFFECTS: readonly DeclaredEffect[] = [
  'read',
  'write',
  'gate',
  'barrier',
  'pure',
  'log',
  'background',
];

/** One entry of `settings.waterfall.effects`, parsed. The first entry that matches a call wins. */
export type EffectSetting =
  /** Exports of a module, with the members behind them: `getUser`, `db.users.find`. */
  | {
      readonly kind: 'module';
      readonly module: string;
      readonly exports: readonly RegExp[];
      readonly effect: DeclaredEffect;
    }
  /** Exports of a module that are values as a library of the catalogue gives them. */
  | {
      readonly kind: 'like';
      readonly module: string;
      readonly exports: readonly RegExp[];
      /** The name of a library; one of `LIBRARY_NAMES`. */
      readonly like: string;
    }
  /** Methods of values that are declared with a type of this name. */
  | {
      readonly kind: 'type';
      readonly type: RegExp;
      /** The first one that matches the name of a method wins. */
      readonly methods: readonly { readonly name: RegExp; readonly effect: DeclaredEffect }[];
    }
  /** Calls by their callee as it is written, such as `analytics.track`. */
  | { readonly kind: 'call'; readonly call: RegExp; readonly effect: DeclaredEffect };
