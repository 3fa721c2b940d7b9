import type { TSESTree } from '@typescript-eslint/types';

/** One element of a join, or the call that is made for each item of a batch. */
export interface JoinMember {
  node: TSESTree.Node;
  /** The call as a message names it: `sendMail()`. */
  name: string;
  /** What it changes outside the program, best evidence first; undefined where it changes nothing. */
  write:
    | {
        evidence: 'proven' | 'assumed';
        words: string;
        /** It is work for others that nothing in the program depends on: a mail, an event. */
        isBackground: boolean;
      }
    | undefined;
  /** Whether its promise may reject, as far as can be seen. */
  canReject: boolean;
  /** Whether code uses its value. */
  isUsed: boolean;
}

/** What a failure of one element does to the others. */
export type JoinHazard =
  /** Others go on writing, and nobody learns how they end. */
  | { kind: 'abandoned' | 'logged'; writers: readonly JoinMember[] }
  /** The same for the items of a list. */
  | { kind: 'batch' | 'batchLogged'; writers: readonly JoinMember[] }
  /** The end of the scope closes what others still use; `assumed` where only a name says so. */
  | { kind: 'closed'; variable: string; closer: string; evidence: 'proven' | 'assumed' };

/** How the value of a join is taken, where its statement can be written anew. */
export type JoinForm =
  /** `await Promise.all([…]);` */
  | { kind: 'dropped'; statement: TSESTree.ExpressionStatement }
  /** `const [user, posts] = await Promise.all([…]);` */
  | {
      kind: 'pattern';
      statement: TSESTree.VariableDeclaration;
      targets: readonly (TSESTree.DestructuringPattern | TSESTree.Identifier | null)[];
      /** By target: whether its type may come from the pattern, and would be another elsewhere. */
      isTypeInDoubt: boolean;
      /** What can be written for a value that is missing; undefined where a use would not bear it. */
      fallback: string | undefined;
    }
  /** `const users = await Promise.all(ids.map(load));` */
  | { kind: 'list'; statement: TSESTree.VariableDeclaration; target: TSESTree.Identifier };

/** An awaited `Promise.all`. */
export interface Join {
  awaited: TSESTree.AwaitExpression;
  call: TSESTree.CallExpression;
  isBatch: boolean;
  members: readonly JoinMember[];
  hazard: JoinHazard | undefined;
  /** How well the hazard is founded. */
  evidence: 'proven' | 'assumed';
  form: JoinForm | undefined;
}
