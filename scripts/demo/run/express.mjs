// What the kiosk needs of Express: its handlers, by method and path.

/** Calls the handler of a path; resolves when it has answered, rejects when it fails before. */
function request(handlers, path, body) {
  return new Promise((resolve, reject) => {
    handlers.get(path)({ body }, { json: resolve }).catch(reject);
  });
}

export default function express() {
  const handlers = new Map();
  return {
    post: (path, handler) => handlers.set(path, handler),
    request: (path, body) => request(handlers, path, body),
  };
}
