/**
 * Firebase, for browsers (from version 9) and for servers. References and conditions refuse values that
 * are empty or undefined at once, before there is a promise.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, unwrap } from '../../../../utils/ast.js';
import { barrier, classOf, each, gate, pure, read, write } from '../library.js';
import type { Library, Member, RowOf } from '../library.js';
import { serial } from '../databases/connection.js';

const TRANSACTION = 'a transaction runs its statements one after another and may run again';
const LISTENS = 'it registers a listener';

/** `doc(db, 'users', id)`: an id that is not written out may be refused. */
const refusing =
  (result: string): RowOf =>
  (call) => ({
    result,
    ...(!call.arguments.slice(result.startsWith('firestore.web') ? 1 : 0).every(isWritten) && {
      throws: true,
    }),
  });

function isWritten(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return (
    (value.type === AST_NODE_TYPES.Literal && value.value !== '') ||
    (value.type === AST_NODE_TYPES.TemplateLiteral && value.expressions.length === 0)
  );
}

const reading: Member = { call: read('db') };
const writing: Member = { call: write('db') };

export const firestore: Library = {
  modules: ['firebase/firestore', 'firebase/firestore/lite'],
  versions: '>=9 <13',
  checked: '11.10.0',
  source: 'type declarations of @firebase/firestore; documentation “Get data with Cloud Firestore”',
  exports: {
    ...each(
      `getDoc getDocs getDocFromCache getDocFromServer getDocsFromCache getDocsFromServer
       getCountFromServer getAggregateFromServer`,
      reading,
    ),
    ...each('setDoc addDoc updateDoc deleteDoc', writing),
    ...each('doc collection collectionGroup query where orderBy limit startAfter startAt endAt', {
      call: refusing('firestore.web'),
    }),
    getFirestore: { call: { result: 'firestore.web', shared: true } },
    runTransaction: { call: barrier(TRANSACTION) },
    ...each('onSnapshot onSnapshotsInSync', { call: barrier(LISTENS) }),
    Transaction: { type: 'firestore.transaction' },
  },
  kinds: { 'firestore.web': {} },
};

export const firebaseStorage: Library = {
  modules: ['firebase/storage'],
  versions: '>=9 <13',
  checked: '11.10.0',
  source: 'type declarations of @firebase/storage',
  exports: {
    ...each('getDownloadURL getMetadata list listAll getBytes getBlob', { call: read('http') }),
    ...each('uploadBytes uploadString updateMetadata deleteObject', { call: write('http') }),
    ref: { call: { result: 'firestore.web', throws: true } },
    getStorage: { call: { result: 'firestore.web', shared: true } },
  },
};

export const firebaseDatabase: Library = {
  modules: ['firebase/database'],
  versions: '>=9 <13',
  checked: '11.10.0',
  source: 'type declarations of @firebase/database',
  exports: {
    get: reading,
    ...each('set update remove', writing),
    runTransaction: { call: barrier(TRANSACTION) },
    ...each('ref child query', { call: { result: 'firestore.web', throws: true } }),
    getDatabase: { call: { result: 'firestore.web', shared: true } },
  },
};

const DOCUMENTS: Record<string, Member> = {
  ...each('where orderBy limit limitToLast offset select startAt startAfter endAt endBefore', {
    call: refusing('firestore.query'),
  }),
  get: reading,
  count: { call: pure('firestore.count') },
  onSnapshot: { call: barrier(LISTENS) },
  stream: { call: barrier('it keeps its place between rows') },
};

export const firestoreAdmin: Library = {
  modules: ['firebase-admin/firestore', '@google-cloud/firestore'],
  versions: '*',
  checked: '13.10.0',
  source: 'type declarations of @google-cloud/firestore',
  exports: {
    getFirestore: { call: { result: 'firestore.db', shared: true } },
    Firestore: classOf('firestore.db'),
    CollectionReference: { type: 'firestore.collection' },
    DocumentReference: { type: 'firestore.document' },
    Query: { type: 'firestore.query' },
    Transaction: { type: 'firestore.transaction' },
  },
  kinds: {
    'firestore.db': {
      type: 'firebase-admin/firestore#Firestore',
      members: {
        collection: { call: refusing('firestore.collection') },
        collectionGroup: { call: refusing('firestore.query') },
        doc: { call: refusing('firestore.document') },
        ...each('getAll listCollections', reading),
        runTransaction: { call: barrier(TRANSACTION) },
      },
    },
    'firestore.collection': {
      type: 'firebase-admin/firestore#CollectionReference',
      members: {
        ...DOCUMENTS,
        doc: { call: refusing('firestore.document') },
        listDocuments: reading,
        add: writing,
      },
    },
    'firestore.query': { type: 'firebase-admin/firestore#Query', members: DOCUMENTS },
    'firestore.count': {
      type: 'firebase-admin/firestore#AggregateQuery<any>',
      members: { get: reading },
    },
    'firestore.document': {
      type: 'firebase-admin/firestore#DocumentReference',
      members: {
        ...each('get listCollections', reading),
        ...each('set update create delete', writing),
        collection: { call: refusing('firestore.collection') },
        onSnapshot: { call: barrier(LISTENS) },
      },
    },
    'firestore.transaction': serial('firestore.transaction', TRANSACTION),
  },
};

export const firebaseAuth: Library = {
  modules: ['firebase-admin/auth'],
  versions: '>=11 <14',
  checked: '13.10.0',
  source: 'type declarations: BaseAuth',
  exports: { getAuth: { call: { result: 'firebase.auth', shared: true } } },
  kinds: {
    'firebase.auth': {
      type: 'firebase-admin/auth#Auth',
      members: {
        ...each('getUser getUserByEmail getUserByPhoneNumber getUsers listUsers', {
          call: read('http'),
        }),
        ...each(
          `createUser updateUser deleteUser deleteUsers setCustomUserClaims revokeRefreshTokens
           importUsers`,
          { call: write('http') },
        ),
        ...each('verifyIdToken verifySessionCookie', {
          call: { ...gate('it refuses a token that is not valid'), waits: true },
        }),
      },
    },
  },
};

/** `admin.firestore()`. */
export const firebaseAdmin: Library = {
  modules: ['firebase-admin'],
  versions: '>=11 <14',
  checked: '13.10.0',
  source: 'type declarations',
  exports: {
    firestore: { call: { result: 'firestore.db', shared: true } },
    auth: { call: { result: 'firebase.auth', shared: true } },
  },
};

export const FIREBASE: readonly Library[] = [
  firebaseAdmin,
  firestore,
  firebaseStorage,
  firebaseDatabase,
  firestoreAdmin,
  firebaseAuth,
];
