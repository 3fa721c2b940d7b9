// The few Next.js functions this application uses, so that it type-checks without Next.js installed.

declare module 'next/navigation' {
  export function redirect(path: string): never;
  export function notFound(): never;
}

declare module 'next/headers' {
  export function cookies(): Promise<{ get(name: string): { value: string } | undefined }>;
}

declare module 'next/cache' {
  export function revalidatePath(path: string): void;
}

declare module 'next/server' {
  export function after(task: () => unknown): void;
}
