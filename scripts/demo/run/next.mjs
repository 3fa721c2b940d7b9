// What the application needs of Next.js.

/** Leaving a page is an error with a name, as in Next.js. */
function leave(message) {
  throw Object.assign(new Error(message), { name: 'Navigation' });
}

export const redirect = (path) => leave(`redirect to ${path}`);
export const notFound = () => leave('not found');
export const cookies = async () => ({ get: () => ({ value: 'captain' }) });
export const revalidatePath = () => {};

/** What is to run when the answer is given. */
export const tasks = [];
export const after = (task) => {
  tasks.push(task);
};
