/** What the user says of a call: the best evidence there is. */
export type DeclaredEffect = 'read' | 'write' | 'gate' | 'barrier' | 'pure';

/** One entry of `settings.waterfall.effects`, parsed. */
export type EffectSetting =
  | {
      readonly kind: 'module';
      readonly module: string;
      readonly exports: readonly RegExp[];
      readonly effect: DeclaredEffect;
    }
  | { readonly kind: 'call'; readonly call: RegExp; readonly effect: DeclaredEffect };
